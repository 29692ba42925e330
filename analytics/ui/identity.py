"""Who the reader of this run is, and the way in or out at the top of a page."""

from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st

from analytics.registry.description import descriptions
from analytics.roles import Acting, acting, in_role_of
from analytics.roles.signing_in import acting_with, people_sign_in
from analytics.stewards import acting_unknown
from analytics.ui.escape import text
from analytics.ui.navigation import DEFAULT
from analytics.ui.reader import Reader, address_of
from analytics.warehouse.visible import non_public_registers
from analytics.words import say, written


def acting_here() -> Acting:
    """Return the role of the reader of this run: that of who signed in, where people do."""
    return acting_with(st.user.to_dict()) if people_sign_in() else acting_unknown()


def in_own_role(work: Callable[..., None]) -> Callable[..., None]:
    """Return a callback that works in the role of its reader; Streamlit runs callbacks before the door."""
    return in_role_of(acting_here, work)


def way_in_or_out(page: str, seen: Reader) -> str:
    """Return who is signed in and the link that signs out, or the link that signs in; nothing where nobody can."""
    if not people_sign_in():
        return ""
    if not acting().person:
        return f'<span class="person">{_link("sign-in", "sign_in", page, seen)}</span>'
    role = say(f"signed_{acting().role}", seen.lang)
    name = f'<span class="name"><bdi>{text(acting().person)}</bdi> · {text(role)}</span>'
    return f'<span class="person">{name} {_link("sign-out", "sign_out", page, seen)}</span>'


def _link(place: str, words: str, page: str, seen: Reader) -> str:
    back = f"{page if page != DEFAULT else ''}?{urlencode(address_of(seen.view.with_(ignored=seen.view.ignored)), doseq=True)}"
    return f'<a href="{place}?{text(urlencode({"to": back}))}">{text(say(words, seen.lang))}</a>'


def not_for_everybody(seen: Reader) -> str:
    """Return the line that names the registers of a version that are not public; nothing where all are."""
    described, hidden = descriptions(), sorted(non_public_registers(seen.version))
    titles = [written(described[name].title, seen.lang) if name in described else name for name in hidden]
    if not titles:
        return ""
    return f'<p class="note-line not-public">{text(say("not_public", seen.lang, registers=", ".join(titles)))}</p>'
