"""The reader of this run: the view in the address, the version it asks, the theme of the browser."""

import time
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

import streamlit as st

from analytics.charts.look import Look
from analytics.errors import UnknownName
from analytics.indicators.answers_under_way import UnderWay
from analytics.ui.landmarks import landmarks_of
from analytics.view import KEYS, View, view_of
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from analytics.warehouse.landmarks import record_ids
from analytics.warehouse.organisations import organisation_ids


@dataclass(frozen=True)
class Reader:
    """Who is looking, at what, and by which scheme and host."""

    view: View
    version: str
    theme: str
    unknown_version: bool = False
    begun: float = field(default_factory=time.monotonic, compare=False)
    waits_for: list[UnderWay] = field(default_factory=list, compare=False)
    origin: str = ""

    @property
    def lang(self) -> str:
        """Return the language of the view."""
        return self.view.lang

    @property
    def sight(self) -> Self:
        """Return what this reader has in common with all who see the same: view, version and theme; what is drawn by it alone may be kept."""
        return type(self)(self.view, self.version, self.theme)

    def look(self, own: dict | None = None, last_whole_year: int = 9999) -> Look:
        """Return how figures are drawn for this reader."""
        return Look(self.lang, self.theme, last_whole_year, own or {}, self.view.chosen, landmarks_of(self.view, self.version))


def browser_language() -> str:
    """Return the browser's language if it is one of ours, else French."""
    said = (st.context.locale or "")[:2]
    return said if said in LANGUAGES else "fr"


def parameters() -> dict[str, list[str]]:
    """Return the parameters of the address, each with all its values."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def origin() -> str:
    """Return the scheme and host this reader reached us by, empty where there is no browser."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def read_reader() -> Reader:
    """Return the reader of this run; the address is the only truth."""
    asked = parameters()
    try:
        version, unknown = versions.known((asked.get("version") or [None])[-1]), False
    except UnknownName:
        version, unknown = versions.current(), True
    view = view_of(asked, organisation_ids(version), browser_language(), record_ids(asked.get("over", []), version))
    theme = "dark" if st.context.theme.type == "dark" else "light"
    return Reader(view.with_(version=None, ignored=view.ignored) if unknown else view, version, theme, unknown, origin=origin())


def reader() -> Reader:
    """Return the reader the door has read for this run."""
    return st.session_state["reader"]


def address_of(view: View) -> dict[str, list[str]]:
    """Return the parameters of this page's address with `view` in it; what a page keeps there beside the view stays."""
    beside = {key: values for key, values in parameters().items() if key not in KEYS}
    return {**view.query(), **beside}


def show(view: View) -> None:
    """Write `view` to the address, from a callback."""
    st.query_params.from_dict(address_of(view))
