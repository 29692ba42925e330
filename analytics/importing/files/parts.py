"""The tables that an importer asks for, out of an archive or a single file; rows out of scope are counted and go no further."""

import csv
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import NamedTuple

from analytics.importing.files.found import Found, Line
from analytics.importing.files.kinds import kind_of
from analytics.importing.files.limits import SOURCE_ROWS, SOURCE_UNPACKED_BYTES
from analytics.importing.files.names import named_cells
from analytics.importing.files.reading import found_in
from analytics.importing.files.refusals import Refused
from analytics.importing.files.separated import MARKS
from analytics.importing.files.sifting import Sieve
from analytics.importing.files.unpacking import entry_content, files_in, is_office, opened, unpacked
from analytics.importing.files.wanted import Wanted
from analytics.importing.raw import Cell
from analytics.names import squeezed
from analytics.registry.findings import Finding

_ENTRIES = 1_000  # of an archive, of which a source takes tables
_ARCHIVE_BYTES = 4_000_000_000  # of entries as the directory tells them; only those that are asked for are unpacked
_PREAMBLE = 12  # lines that may stand above a header
_HEAD = 20_000  # bytes that hold them
_EMPTY = 20  # bytes; an archive may hold a list without entries
Load = Callable[[], tuple[bytes, str]]


class Rows:
    """The rows of a table that are in scope, counted and judged by a sieve; `outside` are the others, once all are drawn."""

    def __init__(self, found: Found, column: str, values: frozenset[str]):
        self.outside = 0
        self._place = _place(found.header, column)
        self._width, self._values = len(found.header), values
        self._sieve = Sieve(replace(found, rows=self._in_scope(found.rows)))

    @property
    def dropped(self) -> int:
        """Return how many lines dropped out."""
        return self._sieve.dropped

    def rows(self) -> Iterator[Line]:
        """Yield the rows in scope."""
        return self._sieve.rows()

    def notes(self) -> list[Finding]:
        """Return what is to be said of the lines that dropped out."""
        return self._sieve.notes()

    def _in_scope(self, rows: Iterator[Line]) -> Iterator[Line]:
        for count, (line, cells, reasons) in enumerate(rows):
            if count >= SOURCE_ROWS:
                raise Refused("too_many_rows")
            if reasons or self._is_in(cells):
                yield line, cells, reasons
            else:
                self.outside += 1

    def _is_in(self, cells: list[Cell]) -> bool:
        """Return whether a row is in scope, or cannot tell: broken rows and blank cells are the importer's to judge."""
        value = _told(cells, self._place)
        return len(cells) < self._width or not value or value in self._values or not self._values


@dataclass(frozen=True)
class Drawn:
    """A table while it is being read."""

    wanted: str
    entry: str
    found: Found
    rows: Rows


class _Entry(NamedTuple):
    name: str
    candidates: tuple[Wanted, ...]
    load: Load


def parts_of(content: bytes, file: str, wanted: tuple[Wanted, ...], encoding: str | None) -> Iterator[Drawn]:
    """Yield the tables of `wanted` that a file holds, one after the other; raise `Refused` for what cannot be read at all."""
    entries = _entries(content, file, wanted)
    keys = _keys_in_scope(entries, encoding) if any(one.key for one in wanted) else frozenset()
    for entry in entries:
        for one, found in _tables(entry, encoding):
            column, values = (one.key, keys or frozenset({"\n"})) if one.key else _scope(one)
            yield Drawn(one.name, entry.name, found, Rows(found, column, values))


def _scope(wanted: Wanted) -> tuple[str, frozenset[str]]:
    column, values = wanted.scope or ("", ())
    return column, frozenset(value.casefold() for value in values)


def _keys_in_scope(entries: list[_Entry], encoding: str | None) -> frozenset[str]:
    keys: set[str] = set()
    for entry in (entry for entry in entries if any(one.scope for one in entry.candidates)):
        for one, found in _tables(entry, encoding):
            column, values = _scope(one)
            place, key = _place(found.header, column), _place(found.header, one.key)
            keys |= {_told(cells, key) for _, cells, _ in found.rows if values and _told(cells, place) in values}
    return frozenset(keys - {""})


def _tables(entry: _Entry, encoding: str | None) -> Iterator[tuple[Wanted, Found]]:
    """Yield the table that an entry holds, with what it was asked for as; nothing where its header is another's."""

    def fits(header: Sequence[str]) -> bool:
        return any(one.fits(header) for one in entry.candidates)

    content, kind = entry.load()
    if not kind:
        return
    found = found_in(_without_preamble(content, fits) if kind == "csv" else content, kind, fits, encoding)
    chosen = next((one for one in entry.candidates if one.fits(found.header)), None)
    if chosen:
        yield chosen, found


def _entries(content: bytes, file: str, wanted: tuple[Wanted, ...]) -> list[_Entry]:
    if kind_of(content) != "zip":
        return [_Entry(file, wanted, lambda: unpacked(content))]
    archive = opened(content, _ARCHIVE_BYTES)
    if is_office(archive):
        return [_Entry(file, wanted, lambda: unpacked(content))]
    files = files_in(archive)
    named = [(entry, tuple(one for one in wanted if one.is_named(entry.filename))) for entry in files]
    chosen = [(entry, candidates) for entry, candidates in named if candidates] or ([(files[0], wanted)] if len(files) == 1 else [])
    if len(chosen) > _ENTRIES or sum(entry.file_size for entry, _ in chosen) > SOURCE_UNPACKED_BYTES:
        raise Refused("unpacks_too_large")

    def loader(entry: zipfile.ZipInfo) -> Load:
        def load() -> tuple[bytes, str]:
            inner = entry_content(archive, entry, SOURCE_UNPACKED_BYTES)
            kind = "" if len(inner) < _EMPTY and inner.strip() in (b"", b"[]") else kind_of(inner)
            if kind in ("gzip", "zip"):
                raise Refused("packed_twice")
            return inner, kind

        return load

    return [_Entry(entry.filename, candidates, loader(entry)) for entry, candidates in chosen]


def _without_preamble(content: bytes, fits: Callable[[Sequence[str]], bool]) -> bytes:
    """Return a text whose header is the first line with words: what stands above it becomes blank, so that lines keep their numbers."""
    above = 0
    for place, line in enumerate(content[:_HEAD].split(b"\n")[:_PREAMBLE]):
        text = line.decode("utf-8", errors="replace").strip("\ufeff\r")
        if any(fits(_names(text, mark)) for mark in MARKS):
            return b"\n" * place + content[above:] if place else content
        above += len(line) + 1
    return content


def _names(text: str, mark: str) -> list[str]:
    with suppress(csv.Error):
        return named_cells(next(csv.reader([text], delimiter=mark), []))
    return []


def _place(header: list[str], column: str) -> int:
    """Return where a column stands, whatever its case; a place beyond all others where it does not."""
    names = [squeezed(name) for name in header]
    return names.index(squeezed(column)) if column and squeezed(column) in names else len(names)


def _told(cells: list[Cell], place: int) -> str:
    return str(cells[place]).strip().casefold() if place < len(cells) and cells[place] is not None else ""
