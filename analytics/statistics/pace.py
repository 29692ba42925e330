"""How fast records come, whether that pace changed, and whether a change could be seen at all."""

from collections.abc import Sequence

import numpy
from scipy.special import betaincinv, gammaln

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import LEVEL, ratio
from analytics.statistics.of_rows import Row, Statistic

FEWEST_A_QUARTER = 2
PERIOD_YEARS = 4
_QUARTERS = 4 * PERIOD_YEARS
_SPELL_QUARTERS = 2
_SURE = 50  # records a quarter beyond which a tripling is always seen


def chance_of_seeing_tripling(pace: float, before: int = _QUARTERS, spell: int = _SPELL_QUARTERS) -> float:
    """Return the chance, between 0 and 1, that a pace of `pace` records a quarter is seen to triple.

    Poisson counts of `before` quarters are set against `spell` quarters at three times the pace; a tripling is seen where the whole exact
    95% interval of the ratio lies above 1. Przyborowski and Wilenski 1940, Biometrika 31, doi 10.1093/biomet/31.3-4.313.
    """
    if pace <= 0 or pace > _SURE:
        return float(pace > 0)
    usual, faster = _chances(pace * before), _chances(3 * pace * spell)
    later = numpy.arange(len(faster))
    low = [betaincinv(numpy.maximum(later, 1), earlier + 1, (1 - LEVEL) / 2) for earlier in range(len(usual))]
    seen = (numpy.array(low) > spell / (spell + before)) & (later > 0)
    return float(usual @ seen @ faster)


def _chances(mean: float) -> numpy.ndarray:
    """Return the Poisson chances of 0, 1, 2 ... records."""
    counts = numpy.arange(int(mean + 8 * mean**0.5) + 12)
    return numpy.exp(counts * numpy.log(mean) - mean - gammaln(counts + 1))


def change_of_pace(group: str) -> Statistic:
    """Return one row a `group`: previous and latest (records of two periods of four whole years), pace, ratio, low, high, power_pct.

    Rows hold `group` (those without one are left out), year (None for none), records and last_year, the last whole one. pace is in records
    a quarter of the earlier period; under 2 a quarter there is no ratio. power_pct is the chance to see a tripling of half a year at
    that pace. Refuses where no `group` has a ratio.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        last = rows[0]["last_year"]
        found = [_changed(group, name, rows, last) for name in dict.fromkeys(row[group] for row in rows) if name is not None]
        if all(row["ratio"] is None for row in found):
            raise NotEnoughData(max((row["previous"] for row in found), default=0), FEWEST_A_QUARTER * _QUARTERS)
        return sorted(found, key=lambda row: row["ratio"] is None)

    return statistic


def _changed(group: str, name: str, rows: Sequence[Row], last: int) -> Row:
    later_from, earlier_from = last - PERIOD_YEARS + 1, last - 2 * PERIOD_YEARS + 1
    years = [(row["year"], row["records"]) for row in rows if row[group] == name and row["year"] is not None]
    earlier = sum(count for year, count in years if earlier_from <= year < later_from)
    later = sum(count for year, count in years if later_from <= year <= last)
    pace = earlier / _QUARTERS
    spans = {"earlier_from": earlier_from, "later_from": later_from, "last_year": last}
    return {group: name, "previous": earlier, "latest": later, "pace": pace, **_compared(earlier, later, pace), **spans}


def _compared(earlier: int, later: int, pace: float) -> Row:
    power = {"power_pct": 100 * chance_of_seeing_tripling(pace)}
    if pace < FEWEST_A_QUARTER:
        return {"ratio": None, "low": None, "high": None, **power}
    low, high = ratio(later, earlier)
    return {"ratio": later / earlier, "low": low, "high": high, **power}
