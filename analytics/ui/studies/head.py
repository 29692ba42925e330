"""The head of an opened study: title, question, how it stands, whose numbers are shown, its facts, its view, its files."""

from urllib.parse import urlencode

from analytics.studies.asking import study_view
from analytics.studies.document import Document
from analytics.studies.telling import front_facts, known_to, on_paper
from analytics.studies.upkeep import Comparison
from analytics.ui.citation import unbroken
from analytics.ui.escape import text
from analytics.ui.reader import Reader
from analytics.ui.studies.figures import is_on_the_shelf, version_of_links
from analytics.ui.studies.standing import standing
from analytics.ui.studies.take import files
from analytics.ui.studies.words import NUMBERS, OPENED, TODAY, address, said, swatches
from analytics.vocabulary import vocabularies


def head(document: Document, waits: Comparison | None, is_today: bool, seen: Reader) -> str:
    """Return the head; `is_today` says which numbers the reader asked for."""
    front, lang = document.front, document.lang
    axes = swatches(front.axes or vocabularies()["axes"].codes)
    title = f'<h1 class="page-title" id="content" tabindex="-1">{text(front.title)}</h1><p class="question">{text(front.question)}</p>'
    kind = f'<p class="study-kind">{axes}{text(on_paper(document, "kind"))}</p>'
    facts = "".join(
        f"<dt>{text(label)}</dt><dd>{unbroken(words, document.standing.version)}</dd>" for label, words in front_facts(document)
    )
    switch = _switch(document, is_today, seen) if document.study.kept else ""
    return (
        f'<header class="study-head">{kind}{title}{standing(document.study, lang, waits)}{switch}'
        f'<dl class="fields">{facts}</dl>{_view(document)}{files(document.study, lang, lang, is_today)}</header>'
    )


def _switch(document: Document, is_today: bool, seen: Reader) -> str:
    """Return the choice between the numbers as published and those of today, and which of them these are."""
    opened = {OPENED: document.study.name}
    places = {"as_published": opened, "as_of_today": {**opened, NUMBERS: TODAY}}
    links = "".join(
        f'<a class="inside"{" aria-current=true" if (key == "as_of_today") == is_today else ""} href="{address(seen, place)}">{said(key, document.lang)}</a>'
        for key, place in places.items()
    )
    words = said("numbers_shown", document.lang)
    return f'<div class="study-switch" role="group" aria-label="{words}"><span>{words}</span>{links}</div>{_shown(document)}'


def _shown(document: Document) -> str:
    numbers = {"version": document.standing.version, "as_of": document.standing.as_of}
    gone = "" if is_on_the_shelf(document) else f" {said('gone', document.lang)}"
    return "" if document.is_today else f'<p class="note-line">{said("reading", document.lang, **numbers)}{gone}</p>'


def _view(document: Document) -> str:
    """Return the link that opens the view of the study in the pages; the reader's own view is not that of a study."""
    view = study_view(document.front.view, document.standing.version, known_to(document))
    query = urlencode(view.with_(lang=document.lang, version=version_of_links(document)).query(), doseq=True)
    link = (
        f'<a class="inside plain-link" href="./?{text(query)}">{said("open_view", document.lang)}</a>' if is_on_the_shelf(document) else ""
    )
    return f'<p class="study-view">{link}<span class="note-line">{said("own_view", document.lang)}</span></p>'
