"""Publishing what is on the desk: how, a yes where much would go, one publication however often one clicks."""

import streamlit as st

from analytics.publishing.joining import Joined
from analytics.publishing.publish import REPLACE, RETIRED_UNASKED, UPDATE, Published, publish
from analytics.ui.escape import text
from analytics.ui.identity import in_own_role
from analytics.ui.page import section_title
from analytics.ui.reader import Reader
from analytics.ui.stewards.desk import Asked, Publication, desk, unasked
from analytics.ui.stewards.words import fault_said, said
from analytics.ui.stewards.work import Told, Work, watch
from analytics.warehouse import versions
from analytics.words import book, written
from analytics.words.fill import fill

_WAY, _YES = "w_way", "w_retire"


def offer_to_publish(met: Published, asked: Asked, lang: str) -> None:
    """Draw the choice of the way and the button that publishes, or why there is nothing to publish."""
    section_title(said("page", "publish", lang))
    with st.container(key="publish"):
        _choose_way(lang)
        changes = met.joined is not None and met.joined.changes
        if met.joined is None or not changes:
            key = "nothing_loaded" if met.joined is None else "nothing_changes"
            st.html(f'<p class="note-line">{text(said("page", key, lang))}</p>')
            return
        if met.report.quarantined:
            words = said("page", "left_behind", lang, quarantined=met.report.quarantined)
            st.html(f'<p class="note-line">{text(words)}</p>')
        _button(met.joined, met.report.to_check, asked, lang)


def _choose_way(lang: str) -> None:
    at = desk()
    st.session_state[_WAY] = at.way
    st.segmented_control(
        said("page", "way", lang),
        (UPDATE, REPLACE),
        key=_WAY,
        format_func=lambda way: said("ways", way, lang),
        on_change=_take_way,
        required=True,
    )


def _take_way() -> None:
    desk().way = st.session_state[_WAY]


def _button(joined: Joined, checks: int, asked: Asked, lang: str) -> None:
    retired, held = len(joined.retired), versions.manifest_of(asked.version).registers[asked.dataset].rows_in
    yes, may_retire = True, RETIRED_UNASKED
    if unasked(retired, held):
        words = said("page", "retires", lang, retired=retired, held=held, share=100 * retired / max(held, 1))
        yes, may_retire = st.checkbox(words, key=_YES), (retired + 0.5) / max(held, 1)
    changed = len(joined.added) + len(joined.updated) + retired
    st.button(
        said("page", "publish_checking" if checks else "publish_now", lang, changed=changed, checks=checks),
        key="publish_now",
        type="primary",
        disabled=not yes,
        on_click=in_own_role(_publish),
        args=(asked, may_retire),
    )


def _publish(asked: Asked, may_retire: float) -> None:
    """Begin to publish; a second click finds the first one at work."""
    at = desk()
    if at.publication is None:
        at.publication = Publication(asked, Work(lambda tell: _published(asked, may_retire, tell)), versions.current())


def _published(asked: Asked, may_retire: float, tell: Told) -> Published:
    with asked.offered(may_retire) as offer:
        return publish(offer, tell)


def show_publication(publication: Publication, seen: Reader) -> None:
    """Show how far a publication is, then what became of it."""
    lang, work = seen.lang, publication.work
    section_title(said("page", "publish", lang))
    if not work.has_ended:
        watch(work, said("page", "publishing", lang), said("page", "may_leave", lang))
        st.rerun()  # the whole page then speaks of the new version
    if work.fault or work.result is None:
        words = fault_said(work.fault, lang) if work.fault else ""
        st.html(f'<p class="notice" role="alert">{text(words)}</p>')
        st.button(said("faults", "try_again", lang), key="try_again", on_click=_try_again)
        return
    st.html(f'<section class="panel"><p class="verdict accept" role="status">{text(outcome(work.result, lang))}</p>{_link(seen)}</section>')


def outcome(published: Published, lang: str) -> str:
    """Return what became of a file, as one sentence."""
    words = book("publishing")["outcomes"]
    if published.manifest is None or published.joined is None:
        return written(words["nothing"], lang)
    key = "published" if published.joined.changes else "same"
    return fill(words[key][lang], {"version": published.manifest.version}, lang)


def _link(seen: Reader) -> str:
    address = f"records?lang={seen.lang}&list={desk().dataset}"
    return f'<p><a class="inside" href="{text(address)}">{text(said("page", "register_link", seen.lang))}</a></p>'


def _try_again() -> None:
    desk().publication = None
    desk().readings.clear()
