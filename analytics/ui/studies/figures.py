"""Cards and tables in the text of a study: live, with the numbers the study stands on, and the way to their own page."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from analytics.charts.look import Look
from analytics.charts.selectable import standing_still
from analytics.indicators.answers import Answer
from analytics.indicators.answers_shown import Shown
from analytics.indicators.indicator import Chart, Rows
from analytics.studies.asking import question_of, study_view
from analytics.studies.blocks import Figure
from analytics.studies.document import Document
from analytics.studies.telling import captions, differing, known_to
from analytics.ui.behind import download_links
from analytics.ui.card import chart
from analytics.ui.escape import text
from analytics.ui.reader import Reader
from analytics.ui.studies.words import said
from analytics.ui.table import rows_table
from analytics.view import View
from analytics.warehouse import versions
from analytics.words import say


@dataclass(frozen=True)
class _Still:
    """A chart whose marks lead nowhere: a study is not narrowed."""

    chart: Chart

    def figure(self, rows: Rows, look: Look) -> dict:
        """Return the figure of the chart, without what a click would choose."""
        return standing_still(self.chart.figure(rows, look))


def version_of_links(document: Document) -> str | None:
    """Return the version that links out of a study name; None where it is the current one, or is no longer on this server."""
    version = document.standing.version
    return version if versions.is_listed(version) and version != versions.current() else None


def is_on_the_shelf(document: Document) -> bool:
    """Return whether the numbers of a document can still be asked of this server."""
    return versions.is_listed(document.standing.version)


def view_asked(document: Document, place: int) -> View:
    """Return the view in which the text asks a reference, in the language of the document and for the version of its links."""
    reference, known = document.placed[place].reference, known_to(document)
    whole = study_view(document.front.view, document.standing.version, known)
    return question_of(reference.name, reference.query, whole, known).view.with_(lang=document.lang, version=version_of_links(document))


def figure(document: Document, block: Figure, seen: Reader, level: int) -> str:
    """Return a card or a table; `level` is that of its title among the headings."""
    shown, place = document.figures[block.reference], block.reference
    view = view_asked(document, place)
    by = replace(seen, view=view, version=view.version or seen.version)
    number = captions(document)[place]
    title = f'<p class="figure-number">{text(number)}</p><h{level} class="card-title">{text(shown.title)}</h{level}>'
    caption = f"{number} · {shown.title}"
    changed = differing(document, place)
    mark = f'<p class="changed">{text(changed)}</p>' if changed else ""
    inside = _refused(shown) if shown.answered.refusal else _chart(shown, by, place) if block.kind == "card" else _rows(shown, caption)
    notes = f'<p class="card-notes">{text(shown.notes)}</p>'
    return (
        f'<div class="st-key-wide_study_{place}" id="place-{place}">{title}{mark}{inside}{notes}'
        f"{_source(document, shown.answered, view)}{_behind(document, block, by, caption)}</div>"
    )


def _refused(shown: Shown) -> str:
    return f'<div class="no-answer"><strong>{text(say("no_answer", shown.lang))}</strong>{text(shown.sentence)}</div>'


def _chart(shown: Shown, by: Reader, place: int) -> str:
    still = replace(shown.answered.indicator, chart=_Still(shown.answered.indicator.chart))
    drawn = replace(shown.answered, name=f"study_{place}", indicator=still)  # one chart may stand in a study twice
    return f'<p class="card-sentence">{text(shown.sentence)}</p>{chart(drawn, by)}'


def _rows(shown: Shown, caption: str) -> str:
    return f'<p class="card-sentence">{text(shown.sentence)}</p>{_table(shown, caption)}'


def _table(shown: Shown, caption: str) -> str:
    one = shown.answered
    return rows_table(one.columns, one.rows, shown.lang, one.indicator.labels, caption)


def _source(document: Document, answered: Answer, view: View) -> str:
    words = say("source_line", document.lang, version=document.standing.version, as_of=document.standing.as_of)
    link = ""
    if is_on_the_shelf(document):
        address = f"{answered.indicator.page[0]}?{_query(view, answered)}#{answered.name}"
        link = f'<span class="on-screen"> · <a class="inside alone" href="{address}">{said("open_card", document.lang)}</a></span>'
    return f'<p class="card-source"><span>{text(words)}</span>{link}</p>'


def _query(view: View, answered: Answer) -> str:
    return text(urlencode({**view.query(), **dict(answered.beside)}, doseq=True))


def _behind(document: Document, block: Figure, by: Reader, caption: str) -> str:
    shown, lang = document.figures[block.reference], document.lang
    answered, folds = shown.answered, {}
    if block.kind == "card" and answered.rows:
        folds["table"] = _table(shown, caption)
    if is_on_the_shelf(document):
        folder = "api/v1" if answered.beside else "api/v1/indicators"
        address = urlencode({**by.view.query(), **dict(answered.beside)}, doseq=True)
        folds["download"] = download_links(answered.name, address, lang, folder) + _pictures(answered, block, lang)
    inside = "".join(f"<details><summary>{text(say(key, lang))}</summary>{fold}</details>" for key, fold in folds.items())
    return f'<div class="behind">{inside}</div>' if inside else ""


def _pictures(answered: Answer, block: Figure, lang: str) -> str:
    if answered.refusal or block.kind != "card":
        return ""
    file = f"marsad-{answered.name}-{answered.version}"
    links = (f'<a class="picture {kind}" href="#place-{block.reference}" download="{file}">{kind.upper()}</a>' for kind in ("png", "svg"))
    return f"<p>{text(say('picture', lang))} {''.join(links)}</p>"
