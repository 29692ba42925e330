"""The methods page: every indicator's definition, its limits and its reference."""

import streamlit as st

from analytics.indicators import indicators
from analytics.indicators.indicator import Indicator
from analytics.ui.escape import text
from analytics.ui.reader import reader
from analytics.words import book, page_words, say, written


def methods_page() -> None:
    """Draw the definitions."""
    st.html(_definitions(reader().lang))


def _definitions(lang: str) -> str:
    parts = []
    for page in book("pages"):
        own = {name: one for name, one in indicators().items() if one.page[0] == page}
        if own:
            entries = "".join(_definition(name, one, lang) for name, one in own.items())
            parts.append(f'<h2 class="section-title">{text(page_words(page, "title", lang))}</h2><div class="panel">{entries}</div>')
    return "".join(parts)


def _definition(name: str, one: Indicator, lang: str) -> str:
    return (
        f'<details id="{name}"><summary><strong>{text(written(one.title, lang))}</strong> <code>{name}</code></summary>'
        f"<p>{text(written(one.why, lang))}</p><p>{text(written(one.method, lang))}</p><p>{_named('limits', written(one.limits, lang), lang)}</p>"
        f"<p>{_named('reference', one.reference, lang)} · {text(say('reviewed', lang, date=one.reviewed))}</p></details>"
    )


def _named(key: str, words: str, lang: str) -> str:
    return text(say("named", lang, name=say(key, lang), words=words))
