"""The register a file is for, what helps to fill one in, and the place where it is dropped."""

from dataclasses import dataclass

import streamlit as st

from analytics.downloads.guide_text import guide_of
from analytics.importing.columns import DATASETS
from analytics.importing.files.limits import FILE_BYTES
from analytics.ui.escape import own_direction, text
from analytics.ui.references import codebook_link
from analytics.ui.stewards.desk import Desk, Dropped, desk
from analytics.ui.stewards.words import said
from analytics.words import say

_REGISTER, _FILE = "w_into", "w_file"


def choose(lang: str) -> None:
    """Draw the choice of the register and the place for the file."""
    at = desk()
    with st.container(key="choose_file"):
        _register(at, lang)
        _helps(at.dataset, lang)
        st.file_uploader(said("page", "drop", lang), key=_FILE, on_change=_take, max_upload_size=FILE_BYTES // 1_000_000)
        _held(at, lang)
        st.html(f'<p class="note-line">{text(said("page", "private", lang))}</p>')


def _register(at: Desk, lang: str) -> None:
    st.session_state[_REGISTER] = at.dataset
    st.segmented_control(
        said("page", "into", lang),
        DATASETS,
        key=_REGISTER,
        format_func=lambda name: say(name, lang),
        on_change=_choose_register,
        required=True,
    )


def _choose_register() -> None:
    at = desk()
    at.take(at.file)
    at.dataset = st.session_state[_REGISTER]


def _helps(dataset: str, lang: str) -> None:
    links = "".join(
        f'<a class="plain-link" href="api/v1/templates/{dataset}.{kind}?lang={lang}" download>{text(said("page", key, lang))}</a>'
        for kind, key in (("xlsx", "workbook"), ("csv", "plain"))
    )
    with st.container(key="helps"):
        st.html(
            f'<p class="helps"><span class="quiet">{text(said("page", "template", lang))}</span> {links}{codebook_link(lang, "plain-link")}</p>'
        )
        st.download_button(
            said("page", "guide", lang),
            lambda: guide_of(dataset, lang),
            f"marsad-{dataset}-{lang}.md",
            "text/markdown",
            key="guide",
            on_click="ignore",
            type="tertiary",
        )


def _take() -> None:
    """Take the file that was dropped, or put away the one that was taken back."""
    given = st.session_state[_FILE]
    desk().take(Dropped(given.file_id, given.name, given.getvalue()) if given else None)


def _held(at: Desk, lang: str) -> None:
    """Name the file on the desk where the place to drop one no longer does: its reader was elsewhere meanwhile."""
    if at.file and st.session_state.get(_FILE) is None:
        with st.container(key="held_file", horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="held">{own_direction(at.file.name)}</p>')
            st.button(said("page", "forget", lang), key="forget", on_click=at.take, args=(None,), type="tertiary")


@dataclass(frozen=True)
class _Question:
    """What a file may leave open: the rules that ask it, and its answers."""

    rules: frozenset[str]
    answers: tuple[str, ...]


QUESTIONS = {
    "dates": _Question(frozenset({"date_order", "mixed_date_orders"}), ("dmy", "mdy")),
    "decimal": _Question(frozenset({"ambiguous_number"}), ("comma", "point")),
    "encoding": _Question(
        frozenset({"unknown_encoding", "no_such_encoding"}), ("cp1256", "cp1252", "utf-8", "utf-16", "iso8859-6", "mac_roman")
    ),
}


def ask(rules: frozenset[str], lang: str) -> None:
    """Ask what the remarks say is open, and what was answered before."""
    at = desk()
    open_ones = [name for name, question in QUESTIONS.items() if question.rules & rules or name in at.answers]
    with st.container(key="asked" if open_ones else "nothing_asked"):
        for name in open_ones:
            question, key = QUESTIONS[name], f"w_{name}"
            st.session_state[key] = at.answers.get(name)
            st.radio(
                said(f"asked_{name}", "question", lang),
                question.answers,
                index=None,
                key=key,
                format_func=lambda code, name=name: said(f"asked_{name}", code, lang),
                horizontal=True,
                on_change=_answer,
                args=(name,),
            )


def _answer(name: str) -> None:
    desk().answers[name] = st.session_state[f"w_{name}"]
