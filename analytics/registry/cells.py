"""Lines of text become cells by the rules of CSV, none longer than we say."""

import csv
from collections.abc import Iterable
from typing import Any

_LONGEST_CELL = 131_072  # characters


def cells_of(lines: Iterable[str], mark: str = ",") -> Any:
    """Return the strict CSV reader of `lines`; it raises csv.Error for a cell of more than 131,072 characters or a quotation mark astray."""
    csv.field_size_limit(_LONGEST_CELL)  # it is one for the whole process, and other packages raise it
    return csv.reader(lines, delimiter=mark, strict=True)
