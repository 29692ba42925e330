"""Landmarks in the reader's words: what is laid over the charts of years, and the list of it under each of them."""

from urllib.parse import urlsplit

from analytics.charts.landmarks import Landmark, fractional_year
from analytics.charts.look import Look
from analytics.ui.escape import own_direction, text
from analytics.view import MILESTONES, View
from analytics.vocabulary import word_of
from analytics.warehouse.landmarks import landmarks_over, milestones, offered
from analytics.words import say
from analytics.words.dates import date_words


def landmarks_of(view: View, version: str) -> tuple[Landmark, ...]:
    """Return what a view lays over its charts of years, numbered by date, in the language of the view."""
    return tuple(
        Landmark(
            number,
            fractional_year(one.date) if one.date else None,
            date_words(one.date, view.lang) if one.date else say("landmark_undated", view.lang),
            _words(one.id, one.title, view.lang),
            one.source,
        )
        for number, one in enumerate(landmarks_over(view, version), 1)
    )


def choices(view: View, version: str) -> dict[str, str]:
    """Return the words of what a reader can lay over the charts, by code: all milestones, each of them, then events and projects."""
    listed = offered(view, version)
    chosen = {one.id: (one.title, None) for one in landmarks_over(view, version) if one.id not in listed}
    words = {
        id_: f"{_words(id_, title, view.lang)} ({year})" if year else _words(id_, title, view.lang)
        for id_, (title, year) in {**listed, **chosen}.items()
    }
    return {MILESTONES: say("all_milestones", view.lang), **words}


def landmark_list(figure: dict, look: Look) -> str:
    """Return the landmarks of a chart over years as HTML, the undrawn last; nothing under any other chart."""
    drawn = figure["layout"].get("meta", {}).get("landmarks")
    if drawn is None:
        return ""
    inside = "".join(_entry(one, look.lang) for one in look.landmarks if one.number in drawn)
    outside = [_entry(one, look.lang) for one in look.landmarks if one.number not in drawn]
    name = text(say("over", look.lang))
    return f'<div class="landmarks" role="group" aria-label="{name}">{f"<ul>{inside}</ul>" if inside else ""}{_folded(outside, look.lang)}</div>'


def _folded(entries: list[str], lang: str) -> str:
    """Return what a chart cannot show as a fold: with one year in view it would be longer than the chart."""
    summary = text(say("landmark_outside", lang, count=len(entries)))
    return f"<details><summary>{summary}</summary><ul>{''.join(entries)}</ul></details>" if entries else ""


def _words(id_: str, title: str, lang: str) -> str:
    return word_of(MILESTONES, id_, lang, short=True) if id_ in milestones() else title


def _entry(one: Landmark, lang: str) -> str:
    return f"<li>{one.number} · {text(one.when)} · {own_direction(one.words)}{_source(one.source, lang)}</li>"


def _source(address: str, lang: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        return ""
    words = say("landmark_source", lang, host=(parts.hostname or "").removeprefix("www."))
    return f' (<a href="{text(address)}" rel="noopener noreferrer nofollow">{text(words)}</a>)'
