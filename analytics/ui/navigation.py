"""The pages and the row of links that carry the view from one to the next."""

from itertools import groupby
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from analytics.places import HOUSE
from analytics.ui.escape import text
from analytics.ui.reader import Reader
from analytics.words import book, page_words, say
from analytics.words.pages import open_pages

DEFAULT = "overview"


def page_file(name: str) -> Path:
    """Return the script of a page; pages lie in one folder an audience."""
    return HOUSE / "pages" / book("pages")[name]["audience"] / f"{name}.py"


def pages_of(lang: str) -> dict[str, st.Page]:
    """Return all open pages by name, titled in `lang`, in the order of pages.toml."""
    return {
        name: st.Page(page_file(name), title=page_words(name, "title", lang), url_path=name, default=name == DEFAULT)
        for name in open_pages()
    }


def navigation(pages: dict[str, st.Page], here: str, reader: Reader) -> str:
    """Return the links, grouped by audience; on a phone they wait behind a menu button."""
    menu = f'<button type="button" class="opens" data-opens="nav">{text(say("menu", reader.lang))}</button>'
    by_audience = groupby(pages, key=lambda name: book("pages")[name]["audience"])
    links = "".join(_group(audience, [_link(name, here, reader) for name in names], reader.lang) for audience, names in by_audience)
    return f'{menu}<div class="nav">{links}</div>'


def _group(audience: str, links: list[str], lang: str) -> str:
    """Return the links of an audience; its name stays on the line of the first of them."""
    first, *others = links
    return f'<span class="group"><span class="audience">{text(say(audience, lang))}</span>{first}</span>{"".join(others)}'


def _link(name: str, here: str, reader: Reader) -> str:
    words = text(page_words(name, "nav", reader.lang))
    if name == here:
        return f'<span class="here" aria-current="page">{words}</span>'
    address = f"{'./' if name == DEFAULT else name}?{urlencode(reader.view.query(), doseq=True)}"
    return f'<a class="inside" href="{text(address)}">{words}</a>'
