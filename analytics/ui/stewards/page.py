"""The import page: choose a register, drop a file, read the report, take the file back, publish, undo."""

import re
from pathlib import Path

import streamlit as st

from analytics.downloads import FORMATS, marked_workbook
from analytics.errors import BadFile
from analytics.importing.files.apart import raw_table
from analytics.importing.headers import fits
from analytics.publishing.publish import Published
from analytics.ui.escape import text
from analytics.ui.page import section_title
from analytics.ui.reader import Reader, reader
from analytics.ui.stewards.choosing import ask, choose
from analytics.ui.stewards.desk import Asked, Publication, desk
from analytics.ui.stewards.last import last_import
from analytics.ui.stewards.publishing import offer_to_publish, show_publication
from analytics.ui.stewards.report import remarks_html, report_html
from analytics.ui.stewards.words import fault_said, said
from analytics.ui.stewards.work import watch

_SHEET = Path(__file__).parents[1] / "css" / "stewards.css"
_LONGEST_NAME = 60


def import_page() -> None:
    """Draw the page, as far as its steward has come."""
    seen, at = reader(), desk()
    st.html(f"<style>{_SHEET.read_text(encoding='utf-8')}</style>")
    section_title(said("page", "choose", seen.lang))
    choose(seen.lang)
    if at.notice:
        st.html(f'<p class="notice" role="status">{text(at.notice)}</p>')
    if at.publication:
        _published(at.publication, seen)
    elif at.file:
        _met(at.asked(at.file), seen.lang)
    last_import(seen)


def _met(asked: Asked, lang: str) -> None:
    """Show what is said of the file, and offer to publish it."""
    section_title(said("page", "read", lang))
    work = desk().reading(asked)
    watch(work, said("page", "reading", lang), said("page", "may_leave", lang))
    if work.fault or work.result is None:
        words = fault_said(work.fault, lang) if work.fault else ""
        st.html(f'<p class="notice" role="alert">{text(words)}</p>')
        return
    met = work.result
    _report(met, lang)
    ask(frozenset(remark.rule for remark in met.report.all_remarks), lang)
    _take_back(met, asked, lang)
    if met.report.outcome != "refuse":
        offer_to_publish(met, asked, lang)


def _report(met: Published, lang: str, against: str = "against") -> None:
    st.html(report_html(met.report, met.joined, lang, against))
    if met.report.outcome != "refuse":
        st.html(f'<h3 class="card-title">{text(said("page", "findings", lang))}</h3>{remarks_html(met.report, lang)}')


def _published(publication: Publication, seen: Reader) -> None:
    """Show what was said of a file that is being published, or was, and how far that is."""
    reading = desk().readings.get(publication.asked)
    met = publication.work.result or (reading.result if reading else None)
    if met:
        section_title(said("page", "read", seen.lang))
        _report(met, seen.lang, "against_before" if publication.work.result else "against")
        _take_back(met, publication.asked, seen.lang)
    show_publication(publication, seen)


def _take_back(met: Published, asked: Asked, lang: str) -> None:
    """Offer the file back with its faults marked; it is written when it is asked for."""
    if not any(remark.line for remark in met.report.all_remarks):
        return
    with st.container(key="take_back"):
        st.html(f'<p class="note-line">{text(said("page", "take_back_why", lang))}</p>')
        st.download_button(
            said("page", "take_back", lang),
            lambda: _marked(met, asked, lang),
            f"{_stem(asked.file.name)}-marsad.xlsx",
            FORMATS["xlsx"].media_type,
            key="marked",
            on_click="ignore",
        )


def _marked(met: Published, asked: Asked, lang: str) -> bytes:
    with asked.offered() as offer:
        try:
            table = raw_table(offer.file, lambda header: fits(header, asked.dataset), offer.encoding)
        except BadFile:
            return b""
    return marked_workbook.write(table, met.report, asked.file.name, lang)


def _stem(name: str) -> str:
    """Return the beginning of a file name in letters, digits and hyphens alone."""
    return re.sub(r"[^\w-]+", "-", name.rpartition(".")[0] or name).strip("-")[:_LONGEST_NAME] or "marsad"
