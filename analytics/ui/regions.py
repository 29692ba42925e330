"""The page of regions: its cards, and the weights of the composite index in the reader's hand."""

from functools import partial

import streamlit as st

from analytics.exploring.weighing import COMPONENTS, EQUAL, HEAVIEST, KEY, NAME, Weights, weighed, weights_of, written_as
from analytics.indicators import indicator_named
from analytics.ui.card import card_of, cards
from analytics.ui.escape import text
from analytics.ui.page import show_page
from analytics.ui.reader import address_of, parameters, reader
from analytics.words import say
from analytics.words.columns import label


def regions_page() -> None:
    """Draw the page of regions."""
    show_page("regions", {NAME: _index})


def _index() -> None:
    weights, ignored = weights_of(parameters())
    if not st.context.is_embedded and "card" not in st.query_params:
        _chooser(weights)
    if ignored:
        values = ", ".join(f"{one.key}={one.value[:40]}" for one in ignored)
        st.html(f'<p class="notice" role="status">{text(say("ignored", reader().lang, values=values))}</p>')
    if weights == EQUAL:
        cards([NAME], key=f"cards_{NAME}")
    else:
        card_of(f"wide_{NAME}", partial(weighed, weights, reader().view))


def _chooser(weights: Weights) -> None:
    lang, own = reader().lang, indicator_named(NAME).labels
    st.html(f'<p class="card-sentence">{text(say("weights_why", lang))}</p>')
    with st.container(key="choice_weights"):
        for component, weight in zip(COMPONENTS, weights, strict=True):
            st.session_state[f"w_weight_{component}"] = weight
            st.selectbox(label(component, lang, own), range(HEAVIEST + 1), key=f"w_weight_{component}", on_change=_weigh)


def _weigh() -> None:
    """Write the chosen weights to the address; equal ones leave it."""
    typed = ",".join(str(st.session_state[f"w_weight_{component}"]) for component in COMPONENTS)
    weights, _ = weights_of({KEY: [typed]})
    others = {key: values for key, values in address_of(reader().view).items() if key != KEY}
    st.query_params.from_dict({**others, **written_as(weights)})
