"""Which records a version added, retired and changed: their titles lead to them, and a changed one says what it was and is."""

from urllib.parse import urlencode

from analytics.ui.escape import own_direction, text
from analytics.ui.origin import cell_as_read
from analytics.ui.reader import Reader
from analytics.ui.titles import title, titles_note
from analytics.view import View
from analytics.warehouse.differences import COMPARED, KINDS, Difference
from analytics.words import book, say, written
from analytics.words.columns import label
from analytics.words.numbers import ABSENT, number

SHOWN = 20  # of one register and kind; the file holds the others
_LONGEST = 200  # letters of a value, of which a note may have thousands


def changed_records(found: list[Difference], versions: tuple[str, str], seen: Reader, *, is_open: bool = False) -> str:
    """Return a fold for each register and kind of change with its records; nothing where nothing differs.

    `versions` are the earlier and the later one: a record that was retired is shown in the earlier, every other in the later.
    """
    groups = {(name, kind): [one for one in found if (one.register, one.kind) == (name, kind)] for name in COMPARED for kind in KINDS}
    folds = "".join(_fold(group, records, versions, seen, is_open) for group, records in groups.items() if records)
    return f"{folds}{titles_note(seen.lang)}" if folds else ""


def _fold(group: tuple[str, str], records: list[Difference], versions: tuple[str, str], seen: Reader, is_open: bool) -> str:
    heading = say("named", seen.lang, name=_said("_".join(group), seen.lang), words=number(len(records), seen.lang))
    lines = "".join(f"<li>{_record(one, versions, seen)}</li>" for one in records[:SHOWN])
    left = len(records) - SHOWN
    more = f'<p class="quiet">{text(say("beside_more", seen.lang, count=left))}</p>' if left > 0 else ""
    return f'<details{" open" if is_open else ""}><summary>{text(heading)}</summary><ul class="differing">{lines}</ul>{more}</details>'


def _said(key: str, lang: str) -> str:
    return written(book("versions")["records"][key], lang)


def _record(one: Difference, versions: tuple[str, str], seen: Reader) -> str:
    columns = "".join(f"<li>{_column(one.register, *values, seen.lang)}</li>" for values in one.columns)
    link = f'<a class="inside" href="records?{text(_address(one, versions, seen))}">{title(one.title)}</a>'
    return f"{link}{f'<ul>{columns}</ul>' if columns else ''}"


def _address(one: Difference, versions: tuple[str, str], seen: Reader) -> str:
    """Return the parameters of the page of a record; who reads the current version without naming it goes on so."""
    holding = versions[0] if one.kind == "removed" else versions[1]
    view = View(lang=seen.lang, version=seen.view.version if holding == seen.version else holding)
    return urlencode({**view.query(), "list": one.register, "record": one.id}, doseq=True)


def _column(register: str, name: str, before: str | None, after: str | None, lang: str) -> str:
    values = {"before": _value(register, name, before, lang), "after": _value(register, name, after, lang)}
    return text(_said("column", lang)).format(column=text(label(name, lang)), **values)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _value(register: str, name: str, value: str | None, lang: str) -> str:
    words = None if value is None else cell_as_read(register, name, value, lang)
    return own_direction(ABSENT if words is None else _cut(words))
