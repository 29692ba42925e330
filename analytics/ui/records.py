"""The records page: a list to search and sort, and one record opened with everything known and its public source."""

from typing import Any
from urllib.parse import urlencode, urlsplit

import pandas
import streamlit as st

from analytics.exploring.answering import NAME, indicator_of
from analytics.exploring.choice import choice_of
from analytics.indicators import indicators
from analytics.indicators.indicator import Indicator
from analytics.ui.beside import draw_beside, place_of
from analytics.ui.escape import own_direction, text
from analytics.ui.groups import with_mark
from analytics.ui.origin import FORECAST, names_of_columns, origin_of_record
from analytics.ui.reader import Reader, parameters, reader
from analytics.ui.table import rows_table
from analytics.ui.titles import title, titles_note
from analytics.warehouse.held_back import told_in
from analytics.warehouse.records import KEYS, MOST_LISTED, count_listed, listed, record
from analytics.words import book, say, written
from analytics.words.columns import format_of, label, shown, vocabulary_of
from analytics.words.fill import fill
from analytics.words.money import exact
from analytics.words.nouns import counted
from analytics.words.numbers import ABSENT

WRAPS = 65  # pixels of a row; Streamlit breaks a long text into lines in rows higher than 4rem alone


def records_page() -> None:
    """Draw the choice of list, the opened record if there is one, and the list."""
    seen = reader()
    chosen = st.query_params.get("list", "projects")
    chosen = chosen if chosen in KEYS else "projects"
    st.session_state["w_list"] = chosen
    st.segmented_control(
        say("register", seen.lang), list(KEYS), key="w_list", format_func=lambda name: say(name, seen.lang), required=True,
        label_visibility="collapsed", on_change=lambda: _go(st.session_state["w_list"], None),
    )  # fmt: skip
    if chosen in told_in(seen.version):
        st.html(f'<div class="no-answer">{text(_not_listed(chosen, seen))}</div>')
        return
    behind = _behind()
    rows = _listed(chosen, behind, seen)
    basis = behind.basis if behind else None
    count = len(rows) if len(rows) < MOST_LISTED else count_listed(chosen, seen.view, seen.version, basis)
    if behind and chosen in behind.basis.registers:
        _say_behind(chosen, behind, count, seen)
    if count > len(rows):
        st.html(f'<p class="notice" role="status">{text(say("rows_shown", seen.lang, shown=len(rows), total=count))}</p>')
    opened = st.query_params.get("record")
    if opened:
        _open(chosen, opened, seen)
    _notes(chosen, opened, seen)
    _chooser(chosen, rows, seen)
    _grid(chosen, rows, seen)


def _listed(register: str, behind: Indicator | None, seen: Reader) -> list[dict]:
    """Return the rows of a list; an organisation is called as the reader knows it, and a group marked."""
    rows = listed(register, seen.view, seen.version, behind.basis if behind else None)
    if register != "organisations":
        return rows
    names = (with_mark(shown("name", row["name"], seen.lang), row["organisation_id"], seen.lang, seen.version) for row in rows)
    return [{**row, "name": name} for row, name in zip(rows, names, strict=True)]


def _notes(register: str, opened: str | None, seen: Reader) -> None:
    """Say which organisations are listed, and in which language titles are written where some are."""
    is_of_organisations = register == "organisations"
    said = f'<p class="note-line">{text(say("organisations_listed", seen.lang))}</p>' if is_of_organisations else ""
    said += titles_note(seen.lang) if opened or not is_of_organisations else ""
    if said:
        st.html(said)


def _not_listed(register: str, seen: Reader) -> str:
    """Return why the records of a register of which only groups are told are not listed."""
    return fill(book("disclosure")["rows"][seen.lang], {"least": told_in(seen.version)[register]}, seen.lang)


def _behind() -> Indicator | None:
    """Return the indicator whose records are asked for, None where all records of the view are."""
    name = st.query_params.get("of", "")
    return indicator_of(choice_of(parameters())[0]) if name == NAME else indicators().get(name)


def _say_behind(register: str, behind: Indicator, count: int, seen: Reader) -> None:
    others = {name: count_listed(name, seen.view, seen.version, behind.basis) for name in behind.basis.registers if name != register}
    elsewhere = [_elsewhere(name, many, seen) for name, many in others.items() if many]
    here = counted(register if elsewhere else "records", count, seen.lang)
    words = "".join([text(say("records_of", seen.lang, title=written(behind.title, seen.lang), count=here)), *elsewhere])
    address = text(urlencode({**seen.view.query(), "list": [register]}, doseq=True))
    st.html(
        f'<p class="notice" role="status">{words} <a class="inside plain-link" href="?{address}">{text(say("all_records", seen.lang))}</a></p>'
    )


