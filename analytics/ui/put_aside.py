"""The rows in quarantine: how many for which reason, then each with its line, its column, what stood there and why."""

from dataclasses import replace
from urllib.parse import urlencode

from analytics.importing.remarks import Remark
from analytics.importing.telling import sentence
from analytics.registry.description import Description, descriptions
from analytics.ui.behind import download_links
from analytics.ui.escape import text
from analytics.ui.reader import Reader
from analytics.ui.table import MOST_ROWS, rows_table
from analytics.warehouse.quarantine import IMPORT, SetAside, quarantined_in
from analytics.words import book, say, written
from analytics.words.columns import known

REASONS = ("register_title", "file", "reason", "lines")
EACH = ("file_line", "file_column", "file_value", "reason")
LONGEST = 80  # letters of a cell that are shown
_ANY = "…"  # stands for what differs from row to row
_RIGHT_TO_LEFT = "\u200f"  # so that a sentence which begins with a Latin word is still set as Arabic


def put_aside(seen: Reader) -> str:
    """Return the reasons with their counts, the rows folded under them, and the files; one sentence when every row was loaded."""
    found, words = quarantined_in(seen.version), book("quality")["quarantine"]
    links = download_links("quarantine", urlencode(seen.view.with_(version=seen.version).query(), doseq=True), seen.lang, folder="api/v1")
    if not found:
        return f"<p>{text(written(words['none'], seen.lang))}</p>"
    return (
        f"<p>{text(written(words['note'], seen.lang))}</p>{_reasons(found, seen.lang)}"
        f'<details id="put_aside"><summary><strong>{text(written(words["each"], seen.lang))}</strong></summary>'
        f'{_each(found, seen.lang)}</details><p class="behind">{links}</p>'
    )


def _reasons(found: tuple[SetAside, ...], lang: str) -> str:
    lines: dict[SetAside, set[int]] = {}
    for one in found:
        lines.setdefault(_of_any_row(one), set()).add(one.line)
    said: dict[tuple[str, str, str], set[int]] = {}
    for one, places in lines.items():  # rules of two columns may be one sentence
        said.setdefault((title_of(one.register, lang), one.file, reason_words(one, lang)), set()).update(places)
    rows = tuple(dict(zip(REASONS, (*reason, len(places)), strict=True)) for reason, places in said.items())
    own = {**book("quality")["quarantine"], "register_title": book("quality")["gate"]["register_title"]}
    return rows_table(REASONS, rows, lang, own, written(book("quality")["quarantine"]["title"], lang))


def _of_any_row(one: SetAside) -> SetAside:
    """Return a reason without what stands in one row only."""
    return replace(one, line=0, value=_ANY, suggestion="", facts=tuple((name, _ANY) for name, _ in one.facts))


def _each(found: tuple[SetAside, ...], lang: str) -> str:
    own = {**{name: book("interface")[name] for name in EACH[:3]}, "reason": book("quality")["quarantine"]["reason"]}
    tables = []
    for register, file in dict.fromkeys((one.register, one.file) for one in found):
        title = say("named", lang, name=title_of(register, lang), words=file)
        here = [one for one in found if (one.register, one.file) == (register, file)]
        rows = tuple(_row(one, lang) for one in here[:MOST_ROWS])
        cut = f"<p>{text(say('rows_shown', lang, shown=MOST_ROWS, total=len(here)))}</p>" if len(here) > MOST_ROWS else ""
        tables.append(f"<p><strong>{text(title)}</strong></p>{rows_table(EACH, rows, lang, own, title)}{cut}")
    return "".join(tables)


def _row(one: SetAside, lang: str) -> dict[str, object]:
    value = one.value.strip()
    cut = value[:LONGEST] + _ANY * (len(value) > LONGEST) or None
    return dict(zip(EACH, (one.line, _labels(one.column, lang), cut, reason_words(one, lang)), strict=True))


def title_of(register: str, lang: str) -> str:
    """Return the title of a register; one that is described no more keeps its name."""
    described = descriptions().get(register)
    return written(described.title, lang) if described else register


def reason_words(one: SetAside, lang: str) -> str:
    """Return in words why a row is in quarantine."""
    return f"{_RIGHT_TO_LEFT if lang == 'ar' else ''}{_reason(one, lang)}"


def _reason(one: SetAside, lang: str) -> str:
    if one.step == IMPORT:
        remark = Remark(one.rule, one.value, line=one.line, column=one.column, suggestion=one.suggestion, facts=dict(one.facts))
        return sentence(remark, lang) or one.rule
    described = descriptions().get(one.register)
    words = rule_words(described, one.rule, lang) if described else one.rule
    return written(book("quality")["quarantine"]["broken"], lang).format(rule=words)


def _labels(columns: str, lang: str) -> str | None:
    """Return the labels of one or several columns; a column nobody labelled keeps its name."""
    return book("view")["comma"][lang].join(known().get(name, {}).get(lang, name) for name in columns.split(", ")) or None


def rule_words(described: Description, rule: str, lang: str) -> str:
    """Return a rule in words; one that an older version wrote and nobody knows any more stays as it is."""
    own = {check.name: check.words for check in described.checks}
    words = own.get(rule) or book("interface").get(f"rule_{rule}")
    return written(words, lang) if words else rule
