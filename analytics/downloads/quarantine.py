"""The rows in quarantine as a table to write: rule, value and facts as codes, so that a reader says them in any language."""

import json

from analytics.downloads.provenance import column_labels, provenance_of_records
from analytics.downloads.table import Table
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.coverage import Coverage
from analytics.warehouse.quarantine import COLUMNS, SQL, quarantined_in
from analytics.words import book, written

NAME = "quarantine"
_KINDS = tuple("integer" if name == "line" else "text" for name in COLUMNS)


def quarantine_of(view: View) -> Table:
    """Return why rows are in the quarantine of the view's version, of the view's registers; its other filters say nothing of such rows."""
    version = versions.known(view.version)
    found = [one for one in quarantined_in(version) if not view.registers or one.register in view.registers]
    rows = tuple((*(getattr(one, name) or None for name in COLUMNS[:-1]), json.dumps(dict(one.facts), ensure_ascii=False)) for one in found)
    seen = View(lang=view.lang, registers=view.registers)
    about = provenance_of_records("projects", seen, version, Coverage(len(rows), len(rows)), SQL)
    own = {name: book("quality")["quarantine"][name] for name in ("file", "step", "suggestion", "facts")}
    own |= {name: book("interface")[f"file_{name}"] for name in ("line", "column", "value")} | {"rule": book("interface")["broken_rule"]}
    said = {
        **about,
        "register": NAME,
        "page": str(about["page"]).replace("/records", "/quality", 1),
        "limits": [written(book("quality")["quarantine"]["note"], view.lang)],
    }
    title = written(book("quality")["quarantine"]["title"], view.lang)
    return Table(NAME, COLUMNS, rows, _KINDS, {"title": title, **said, "columns": column_labels(COLUMNS, view.lang, own)})
