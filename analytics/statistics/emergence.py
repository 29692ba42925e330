"""Emergence: classes that are young and take more of the late records than chance would give them, by a rule that seldom cries wolf."""

from collections.abc import Sequence

import numpy
from scipy.special import betainc

from analytics.errors import NotEnoughData
from analytics.statistics.bursts_of_rows import heaviest_bursts
from analytics.statistics.intervals import SMALLEST_GROWTH, clopper_pearson, ratio
from analytics.statistics.of_rows import Row, Statistic

PERIOD_YEARS = 3
SMALLEST_CLASS = 10  # records of both periods: below it the interval of the ratio spans more than a factor of ten
FALSE_ALARMS = 0.05
FASTER = 2.0  # what the power is said for: a share that doubles
_WORLDS, _SEED = 4999, 20200624
Counts = Sequence[int] | numpy.ndarray


def chance_of_so_many(latest: numpy.ndarray, both: numpy.ndarray, part: numpy.ndarray | float) -> numpy.ndarray:
    """Return the binomial chance, between 0 and 1, of `latest` or more of the records of `both` periods, where `part` of all are late."""
    fewest = numpy.maximum(latest, 1)
    return numpy.where(latest > 0, betainc(fewest, both - fewest + 1, part), 1.0)


def least_chance(table: numpy.ndarray) -> numpy.ndarray:
    """Return for each world the least chance of any class that is judged: young, and with 10 records in six years; 1 where none is.

    `table` are counts by world, class and year, the last year last. A class is young where its records are on average of a later year than
    those of all classes.
    """
    previous, latest = _periods(table)
    both, all_latest = previous + latest, latest.sum(axis=1, keepdims=True)
    part = all_latest / numpy.maximum(all_latest + previous.sum(axis=1, keepdims=True), 1)
    judged = (both >= SMALLEST_CLASS) & (_mean_place(table) > _mean_place(table.sum(axis=1, keepdims=True)))
    return numpy.where(judged, chance_of_so_many(latest, both, part), 1.0).min(axis=1)


def bar_of_chance(shares: Sequence[float], totals: Counts) -> float:
    """Return the chance that the least of all judged classes falls under in 5% of worlds in which no share changes; fixed seed."""
    least = simulated_chances(shares, totals, numpy.random.default_rng(_SEED), _WORLDS)
    return float(numpy.quantile(least, FALSE_ALARMS, method="lower"))


def simulated_chances(shares: Sequence[float], totals: Counts, random: numpy.random.Generator, worlds: int) -> numpy.ndarray:
    """Return `least_chance` of `worlds` in which the records of each year fall on the classes by their `shares`, which never change."""
    even = numpy.asarray(shares, dtype=float) / sum(shares)
    return least_chance(numpy.stack([random.multinomial(int(n), even, size=worlds) for n in totals], axis=2))


def chance_of_seeing(share: float, totals: Counts, bar: float, worlds: int = 400) -> float:
    """Return the chance, between 0 and 1, that a class whose `share` doubles in the last three years passes the `bar`; fixed seed."""
    previous, latest = _periods(numpy.asarray(totals))
    random = numpy.random.default_rng(_SEED)
    before, after = random.binomial(previous, share, worlds), random.binomial(latest, min(FASTER * share, 1.0), worlds)
    seen = (before + after >= SMALLEST_CLASS) & (chance_of_so_many(after, before + after, latest / (previous + latest)) < bar)
    return float(seen.mean())


