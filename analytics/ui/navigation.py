"""The pages and the links from one to the next: leadership's in sight, the others in a menu an audience."""

from collections.abc import Iterable
from copy import copy
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import streamlit as st

from analytics.places import HOUSE
from analytics.ui.escape import text
from analytics.words import book, page_words, say
from analytics.words.pages import open_pages

DEFAULT = "overview"
IN_SIGHT = "leadership"  # who has two minutes looks into no menu


def page_file(name: str) -> Path:
    """Return the script of a page; pages lie in one folder an audience."""
    return HOUSE / "pages" / book("pages")[name]["audience"] / f"{name}.py"


def pages_of(lang: str) -> dict[str, st.Page]:
    """Return all open pages by name, titled in `lang`, in the order of pages.toml; each run has its own, because Streamlit marks the one it shows."""
    return {name: copy(page) for name, page in _made(lang, tuple(open_pages())).items()}


@lru_cache(maxsize=16)
def _made(lang: str, names: tuple[str, ...]) -> dict[str, st.Page]:
    """Return pages as Streamlit makes them; it looks for the file of each."""
    return {name: st.Page(page_file(name), title=page_words(name, "title", lang), url_path=name, default=name == DEFAULT) for name in names}


def navigation(pages: Iterable[str], here: str, lang: str) -> str:
    """Return the links to `pages`, named in the order of pages.toml, by audience; on a phone all of them wait behind the menu button.

    They stay the same from view to view, so they are sent once a page; serving/js/carrying.js puts the view into them.
    """
    return _drawn(tuple(pages), here, lang)


def menu_button(lang: str) -> str:
    """Return the button that opens the links on a phone."""
    return f'<button type="button" class="opens" data-opens="nav">{text(say("menu", lang))}</button>'


@lru_cache(maxsize=256)
def _drawn(pages: tuple[str, ...], here: str, lang: str) -> str:
    by_audience = groupby(pages, key=lambda name: book("pages")[name]["audience"])
    groups = "".join(_group(audience, list(names), here, lang) for audience, names in by_audience)
    return f'<nav class="nav" aria-label="{text(say("pages_list", lang))}">{groups}</nav>'


def _group(audience: str, names: list[str], here: str, lang: str) -> str:
    """Return the links of an audience: in sight for leadership and where the reader is among them, else in a menu that the browser opens."""
    kind = "in-sight" if audience == IN_SIGHT else "of-here" if here in names else "folded"
    words = text(say(audience, lang))
    inside = _menu(audience, names, words, lang) if kind == "folded" else _row(names, here, lang)
    return f'<div class="group {kind}"><span class="audience">{words}</span>{inside}</div>'


def _row(names: list[str], here: str, lang: str) -> str:
    return f'<div class="links">{"".join(_link(name, here, lang) for name in names)}</div>'


def _menu(audience: str, names: list[str], words: str, lang: str) -> str:
    """Return the button of a menu, and the menu: each page with its title beside it."""
    entries = "".join(f"{_link(name, '', lang)}<span>{text(page_words(name, 'title', lang))}</span>" for name in names)
    button = f'<button type="button" popovertarget="pages_{audience}">{words}</button>'
    return f'{button}<div class="links" id="pages_{audience}" popover="auto">{entries}</div>'


def _link(name: str, here: str, lang: str) -> str:
    words = text(page_words(name, "nav", lang))
    if name == here:
        return f'<span class="here" aria-current="page">{words}</span>'
    return f'<a class="inside" href="{"./" if name == DEFAULT else name}">{words}</a>'
