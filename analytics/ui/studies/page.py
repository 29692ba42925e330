"""The page Studies: the list, or the study that the address names."""

from pathlib import Path

import streamlit as st

from analytics.errors import BadStudy, UnknownName
from analytics.studies.study import study_named
from analytics.ui.page import heading
from analytics.ui.reader import Reader, reader
from analytics.ui.studies.listed import draw_list
from analytics.ui.studies.opened import draw_study
from analytics.ui.studies.standing import faults
from analytics.ui.studies.words import OPENED, address, said
from analytics.warehouse import versions

_SHEET = Path(__file__).parents[1] / "css" / "studies.css"


def studies_page() -> None:
    """Draw the page; numbers of today are those of the current version, whichever the reader's view names."""
    seen = reader()
    st.html(f"<style>{_SHEET.read_text(encoding='utf-8')}</style>")
    with versions.shown(versions.current() if seen.view.version else seen.version):
        name = st.query_params.get(OPENED, "")
        if not name:
            draw_list(seen)
            return
        try:
            draw_study(study_named(name), seen)
        except UnknownName:
            draw_list(seen, said("unknown", seen.lang, name=name[:60]))
        except BadStudy as fault:
            _unreadable(name, fault, seen)


def _unreadable(name: str, fault: BadStudy, seen: Reader) -> None:
    back = f'<p><a class="inside plain-link" href="{address(seen)}">{said("all", seen.lang)}</a></p>'
    st.html(f"{back}{heading('studies')}{faults(name, fault, seen.lang)}")
