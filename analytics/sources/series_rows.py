"""Rows of the register of series: one reading of one statistic, for one country and period."""

import re

from analytics.importing.raw import Cell, RawRow
from analytics.registry.findings import Finding

COLUMNS = ("reading_id", "source", "series_code", "series", "country", "period", "value", "unit", "source_url")


def reading(at: tuple[int, tuple[Finding, ...]], source: str, place: tuple[str, str], said: dict[str, Cell]) -> RawRow:
    """Return one reading: `at` is its line with what was found there, `place` its country and period, `said` the other columns."""
    country, period = place
    code = str(said["series_code"])
    key = ":".join((source, safe(code), country, period))
    cells = {**said, "reading_id": key, "source": source, "country": country, "period": period}
    return RawRow(at[0], tuple(cells.get(name) for name in COLUMNS), at[1])


def safe(text: str) -> str:
    """Return a text as a part of an identifier; what may not stand there becomes its code, so that two texts never become one."""
    return re.sub(r"[^\w.]", lambda found: "_" if found[0] == " " else f"-{ord(found[0]):x}", text)
