"""How many random examples a test draws: all of them, or a quarter in the quick suite, which leaves the others to the slow one."""

from hypothesis import settings

USUAL = 100  # what hypothesis draws where nothing else is said


def examples(most: int) -> int:
    """Return how many of at most `most` examples are drawn in the suite that runs; tests/conftest.py chooses its profile."""
    return max(1, most * settings().max_examples // USUAL)


def in_turn(place: int) -> bool:
    """Return whether the case at a place of a list is asked in the suite that runs: every one, or every fourth in the quick suite."""
    return place % (USUAL // settings().max_examples) == 0
