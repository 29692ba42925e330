"""What the cells of a row say of one another, found once for each combination of values that occurs."""

from collections.abc import Callable, Sequence

import pyarrow as pa
from pyarrow import compute

from analytics.importing.agreement import Rule, dates_agree, place_agrees
from analytics.importing.columns import columns_of
from analytics.importing.columnwise.column import ASIDE, NOTHING, TOLD, Marks, any_of
from analytics.importing.columnwise.made import typed
from analytics.importing.columnwise.remembered import Remembered
from analytics.importing.remarks import QUARANTINE

_BETWEEN = "\x1f"  # no value has it: control characters are taken out of cells
_REMEMBERED = 1_000_000  # combinations
_DATES, _PLACE = ("start_date", "end_date", "year", "date_basis"), ("city", "region")


class Combinations:
    """The combinations of a few columns of events, each judged once; `columns` are given in the order in which they are joined."""

    def __init__(self, columns: Sequence[str], rules: Sequence[Rule]):
        self._columns, self._rules = columns, rules
        self._empty = dict.fromkeys(column.name for column in columns_of("events"))
        self._known = Remembered(self._judged, pa.int64(), _REMEMBERED)

    def judged(self, values: dict[str, pa.Array]) -> tuple[pa.Array, Marks]:
        """Return the year of each row, as far as its dates tell it, and its marks."""
        texts = [values[name].cast(pa.string()) for name in self._columns]
        options = compute.JoinOptions(null_handling="replace", null_replacement="")
        joined = compute.call_function("binary_join_element_wise", [*texts, typed([_BETWEEN], pa.string())[0]], options)
        found = compute.call_function("dictionary_encode", [joined])
        years, marks = self._known.of(found.dictionary)
        years = years.take(found.indices)
        return years, marks.take(found.indices) if any_of(marks) else None

    def _judged(self, joined: str) -> tuple[object, int]:
        values = self._empty | {name: text or None for name, text in zip(self._columns, joined.split(_BETWEEN), strict=True)}
        values["year"] = int(str(values["year"])) if values["year"] else None
        remarks = [remark for rule in self._rules for remark in rule(values, set(), "events")]
        grave = any(remark.severity == QUARANTINE for remark in remarks)
        return values["year"], ASIDE if grave else TOLD if remarks else NOTHING


def combinations() -> Callable[[dict[str, pa.Array]], tuple[pa.Array, Marks, Marks]]:
    """Return what judges the rows of batches: it gives their years, the marks of their dates and those of their places."""
    dates, places = Combinations(_DATES, dates_agree), Combinations(_PLACE, place_agrees)

    def judged(values: dict[str, pa.Array]) -> tuple[pa.Array, Marks, Marks]:
        return *dates.judged(values), places.judged(values)[1]

    return judged
