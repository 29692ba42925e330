"""What files are about: one view of one version, with the addresses that show and give it again."""

import os
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.organisations import organisation_names
from analytics.words import book, written
from analytics.words.fill import fill
from analytics.words.typography import left_to_right
from analytics.words.view_sentence import view_sentence

ADDRESS = "MARSAD_ADDRESS"  # the environment variable that holds the address the public knows this server by


def public_address() -> str:
    """Return the address the public knows this server by (`https://marsad.example.org`), empty where none was set."""
    said = os.environ.get(ADDRESS, "").strip().rstrip("/")
    return said if said.startswith(("http://", "https://")) else ""


@dataclass(frozen=True)
class Subject:
    """A view that names its version, and the host of its addresses, empty where it is not known; words are in the language of the view."""

    view: View
    host: str = ""

    @property
    def lang(self) -> str:
        """Return the language of the view."""
        return self.view.lang

    @property
    def version(self) -> str:
        """Return the version of the view."""
        return str(self.view.version)

    @property
    def as_of(self) -> str:
        """Return the date up to which the registers of the version reach, YYYY-MM-DD."""
        return versions.manifest_of(self.version).as_of

    @cached_property
    def sentence(self) -> str:
        """Return the view in words."""
        return view_sentence(self.view, self.lang, organisation_names(self.version))

    @property
    def query(self) -> str:
        """Return the parameters of the view, its version among them."""
        return urlencode(self.view.query(), doseq=True)

    @property
    def is_whole(self) -> bool:
        """Return whether the view filters nothing."""
        return set(self.view.query()) <= {"lang", "version"}

    def address(self, place: str) -> str:
        """Return the address of a page or file in this view; without the host where it is not known."""
        return f"{self.host}/{place}?{self.query}"

    def located(self, place: str) -> str:
        """Return the address of a page in this view; where the host is not known, its path and whose server it is on."""
        return located(self.host, self.address(place), self.lang)

    def say(self, section: str, key: str, **facts: object) -> str:
        """Return words of the package in the language of the view."""
        return package_words(section, key, self.lang, **facts)


def subject_of(view: View, host: str = "") -> Subject:
    """Return the subject of a view; without a version it is that of the current one, without a host that of the public address."""
    named = view.with_(version=versions.known(view.version), over=(), ignored=view.ignored)
    return Subject(named, public_address() or host)


def located(host: str, address: str, lang: str) -> str:
    """Return an address where its `host` is known, set apart from Arabic around it, else a path that says after what it stands."""
    return left_to_right(address, lang) if host else package_words("about", "own_server", lang, path=address)


def package_words(section: str, key: str, lang: str, **facts: object) -> str:
    """Return words of the package in `lang`, with `facts` filled in."""
    words = written(book("package")[section][key], lang)
    return fill(words, facts, lang) if facts else words
