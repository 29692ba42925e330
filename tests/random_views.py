"""Random views of the shipped registers, the same for the same seed."""

import random

from analytics.view import DIMENSIONS, View
from analytics.vocabulary import UNKNOWN, vocabularies

WORDS = (*[""] * 8, "maroc", "digital", "école")
MOST_FILTERED = 3  # dimensions; more leave nothing


def random_views(count: int, version: str, seed: int = 20) -> list[View]:
    """Return `count` views, each with some filters, some years and perhaps a word."""
    chance = random.Random(seed)
    return [_view(chance, version) for _ in range(count)]


def _view(chance: random.Random, version: str) -> View:
    filtered = chance.sample([one for one in DIMENSIONS if one.vocabulary], chance.randint(0, MOST_FILTERED))
    lists = {one.field: tuple(_codes(chance, str(one.vocabulary))) for one in filtered}
    years = sorted(chance.choices(range(2012, 2027), k=2))
    first, last = (year if chance.random() < 0.5 else None for year in years)
    undated = chance.choice(["keep", "keep", "drop"])
    return View(
        **lists,
        year_from=first,
        year_to=last,
        undated=undated,
        words=chance.choice(WORDS),
        lang=chance.choice(["fr", "ar", "en"]),
        version=version,
    )


def _codes(chance: random.Random, vocabulary: str) -> list[str]:
    codes = [*vocabularies()[vocabulary].codes, *([] if vocabulary == "registers" else [UNKNOWN])]
    return chance.sample(codes, chance.randint(max(1, len(codes) // 3), len(codes)))
