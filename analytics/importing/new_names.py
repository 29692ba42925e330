"""Organisations that a file names and nobody knows: a person sees a spelling before it is counted as one more organisation."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pyarrow import parquet

from analytics.importing.columns import columns_of
from analytics.importing.remarks import Remark, warned
from analytics.importing.rows import CheckedRow
from analytics.names import nearest, plain
from analytics.proper_names import by_plain_spelling, lettered, proper_names, spelling_of
from analytics.registry.held import is_large, register_files

NAMING = {"projects": ("lead_organisation", "partners"), "events": ("organiser", "partners")}
_MOST = 50  # names; a file of a public source may bring thousands
_TELLING, _ALIKE = 4, 0.8  # letters of a word that two names must share; how alike they are then
_LONG, _MISSPELT = 5, 0.83  # letters of a name that may be misspelt; how alike it is then
Cells = Iterable[tuple[int, str, str]]  # (line, column, cell), in the order of lines and columns


def naming_cells(rows: Sequence[CheckedRow], dataset: str) -> Cells:
    """Yield the cells of good rows that name organisations."""
    places = {column.name: place for place, column in enumerate(columns_of(dataset)) if column.name in NAMING.get(dataset, ())}
    for row in rows:
        if row.is_good:
            for column in NAMING.get(dataset, ()):
                if row.values[places[column]]:
                    yield row.line, column, str(row.values[places[column]])


def new_names(cells: Cells) -> list[Remark]:
    """Return a warning on each new name where it stands first, with the known one that looks like it; of many, how many more there are."""
    first: dict[str, tuple[int, str, str]] = {}
    for line, column, name in _named_in(cells):
        first.setdefault(spelling_of(name), (line, column, name))
    unlisted = first.keys() - _listed() if first else set()
    unknown = unlisted - _held() if unlisted else unlisted
    new = [warned("new_organisation", name).at(line, column) for spelling, (line, column, name) in first.items() if spelling in unknown]
    told = [replace(remark, suggestion=meant(remark.value)) for remark in new[:_MOST]]
    return [*told, warned("more_organisations", str(len(new) - _MOST))] if len(new) > _MOST else told


def _named_in(cells: Cells) -> Iterator[tuple[int, str, str]]:
    return ((line, column, name.strip()) for line, column, cell in cells for name in cell.split(";") if name.strip())


def _listed() -> set[str]:
    return {spelling_of(name) for one in proper_names("organisations") for name in one.spellings}


def _held() -> set[str]:
    """Return the names in the registers there are, listed or not."""
    files = register_files()
    cells = {cell for dataset, columns in NAMING.items() for cell in _cells(files[dataset], columns)}
    return {spelling_of(name) for cell in cells for name in cell.split(";")}


def _cells(file: Path, columns: tuple[str, ...]) -> set[str]:
    """Return what stands in columns of the file of a register, each text once."""
    if is_large(file):
        table = parquet.read_table(file, columns=list(columns), read_dictionary=list(columns))
        return {str(cell) for column in table.columns for cell in column.unique().to_pylist() if cell}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return {row[column] for row in csv.DictReader(lines) for column in columns if row.get(column)}


def meant(name: str) -> str:
    """Return the listed name that was probably meant, empty for none: the same but for accents, one that shares a word, or one nearly letter for letter."""
    same = lettered("organisations", name)
    if same:
        return same.spellings[0]
    typed = plain(name)
    words = {word for word in typed.split() if len(word) >= _TELLING}
    alike = {spelling: name for spelling, name in by_plain_spelling("organisations").items() if words & set(spelling.split())}
    close = nearest(typed, list(alike), how_many=1, cutoff=_ALIKE)
    return alike[close[0]] if close else _misspelt(typed)


def _misspelt(typed: str) -> str:
    """Return the listed name that differs from a typed one by a letter or so, empty for none: a name of one word shares no word when it is misspelt."""
    known = by_plain_spelling("organisations")
    near = [name for name in known if abs(len(name) - len(typed)) <= 1 and len(name) >= _LONG]
    close = nearest(typed, near, how_many=1, cutoff=_MISSPELT) if len(typed) >= _LONG else []
    return known[close[0]] if close else ""
