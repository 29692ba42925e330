"""Do two coders agree? Cohen's kappa, and its interval where records under one rule are coded together."""

from collections.abc import Sequence

import numpy

from analytics.errors import NotEnoughData
from analytics.statistics.intervals import LEVEL, SMALLEST_SHARE, bootstrap_tail
from analytics.statistics.of_rows import Row

_WORLDS, _SEED = 2000, 20200624


def cohens_kappa(table: numpy.ndarray) -> float | None:
    """Return Cohen's kappa of a square table of counts, first coder by second coder; None where chance alone agrees wholly.

    Cohen 1960, Educational and Psychological Measurement 20, doi 10.1177/001316446002000104.
    """
    return _kappas(numpy.asarray(table, dtype=float)[None])[0]


def kappa_interval(tables: numpy.ndarray, level: float = LEVEL) -> tuple[float, float] | None:
    """Return the percentile interval of kappa over the sum of `tables`, one square table of counts a rule; None where kappa is, or with one.

    Rules are drawn again, not records: all records under a rule stand or fall together. Fixed seed.
    Efron 1979, Annals of Statistics 7, doi 10.1214/aos/1176344552.
    """
    random = numpy.random.default_rng(_SEED)
    drawn = random.multinomial(len(tables), numpy.full(len(tables), 1 / len(tables)), size=_WORLDS)
    known = [kappa for kappa in _kappas(numpy.tensordot(drawn, tables, axes=1)) if kappa is not None]
    if not known or len(tables) < 2:
        return None
    tail = bootstrap_tail(len(tables), level)
    low, high = numpy.quantile(known, [tail, 1 - tail])
    return float(low), float(high)


def _kappas(tables: numpy.ndarray) -> list[float | None]:
    whole = tables.sum(axis=(1, 2))
    agreed = numpy.trace(tables, axis1=1, axis2=2) / numpy.maximum(whole, 1)
    chance = (tables.sum(axis=2) * tables.sum(axis=1)).sum(axis=1) / numpy.maximum(whole, 1) ** 2
    return [None if by_luck > 1 - 1e-12 else float((seen - by_luck) / (1 - by_luck)) for seen, by_luck in zip(agreed, chance, strict=True)]


def coders_agree(rows: Sequence[Row]) -> list[Row]:
    """Return one row a pair of function and second_function with its records, and agreed_pct, kappa, low, high of all in each.

    Rows hold rule_id, function and second_function (None for no function) and records. Refuses under 30 coded records, or where
    kappa is not defined.
    """
    counted = [row for row in rows if row["rule_id"] is not None]
    names = list(dict.fromkeys(row[side] for row in rows for side in ("function", "second_function")))
    tables = _tables(counted, names)
    whole = tables.sum(axis=0)
    kappa = cohens_kappa(whole)
    bounds = kappa_interval(tables) if kappa is not None else None
    if whole.sum() < SMALLEST_SHARE or kappa is None or bounds is None:
        raise NotEnoughData(int(whole.sum()) if kappa is not None else 0, SMALLEST_SHARE)
    judged = {"agreed_pct": float(100 * numpy.trace(whole) / whole.sum()), "kappa": kappa, "low": bounds[0], "high": bounds[1]}
    cells = [(first, second, int(whole[i, j])) for i, first in enumerate(names) for j, second in enumerate(names) if whole[i, j]]
    return [{"function": first, "second_function": second, "records": count, **judged} for first, second, count in cells]


def _tables(rows: list[Row], names: list[str | None]) -> numpy.ndarray:
    """Return one square table of records a rule."""
    rules = {rule: place for place, rule in enumerate(dict.fromkeys(row["rule_id"] for row in rows))}
    tables = numpy.zeros((max(len(rules), 1), len(names), len(names)))
    for row in rows:
        tables[rules[row["rule_id"]], names.index(row["function"]), names.index(row["second_function"])] += row["records"]
    return tables
