"""The last import: what it changed, and the way back from it."""

import streamlit as st

from analytics.errors import MarsadError
from analytics.publishing.audit import before_import
from analytics.publishing.publish import roll_back
from analytics.ui.changed import all_differences
from analytics.ui.changed_records import changed_records
from analytics.ui.citation import unbroken
from analytics.ui.escape import text
from analytics.ui.identity import in_own_role
from analytics.ui.page import section_title
from analytics.ui.reader import Reader
from analytics.ui.stewards.desk import desk
from analytics.ui.stewards.organisations import new_organisations, new_organisations_file
from analytics.ui.stewards.words import fault_said, said
from analytics.vocabulary import word_of
from analytics.warehouse import versions
from analytics.warehouse.changes import changes_between
from analytics.warehouse.differences import COMPARED, Difference, counted
from analytics.words import book, written
from analytics.words.columns import label, shown
from analytics.words.fill import fill
from analytics.words.numbers import ABSENT, number


def last_import(seen: Reader) -> None:
    """Draw what the last import changed, with its records, and the way back, where the current version comes from one."""
    current, lang = versions.current(), seen.lang
    before = version_before(current)
    if before is None:
        return
    section_title(said("page", "last", lang))
    words = unbroken(said("page", "last_is", lang, version=current, before=before), current, before)
    st.html(f'<section class="panel"><p>{words}</p>{_changes(before, current, seen)}</section>')
    new_organisations_file(before, current, lang)
    _way_back(before, lang)


def version_before(current: str) -> str | None:
    """Return the version that the last import took the place of, None where there is no import to undo."""
    publication, listed = desk().publication, versions.listed()
    result = publication.work.result if publication else None
    if publication and result and result.manifest and result.manifest.version == current != publication.before:
        return publication.before
    if not versions.manifest_of(current).imported or current not in listed:
        return None
    told = before_import(current)  # after a step back it is not the one built before
    return told if told in listed else next(reversed(listed[: listed.index(current)]), None)


def _changes(before: str, current: str, seen: Reader) -> str:
    found = list(changes_between(before, current))
    if not found:
        return f"<p>{text(written(book('publishing')['differences']['none'], seen.lang))}</p>"
    records = changed_records(found, (before, current), seen, is_open=True)
    return f"{_by_group(found, seen.lang)}{new_organisations(before, current, seen)}{records}{all_differences(before, current, seen.lang)}"


def _by_group(found: list[Difference], lang: str) -> str:
    words = book("publishing")["differences"]
    lines = [(name, *group) for name in COMPARED for group in counted(found, name)]
    heads = (label("register", lang), written(words["change"], lang), label("axis", lang), label("sector", lang))
    head = "".join(f'<th scope="col">{text(title)}</th>' for title in heads)
    count = f'<th scope="col" class="number">{text(written(words["records"], lang))}</th>'
    rows = "".join(_row(line, lang) for line in lines)
    title = text(said("page", "difference", lang))
    table = f'<table class="rows"><thead><tr>{head}{count}</tr></thead><tbody>{rows}</tbody></table>'
    scroll = f'<div class="scroll" tabindex="0" role="region" aria-label="{title}">{table}</div>'
    return f'<details open class="changes"><summary>{title}</summary>{scroll}</details>'


def _row(line: tuple, lang: str) -> str:
    register, kind, axis, sector, count = line
    cells = (
        shown("register", register, lang),
        written(book("publishing")["differences"][kind], lang),
        word_of("axes", axis, lang),
        word_of("sectors", sector, lang),
    )
    return f'<tr>{"".join(f"<td>{text(cell or ABSENT)}</td>" for cell in cells)}<td class="number">{text(number(count, lang))}</td></tr>'


def _way_back(before: str, lang: str) -> None:
    at = desk()
    with st.container(key="go_back"):
        if not at.is_going_back:
            st.button(said("page", "go_back", lang, version=before), key="back", on_click=_ask)
            return
        st.html(f'<p class="notice" role="alert">{text(said("page", "go_back_sure", lang, version=before))}</p>')
        with st.container(horizontal=True, key="go_back_sure"):
            st.button(
                said("page", "go_back_yes", lang), key="back_yes", type="primary", on_click=in_own_role(_go_back), args=(before, lang)
            )
            st.button(said("page", "go_back_no", lang), key="back_no", on_click=_ask)


def _ask() -> None:
    desk().is_going_back = not desk().is_going_back


def _go_back(version: str, lang: str) -> None:
    at = desk()
    at.is_going_back = False
    try:
        now = roll_back(version).version
    except MarsadError as fault:
        at.notice = fault_said(fault, lang)
        return
    at.publication = None
    at.notice = fill(book("publishing")["outcomes"]["back"][lang], {"version": now}, lang)
