"""A card: one answer with its title, sentence, chart, what it stands on, and all that is behind it."""

import json
from collections.abc import Callable, Mapping
from functools import partial

from analytics.charts.look import CONFIG
from analytics.errors import BadVersion, NoEngine, TooSlow
from analytics.faults import noted
from analytics.indicators import indicator_named
from analytics.indicators.answers import Answer
from analytics.indicators.answers_under_way import UnderWay
from analytics.indicators.telling import notes_of, parts_of, sentence_of, source_line, title_of
from analytics.ui.behind import alone_link, behind, records_address
from analytics.ui.escape import isolated, quoted, text
from analytics.ui.kept import kept
from analytics.ui.landmarks import landmark_list
from analytics.ui.put import put
from analytics.ui.reader import Reader, reader
from analytics.ui.titles import card_title, title_level
from analytics.ui.waiting import answer_or_wait, begin, waiting_card
from analytics.words import say


def cards(names: list[str], key: str = "cards") -> None:
    """Draw the cards of `names`, two a row where there is room."""
    seen = reader()
    begin(names, seen)
    asked = {f"{'wide' if is_wide else 'card'}_{name}": partial(answer_or_wait, name, seen) for name, is_wide in widths(names).items()}
    cards_of(asked, key)


def cards_of(asked: Mapping[str, Callable[[], Answer | UnderWay]], key: str) -> None:
    """Draw a card for each answer that is asked, by the card's key; the key's first word, card or wide, is its width.

    They are one element: each element more, and each that comes later, costs the browser milliseconds at every change of the view.
    """
    inside = "".join(_card(name, ask) for name, ask in asked.items())
    put(f'<div class="st-key-{key}">{inside}</div>')


def widths(names: list[str]) -> dict[str, bool]:
    """Return which cards take a whole row: those whose chart needs it, and those that would stand alone in one."""
    wide = {name: getattr(indicator_named(name).chart, "is_wide", False) for name in names}
    waiting = None
    for name, is_wide in list(wide.items()):
        if is_wide and waiting:
            wide[waiting] = True
        waiting = None if is_wide or waiting else name
    return {**wide, **({waiting: True} if waiting else {})}


def card_of(key: str, ask: Callable[[], Answer]) -> None:
    """Draw the card of the answer that `ask` gives, by itself."""
    cards_of({key: ask}, f"alone_{key}")


def _card(key: str, ask: Callable[[], Answer | UnderWay]) -> str:
    """Return a card; a fault in it stays in it."""
    try:
        found, seen = ask(), reader()
        inside = _inside(found, seen.sight, title_level(found.name)) if isinstance(found, Answer) else waiting_card(found, seen)
    except Exception as fault:  # one broken card must not take the page with it
        inside = f'<div class="no-answer" role="alert">{text(fault_words(fault, reader().lang))}</div>'
    return f'<div class="st-key-{key}">{inside}</div>'


def fault_words(fault: Exception, lang: str) -> str:
    """Return a fault as one sentence for a page; anything unforeseen gets a code that stands in the log too."""
    foreseen = {BadVersion: "error_version", TooSlow: "error_slow", NoEngine: "error_engine"}
    for kind, key in foreseen.items():
        if isinstance(fault, kind):
            return say(key, lang)
    return say("error_other", lang, code=noted(fault))


@kept(1024)
def _inside(answered: Answer, seen: Reader, level: int) -> str:
    """Return what is in the card of an answer: the same for all who see the same."""
    lang = seen.lang
    title = card_title(answered.name, title_of(answered, lang), level)
    if answered.refusal:
        shown = f'<div class="no-answer"><strong>{text(say("no_answer", lang))}</strong>{text(sentence_of(answered, lang))}</div>'
    else:
        shown = f'<p class="card-sentence">{text(sentence_of(answered, lang))}</p>{chart(answered, seen)}'
    source = f'<p class="card-source"><span>{text(source_line(answered, lang))}</span><span class="on-screen"> · {alone_link(answered, seen)}</span></p>'
    return f'{title}{shown}<p class="card-notes">{_notes(answered, seen)}</p>{source}{behind(answered, seen)}'


def _notes(answered: Answer, seen: Reader) -> str:
    n, *others = (text(note) for note in notes_of(answered, seen.lang))
    return " · ".join(f"<bdi>{note}</bdi>" for note in [_linked(n, answered, seen), *others])


def _linked(n: str, answered: Answer, seen: Reader) -> str:
    """Return the words of n with a link to its records, or one to those of each register that it adds up."""
    hint, parts = text(say("records_behind", seen.lang)), parts_of(answered, seen.lang)
    for register, words in parts or [("", n)] if answered.coverage.n else []:
        address = text(records_address(answered, seen, register=register))
        said = text(words) if parts else n
        n = n.replace(said, f'<a class="inside" href="{address}" title="{hint}">{said}</a>', 1)
    return isolated(n)


def chart(answered: Answer, seen: Reader) -> str:
    """Return the place of a chart, with its figure for serving/js/drawing.js; its sentence is its text for those who cannot see it."""
    look = seen.look(answered.indicator.labels, answered.last_whole_year)
    figure = answered.indicator.chart.figure(list(answered.rows), look)
    drawn = json.dumps({**figure, "config": CONFIG}, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    place = f'class="chart" data-chart="{answered.name}" style="height:{figure["layout"]["height"]}px"'
    said = f'role="img" aria-label="{text(sentence_of(answered, seen.lang))}"'
    return f"<div {place} {said} data-figure='{quoted(drawn)}'></div>{landmark_list(figure, look)}"