def _elsewhere(register: str, count: int, seen: Reader) -> str:
    """Return the link to what stands behind the same answer in another register."""
    address = text(urlencode(place_of(register, None, seen), doseq=True))
    words = text(say("records_elsewhere", seen.lang, count=counted(register, count, seen.lang)))
    return f' <a class="inside plain-link" href="?{address}">{words}</a>'


def _go(register: str, identifier: str | None) -> None:
    st.query_params.from_dict(place_of(register, identifier, reader()))


def _chooser(register: str, rows: list[dict], seen: Reader) -> None:
    names = {row[KEYS[register]]: _title(row, seen.lang) for row in rows}
    st.session_state["w_record"] = None
    st.selectbox(
        say("choose_record", seen.lang), list(names), key="w_record", index=None, format_func=lambda key: str(names[key]),
        placeholder=say("choose_hint", seen.lang), on_change=lambda: _go(register, st.session_state["w_record"]),
    )  # fmt: skip


def _grid(register: str, rows: list[dict], seen: Reader) -> None:
    if not rows:
        st.html(f'<div class="no-answer">{text(say("empty", seen.lang))}</div>')
        return
    columns = [name for name in rows[0] if name != KEYS[register]]
    ordered = columns[::-1] if seen.lang == "ar" else columns  # a canvas runs from the left; serving/js/grids.js begins at its right end
    words = pandas.DataFrame([{name: _cell(name, row[name], seen.lang) for name in ordered} for row in rows])
    settings = {name: _column(name, pandas.api.types.is_numeric_dtype(words[name]), seen.lang) for name in columns}
    paper = rows_table(tuple(columns), tuple(rows), seen.lang, caption=say(register, seen.lang))
    st.html(f'<div class="paper-only">{paper}</div>')  # the grid is a picture that loses its columns on paper
    st.dataframe(
        words, key=f"grid_{register}", hide_index=True, column_config=settings, height=620, selection_mode="single-row",
        row_height=WRAPS if "title" in columns else None, on_select=lambda: _selected(register, rows),
        alt=say("choose_hint", seen.lang), placeholder=ABSENT,
    )  # fmt: skip


def _column(name: str, is_number: bool, lang: str) -> Any:
    if is_number:
        return st.column_config.NumberColumn(label(name, lang), format="localized")
    if name not in ("title", "name"):
        return st.column_config.Column(label(name, lang))
    return st.column_config.Column(label(name, lang), width=300)  # wider, nothing on a phone tells that there are more columns


def _cell(name: str, value: object, lang: str) -> object:
    return (
        value if isinstance(value, int | float) and format_of(name) != "year" else shown(name, value, lang) if value is not None else None
    )


def _selected(register: str, rows: list[dict]) -> None:
    chosen = st.session_state[f"grid_{register}"]["selection"]["rows"]
    if chosen:
        _go(register, rows[chosen[0]][KEYS[register]])


def _open(register: str, identifier: str, seen: Reader) -> None:
    found = record(register, identifier, seen.version)
    if found is None:
        st.html(f'<p class="notice" role="status">{text(say("not_found", seen.lang, name=identifier[:80]))}</p>')
        return
    with st.container(key="wide_record"):
        heading = own_direction(_title(found, seen.lang)) if register == "organisations" else title(found["title"])
        st.html(f'<h2 class="card-title">{heading}</h2><dl class="fields">{_fields(found, seen.lang)}</dl>{_source(found, seen.lang)}')
        draw_beside(register, identifier, seen)
        st.html(origin_of_record(register, identifier, seen) or "<p></p>")
        st.button(say("close_record", seen.lang), key="close_record", on_click=_go, args=(register, None), icon=":material/close:")


def _title(row: dict, lang: str) -> str:
    return row.get("title") or shown("name", row.get("name"), lang)


def _fields(found: dict, lang: str) -> str:
    told = [(name, value) for name, value in found.items() if value is not None and name not in ("title", "name", "source_url")]
    currency = found.get("budget_currency")
    return "".join(f"<dt>{text(label(name, lang))}</dt><dd>{_field(name, value, currency, lang)}</dd>" for name, value in told)


def _field(name: str, value: Any, currency: str | None, lang: str) -> str:
    if isinstance(value, bool):
        return text(say("yes" if value else "no", lang))
    if name == FORECAST:
        return own_direction(names_of_columns(value, lang))
    words = exact(value, currency, lang) if name == "budget_amount" and currency else shown(name, value, lang)
    return own_direction(words) if isinstance(value, str) and not vocabulary_of(name) else text(words)


def _source(found: dict, lang: str) -> str:
    address = found.get("source_url")
    parts = urlsplit(address or "")
    if parts.scheme not in ("http", "https"):
        return ""
    words = say("open_source", lang, host=parts.hostname)
    return f'<p><a class="plain-link" href="{text(address)}" rel="noopener noreferrer nofollow">{text(words)}</a></p>'
