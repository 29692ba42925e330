"""How wide words are, from the widths of the letters in our font: no browser measures them here."""

import csv
from functools import cache
from pathlib import Path

_USUAL, _BOLD = 0.6, 1.05  # of a letter that is not in the list; of semibold beside regular


@cache
def _widths() -> dict[str, tuple[float, float]]:
    """Return the width of each letter, in heights of type: as it stands alone or last, and where it joins the one that follows."""
    with Path(__file__).with_name("letters.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {chr(int(row["letter"], 16)): (int(row["width"]) / 1000, int(row["joined"] or row["width"]) / 1000) for row in rows}


def width_of(words: str, size: float, is_bold: bool = False) -> float:
    """Return the width of one line of `words` in pixels, `size` being the height of type."""
    visible = [letter for letter in words if letter.isprintable() or letter in "\u00a0\u202f"]
    total = sum(_width(letter, following) for letter, following in zip(visible, [*visible, " "][1:], strict=True))
    return total * size * (_BOLD if is_bold else 1)


def _width(letter: str, following: str) -> float:
    alone, joined = _widths().get(letter, (_USUAL, _USUAL))
    return joined if "\u0620" <= following <= "\u06d3" else alone
