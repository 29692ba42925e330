"""The downloads page: the rows of the view in every format, each indicator, how to cite, the column dictionary."""

from urllib.parse import urlencode

import streamlit as st

from analytics.downloads.package.readme import command
from analytics.downloads.package.tables import RECORDS
from analytics.downloads.records import long_records_of
from analytics.downloads.subject import Subject, subject_of
from analytics.indicators import indicators
from analytics.registry.description import descriptions
from analytics.ui.at_home import at_home
from analytics.ui.behind import download_links, excel_note
from analytics.ui.citation import citation
from analytics.ui.code import code_of_records
from analytics.ui.escape import text
from analytics.ui.limits import too_long
from analytics.ui.own_data import own_data
from analytics.ui.reader import Reader, origin, reader
from analytics.ui.references import codebook_link
from analytics.ui.table import rows_table
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.coverage import Basis, coverage_of
from analytics.warehouse.held_back import given
from analytics.words import book, page_words, say, written
from analytics.words.columns import label
from analytics.words.numbers import percent

_IN_VIEW = ("projects", "events")


def downloads_page() -> None:
    """Draw links to files, the citation, the command, the version to take home and the dictionary."""
    seen = reader()
    subject = subject_of(seen.view.with_(version=seen.version), origin())
    cited = _section(say("cite", subject.lang), citation(subject))
    taken = f"{_records(seen)}{_everything(subject)}{cited}{at_home(subject)}"
    st.html(f"{taken}{_dictionary(seen, subject)}{_indicators(seen)}{own_data(seen.lang)}")


def _section(title: str, inside: str) -> str:
    return f'<h2 class="section-title">{text(title)}</h2><section class="panel behind-open">{inside}</section>'


def _records(seen: Reader) -> str:
    address = urlencode(seen.view.query(), doseq=True)
    lines = []
    counts = {name: coverage_of(Basis(given((name,), seen.version)), seen.view.question, seen.version).n for name in _IN_VIEW}
    for name in RECORDS:
        count = counts[name] if name in counts else long_records_of(name, seen.view).count
        links = download_links(name, address, seen.lang, folder="api/v1")
        code = f"<details class='snippets'><summary>{text(say('code', seen.lang))}</summary>{code_of_records(name, seen)}</details>"
        lines.append(
            f"<p><strong>{text(say(name, seen.lang))}</strong> · {text(say('n', seen.lang, count=count))}<br>{links}</p>"
            f"{too_long(count, seen.lang)}{code}"
        )
    return _section(say("whole_view", seen.lang), "".join([*lines, excel_note(seen.lang)]))


def _everything(subject: Subject) -> str:
    offered = {"package": "package.zip", "notebook": "marsad.ipynb"}
    lines = "".join(
        f'<p><a href="api/v1/{file}?{text(subject.query)}" download>{text(subject.say("page", key))}</a><br>'
        f"{text(subject.say('page', f'{key}_why'))}</p>"
        for key, file in offered.items()
    )
    return _section(
        subject.say("page", "take_all"), f"{lines}<p>{text(say('same_command', subject.lang))}</p><pre>{text(command(subject))}</pre>"
    )


def _dictionary(seen: Reader, subject: Subject) -> str:
    parts = []
    for name in given(_IN_VIEW, seen.version):
        described = descriptions()[name]
        columns = [column.name for column in (*described.columns, *described.derived)]
        coverage = coverage_of(Basis((name,), tuple(columns)), seen.view.question, seen.version)
        rows = [_entry(column, coverage.selected, coverage.missing.get(column, 0), seen.lang) for column in columns]
        own = {key: {lang: say(key, lang) for lang in LANGUAGES} for key in ("column", "meaning", "filled")}
        table = rows_table(("column", "meaning", "filled"), tuple(rows), seen.lang, own, say(name, seen.lang))
        parts.append(f"<details><summary>{text(say(name, seen.lang))}</summary>{table}</details>")
    files = f"<p>{text(subject.say('page', 'dictionary_file'))} {codebook_link(seen.lang)}</p>"
    return _section(say("dictionary", seen.lang), f"{files}{''.join(parts)}")


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
    return _section(say("indicators", seen.lang), "".join(parts))
