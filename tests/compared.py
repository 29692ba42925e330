"""Comparisons of every dimension with real codes, for the tests that ask something of all of them."""

from functools import cache

from analytics.comparing.comparison import DIMENSIONS, Comparison
from analytics.vocabulary import UNKNOWN, vocabularies

ADD, MNC = "agence-de-developpement-du-digital-add", "maroc-numeric-cluster-mnc"


@cache
def every_comparison() -> list[Comparison]:
    """Return two sides and, where there may be, four sides of every dimension; the unknown is among the four."""
    found = []
    for key, dimension in DIMENSIONS.items():
        if key == "period":
            found += [Comparison(key, ("2014-2018", "2019-2026")), Comparison(key, ("2018-2022", "2020-2024"))]
            continue
        codes = vocabularies()[dimension.vocabulary].codes if dimension.vocabulary else (ADD, MNC)
        found += [Comparison(key, codes[:2]), Comparison(key, (*codes[:3][::-1], UNKNOWN))]
    return found


def id_of(comparison: Comparison) -> str:
    """Return a short name of a comparison."""
    return f"{comparison.key}-{len(comparison.sides)}-{comparison.sides[0][:12]}"