def emergence(group: str, count: str) -> Statistic:
    """Return one row a class of `group`, the least likely rise first; a class under 10 records in both periods keeps its counts alone.

    Rows hold `group`, year, `count`, last_year (the last whole one, no row is later) and is_shown: all classes are the whole, those shown
    are returned. Columns: `group`, `count`, since_year, mean_age (years), previous and latest (records of the two last periods of three
    years), ratio with ratio_low and ratio_high, late_pct (of both periods in the later) with low_pct and high_pct, late_of_all_pct,
    mean_age_of_all, chance_pct and bar_pct, power_pct and burst_year (of a clear burst). Refuses where a period has fewer than 30 records.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        last = rows[0]["last_year"]
        years = range(min(last - 2 * PERIOD_YEARS + 1, *(row["year"] for row in rows)), last + 1)
        table = _table(rows, group, count, years)
        bar = _bar(table)
        whole = numpy.sum(list(table.values()), axis=0)
        clear = {row[group]: row["first_year"] for row in heaviest_bursts(group, count)(rows) if (row["weight"] or 0) > row["bar"]}
        found = [
            {group: name, **_placed(table[name], years, count), **_judged(table[name], whole, bar), "burst_year": clear.get(name)}
            for name in dict.fromkeys(row[group] for row in rows if row["is_shown"])
        ]
        return _sorted(found)

    return statistic


def _bar(table: dict[str, numpy.ndarray]) -> float:
    whole = numpy.sum(list(table.values()), axis=0)
    fewest = int(min(_periods(whole)))
    if fewest < SMALLEST_GROWTH:
        raise NotEnoughData(fewest, SMALLEST_GROWTH)
    return bar_of_chance([counts.sum() for counts in table.values()], whole)


def _sorted(rows: list[Row]) -> list[Row]:
    if all(row["chance_pct"] is None for row in rows):
        raise NotEnoughData(max(row["previous"] + row["latest"] for row in rows), SMALLEST_CLASS)
    return sorted(rows, key=lambda row: (row["chance_pct"] is None, row["chance_pct"]))


def _table(rows: Sequence[Row], group: str, count: str, years: range) -> dict[str, numpy.ndarray]:
    table: dict[str, numpy.ndarray] = {}
    for row in rows:
        table.setdefault(row[group], numpy.zeros(len(years), dtype=int))[row["year"] - years[0]] += row[count]
    return table


def _periods(counts: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return the records of the three years before the last three, and of the last three."""
    later = counts[..., -PERIOD_YEARS:].sum(axis=-1)
    return counts[..., -2 * PERIOD_YEARS :].sum(axis=-1) - later, later


def _mean_place(counts: numpy.ndarray) -> numpy.ndarray:
    return (counts * numpy.arange(counts.shape[-1])).sum(axis=-1) / numpy.maximum(counts.sum(axis=-1), 1)


def _placed(counts: numpy.ndarray, years: range, count: str) -> Row:
    since = years[int(numpy.flatnonzero(counts)[0])]
    return {count: int(counts.sum()), "since_year": since, "mean_age": float(len(counts) - 1 - _mean_place(counts))}


def _judged(counts: numpy.ndarray, whole: numpy.ndarray, bar: float) -> Row:
    previous, latest = (int(part) for part in _periods(counts))
    part = float(_periods(whole)[1] / sum(_periods(whole)))
    rise = _rise(previous, latest)
    chance = chance_of_so_many(numpy.asarray(latest), numpy.asarray(previous + latest), part)
    of_all = {"late_of_all_pct": 100 * part, "mean_age_of_all": float(len(whole) - 1 - _mean_place(whole))}
    judged = {"chance_pct": None if rise["late_pct"] is None else 100 * float(chance), "bar_pct": 100 * bar}
    power = {"power_pct": 100 * chance_of_seeing(counts.sum() / whole.sum(), whole, bar)}
    return {"previous": previous, "latest": latest, **rise, **of_all, **judged, **power}


def _rise(previous: int, latest: int) -> Row:
    if previous + latest < SMALLEST_CLASS:
        return dict.fromkeys(("ratio", "ratio_low", "ratio_high", "late_pct", "low_pct", "high_pct"))
    low, high = clopper_pearson(latest, previous + latest)
    shares = {"late_pct": 100 * latest / (previous + latest), "low_pct": 100 * low, "high_pct": 100 * high}
    if not previous:
        return {"ratio": None, "ratio_low": ratio(latest, previous)[0], "ratio_high": None, **shares}
    return {"ratio": latest / previous, **dict(zip(("ratio_low", "ratio_high"), ratio(latest, previous), strict=True)), **shares}
