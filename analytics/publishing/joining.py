"""The rows of a checked file join the rows of their register: added, updated, left as they were, retired."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analytics.errors import UnknownName
from analytics.importing.columns import KEYS
from analytics.importing.repeats import same_identifier
from analytics.importing.report import Report
from analytics.importing.rows import CheckedRow
from analytics.proper_names import spelling_of
from analytics.publishing.rechecking import recheck
from analytics.registry.decode import decode_cell
from analytics.registry.description import Column, descriptions
from analytics.registry.named import Named, places_of

Cells = Mapping[str, str]
_PARENT = "parent_project_id"
_UNSAID = {"is_group": "no"}  # what a new row means that leaves the cell empty; a known one keeps its own
_MONEY = {"budget_amount", "budget_currency", "amount_kind"}


@dataclass(frozen=True)
class Joined:
    """A register after a file has joined it: its rows as text by column, and the identifiers of those it added, updated and retired.

    Of a register of millions, `rows` are those that were updated, and `added` only knows how many.
    """

    rows: tuple[Cells, ...]
    added: Sequence[Any]
    updated: tuple[str, ...]
    retired: tuple[str, ...]
    unchanged: int

    @property
    def changes(self) -> bool:
        """Return whether the register is another than before."""
        return bool(self.added or self.updated or self.retired)


def join(register: Sequence[Cells], report: Report) -> tuple[Joined, Report]:
    """Return the register with the good rows of `report`, and the report with the rows set aside that fit their file, not the register.

    A column that the file lacks keeps its value; an empty cell of one that it has empties it.
    """
    key, places = KEYS[report.dataset], places_of(tuple(column.name for column in descriptions()[report.dataset].columns))
    held = {same_identifier(cells[key]): cells for cells in register}
    rows: list[CheckedRow] = []
    joined: dict[str, Named[str]] = {}
    for row in report.rows:
        rows.append(row)
        if not row.is_good:
            continue
        same = same_identifier(row.values[places[key]])
        cells = _joined(row, held.get(same), report, places)
        if same in held and not report.columns >= cells.keys():  # it has values of the register in columns that the file lacks
            rows[-1] = recheck(row, cells, report.dataset)
        if rows[-1].is_good:
            joined[same] = cells
    _spell_parents(joined, held, report.dataset)
    return _counted(register, joined, key), replace(report, rows=tuple(rows))


def replaced(register: Sequence[Cells], joined: Joined, report: Report) -> Joined:
    """Return the register with the rows of the file alone; one that the file names in a row set aside stays as it was."""
    key = KEYS[report.dataset]
    named = named_in(report)
    gone = {str(cells[key]) for cells in register if same_identifier(cells[key]) not in named}
    return replace(joined, rows=tuple(cells for cells in joined.rows if cells[key] not in gone), retired=tuple(sorted(gone)))


def place_of_key(dataset: str) -> int:
    """Return where the identifier stands among the values of a row."""
    return [column.name for column in descriptions()[dataset].columns].index(KEYS[dataset])


def named_in(report: Report) -> set[str]:
    """Return the identifiers that a file names, in good rows and in rows set aside."""
    place = place_of_key(report.dataset)
    return {same_identifier(row.values[place]) for row in report.rows if row.values[place] is not None}


def _joined(row: CheckedRow, old: Cells | None, report: Report, places: dict[str, int]) -> Named[str]:
    columns = descriptions()[report.dataset].columns
    if old is None:
        values = row.values[: len(columns)]
        cells = Named(places, tuple(["" if value is None else value if type(value) is str else written(value) for value in values]))
        unsaid = {name: word for name, word in _UNSAID.items() if cells.get(name) == ""}
        return cells.changed(**unsaid) if unsaid else cells
    new = Named(places, row.values)
    said = _said(new, report.columns) - {KEYS[report.dataset]}  # the register keeps its spelling of an identifier
    cells = (_cell(column, old[column.name], new[column.name]) if column.name in said else old[column.name] for column in columns)
    return Named(places, tuple(cells))


def _said(new: Mapping[str, object], columns: frozenset[str]) -> set[str]:
    """Return the columns of which a row says something: those of its file, and those that follow from them."""
    money = {"budget_currency"} if columns & {"budget_amount", "budget_mad"} else set()
    money |= {"budget_amount"} if "budget_mad" in columns else set()
    money |= _MONEY if money and new["budget_amount"] is None else set()
    said = {*columns, *money, *(name for name, value in new.items() if value is not None)}
    return said - {name for name in _UNSAID if new.get(name) is None}


def _cell(column: Column, old: str, new: object) -> str:
    """Return the text of a cell: the old one where it says the same, so that a register is not rewritten for its spelling."""
    text = written(new)
    if column.name == "country" and spelling_of(text) == spelling_of(old):  # Côte d’Ivoire, with either apostrophe
        return old
    return old if text == old or (old.strip() and _decoded(column, old) == new) else text


def _decoded(column: Column, text: str) -> object:
    try:
        return decode_cell(column, text)
    except (ValueError, UnknownName):  # a register may hold a cell that its own gate sets aside
        return None


def written(value: object) -> str:
    """Return a value as registers write it."""
    if type(value) is str:
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _spell_parents(joined: dict[str, Named[str]], held: Mapping[str, Cells], dataset: str) -> None:
    """Write each parent as the register spells its identifier, which files may write in another case."""
    if dataset != "projects":
        return
    spelt = {same: cells["project_id"] for same, cells in {**held, **joined}.items()}
    for same, cells in joined.items():
        parent = spelt.get(same_identifier(cells[_PARENT]), cells[_PARENT])
        joined[same] = cells if parent == cells[_PARENT] else cells.changed(**{_PARENT: parent})


def _counted(register: Sequence[Cells], joined: Mapping[str, Cells], key: str) -> Joined:
    places = {same_identifier(cells[key]): place for place, cells in enumerate(register)}
    rows: list[Cells] = list(register)
    added, updated = [], []
    for same, cells in joined.items():
        if same not in places:
            rows.append(cells)
            added.append(cells[key])
        elif rows[places[same]] != cells:
            rows[places[same]] = cells
            updated.append(cells[key])
    return Joined(tuple(rows), tuple(added), tuple(updated), (), len(joined) - len(added) - len(updated))
