"""What stands in a cell of CSV, whether its table is written by row or by column."""

import math

from analytics.downloads.table import Cell

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
QUOTED = (",", '"', "\n", "\r")  # what a cell holds that stands between quotation marks


def written(value: Cell) -> Cell:
    """Return a value as its cell: yes or no, formula-like text behind an apostrophe, numbers untouched."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def number_words(value: float | None) -> str:
    """Return a number as its cell, empty for what is no number."""
    return repr(value) if value is not None and math.isfinite(value) else ""
