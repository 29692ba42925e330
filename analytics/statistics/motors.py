"""Chains: does one class follow another in an organisation's own later records, more often than two worlds by chance would have it?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy
from scipy.special import ndtri

from analytics.errors import NotEnoughData
from analytics.statistics.of_rows import Row

FOLLOWING_YEARS = 2
FEWEST_EXPECTED = 4
FALSE_ALARMS = 0.05
POWER = 0.8
_WORLDS, _SEED = 499, 20200624


@dataclass(frozen=True)
class Chains:
    """Who takes part in which record: arrays of places, one a pair of organisation and record; years count from 0.

    A record of a year after `last_start` is too young to have been followed.
    """

    organisation: numpy.ndarray
    record: numpy.ndarray
    function: numpy.ndarray
    year: numpy.ndarray
    functions: int
    last_start: int


@dataclass(frozen=True)
class Chance:
    """What worlds by chance give in each cell: mean, spread, the middle 95%, and what the whole table passes in 5% of worlds."""

    mean: numpy.ndarray
    spread: numpy.ndarray
    low: numpy.ndarray
    high: numpy.ndarray
    bar: numpy.ndarray


def followed(chains: Chains) -> numpy.ndarray:
    """Return a square table: pairs of the function in its row that one of its column follows, same organisation, one or two years on."""
    years = int(chains.year.max()) + 1 + FOLLOWING_YEARS
    present = numpy.zeros((int(chains.organisation.max()) + 1, chains.functions, years), dtype=bool)
    present[chains.organisation, chains.function, chains.year] = True
    later = numpy.zeros_like(present)
    for wait in range(1, FOLLOWING_YEARS + 1):
        later[:, :, :-wait] |= present[:, :, wait:]
    old = chains.year <= chains.last_start
    starts = numpy.eye(chains.functions)[chains.function[old]]
    return starts.T @ later[chains.organisation[old], :, chains.year[old]]


def years_dealt_anew(chains: Chains, random: numpy.random.Generator) -> Chains:
    """Return a world in which the records of each function trade their years: each function keeps its years, each organisation its records."""
    _, first = numpy.unique(chains.record, return_index=True)
    dealt = numpy.zeros(int(chains.record.max()) + 1, dtype=int)
    dealt[chains.record[first]] = _dealt(chains.year[first], chains.function[first], random)
    return replace(chains, year=dealt[chains.record])


def functions_dealt_anew(chains: Chains, random: numpy.random.Generator) -> Chains:
    """Return a world in which the records of each organisation trade their functions: it keeps its functions and its busy years."""
    return replace(chains, function=_dealt(chains.function, chains.organisation, random))


def _dealt(values: numpy.ndarray, groups: numpy.ndarray, random: numpy.random.Generator) -> numpy.ndarray:
    dealt = numpy.empty_like(values)
    dealt[numpy.argsort(groups, kind="stable")] = values[numpy.lexsort((random.random(len(values)), groups))]
    return dealt


def chance(chains: Chains, deal: Callable, worlds: int = _WORLDS) -> Chance:
    """Return what `worlds` dealt by `deal` give; fixed seed.

    The bar holds for the whole table at once: only in 5% of worlds does any cell that is looked at pass its own. Westfall and Young 1993,
    Resampling-Based Multiple Testing.
    """
    random = numpy.random.default_rng(_SEED)
    drawn = numpy.stack(list(_tables(chains, deal, random, worlds)))
    mean, spread = drawn.mean(axis=0), numpy.maximum(drawn.std(axis=0), 0.5)
    looked_at = mean >= FEWEST_EXPECTED
    above = numpy.where(looked_at, (drawn - mean) / spread, -numpy.inf).max(axis=(1, 2))
    steps = numpy.quantile(above, 1 - FALSE_ALARMS) if looked_at.any() else 0
    low, high = numpy.quantile(drawn, [0.025, 0.975], axis=0)
    return Chance(mean, spread, low, high, mean + steps * spread)


def _tables(chains: Chains, deal: Callable, random: numpy.random.Generator, worlds: int) -> Iterator[numpy.ndarray]:
    for _ in range(worlds):
        yield followed(deal(chains, random))


def function_chains(rows: Sequence[Row]) -> list[Row]:
    """Return one row a function and next_function: starts, followed, expected with expected_low and expected_high, ratio and low.

    Rows hold organisation_id, record_id, function and year (None beside a function nobody serves) and last_year, the last whole one. ratio is
    followed over expected, None under 4 expected; low is followed over the bar, so a chain with low above 1 passes what chance gives;
    visible_ratio is the smallest ratio that would pass it 80 times in 100. Of the two worlds by chance the one with the higher bar
    counts. Refuses where no cell has 4 expected.
    """
    names = list(dict.fromkeys(row["function"] for row in rows))
    taking = [row for row in rows if row["year"] is not None and row["year"] <= row["last_year"]]
    if len(taking) < 2:
        raise NotEnoughData(len(taking), 30)
    chains = chains_of(taking, names)
    worlds = [chance(chains, deal) for deal in (years_dealt_anew, functions_dealt_anew)]
    table = followed(chains)
    found = [{**_named(chains, names, place), **_cell(int(table[place]), worlds, place)} for place in numpy.ndindex(table.shape)]
    if all(row["ratio"] is None for row in found):
        raise NotEnoughData(max(row["followed"] for row in found), 30)
    return found


def chains_of(rows: Sequence[Row], names: Sequence[str]) -> Chains:
    """Return `rows` as arrays; functions stand in the order of `names`."""
    places = [_placed([row[column] for row in rows]) for column in ("organisation_id", "record_id")]
    years = numpy.array([row["year"] for row in rows])
    functions = numpy.array([names.index(row["function"]) for row in rows])
    last_start = int(rows[0]["last_year"] - FOLLOWING_YEARS - years.min())
    return Chains(*places, functions, years - years.min(), len(names), last_start)


def _placed(values: list[str]) -> numpy.ndarray:
    return numpy.unique(numpy.array(values), return_inverse=True)[1]


def _named(chains: Chains, names: Sequence[str], place: tuple[int, ...]) -> Row:
    starts = (chains.function == place[0]) & (chains.year <= chains.last_start)
    return {"function": names[place[0]], "next_function": names[place[1]], "starts": int(starts.sum())}


def _cell(seen: int, worlds: list[Chance], place: tuple[int, ...]) -> Row:
    hardest = max(worlds, key=lambda world: world.bar[place])
    expected, bar = float(hardest.mean[place]), float(hardest.bar[place])
    given = {"followed": seen, "expected": expected, "expected_low": float(hardest.low[place]), "expected_high": float(hardest.high[place])}
    if min(world.mean[place] for world in worlds) < FEWEST_EXPECTED:
        return {**given, "ratio": None, "low": None, "visible_ratio": None}
    return {
        **given,
        "ratio": seen / expected,
        "low": seen / bar,
        "visible_ratio": visible_ratio(expected, float(hardest.spread[place]), bar),
    }


def visible_ratio(expected: float, spread: float, bar: float) -> float:
    """Return how many times what is `expected` a chain must be to pass the `bar` 80 times in 100.

    Counts are taken as normal, with a variance that grows as their mean does from the `spread` (standard deviation) of the expected one:
    ratio * expected - 0.84 * spread * sqrt(ratio) = bar.
    """
    margin = float(ndtri(POWER)) * spread
    return ((margin + (margin**2 + 4 * expected * bar) ** 0.5) / (2 * expected)) ** 2
