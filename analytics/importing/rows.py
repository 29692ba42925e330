"""Raw rows become checked rows: each cell by its column, then what the cells of a row say of one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from analytics.importing.agreement import agreements
from analytics.importing.cells.reading import ColumnReader
from analytics.importing.columns import DATASETS, columns_of
from analytics.importing.headers import column_named
from analytics.importing.raw import RawRow
from analytics.importing.remarks import QUARANTINE, Remark, remark_of


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row: its line, its values in the order of `columns_of`, and what was said of it.

    A row with a remark of quarantine is not loaded. `is_whole` tells whether its cells could be matched with their columns at all.
    """

    line: int
    values: tuple[object, ...]
    remarks: tuple[Remark, ...] = ()
    is_whole: bool = True

    @property
    def is_good(self) -> bool:
        """Return whether the row is to be loaded."""
        return not self.remarks or all(remark.severity != QUARANTINE for remark in self.remarks)

    def with_remark(self, remark: Remark) -> "CheckedRow":
        """Return the row with one more remark, placed on its line; what was said is not said twice."""
        placed = replace(remark, line=self.line)
        return self if placed in self.remarks else replace(self, remarks=(*self.remarks, placed))


class Checker:
    """Checks the rows of one file, some at a time: column by column, as registers say the same words again and again."""

    def __init__(self, dataset: str, readers: Sequence[ColumnReader]):
        self._dataset, self._readers = dataset, readers
        self._names = [column.name for column in columns_of(dataset)]
        self._agreements = agreements(dataset) if dataset in DATASETS else []

    def rows(self, raws: Sequence[RawRow]) -> list[CheckedRow]:
        """Return the rows with their values and all remarks on them; one that came broken is not read any further."""
        whole = [raw for raw in raws if not is_set_aside(raw)]
        values, remarks = self._read(whole)
        read = (
            CheckedRow(raw.line, row, (*self._seen(raw), *remarks.get(place, ())))
            for place, (raw, row) in enumerate(zip(whole, values, strict=True))
        )
        nothing = (None,) * len(self._names)
        return [CheckedRow(raw.line, nothing, self._seen(raw), is_whole=False) if is_set_aside(raw) else next(read) for raw in raws]

    def _seen(self, raw: RawRow) -> tuple[Remark, ...]:
        """Return what a row came with, each finding at the column that its name means."""
        return tuple([remark_of(one).at(one.line, column_named(one.column, self._dataset) or one.column) for one in raw.findings])

    def _read(self, raws: Sequence[RawRow]) -> tuple[Iterator[tuple[object, ...]], dict[int, list[Remark]]]:
        """Return the values of whole rows, and the remarks on some of them by their place."""
        cells, count = list(zip_longest(*[raw.cells for raw in raws])), len(raws)
        values: dict[str, Sequence[object]] = dict.fromkeys(self._names, (None,) * count)
        remarks: dict[int, list[Remark]] = {}
        unread: dict[int, set[str]] = {}
        for reader in self._readers:
            name = reader.column.name
            values[name], said = reader.values(reader.cells_among(cells, count))
            for place, remark in said:
                remarks.setdefault(place, []).append(remark.at(raws[place].line, name))
                if remark.severity == QUARANTINE:
                    unread.setdefault(place, set()).add(name)
        for agreement in self._agreements:
            for place, remark in agreement.settled(values, unread):
                remarks.setdefault(place, []).append(remark.at(raws[place].line, remark.column))
        return zip(*values.values(), strict=True), remarks


def is_set_aside(raw: RawRow) -> bool:
    """Return whether a row came with a reason not to load it, so that its cells mean nothing."""
    return bool(raw.findings) and any(finding.severity == QUARANTINE for finding in raw.findings)
