"""The rows a build set aside, each with its line, its column, what stood there and the rule it breaks."""

from analytics.registry.description import Description, descriptions
from analytics.registry.findings import Finding
from analytics.ui.escape import text
from analytics.ui.reader import Reader
from analytics.ui.table import rows_table
from analytics.warehouse import versions
from analytics.warehouse.quarantine import set_aside_in
from analytics.words import book, say, written
from analytics.words.columns import known

COLUMNS = ("file_line", "file_column", "file_value", "broken_rule")
LONGEST = 80  # letters of a cell that are shown


def put_aside(seen: Reader) -> str:
    """Return what was wrong, folded, a table a register; nothing when every row was loaded."""
    found = set_aside_in(seen.version)
    tables = "".join(_table(one, found[name], seen.lang) for name, one in descriptions().items() if name in found)
    if not tables:
        return ""
    note = say("put_aside_note", seen.lang, file=versions.quarantine_file(seen.version).name)
    return (
        f'<details id="put_aside"><summary><strong>{text(say("put_aside", seen.lang))}</strong></summary>'
        f"<p>{text(note)}</p>{tables}</details>"
    )


def _table(described: Description, findings: tuple[Finding, ...], lang: str) -> str:
    title, own = written(described.title, lang), {name: book("interface")[name] for name in COLUMNS}
    rows = tuple(_row(described, finding, lang) for finding in findings)
    return f"<p><strong>{text(title)}</strong></p>{rows_table(COLUMNS, rows, lang, own, title)}"


def _row(described: Description, finding: Finding, lang: str) -> dict[str, object]:
    value = finding.value.strip()
    cut = value[:LONGEST] + "…" * (len(value) > LONGEST) or None
    cells = (finding.line, _labels(finding.column, lang), cut, rule_words(described, finding.rule, lang))
    return dict(zip(COLUMNS, cells, strict=True))


def _labels(columns: str, lang: str) -> str | None:
    """Return the labels of one or several columns; a column nobody labelled keeps its name."""
    return book("view")["comma"][lang].join(known().get(name, {}).get(lang, name) for name in columns.split(", ")) or None


def rule_words(described: Description, rule: str, lang: str) -> str:
    """Return a rule in words; one that an older version wrote and nobody knows any more stays as it is."""
    own = {check.name: check.words for check in described.checks}
    words = own.get(rule) or book("interface").get(f"rule_{rule}")
    return written(words, lang) if words else rule
