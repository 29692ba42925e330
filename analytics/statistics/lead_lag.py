"""Does one series run ahead of another? Only without its own memory and trend, beside dealt runs, and on enough quarters."""

from collections.abc import Sequence

import numpy

from analytics.errors import NotEnoughData
from analytics.statistics.block_bootstrap import block_bootstrap, runs_dealt_anew
from analytics.statistics.of_rows import Row

FEWEST_QUARTERS = 24
FEWEST_A_QUARTER = 2
LAGS = range(-4, 5)
_WORLDS, _SEED, _FALSE_ALARMS = 499, 20200624, 0.05


def leads(rows: Sequence[Row]) -> list[Row]:
    """Return one row a lag_quarters from -4 to 4: correlation with low and high, bar, p_pct and quarters.

    Rows hold quarter (four times the year plus its place), events and projects, in the order of quarters. A positive lag sets events beside
    later projects. bar is what the largest correlation of all lags, either way, passes in 5 of 100 worlds. Refuses as
    «too_few_quarters» where fewer than 24 quarters in a row, up to the last, hold two of both.
    """
    counts = {row["quarter"]: (row["events"], row["projects"]) for row in rows}
    run = _last_run(counts, max(counts))
    if len(run) < FEWEST_QUARTERS:
        raise NotEnoughData(len(run), FEWEST_QUARTERS, "too_few_quarters")
    first, second = prewhitened(*numpy.array(run, dtype=float).T)
    bar, p = against_dealt_runs(first, second)
    return [{"lag_quarters": lag, **_told(first, second, lag), "bar": bar, "p_pct": 100 * p, "quarters": len(run)} for lag in LAGS]


def _last_run(counts: dict[int, tuple[int, int]], last: int) -> list[tuple[int, int]]:
    """Return the pairs of the quarters in a row up to `last` that hold enough of both, the earliest first."""
    run = []
    while min(counts.get(last, (0, 0))) >= FEWEST_A_QUARTER:
        run.append(counts[last])
        last -= 1
    return run[::-1]


def prewhitened(first: numpy.ndarray, second: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return two series of counts without their trends, and without the memory of one quarter that each has.

    Square roots even the spread of counts. Haugh 1976, Journal of the American Statistical Association 71, doi 10.1080/01621459.1976.10480353.
    """
    return _without_memory(first), _without_memory(second)


def _without_memory(series: numpy.ndarray) -> numpy.ndarray:
    roots, place = numpy.sqrt(series), numpy.arange(len(series))
    left = roots - numpy.polyval(numpy.polyfit(place, roots, 1), place)
    before, after = left[:-1], left[1:]
    return after - before * (before @ after) / max(float(before @ before), 1e-12)


def correlation(first: numpy.ndarray, second: numpy.ndarray, lag: int = 0) -> numpy.ndarray:
    """Return the correlation of each line of `first` with `second` `lag` periods later; 0 where one of them never changes."""
    ahead, behind = _beside(first, second, lag)
    ahead, behind = ahead - ahead.mean(axis=-1, keepdims=True), behind - behind.mean()
    spread = numpy.sqrt((ahead**2).mean(axis=-1) * (behind**2).mean())
    return (ahead * behind).mean(axis=-1) / numpy.maximum(spread, 1e-12)


def _beside(first: numpy.ndarray, second: numpy.ndarray, lag: int) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return both without the ends that `lag` periods leave alone."""
    return (first[..., : first.shape[-1] - lag], second[lag:]) if lag >= 0 else (first[..., -lag:], second[:lag])


def against_dealt_runs(first: numpy.ndarray, second: numpy.ndarray, worlds: int = _WORLDS) -> tuple[float, float]:
    """Return the bar that the largest correlation of all lags passes in 5% of worlds, and the share of worlds that pass ours.

    In a world the runs of the first series are dealt anew. The observed world counts as one of them: North, Curtis and Sham 2002, American
    Journal of Human Genetics 71, doi 10.1086/341527.
    """
    random = numpy.random.default_rng(_SEED)
    drawn = _largest(numpy.stack([runs_dealt_anew(first, random) for _ in range(worlds)]), second)
    passed = 1 + int((drawn >= _largest(first, second)).sum())
    return float(numpy.quantile(drawn, 1 - _FALSE_ALARMS, method="higher")), passed / (worlds + 1)


def _largest(first: numpy.ndarray, second: numpy.ndarray) -> numpy.ndarray:
    return numpy.max([abs(correlation(first, second, lag)) for lag in LAGS], axis=0)


def _told(first: numpy.ndarray, second: numpy.ndarray, lag: int) -> Row:
    """Return the correlation at a lag with the interval of pairs that are drawn again in runs."""
    ahead, behind = _beside(first, second, lag)
    places = range(len(ahead))
    low, high = block_bootstrap(places, lambda drawn: float(correlation(ahead[drawn.astype(int)], behind[drawn.astype(int)])))
    return {"correlation": float(correlation(first, second, lag)), "low": low, "high": high}
