"""The top of every page: whose instrument this is, and the reader's language."""

import streamlit as st

from analytics.ui.escape import text
from analytics.ui.reader import Reader, reader, show
from analytics.vocabulary import LANGUAGES
from analytics.words import say

OWN_NAMES = {"fr": "Français", "ar": "العربية", "en": "English"}


def masthead(seen: Reader) -> None:
    """Draw the name of the house and the choice of language."""
    left, right = st.columns([4, 1.35], vertical_alignment="center")
    left.html(
        f'<a class="skip" href="#content">{text(say("skip", seen.lang))}</a>{_names(seen.lang)}'
        f'<span class="brand">{text(say("brand", seen.lang))}</span>'
        f'<span class="tagline">{text(say("tagline", seen.lang))}</span>'
        f'<span class="partners">{text(say("partners", seen.lang))}</span></div>'
    )
    st.session_state["w_lang"] = seen.lang
    right.segmented_control(
        say("language", seen.lang),
        LANGUAGES,
        key="w_lang",
        format_func=OWN_NAMES.__getitem__,
        on_change=_choose_language,
        label_visibility="collapsed",
        required=True,
    )


def _names(lang: str) -> str:
    """Open the masthead; serving/js/page.js gives the page its language and the landmarks their names from here."""
    named = {"navigation": say("pages_list", lang), "search": say("filters", lang)}
    names = " ".join(f'data-{role}="{text(words)}"' for role, words in named.items())
    return f'<div class="masthead" lang="{lang}" {names}>'


def _choose_language() -> None:
    show(reader().view.with_(lang=st.session_state["w_lang"] or reader().lang))
