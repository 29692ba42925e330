"""The chance that a series comes to a value by a year, from its own past steps drawn again."""

import numpy

SMALLEST_SERIES = 7  # readings: chances said and seen in simulated series then differ by less than 5 points, with fewer by more
DRAWS = 4_000
_SEED = 2030

Readings = list[tuple[int, float]]


def chance_of_reaching(readings: Readings, goal: float, goal_year: int, direction: int) -> float | None:
    """Return the chance, as a share, that the series of (year, value) stands at `goal` or beyond it in `goal_year`.

    Future steps are past steps (logarithms of growth, each with its length in years) drawn again with the weights of the Bayesian
    bootstrap (Rubin 1981, Annals of Statistics 9, doi 10.1214/aos/1176345338), and widened around their mean, so that a short past
    counts as uncertain. The last step is cut at `goal_year`. `direction` is 1 where the goal is to be passed upwards, -1 downwards.
    None where there are fewer than `SMALLEST_SERIES` readings, a value is not above zero, or the way ahead is longer than the past.
    """
    years, values = numpy.array([year for year, _ in readings], float), numpy.array([value for _, value in readings], float)
    ahead = goal_year - (readings[-1][0] if readings else goal_year)
    if len(readings) < SMALLEST_SERIES or min(values.min(), goal) <= 0 or ahead <= 0:
        return None
    lengths, steps = numpy.diff(years), numpy.diff(numpy.log(values))
    if ahead > lengths.sum() or ahead / lengths.mean() > len(steps):
        return None
    ends = _ends(_widened(steps), lengths, ahead)
    missing = numpy.log(goal / values[-1])
    return float(numpy.mean(direction * (ends - missing) >= -1e-12))


def _widened(steps: numpy.ndarray) -> numpy.ndarray:
    """Return steps with the spread of a future step: few of them spread less than what they come from, and their mean may err."""
    count, middle = len(steps), steps.mean()
    return middle + (steps - middle) * ((count + 1) / (count - 1)) ** 0.5


def _ends(steps: numpy.ndarray, lengths: numpy.ndarray, ahead: float) -> numpy.ndarray:
    """Return the growth `ahead` years from now, as a logarithm, of each of `DRAWS` futures."""
    chance = numpy.random.default_rng(_SEED)
    weights = chance.exponential(size=(DRAWS, len(steps)))
    bounds = numpy.cumsum(weights / weights.sum(axis=1, keepdims=True), axis=1)
    most = int(numpy.ceil(ahead / lengths.min()))
    luck = chance.random((DRAWS, most))
    drawn = (luck[:, :, None] > bounds[:, None, :-1]).sum(axis=2)
    before = numpy.cumsum(lengths[drawn], axis=1) - lengths[drawn]
    parts = numpy.clip((ahead - before) / lengths[drawn], 0, 1)
    return (steps[drawn] * parts).sum(axis=1)
