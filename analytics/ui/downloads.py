"""The downloads page: the rows of the view in every format, each indicator, how to cite, the column dictionary."""

from urllib.parse import urlencode

import streamlit as st

from analytics.downloads.records import REGISTERS, records_of
from analytics.indicators import indicators
from analytics.registry.description import descriptions
from analytics.ui.behind import download_links
from analytics.ui.escape import text
from analytics.ui.own_data import own_data
from analytics.ui.reader import Reader, reader
from analytics.ui.table import rows_table
from analytics.warehouse import versions
from analytics.warehouse.coverage import Basis, coverage_of
from analytics.words import book, page_words, say, written
from analytics.words.columns import label
from analytics.words.numbers import percent

_IN_VIEW = ("projects", "events")


def downloads_page() -> None:
    """Draw links to files, the citation, the command and the dictionary."""
    seen = reader()
    st.html(_records(seen) + _citation(seen) + _command(seen) + _dictionary(seen) + _indicators(seen) + own_data(seen.lang))


def _section(key: str, inside: str, lang: str) -> str:
    return f'<h2 class="section-title">{text(say(key, lang))}</h2><section class="panel behind-open">{inside}</section>'


def _records(seen: Reader) -> str:
    address = urlencode(seen.view.query(), doseq=True)
    lines = []
    counts = {name: coverage_of(Basis((name,)), seen.view.question, seen.version).n for name in _IN_VIEW}
    for name in REGISTERS:
        count = counts[name] if name in counts else len(records_of(name, seen.view).rows)
        links = download_links(name, address, seen.lang, folder="api/v1")
        lines.append(f"<p><strong>{text(say(name, seen.lang))}</strong> · {text(say('n', seen.lang, count=count))}<br>{links}</p>")
    package = f'<a href="api/v1/package.zip?{text(address)}" download>{text(say("package", seen.lang))}</a>'
    return _section("whole_view", f"{''.join(lines)}<p>{package}</p>", seen.lang)


def _citation(seen: Reader) -> str:
    as_of = versions.manifest_of(seen.version).as_of
    words = say("citation", seen.lang, version=seen.version, as_of=as_of)
    return _section("cite", f"<p>{text(words)}</p>", seen.lang)


def _command(seen: Reader) -> str:
    options = " ".join(f"--{key} {_quoted(value)}" for key, values in seen.view.query().items() for value in values)
    return _section("same_command", f"<pre>python -m analytics export {text(options)} --to marsad.zip</pre>", seen.lang)


def _quoted(value: str) -> str:
    return value if value.replace("-", "").replace("_", "").isalnum() else "'" + value.replace("'", "'\\''") + "'"


def _dictionary(seen: Reader) -> str:
    parts = []
    for name in _IN_VIEW:
        described = descriptions()[name]
        columns = [column.name for column in (*described.columns, *described.derived)]
        coverage = coverage_of(Basis((name,), tuple(columns)), seen.view.question, seen.version)
        rows = [_entry(column, coverage.selected, coverage.missing.get(column, 0), seen.lang) for column in columns]
        own = {key: {lang: say(key, lang) for lang in ("fr", "ar", "en")} for key in ("column", "meaning", "filled")}
        table = rows_table(("column", "meaning", "filled"), tuple(rows), seen.lang, own, say(name, seen.lang))
        parts.append(f"<details><summary>{text(say(name, seen.lang))}</summary>{table}</details>")
    return _section("dictionary", "".join(parts), seen.lang)


def _entry(column: str, selected: int, missing: int, lang: str) -> dict:
    share = 100 * (selected - missing) / selected if selected else None
    return {"column": column, "meaning": label(column, lang), "filled": percent(share, lang)}


def _indicators(seen: Reader) -> str:
    address = urlencode(seen.view.query(), doseq=True)
    parts = []
    for page in book("pages"):
        own = {name: one for name, one in indicators().items() if one.page[0] == page}
        lines = "".join(
            f"<p>{text(written(one.title, seen.lang))}<br>{download_links(name, address, seen.lang)}</p>" for name, one in own.items()
        )
        if own:
            parts.append(f"<details><summary>{text(page_words(page, 'title', seen.lang))}</summary>{lines}</details>")
    return _section("indicators", "".join(parts), seen.lang)
