"""One study opened: what it is and how it stands, its contents, its text with live cards, its footnotes, what it stands on."""

import streamlit as st

from analytics.errors import BadStudy
from analytics.studies.document import Document, document_of_today, published_document
from analytics.studies.study import Study
from analytics.studies.upkeep import Comparison
from analytics.ui.reader import Reader
from analytics.ui.studies.basis import basis
from analytics.ui.studies.changed import changed_since
from analytics.ui.studies.contents import contents
from analytics.ui.studies.head import head
from analytics.ui.studies.standing import faults
from analytics.ui.studies.waiting import compared, not_done, until_compared
from analytics.ui.studies.words import NUMBERS, TODAY, address, direction, said
from analytics.ui.studies.written import Writer
from analytics.words import say


def draw_study(study: Study, seen: Reader) -> None:
    """Draw a study with its numbers as published, or as of today where the address asks for them."""
    lang = study.language(seen.lang)
    waits = compared(study, lang, seen) if study.kept else None
    coming = not_done([waits])  # before anything is drawn: what is done meanwhile was drawn as coming
    is_today = st.query_params.get(NUMBERS) == TODAY and waits is not None
    is_coming = is_today and waits is not None and not waits.future.done()
    document, fault = _document(study, lang, is_today and not is_coming)
    inside = head(document, waits, is_today and not fault, seen) + (_coming(waits, lang) if is_coming else _whole(document, seen))
    inside = f"{faults(study.name, fault, lang, 'not_of_today')}{inside}" if fault else inside
    other = "" if lang == seen.lang else f'<p class="notice" role="status">{said("other_language", seen.lang)}</p>'
    st.set_page_config(page_title=f"{study.fronts[lang].title} – {say('brand', lang)}")
    back = f'<p class="study-back"><a class="inside plain-link" href="{address(seen)}">{said("all", seen.lang)}</a></p>'
    st.html(f'{back}{other}<article class="study-opened" {direction(lang)}>{inside}</article>')
    until_compared(coming)


def _document(study: Study, lang: str, is_today: bool) -> tuple[Document, BadStudy | None]:
    """Return the document, as published where today's cannot be made any more, and why it cannot."""
    if not is_today:
        return published_document(study, lang), None
    try:
        return document_of_today(study, lang), None
    except BadStudy as fault:
        return published_document(study, lang), fault


def _coming(waits: Comparison | None, lang: str) -> str:
    words = said("computed_again", lang, done=waits.done, total=waits.total) if waits else ""
    return f'<div class="no-answer under-way">{words}</div>'


def _whole(document: Document, seen: Reader) -> str:
    writer = Writer(document, seen)
    written = f'<div class="study-text">{writer.blocks(document.text.blocks)}{writer.notes()}</div>'
    return f'<div class="study-body">{contents(document)}<div>{changed_since(document)}{written}{basis(document)}</div></div>'
