"""Where an opened record comes from: file, line, day, version; what imports changed; where to report an error."""

from typing import Any

from analytics.errors import UnknownName
from analytics.registry.decode import decode_cell
from analytics.registry.description import descriptions
from analytics.ui.error_report import report_link
from analytics.ui.escape import own_direction, text
from analytics.ui.reader import Reader
from analytics.ui.table import rows_table
from analytics.warehouse.origins import Origin, Step, history_of, origin_of
from analytics.words import book, say, written
from analytics.words.columns import known, label, shown
from analytics.words.dates import date_words

FORECAST = "forecast_fields"  # a column that holds names of columns
_HISTORY = ("what", "before", "after", "version", "day", "from_file", "file_line")


def origin_of_record(register: str, identifier: str, seen: Reader) -> str:
    """Return the section on the origin of a record, and its history where an import has changed it."""
    origin = origin_of(register, identifier, seen.version)
    link = report_link(register, identifier, seen)
    where = _origin(origin, seen.lang) if origin else ""
    return f"{where}{_history(register, identifier, seen)}{f'<p>{link}</p>' if link else ''}"


def _origin(origin: Origin, lang: str) -> str:
    words = book("quality")["origin"]
    facts = {
        "file": own_direction(origin.file),
        "line": text(str(origin.line)),
        "day": text(date_words(origin.day, lang)),
        "version": f"<code>{text(origin.version or '–')}</code>",
        "sha256": f"<code>{text(origin.sha256)}</code>",
    }
    lines = "".join(f"<dt>{text(written(words[name], lang))}</dt><dd>{fact}</dd>" for name, fact in facts.items())
    return f'<h3 class="card-title">{text(written(words["title"], lang))}</h3><dl class="fields origin">{lines}</dl>'


def _history(register: str, identifier: str, seen: Reader) -> str:
    steps = history_of(register, identifier, seen.version)
    if not steps:
        return ""
    words = book("quality")["history"]
    title = written(words["title"], seen.lang)
    table = rows_table(_HISTORY, tuple(_row(one, register, seen.lang) for one in steps), seen.lang, words, title)
    return f'<div class="history"><h3 class="card-title">{text(title)}</h3>{table}</div>'


def _row(one: Step, register: str, lang: str) -> dict[str, Any]:
    kind = written(book("publishing")["differences"][one.change], lang)
    what = say("named", lang, name=kind, words=label(one.column, lang)) if one.column else kind
    values = [cell_as_read(register, one.column, value, lang) if one.column else None for value in (one.before, one.after)]
    line = None if one.line is None else str(one.line)
    return dict(zip(_HISTORY, (what, *values, one.version, date_words(one.day, lang), one.file, line), strict=True))


def cell_as_read(register: str, column: str, cell: str, lang: str) -> str | None:
    """Return a cell of a register as a reader sees it; one that its column cannot read stays as it is."""
    described = {one.name: one for one in descriptions()[register].columns}
    try:
        value = decode_cell(described[column], cell)
    except (KeyError, ValueError, UnknownName):
        return cell or None
    if column == FORECAST:
        return None if value is None else names_of_columns(str(value), lang)
    return None if value is None else say("yes" if value else "no", lang) if isinstance(value, bool) else shown(column, value, lang)


def names_of_columns(value: str, lang: str) -> str:
    """Return a list of names of columns in words; a stranger's file may name others."""
    return written(book("view")["comma"], lang).join(label(one, lang) if one in known() else one for one in value.split(","))
