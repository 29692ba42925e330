"""Differences between two shares, with their interval."""

from math import hypot

from analytics.statistics.intervals import LEVEL, wilson


def newcombe(first: tuple[int, int], second: tuple[int, int], level: float = LEVEL) -> tuple[float, float]:
    """Return the interval of share of `second` minus share of `first`, each (part, whole), between -1 and 1.

    Hybrid score interval without continuity correction: Newcombe 1998, Statistics in Medicine 17, method 10,
    doi 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
    """
    before, after = first[0] / first[1], second[0] / second[1]
    (low_before, high_before), (low_after, high_after) = wilson(*first, level), wilson(*second, level)
    gap = after - before
    return gap - hypot(after - low_after, high_before - before), gap + hypot(high_after - after, before - low_before)
