"""The records of a register that a view selects: every column but the search text, in order, sorted by key."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial
from typing import IO, Any

from analytics.downloads.provenance import column_labels, provenance_of_records
from analytics.downloads.table import LongTable, Table
from analytics.errors import TooSlow, UnknownName
from analytics.names import nearest
from analytics.registry.description import descriptions
from analytics.view import View
from analytics.warehouse import predicates, versions
from analytics.warehouse.copied import copied, is_worth_it
from analytics.warehouse.coverage import Basis, coverage_of
from analytics.warehouse.held_back import given
from analytics.warehouse.reading_order import comes_in_order
from analytics.warehouse.records import KEYS
from analytics.warehouse.relations import Question, asked, literal
from analytics.warehouse.row_spans import is_in_order, records_in_spans
from analytics.warehouse.streaming import columns_of, count_of, in_order, pieces_of

_RECORDS = {
    "projects": ("SELECT * EXCLUDE (search_text) FROM selected_projects", ("projects",)),
    "events": ("SELECT * EXCLUDE (search_text) FROM selected_events", ("events",)),
    "organisations": (
        """
        SELECT * EXCLUDE (search_text) FROM organisations
        WHERE organisation_id IN (SELECT organisation_id FROM project_organisations SEMI JOIN selected_projects USING (project_id))
           OR organisation_id IN (SELECT organisation_id FROM event_organisations SEMI JOIN selected_events USING (event_id))
        """,
        ("projects", "events"),
    ),
}
REGISTERS = tuple(_RECORDS)


def records_of(register: str, view: View) -> Table:
    """Return the records of `register` in `view`, codes as codes; raise `UnknownName` for another register.

    Organisations are those engaged in the projects and events of the view; the provenance then counts these projects and events.
    """
    return long_records_of(register, view).whole()


def long_records_of(register: str, view: View) -> LongTable:
    """Return the same, however many there are, to be asked for piece by piece."""
    if register not in _RECORDS:
        close = nearest(register, list(REGISTERS))
        raise UnknownName(f"There are no records of «{register[:40]}»; there are those of {', '.join(REGISTERS)}.", close)
    version = versions.known(view.version)
    sql, registers = _RECORDS[register]
    sql = f"{sql} WHERE false" if not given((register,), version) else sql  # its groups are told by indicators alone
    key, question = KEYS[register], asked(sql, view)
    columns = columns_of(question, version)
    coverage = coverage_of(Basis(given(registers, version)), view.question, version)
    about = provenance_of_records(register, view, version, coverage, literal(in_order(question, key)))
    said = {
        "title": descriptions()[register].title[view.lang],
        **about,
        "limits": [limit[view.lang] for limit in descriptions()[register].limits],
        "columns": column_labels(columns, view.lang),
    }
    count = count_of(question, version)
    in_rows = partial(pieces_of, question, key, version)
    in_columns = partial(_in_columns, partial(_pieces, question, register, view, version), key, version)
    in_one = partial(_copied, question, register, version) if is_worth_it(count) else None
    return LongTable(register, tuple(columns), tuple(columns.values()), said, count, in_rows, in_columns, in_one)


def _is_one_table(register: str, version: str) -> bool:
    return register in predicates.KEYS and bool(given((register,), version))


def _copied(question: Question, register: str, version: str, facts: dict[str, str]) -> AbstractContextManager[IO[bytes] | None]:
    """Give the records as one file where the database reads them in the order of their key."""
    read = Question(predicates.looked_through(question.sql), question.values)
    if not _is_one_table(register, version) or not comes_in_order(read, register, version):
        return nullcontext()
    return copied(read, KEYS[register], version, facts)


def _pieces(question: Question, register: str, view: View, version: str) -> Iterator[Question]:
    from analytics.warehouse.columns import in_pieces  # here, because Arrow takes a while to come

    with suppress(TooSlow):  # which is not remembered: the next reader may have the time
        if _is_one_table(register, version) and is_in_order(register, version):
            return records_in_spans(register, view, version)
    return in_pieces(question, KEYS[register], version)


def _in_columns(pieces: Callable[[], Iterator[Question]], key: str, version: str, make: Callable[[Any], Any]) -> Iterator[Any]:
    from analytics.warehouse.columns import made_of_pieces

    return made_of_pieces(pieces(), key, version, make)
