"""The header of any kind of file: names without the blanks around them, and without the empty ones at the end."""

import re
from collections.abc import Iterable

from analytics.importing.files.mending import mended

_NO_LETTER = re.compile("[\ud800-\udfff]")


def named_cells(cells: Iterable[object]) -> list[str]:
    """Return the names of the columns; what is no text becomes text, an empty name stays where it stands between others."""
    names = [_NO_LETTER.sub("\ufffd", mended("" if cell is None else str(cell).strip())) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names
