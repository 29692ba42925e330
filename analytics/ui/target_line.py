"""How far the national targets are, in one sentence that leads to their page."""

from urllib.parse import urlencode

import streamlit as st

from analytics.indicators.answers import answer
from analytics.indicators.facts_targets import standing_counts
from analytics.ui.escape import text
from analytics.ui.reader import reader
from analytics.words import book, page_words, written
from analytics.words.fill import fill


def target_line() -> None:
    """Draw the sentence; nothing where the view has no target."""
    seen = reader()
    answered = answer("targets_status", seen.view)
    if answered.refusal:
        return
    said = fill(written(book("targets")["page"]["line"], seen.lang), standing_counts(answered.rows), seen.lang)
    address = f"targets?{urlencode(seen.view.query(), doseq=True)}"
    link = f'<a class="inside plain-link" href="{text(address)}">{text(page_words("targets", "nav", seen.lang))}</a>'
    st.html(f'<p class="take told"><strong>{link}</strong>{text(said)}</p>')
