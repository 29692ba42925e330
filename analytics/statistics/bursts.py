"""Bursts: years in which one class takes more of the records than chance would give it, by a rule that seldom cries wolf."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy

_RESAMPLES, _SEED = 4999, 20200624
FASTER = 2.0  # the share in a burst, as a multiple of the usual one
HESITATION = 1.0  # the price of entering a burst


@dataclass(frozen=True)
class Burst:
    """A run of periods, the places of its first and last one, and its weight: how much better a burst explains them."""

    first: int
    last: int
    weight: float


def bursts(counts: Sequence[int], totals: Sequence[int], faster: float = FASTER, hesitation: float = HESITATION) -> list[Burst]:
    """Return the bursts of one class: `counts` of its records by period, of `totals` of all classes.

    Two-state automaton on batches: in a burst the share is `faster` times the usual one. Kleinberg 2003, Data Mining and Knowledge
    Discovery 7, sections 3 and 4, doi 10.1023/A:1024940629314.
    """
    [states], [gains] = _paths(numpy.asarray([counts]), numpy.asarray(totals), faster, hesitation)
    found, place = [], 0
    while place < len(states):
        end = place
        while end < len(states) and states[end]:
            end += 1
        if end > place:
            found.append(Burst(place, end - 1, float(gains[place:end].sum())))
        place = end + 1
    return found


def smallest_weight(shares: Sequence[float], totals: Sequence[int], false_alarms: float = 0.05) -> float:
    """Return the weight that the heaviest burst of any class passes in `false_alarms` of worlds without bursts.

    In such a world the records of each period fall on the classes by their `shares` (between 0 and 1, sum 1); fixed seed.
    """
    heaviest = simulated_weights(shares, totals, numpy.random.default_rng(_SEED), _RESAMPLES)
    return float(numpy.quantile(heaviest, 1 - false_alarms, method="higher"))


def simulated_weights(shares: Sequence[float], totals: Sequence[int], random: numpy.random.Generator, worlds: int) -> numpy.ndarray:
    """Return the weight of the heaviest burst of any class, 0 where there is none, in each of `worlds` without bursts."""
    even = numpy.asarray(shares, dtype=float) / sum(shares)
    total = numpy.asarray(totals)
    drawn = numpy.stack([random.multinomial(int(n), even, size=worlds) for n in total], axis=2)  # world, class, period
    states, gains = _paths(drawn.reshape(-1, len(total)), total, FASTER, HESITATION)
    return _heaviest(states, gains).reshape(worlds, len(even)).max(axis=1)


def chance_of_finding(share: float, totals: numpy.ndarray, bar: float, periods: int = 2, worlds: int = 400) -> float:
    """Return the chance, between 0 and 1, that a burst heavier than `bar` is seen where the share of one class doubles for `periods`.

    `share` is the usual one, between 0 and 1; the doubling falls on any periods in a row, each as likely; fixed seed.
    """
    random = numpy.random.default_rng(_SEED)
    starts = random.integers(0, max(len(totals) - periods, 0) + 1, size=worlds)
    inside = (numpy.arange(len(totals)) >= starts[:, None]) & (numpy.arange(len(totals)) < starts[:, None] + periods)
    drawn = random.binomial(totals, numpy.where(inside, min(FASTER * share, 1.0), share))
    states, gains = _paths(drawn, totals, FASTER, HESITATION)
    return float((_heaviest(states, gains) > bar).mean())


def _heaviest(states: numpy.ndarray, gains: numpy.ndarray) -> numpy.ndarray:
    """Return the weight of the heaviest run of each line."""
    running = heaviest = numpy.zeros(len(states))
    for inside, gain in zip(states.T, gains.T, strict=True):
        running = numpy.where(inside, running + gain, 0.0)
        heaviest = numpy.maximum(heaviest, running)
    return heaviest


def _paths(counts: numpy.ndarray, totals: numpy.ndarray, faster: float, hesitation: float) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return for each line of `counts` the cheapest path, True in a burst, and what the burst gains in each period."""
    usual = counts.sum(axis=1, keepdims=True) / max(int(totals.sum()), 1)
    gains = _cost(counts, totals, usual) - _cost(counts, totals, numpy.minimum(usual * faster, 0.9999))
    price = hesitation * numpy.log(max(len(totals), 2))
    return _cheapest(gains, price), gains


def _cost(counts: numpy.ndarray, totals: numpy.ndarray, share: numpy.ndarray) -> numpy.ndarray:
    """Return the negative logarithm of the binomial chance, without the coefficient that both states have."""
    share = numpy.clip(share, 1e-9, 1 - 1e-9)
    return -(counts * numpy.log(share) + (totals - counts) * numpy.log(1 - share))


def _cheapest(gains: numpy.ndarray, price: float) -> numpy.ndarray:
    """Return the path of least cost (Viterbi): a calm period costs 0, a burst minus its gain, and `price` to enter one."""
    calm, burst = numpy.zeros(len(gains)), numpy.full(len(gains), price)
    from_burst, stays = [], []
    for gain in gains.T:
        from_burst.append(burst < calm)  # leaving a burst is free
        stays.append(burst <= calm + price)
        calm, burst = numpy.minimum(calm, burst), numpy.minimum(burst, calm + price) - gain
    inside = burst < calm
    path = []
    for left, kept in zip(reversed(from_burst), reversed(stays), strict=True):
        path.append(inside)
        inside = numpy.where(inside, kept, left)
    return numpy.array(path[::-1]).T
