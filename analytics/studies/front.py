"""The front matter of a study: what it asks, who wrote it, on which version and view it stands; TOML between two lines of `+++`."""

import datetime
import re
import tomllib
from dataclasses import dataclass
from typing import Any

from analytics.errors import BadStudy
from analytics.names import suggestions
from analytics.vocabulary import vocabularies

FENCE = "+++"
STATUSES = ("draft", "review", "published", "replaced")
_VERSION = re.compile(r"[0-9A-Za-z-]{1,40}")
_LONGEST = {"title": 200, "question": 400}


@dataclass(frozen=True)
class Front:
    """What stands above the text of a study; `view` is as in the addresses of pages, `axes` are codes, none where it is about all."""

    title: str
    question: str
    authors: tuple[str, ...]
    version: str
    view: str
    status: str
    published: datetime.date
    review: datetime.date
    axes: tuple[str, ...]

    @property
    def is_final(self) -> bool:
        """Return whether the text was published, and not only dated, by what its status says."""
        return self.status in ("published", "replaced")


def split(text: str, name: str) -> tuple[dict[str, Any], str, int]:
    """Return the table above a text, the text, and on which line it begins; raise `BadStudy` where there is no table."""
    lines = text.split("\n")
    if lines[0].strip() != FENCE or FENCE not in [line.strip() for line in lines[1:]]:
        raise BadStudy(f"{name}, line 1: a study begins with its front matter, between two lines of {FENCE}.")
    end = [line.strip() for line in lines].index(FENCE, 1)
    try:
        table = tomllib.loads("\n".join(["", *lines[1:end]]))
    except tomllib.TOMLDecodeError as fault:
        raise BadStudy(f"{name}: the front matter is no TOML: {fault}; mend it there.") from fault
    return table, "\n".join(lines[end + 1 :]), end + 2


def front_of(table: dict[str, Any], name: str) -> Front:
    """Return the front matter that a table says; raise `BadStudy` with one line a fault."""
    faults = [f"{name}, front matter: {sentence}" for sentence in _faults(table)]
    if faults:
        raise BadStudy("\n".join(faults))
    said: dict[str, Any] = {**table, "authors": tuple(table["authors"]), "axes": tuple(table["axes"])}
    return Front(**said)


def _faults(table: dict[str, Any]) -> list[str]:
    strangers = [key for key in table if key not in _TAKES]
    faults = [f"nobody knows «{key}»; did you mean {' or '.join(suggestions(key, _TAKES))}?" for key in strangers]
    faults += [f"«{key}» is missing; it takes {what}." for key, (what, _) in _TAKES.items() if key not in table]
    return faults + [f"«{key}» takes {what}." for key, (what, fits) in _TAKES.items() if key in table and not fits(table[key])]


def _is_line(longest: int) -> Any:
    return lambda value: isinstance(value, str) and 0 < len(value.strip()) <= longest and value.isprintable()


def _are_names(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) and one.strip() for one in value)


def _are_axes(value: object) -> bool:
    return isinstance(value, list) and all(one in vocabularies()["axes"].codes for one in value)


def _is_day(value: object) -> bool:
    return type(value) is datetime.date


_TAKES: dict[str, tuple[str, Any]] = {
    "title": ("one line of text", _is_line(_LONGEST["title"])),
    "question": ("one sentence", _is_line(_LONGEST["question"])),
    "authors": ("a list of names", _are_names),
    "version": ("the id of a version, as `versions` lists them", lambda value: isinstance(value, str) and bool(_VERSION.fullmatch(value))),
    "view": ("what follows the «?» of an address, or nothing", lambda value: isinstance(value, str)),
    "status": (f"one of {', '.join(STATUSES)}", lambda value: value in STATUSES),
    "published": ("a day, as 2026-11-29", _is_day),
    "review": ("a day, as 2027-05-31", _is_day),
    "axes": ("a list of codes of axes, empty where it is about all", _are_axes),
}
