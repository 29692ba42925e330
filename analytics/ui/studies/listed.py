"""The list of studies: the newest first, those about an axis where one is chosen, each with how it stands today."""

import streamlit as st

from analytics.studies.shelf import is_about, shelf
from analytics.studies.study import Study
from analytics.studies.upkeep import Comparison
from analytics.ui.escape import own_direction, text
from analytics.ui.page import heading
from analytics.ui.reader import Reader
from analytics.ui.studies.standing import faults, standing, status
from analytics.ui.studies.take import files
from analytics.ui.studies.waiting import compared, not_done, until_compared
from analytics.ui.studies.words import OPENED, address, direction, said, swatches
from analytics.vocabulary import vocabularies, word_of
from analytics.words import say


def draw_list(seen: Reader, notice: str = "") -> None:
    """Draw the list, below a notice where there is one."""
    held = shelf()
    chosen = tuple(axis for axis in seen.view.axes if axis in vocabularies()["axes"].codes)
    fitting = [one for one in held.studies if is_about(one, chosen)]
    waits = {one: compared(one, one.language(seen.lang), seen) if one.kept else None for one in fitting}
    coming = not_done(waits.values())  # before anything is drawn: what is done meanwhile was drawn as coming
    entries = [_entry(one, waits[one], seen) for one in fitting]
    entries += [f'<li class="panel">{faults(name, fault, seen.lang)}</li>' for name, fault in held.broken.items()]
    said_first = f'<p class="notice" role="status">{notice}</p>' if notice else ""
    st.html(f"{heading('studies')}{said_first}{_axes(chosen, seen)}{_list(entries, bool(held.studies), seen.lang)}")
    until_compared(coming)


def _list(entries: list[str], are_any: bool, lang: str) -> str:
    if not entries:
        return f'<div class="no-answer">{said("none_of_axis" if are_any else "none", lang)}</div>'
    return f'<ul class="studies">{"".join(entries)}</ul>'


def _axes(chosen: tuple[str, ...], seen: Reader) -> str:
    """Return the filter: each axis a link that adds it, or takes it away."""
    links = [_axis(said("any_axis", seen.lang), not chosen, (), seen)]
    for axis in vocabularies()["axes"].codes:
        is_chosen = axis in chosen
        others = tuple(one for one in chosen if one != axis)
        words = f"{swatches((axis,))}{text(word_of('axes', axis, seen.lang, short=True))}"
        links.append(_axis(words, is_chosen, others if is_chosen else (*chosen, axis), seen))
    return f'<div class="axes-filter" role="search" aria-label="{text(say("filters", seen.lang))}">{"".join(links)}</div>'


def _axis(words: str, is_chosen: bool, axes: tuple[str, ...], seen: Reader) -> str:
    view = Reader(seen.view.with_(axes=axes), seen.version, seen.theme)
    return f'<a class="inside"{" aria-current=true" if is_chosen else ""} href="{address(view)}">{words}</a>'


def _entry(study: Study, waits: Comparison | None, seen: Reader) -> str:
    lang = study.language(seen.lang)
    front = study.fronts[lang]
    title = f'<a class="inside" href="{address(seen, {OPENED: study.name})}">{own_direction(front.title)}</a>'
    words = f'<h2 class="card-title" {direction(lang)}>{title}</h2><p class="study-question" {direction(lang)}>{text(front.question)}</p>'
    facts = [_axes_of(front.axes, seen.lang), *_dates(study, seen.lang)]
    told = "".join(f"<li>{fact}</li>" for fact in facts)
    return (
        f'<li class="panel study">{words}<ul class="study-facts">{told}</ul>'
        f"{status(front, seen.lang)}{standing(study, seen.lang, waits)}{files(study, lang, seen.lang)}</li>"
    )


def _axes_of(axes: tuple[str, ...], lang: str) -> str:
    if not axes:
        return f"{swatches(vocabularies()['axes'].codes)}{said('every_axis', lang)}"
    return " ".join(f'<span class="axis">{swatches((one,))}{text(word_of("axes", one, lang, short=True))}</span>' for one in axes)


def _dates(study: Study, lang: str) -> list[str]:
    front = study.front
    published = said("published" if front.is_final else "dated", lang, day=front.published.isoformat())
    version = said("version", lang, version=study.version).replace(
        text(study.version), f'<bdi dir="ltr" class="unbroken">{text(study.version)}</bdi>'
    )
    return [published, said("review", lang, day=front.review.isoformat()), version]
