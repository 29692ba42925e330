"""The page of targets: how many stand where, its cards, then every target and reading with its source."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from analytics.charts.target_tracks import SIGNS, sign_of
from analytics.indicators.answers import answer
from analytics.indicators.facts_targets import different, standing_counts
from analytics.ui.escape import own_direction, text
from analytics.ui.page import show_page
from analytics.ui.reader import Reader, reader
from analytics.vocabulary import word_of
from analytics.warehouse.targets import published_targets, readings
from analytics.words import book, written
from analytics.words.cells import cell_words
from analytics.words.columns import label, vocabulary_of
from analytics.words.fill import fill

_SIGN_OF_TILE = {"in_time": f"{SIGNS['achieved']} {SIGNS['on_track']}"}
_ONLY_WHERE_ANY = ("reached_late", "missed", "within_rounding")
_OWN = {
    "figure_value": {"fr": "Valeur publiée", "ar": "القيمة المنشورة", "en": "Published value", "format": "figure"},
}
_TARGET = ("target_id", "target_value", "unit", "target_year", "baseline_value", "baseline_year", "strategy", "agrees_with_other_sources")
_READING = ("publisher", "year", "figure_value", "unit")


def targets_page() -> None:
    """Draw the page of targets."""
    seen = reader()
    is_whole = "card" not in st.query_params and not st.context.is_embedded
    if is_whole:
        _tiles(seen)
    show_page("targets")
    if is_whole:
        _sources(seen)


def _said(key: str, seen: Reader, **facts: object) -> str:
    return text(fill(written(book("targets")["page"][key], seen.lang), facts, seen.lang))


def _tiles(seen: Reader) -> None:
    answered = answer("targets_status", seen.view)
    if answered.refusal:
        return
    facts = standing_counts(answered.rows)
    tiles = "".join(_tile(name, facts, seen) for name in book("targets")["tiles"] if facts[name] or name not in _ONLY_WHERE_ANY)
    st.html(f'<p class="note-line">{_said("counted", seen, **facts)}</p><div class="kpis standings">{tiles}</div>')


def _tile(name: str, facts: dict[str, object], seen: Reader) -> str:
    sign = _SIGN_OF_TILE.get(name) or sign_of(name)
    words = text(written(book("targets")["tiles"][name], seen.lang))
    said = f'<span class="change"><span aria-hidden="true">{sign}</span> {words}</span>'
    return f'<div class="kpi"><span class="figure">{fill(f"{{{name}}}", facts, seen.lang)}</span>{said}</div>'


def _sources(seen: Reader) -> None:
    told = readings(seen.version)
    parts = "".join(_indicator(key, own, told.get(key, []), seen) for key, own in published_targets(seen.view, seen.version).items())
    if parts:
        st.html(
            f'<h2 class="section-title" id="sources">{_said("sources", seen)}</h2>'
            f'<section class="panel target-sources"><p>{_said("lead", seen)}</p><p class="paper-only">{_said("on_paper", seen)}</p>{parts}</section>'
        )


def _indicator(key: str, own: list[dict], told: list[dict], seen: Reader) -> str:
    read_anew = sum(not row["is_repeated"] for row in told)
    counts = _said("counts", seen, targets=different(own), published=len(own), readings=read_anew)
    differ = f" · {_said('differ', seen)}" if any(row["agrees_with_other_sources"] == "no" for row in own) else ""
    name = text(word_of("target_indicators", key, seen.lang))
    read = _table(_READING, told, "readings", seen) if told else f'<p class="quiet">{_said("never_read", seen)}</p>'
    return (
        f'<details id="{text(key)}"><summary><strong>{name}</strong> <span class="quiet">{counts}{differ}</span></summary>'
        f"{_table(_TARGET, own, 'targets', seen)}{read}</details>"
    )


def _table(columns: tuple[str, ...], rows: list[dict], named: str, seen: Reader) -> str:
    heads = "".join(f'<th scope="col"{_side(name)}>{text(label(name, seen.lang, _OWN))}</th>' for name in (*columns, "source_url", "note"))
    lines = "".join(f"<tr>{''.join(_cell(name, row, seen) for name in columns)}{_source(row)}{_note(row)}</tr>" for row in rows)
    title = _said(named, seen)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{title}"><table class="rows"><caption>{title}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _side(name: str) -> str:
    return ' class="number"' if name in ("target_value", "baseline_value", "figure_value") else ""


def _cell(name: str, row: dict, seen: Reader) -> str:
    if name == "target_id":
        asked = urlencode({**seen.view.query(), "list": ["targets"], "record": [row[name]]}, doseq=True)
        return f'<td><a class="inside" href="records?{text(asked)}">{text(row[name])}</a></td>'
    words = cell_words(name, row[name], seen.lang, _OWN)
    if name == "target_value" and row["target_value_min"] is not None:
        words = f"{cell_words(name, row['target_value_min'], seen.lang)}–{words}"
    if name == "year" and row["is_repeated"]:
        words = f"{words} · {_said('repeated', seen)}"
    is_free = isinstance(row[name], str) and not vocabulary_of(name)
    return f"<td{_side(name)}>{own_direction(words) if is_free else text(words)}</td>"


def _source(row: dict) -> str:
    parts = urlsplit(row["source_url"] or "")
    host = (parts.hostname or "").removeprefix("www.")
    link = f'<a href="{text(row["source_url"])}" rel="noopener noreferrer nofollow">{own_direction(host)}</a>'
    return f"<td>{link if parts.scheme in ('http', 'https') else ''}</td>"


def _note(row: dict) -> str:
    return f'<td class="note">{own_direction(row["note"] or "")}</td>'
