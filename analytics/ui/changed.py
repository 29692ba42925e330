"""What a version changed: how many records of each register, by axis and sector, which they are, and the file of all differences."""

from urllib.parse import urlencode

from analytics.ui.changed_records import changed_records
from analytics.ui.citation import unbroken
from analytics.ui.escape import text
from analytics.ui.reader import Reader
from analytics.ui.table import rows_table
from analytics.warehouse.changes import before, changes_between
from analytics.warehouse.differences import COMPARED, KINDS, Difference, counted
from analytics.words import book, written
from analytics.words.fill import fill


def changed(version: str, seen: Reader) -> str:
    """Return what differs between a version and the one built before it."""
    earlier, lang = before(version), seen.lang
    if earlier is None:
        return _said("first", lang)
    found = list(changes_between(earlier, version))
    if not found:
        return _said_of("same", earlier, lang)
    folds = f"<details><summary>{_said('by_group', lang)}</summary>{_by_group(found, lang)}</details>"
    records = changed_records(found, (earlier, version), seen)
    return f"{_said_of('since', earlier, lang)}{_counts(found, lang)}{records}{folds}{all_differences(earlier, version, lang)}"


def _said(key: str, lang: str) -> str:
    return text(written(book("versions")["page"][key], lang))


def _said_of(key: str, version: str, lang: str) -> str:
    return unbroken(fill(written(book("versions")["page"][key], lang), {"version": version}, lang), version)


def _counts(found: list[Difference], lang: str) -> str:
    rows = tuple(
        {"register": name, **{kind: sum(one.kind == kind and one.register == name for one in found) for kind in KINDS}} for name in COMPARED
    )
    return rows_table(("register", *KINDS), rows, lang, book("versions")["columns"], _said("changes", lang))


def _by_group(found: list[Difference], lang: str) -> str:
    kinds = book("publishing")["differences"]
    rows = tuple(
        {"register": name, "change": written(kinds[kind], lang), "axis": axis, "sector": sector, "records": count}
        for name in COMPARED
        for kind, axis, sector, count in counted(found, name)
    )
    return rows_table(("register", "change", "axis", "sector", "records"), rows, lang, book("versions")["columns"], _said("by_group", lang))


def all_differences(earlier: str, later: str, lang: str) -> str:
    """Return the link to the file of all differences between two versions."""
    address = f"api/v1/versions/{later}/changes.csv?{urlencode({'since': earlier})}"
    return f'<p><a href="{text(address)}" download>{_said("all_changes", lang)}</a></p>'
