"""Intervals for shares and for ratios of two counts."""

from scipy.special import betaincinv, ndtr, ndtri, stdtrit

LEVEL = 0.95
SMALLEST_SHARE = 30  # below it a share's interval is wider than most differences between shares
SMALLEST_GROWTH = 30  # both counts: 12 -> 18 has the interval 0.68 to 3.41


def wilson(part: int, whole: int, level: float = LEVEL) -> tuple[float, float]:
    """Return the Wilson score interval of `part`/`whole` as two shares between 0 and 1.

    Wilson 1927, Journal of the American Statistical Association 22, doi 10.1080/01621459.1927.10502953.
    """
    z = float(ndtri(0.5 + level / 2))
    share, spread = part / whole, z * z / whole
    centre = (share + spread / 2) / (1 + spread)
    half = z * ((share * (1 - share) + spread / 4) / whole) ** 0.5 / (1 + spread)
    return max(0.0, centre - half), min(1.0, centre + half)


def clopper_pearson(part: int, whole: int, level: float = LEVEL) -> tuple[float, float]:
    """Return the exact binomial interval of `part`/`whole` as two shares between 0 and 1.

    Clopper and Pearson 1934, Biometrika 26, doi 10.1093/biomet/26.4.404.
    """
    tail = (1 - level) / 2
    low = 0.0 if part == 0 else float(betaincinv(part, whole - part + 1, tail))
    high = 1.0 if part == whole else float(betaincinv(part + 1, whole - part, 1 - tail))
    return low, high


def ratio(later: int, earlier: int, level: float = LEVEL) -> tuple[float, float | None]:
    """Return the exact interval of the ratio `later`/`earlier` of two Poisson counts; the high bound is None where unbounded.

    Given their sum, `later` is binomial (Przyborowski and Wilenski 1940, Biometrika 31, doi 10.1093/biomet/31.3-4.313).
    """
    low, high = clopper_pearson(later, later + earlier, level)
    return low / (1 - low), None if high == 1.0 else high / (1 - high)


def bootstrap_tail(pieces: int, level: float = LEVEL) -> float:
    """Return the share of resamples to leave outside on either side, where `pieces` (at least 2) are drawn again at a time.

    Few pieces vary less among themselves than what they come from, so their percentiles are taken further out. Hesterberg 2015, The American
    Statistician 69, section 5.3, doi 10.1080/00031305.2015.1089789.
    """
    return float(ndtr(stdtrit(pieces - 1, (1 - level) / 2) * (pieces / (pieces - 1)) ** 0.5))
