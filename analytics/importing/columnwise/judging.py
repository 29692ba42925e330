"""Batches of a large file of events become batches of values; each row of which something is to be said is checked as rows of any file are."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Executor

import pyarrow as pa
from pyarrow import compute

from analytics.importing.cells.reading import ColumnReader
from analytics.importing.columns import KEYS, columns_of
from analytics.importing.columnwise.column import TOLD, ColumnJudge, Marks, graver, marked_from
from analytics.importing.columnwise.limits import TOLD as MOST_TOLD
from analytics.importing.columnwise.made import texts, whole_numbers
from analytics.importing.columnwise.sifting import LINE, cells_of
from analytics.importing.columnwise.together import combinations
from analytics.importing.files.refusals import Refused
from analytics.importing.headers import Header
from analytics.importing.raw import RawRow
from analytics.importing.repeats import same_identifier
from analytics.importing.rows import CheckedRow, Checker
from analytics.registry.description import TYPES, descriptions
from analytics.registry.findings import Finding

DATASET = "events"
SAME, IS_ASIDE = "same", "is_aside"  # an identifier as it is compared; whether a row is set aside
_OF_ONE_ROW = ("identifier", "title", "url")  # types of columns in which each row says something else
_KINDS = {"BIGINT": pa.int64(), "DOUBLE": pa.float64()}


class Judge:
    """Judges the batches of one file, several columns at once if there are `workers` for it.

    `told` are the rows of which something is said, `unlisted` counts by column what there is no room to say.
    """

    def __init__(self, header: Header, readers: Sequence[ColumnReader], workers: Executor):
        self._places, self._checker, self._workers = header.places, Checker(DATASET, readers), workers
        self._kinds = {column.name: _KINDS.get(TYPES[column.type], pa.string()) for column in descriptions()[DATASET].columns}
        self._judges = {reader.column.name: ColumnJudge(reader, self._kinds[reader.column.name]) for reader in readers}
        self._together = combinations()
        self._key = list(self._kinds).index(KEYS[DATASET])
        self.rows = self.aside = 0
        self.told: list[CheckedRow] = []
        self.unlisted: Counter[str] = Counter()

    @property
    def schema(self) -> pa.Schema:
        """Return the columns of a judged batch: line, the identifier as it is compared, whether it is set aside, and those of the register."""
        return pa.schema([("line", pa.int64()), (SAME, pa.string()), (IS_ASIDE, pa.bool_()), *self._kinds.items()])

    @property
    def repeating(self) -> list[str]:
        """Return the columns of the schema that may say the same in many rows."""
        own = {"line", SAME, *(column.name for column in columns_of(DATASET) if column.type in _OF_ONE_ROW)}
        return [name for name in self.schema.names if name not in own]

    def judged(self, batch: pa.RecordBatch, mended: list[Finding]) -> pa.RecordBatch:
        """Return the values of a batch, rows set aside among them; the values of those mean nothing."""
        values, marks = self._values(batch)
        lines = batch.column(LINE)
        is_told = marked_from(TOLD, marks, batch.num_rows)
        if mended:
            is_told = compute.call_function("or", [is_told, _is_among(lines, {finding.line for finding in mended})])
        told = self._told(batch, is_told, mended)
        self._count(told, batch.num_rows)
        same = self._same(values[KEYS[DATASET]], is_told, told)
        is_aside = _is_among(lines, {row.line for row in told if not row.is_good})
        return pa.RecordBatch.from_arrays([lines, same, is_aside, *(values[name] for name in self._kinds)], schema=self.schema)

    def _values(self, batch: pa.RecordBatch) -> tuple[dict[str, pa.Array], Marks]:
        values = {name: pa.nulls(batch.num_rows, kind) for name, kind in self._kinds.items() if name not in self._judges}
        marks = None
        columns = [batch.column(str(self._places[name])) for name in self._judges]
        judged = self._workers.map(ColumnJudge.judged, self._judges.values(), columns)
        for name, (read, own) in zip(self._judges, judged, strict=True):
            values[name], marks = read, graver(marks, own)
        values["year"], of_dates, of_places = self._together(values)
        return values, graver(graver(marks, of_dates), of_places)

    def _told(self, batch: pa.RecordBatch, is_told: pa.Array, mended: list[Finding]) -> list[CheckedRow]:
        """Return the rows of which something is said, each checked by itself."""
        rows = batch.filter(is_told)
        if not rows.num_rows:
            return []
        found: dict[int, tuple[Finding, ...]] = {}
        for finding in mended:
            found[finding.line] = (*found.get(finding.line, ()), finding)
        lines, columns = rows.column(LINE).to_pylist(), [cells_of(column) for column in rows.columns[1:]]
        cells_of_rows = zip(*columns, strict=True)
        return self._checker.rows([RawRow(line, cells, found.get(line, ())) for line, cells in zip(lines, cells_of_rows, strict=True)])

    def _count(self, told: list[CheckedRow], rows: int) -> None:
        self.rows += rows
        for row in told:
            self.aside += not row.is_good
            if not row.is_good or len(self.told) < MOST_TOLD:
                self.told.append(row)
            else:
                self.unlisted.update(remark.column for remark in row.remarks)
        if self.aside > MOST_TOLD:
            raise Refused("too_many_faults")

    def _same(self, identifiers: pa.Array, is_told: pa.Array, told: list[CheckedRow]) -> pa.Array:
        """Return identifiers as they are compared; that of a row set aside is what stood there."""
        if compute.call_function("all", [compute.call_function("string_is_ascii", [identifiers])]).as_py() is False:
            same = texts([same_identifier(one or "") for one in identifiers.to_pylist()])
        else:
            same = compute.call_function("ascii_lower", [identifiers])
        if not told:
            return same
        own = texts([same_identifier(row.values[self._key] or "") for row in told])
        return compute.call_function("replace_with_mask", [same, is_told, own])


def _is_among(lines: pa.Array, some: set[int]) -> pa.Array:
    return compute.call_function("is_in", [lines], compute.SetLookupOptions(whole_numbers(some)))
