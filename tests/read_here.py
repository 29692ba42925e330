"""Files are read in the process of the test: a child of its own for each of some hundred files would take minutes, and hide what broke."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from analytics.importing.columnwise import checking
from analytics.importing.columnwise.reading import ColumnReading
from analytics.importing.files import apart
from analytics.importing.files.child import content_of
from analytics.importing.files.limits import SOURCE_BYTES
from analytics.importing.files.parts import Drawn, parts_of
from analytics.importing.files.reading import sieve_of
from analytics.importing.files.refusals import Refused
from analytics.importing.files.wanted import Part, Wanted
from analytics.importing.raw import RawRow, RawTable
from analytics.sources import gate


def table_here(path: Path, fits: Callable[[Sequence[str]], bool], encoding: str | None) -> RawTable:
    """Return what the child would; faults that nobody foresaw are raised here, where the child would call the file unreadable."""
    try:
        content = content_of(path)
        found, sieve = sieve_of(content, fits, encoding)
        rows = tuple(RawRow(line, tuple(cells), findings) for line, cells, findings in sieve.rows())
    except Refused as refused:
        raise apart.bad_file(path, refused.rule, refused.facts) from None
    notes = (*found.notes, *sieve.notes())
    return RawTable(tuple(found.header), rows, notes, sieve.dropped, hashlib.sha256(content).hexdigest(), found.kind, found.epoch1904)


def parts_here(path: Path, wanted: tuple[Wanted, ...], encoding: str | None) -> list[Part]:
    """Return the tables of a source that the child would."""
    try:
        content = content_of(path, SOURCE_BYTES)
        sha256 = hashlib.sha256(content).hexdigest()
        return [_part(found, sha256) for found in parts_of(content, path.name, wanted, encoding)]
    except Refused as refused:
        raise apart.bad_file(path, refused.rule, refused.facts) from None


def _part(one: Drawn, sha256: str) -> Part:
    rows = tuple(RawRow(line, tuple(cells), findings) for line, cells, findings in one.rows.rows())
    notes = (*one.found.notes, *one.rows.notes())
    table = RawTable(tuple(one.found.header), rows, notes, one.rows.dropped, sha256, one.found.kind, one.found.epoch1904, one.found.sheet)
    return Part(one.wanted, one.entry, one.rows.outside, table)


class ColumnsHere(ColumnReading):
    """The columns of a large file, read in this process."""

    def __enter__(self) -> "ColumnsHere":
        return self

    def __exit__(self, *_: object) -> None:
        pass


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch):
    """Read files in this process."""
    monkeypatch.setattr(apart, "read_apart", table_here)
    monkeypatch.setattr(gate, "read_parts_apart", parts_here)
    monkeypatch.setattr(checking, "ColumnFile", ColumnsHere)
