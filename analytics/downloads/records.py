"""The records of a register that a view selects: every column but the search text, in order, sorted by key."""

from analytics.downloads.provenance import column_labels, provenance_of_records
from analytics.downloads.table import Table, table_of
from analytics.errors import UnknownName
from analytics.registry.description import descriptions
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.coverage import Basis, coverage_of
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import asked, literal

_RECORDS = {
    "projects": ("SELECT * EXCLUDE (search_text) FROM selected_projects ORDER BY project_id", ("projects",)),
    "events": ("SELECT * EXCLUDE (search_text) FROM selected_events ORDER BY event_id", ("events",)),
    "organisations": (
        """
        SELECT * FROM organisations
        WHERE organisation_id IN (SELECT organisation_id FROM project_organisations SEMI JOIN selected_projects USING (project_id))
           OR organisation_id IN (SELECT organisation_id FROM event_organisations SEMI JOIN selected_events USING (event_id))
        ORDER BY organisation_id
        """,
        ("projects", "events"),
    ),
}
REGISTERS = tuple(_RECORDS)


def records_of(register: str, view: View) -> Table:
    """Return the records of `register` in `view`, codes as codes; raise `UnknownName` for another register.

    Organisations are those engaged in the projects and events of the view; the provenance then counts these projects and events.
    """
    if register not in _RECORDS:
        raise UnknownName(f"There are no records of «{register[:40]}»; there are those of {', '.join(REGISTERS)}.")
    version = versions.known(view.version)
    sql, registers = _RECORDS[register]
    question = asked(sql, view)
    columns, rows = rows_of(question, version)
    coverage = coverage_of(Basis(registers), view.question, version)
    about = provenance_of_records(register, view, version, coverage, literal(question))
    limits = [limit[view.lang] for limit in descriptions()[register].limits]
    title = descriptions()[register].title[view.lang]
    return table_of(register, columns, rows, {"title": title, **about, "limits": limits, "columns": column_labels(columns, view.lang)})
