"""The tables of a package: the records of a view, what stands beside them, and the answer of every indicator."""

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.downloads.provenance import Provenance, column_labels, provenance_of_records
from analytics.downloads.records import long_records_of
from analytics.downloads.subject import Subject
from analytics.downloads.table import LongTable, Table, table_of_answer
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.registry.description import descriptions
from analytics.warehouse.coverage import Basis, Coverage, coverage_of
from analytics.warehouse.links import LINKS, links_asked, links_in_pieces
from analytics.warehouse.relations import literal
from analytics.warehouse.streaming import columns_of, count_of

RECORDS = ("projects", "events", "organisations")
KEYS = {
    "projects": ("project_id",),
    "events": ("event_id",),
    "organisations": ("organisation_id",),
    "registers": ("register",),
    "project_event_links": ("project_id", "event_id", "relation"),
}


@dataclass(frozen=True)
class Listed:
    """A table as metadata tells it, without its rows: `stem` is its file without ending; `table` its names, kinds and provenance."""

    stem: str
    count: int
    table: Table

    @property
    def is_answer(self) -> bool:
        """Return whether the table answers an indicator."""
        return "indicator" in self.table.provenance

    @property
    def title(self) -> str:
        """Return the title of the table in the language of its view."""
        return str(self.table.provenance["title"])


def tables_of(subject: Subject) -> Iterator[tuple[str, Table | LongTable]]:
    """Yield (file without ending, table): records, what stands beside them, answers; each is made when it is asked for."""
    for name in RECORDS:
        yield name, long_records_of(name, subject.view)
    for name in LINKS:
        yield name, links_table(name, subject)
    for name in indicators():
        yield f"indicators/{name}", table_of_answer(answer(name, subject.view), subject.lang)


def listed(stem: str, table: Table | LongTable) -> Listed:
    """Return what metadata needs of a table."""
    count = len(table.rows) if isinstance(table, Table) else table.count
    return Listed(stem, count, Table(table.name, table.columns, (), table.kinds, table.provenance))


def links_table(name: str, subject: Subject) -> LongTable:
    """Return a table beside the records of the view, with its provenance."""
    view, version = subject.view, subject.version
    question = links_asked(name, view)
    columns = columns_of(question, version)
    about: Provenance = {**_provenance(name, subject), "columns": column_labels(columns, subject.lang)}
    kinds = tuple(columns.values())
    return LongTable(name, tuple(columns), kinds, about, count_of(question, version), lambda: links_in_pieces(name, view, version))


def _provenance(name: str, subject: Subject) -> Provenance:
    links = LINKS[name]
    coverage = coverage_of(Basis(links.follows), subject.view.question, subject.version) if links.follows else Coverage(0, 0)
    about = provenance_of_records(links.register, subject.view, subject.version, coverage, literal(links_asked(name, subject.view)))
    return {"title": subject.say("files", name), **about, "register": name}


def vocabulary_of(stem: str, column: str) -> str | None:
    """Return the list that the codes of a register's column come from, None where it holds no codes."""
    described = descriptions().get(stem)
    return described.coded.get(column) if described else None
