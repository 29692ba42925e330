"""The page of data quality: what came in and how fresh it is, what was set aside and why, what the data cannot say, names that look alike."""

import streamlit as st

from analytics.indicators.answers_told import control_in_words
from analytics.proper_names import name_in
from analytics.registry.description import Description, descriptions
from analytics.ui.error_report import report_link
from analytics.ui.escape import text
from analytics.ui.put_aside import put_aside, title_of
from analytics.ui.reader import Reader, reader
from analytics.ui.table import rows_table
from analytics.warehouse import versions
from analytics.warehouse.calendar import newest_start
from analytics.warehouse.likeness import Pair, pairs_in
from analytics.warehouse.origins import imports_of
from analytics.words import book, say, written
from analytics.words.dates import date_words
from analytics.words.fill import fill

_FIRST = ("projects", "events")  # the registers that most readers come for
_GATE = ("register_title", "rows_in", "loaded", "merged", "quarantined", "as_of", "newest_start", "held")
_COUNTS = ("rows_in", "loaded", "merged", "quarantined")
_IMPORTS = ("register_title", "file", "day", "way", *_COUNTS, "added", "updated", "unchanged", "retired")
_PAIRS = ("first_name", "first_records", "second_name", "second_records")


def registers_and_quarantine() -> None:
    """Draw what came in, the last imports and the quarantine."""
    seen = reader()
    if "card" not in st.query_params:
        st.html(_panel("gate", _gate(seen), seen) + _panel("imports", _imports(seen), seen) + _panel("quarantine", put_aside(seen), seen))


def limits_and_doubts() -> None:
    """Draw what the data cannot say, the names that look alike, and how to report an error."""
    seen = reader()
    if "card" in st.query_params:
        return
    limits = (
        f'<section class="panel"><h2 class="card-title">{text(say("cannot_say", seen.lang))}</h2><ul>{_limits(seen.lang)}</ul></section>'
    )
    how = f"<p>{text(_said('report', 'how', seen.lang))}</p>"
    link = report_link("", "", seen)
    st.html(
        limits
        + _control(seen)
        + _panel("lookalikes", _lookalikes(seen), seen)
        + _panel("report", how + (f"<p>{link}</p>" if link else ""), seen)
    )


def _said(part: str, key: str, lang: str) -> str:
    return written(book("quality")[part][key], lang)


def _panel(part: str, inside: str, seen: Reader) -> str:
    return f'<section class="panel" id="{part}"><h2 class="card-title">{text(_said(part, "title", seen.lang))}</h2>{inside}</section>'


def _gate(seen: Reader) -> str:
    words, manifest = book("quality")["gate"], versions.manifest_of(seen.version)
    rows = tuple(_register(one, seen) for one in _important_first() if one.name in manifest.registers)
    why = text(fill(words["why"][seen.lang], {"version": seen.version, "built": manifest.built[:10]}, seen.lang))
    whole = why.replace(seen.version, f'<span class="unbroken">{seen.version}</span>')
    table = rows_table(_GATE, rows, seen.lang, words, _said("gate", "title", seen.lang))
    return f"<p>{whole}</p>{table}<p>{_publishers(seen.lang)}</p>"


def _important_first() -> list[Description]:
    return sorted(descriptions().values(), key=lambda one: (one.name not in _FIRST, one.name == "events", one.name))


def _register(described: Description, seen: Reader) -> dict[str, object]:
    count, words = versions.manifest_of(seen.version).registers[described.name], book("quality")["gate"]
    start = newest_start(described.name, seen.version) if described.name in _FIRST else None
    held = written(words["imported" if count.imported else "shipped"], seen.lang)
    counts = (getattr(count, name) for name in _COUNTS)
    dates = (date_words(described.as_of, seen.lang), date_words(start, seen.lang) if start else None)
    return dict(zip(_GATE, (title_of(described.name, seen.lang), *counts, *dates, held), strict=True))


def _publishers(lang: str) -> str:
    said = (say("origin", lang, publisher=written(one.publisher, lang), licence=one.licence) for one in descriptions().values())
    return "<br>".join(text(words) for words in dict.fromkeys(said))


def _imports(seen: Reader) -> str:
    found = imports_of(seen.version)
    if not found:
        return f"<p>{text(_said('imports', 'none', seen.lang))}</p>"
    words = {**book("quality")["gate"], **book("quality")["imports"]}
    ways = book("quality")["ways"]
    rows = tuple(
        {
            **one,
            "register_title": title_of(one["register"], seen.lang),
            "day": date_words(one["day"], seen.lang),
            "way": written(ways[one["way"]], seen.lang),
        }
        for one in found
    )
    return rows_table(_IMPORTS, rows, seen.lang, words, _said("imports", "title", seen.lang))


def _limits(lang: str) -> str:
    said = dict.fromkeys(written(limit, lang) for described in descriptions().values() for limit in described.limits)
    return "".join(f"<li>{text(words)}</li>" for words in said)


def _control(seen: Reader) -> str:
    """Return whether disclosure control is at work."""
    title, said = written(book("disclosure")["title"], seen.lang), control_in_words(seen.version, seen.lang)
    return f'<section class="panel" id="disclosure"><h2 class="card-title">{text(title)}</h2><p>{text(said)}</p></section>'


def _lookalikes(seen: Reader) -> str:
    found, words = pairs_in(seen.version), book("quality")["lookalikes"]
    note = f"<p>{text(_said('lookalikes', 'note', seen.lang))}</p>"
    if not found:
        return f"{note}<p>{text(_said('lookalikes', 'none', seen.lang))}</p>"
    rows = tuple(dict(zip(_PAIRS, _pair(one, seen.lang), strict=True)) for one in found)
    return f"{note}{rows_table(_PAIRS, rows, seen.lang, words, _said('lookalikes', 'title', seen.lang))}"


def _pair(one: Pair, lang: str) -> tuple[str, int, str, int]:
    first, second = (_naming(*names, lang) for names in ((one.first_name, one.first_spelling), (one.second_name, one.second_spelling)))
    return first, one.first_records, second, one.second_records


def _naming(name: str, spelling: str, lang: str) -> str:
    """Return the name of an organisation as a reader of `lang` knows it, with that of its names that is alike where it is another one."""
    read = name_in("organisations", name, lang)
    return read if spelling == read else fill(_said("lookalikes", "named", lang), {"name": read, "spelling": spelling}, lang)
