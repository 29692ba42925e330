"""The ceiling of a diffusion: estimated only where the curve has turned, refused where the data cannot tell."""

from collections.abc import Sequence

import numpy

from analytics.errors import NotEnoughData
from analytics.statistics.of_rows import Row

YEARS_PAST_THE_PEAK = 3  # before it, a ceiling twice as high fits as well
_WIDEST = 2.0  # high bound over low bound
_RESAMPLES, _SEED = 200, 20200624


def bass_ceiling(rows: Sequence[Row]) -> list[Row]:
    """Return one row: ceiling, low, high, reached (all so far) and peak_year, from the yearly `projects` by `year`.

    Refuses as «unidentifiable» with the years past the peak where three are needed, also when resampled ceilings differ more than
    twofold. Bass 1969, Management Science 15, doi 10.1287/mnsc.15.5.215; fitted as in Srinivasan and Mason 1986, Marketing Science 5,
    doi 10.1287/mksc.5.2.169; refusal: Van den Bulte and Lilien 1997, Marketing Science 16, doi 10.1287/mksc.16.4.338.
    """
    first, counts = rows[0]["year"], [0] * (rows[-1]["year"] - rows[0]["year"] + 1)
    for row in rows:
        counts[row["year"] - first] += row["projects"]
    past = len(counts) - 1 - int(numpy.argmax(counts))
    if past < YEARS_PAST_THE_PEAK or len(counts) < 8:
        raise NotEnoughData(past, YEARS_PAST_THE_PEAK, "unidentifiable")
    ceiling, low, high = _fitted(numpy.asarray(counts, dtype=float))
    if not high / low <= _WIDEST:
        raise NotEnoughData(past, YEARS_PAST_THE_PEAK, "unidentifiable")
    return [{"ceiling": ceiling, "low": low, "high": high, "reached": sum(counts), "peak_year": first + int(numpy.argmax(counts))}]


def _fitted(counts: numpy.ndarray) -> tuple[float, float, float]:
    """Return the ceiling with its parametric bootstrap interval; infinite where a fit does not settle."""
    best = _fit(counts)
    random = numpy.random.default_rng(_SEED)
    expected = _yearly(numpy.arange(len(counts)), *best) if best else counts
    drawn = [fit[0] if (fit := _fit(random.poisson(expected).astype(float))) else numpy.inf for _ in range(_RESAMPLES)]
    low, high = numpy.quantile(drawn, [0.025, 0.975], method="nearest")
    return (best[0] if best else numpy.inf), float(low), float(high)


def _fit(counts: numpy.ndarray) -> tuple[float, float, float] | None:
    from scipy.optimize import curve_fit

    start = (max(1.5 * counts.sum(), 1.0), 0.02, 0.4)
    try:
        found, _ = curve_fit(_yearly, numpy.arange(len(counts)), counts, p0=start, bounds=((1, 1e-6, 1e-6), (1e7, 1, 3)), maxfev=2000)
    except RuntimeError:  # no settled fit is an answer too
        return None
    return float(found[0]), float(found[1]), float(found[2])


def _yearly(place: numpy.ndarray, ceiling: float, lead: float, follow: float) -> numpy.ndarray:
    return ceiling * (_reached(place + 1, lead, follow) - _reached(place, lead, follow))


def _reached(time: numpy.ndarray, lead: float, follow: float) -> numpy.ndarray:
    left = numpy.exp(-(lead + follow) * time)
    return (1 - left) / (1 + follow / lead * left)
