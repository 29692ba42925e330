"""The methods page: every indicator's definition, what it stands on, its limits, its reference, and the way to its card."""

from urllib.parse import urlencode

import streamlit as st

from analytics.indicators import indicators
from analytics.indicators.indicator import Indicator
from analytics.indicators.telling_basis import definition_of
from analytics.ui.escape import text
from analytics.ui.glossary import glossary
from analytics.ui.reader import Reader, reader
from analytics.ui.references import defined
from analytics.words import book, page_words, say, written


def methods_page() -> None:
    """Draw the definitions, then the words they use."""
    st.html(_definitions(reader()) + glossary(reader().lang))


def _definitions(seen: Reader) -> str:
    parts = []
    for page in book("pages"):
        own = {name: one for name, one in indicators().items() if one.page[0] == page}
        if own:
            entries = "".join(_definition(name, one, seen) for name, one in own.items())
            parts.append(f'<h2 class="section-title">{text(page_words(page, "title", seen.lang))}</h2><div class="panel">{entries}</div>')
    return "".join(parts)


def _definition(name: str, one: Indicator, seen: Reader) -> str:
    lang = seen.lang
    fields = defined(definition_of(one, lang), lang)
    card = f"{one.page[0]}?{urlencode(seen.view.query(), doseq=True)}#{name}"
    return (
        f'<details id="{name}"><summary><strong>{text(written(one.title, lang))}</strong> <code>{name}</code></summary>'
        f'<p>{text(written(one.why, lang))}</p><dl class="fields">{fields}</dl><p>{text(say("reviewed", lang, date=one.reviewed))} · '
        f'<a class="inside" href="{text(card)}">{text(say("news_card", lang))}</a></p></details>'
    )
