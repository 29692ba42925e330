"""The View: what the reader is looking at, as one frozen value, and its plain address form."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from analytics.vocabulary import LANGUAGES, UNKNOWN, vocabularies

FIRST_YEAR, LAST_YEAR = 2000, 2100
WORDS_LENGTH = 80
LIST_LENGTH = 40  # keeps every address under 1,500 characters


@dataclass(frozen=True)
class Dimension:
    """A list filter of the view: its address key, its field and the vocabulary of its codes."""

    key: str
    field: str
    vocabulary: str | None


DIMENSIONS = (
    Dimension("register", "registers", "registers"),
    Dimension("axis", "axes", "axes"),
    Dimension("sector", "sectors", "sectors"),
    Dimension("actor", "actors", "actor_types"),
    Dimension("kind", "kinds", "project_kinds"),
    Dimension("type", "types", "event_types"),
    Dimension("region", "regions", "regions"),
    Dimension("scope", "scopes", "scopes"),
    Dimension("org", "organisations", None),
    Dimension("status", "statuses", "statuses"),
)
KEYS = (*(dimension.key for dimension in DIMENSIONS), "from", "to", "undated", "q", "lang", "version")


@dataclass(frozen=True)
class Ignored:
    """A part of an address that could not be used: its key and the value as typed."""

    key: str
    value: str


@dataclass(frozen=True)
class View:
    """What the reader is looking at; equal views are the same question."""

    registers: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    undated: str = "keep"
    words: str = ""
    lang: str = "fr"
    version: str | None = None
    ignored: tuple[Ignored, ...] = field(default=(), compare=False)

    @property
    def question(self) -> "View":
        """Return the view as caches and queries know it: without its language."""
        return dataclasses.replace(self, lang="fr", ignored=())

    def without(self, *fields: str) -> "View":
        """Return the view with the named fields back at their defaults."""
        return dataclasses.replace(self, **{name: _DEFAULTS[name] for name in fields})

    def with_(self, **changes: object) -> "View":
        """Return the view with some fields changed and nothing left of what was ignored."""
        return dataclasses.replace(self, ignored=(), **changes)

    def query(self) -> dict[str, list[str]]:
        """Return the view as address parameters; defaults are not written."""
        lists = {dimension.key: list(getattr(self, dimension.field)) for dimension in DIMENSIONS}
        singles = {
            "from": self.year_from,
            "to": self.year_to,
            "undated": self.undated if self.undated != "keep" else None,
            "q": self.words or None,
            "lang": self.lang,
            "version": self.version,
        }
        return {**{k: v for k, v in lists.items() if v}, **{k: [str(v)] for k, v in singles.items() if v is not None}}


_DEFAULTS = {field_.name: field_.default for field_ in dataclasses.fields(View)}


def view_of(parameters: Mapping[str, list[str]], organisations: frozenset[str] = frozenset(), default_lang: str = "fr") -> View:
    """Return the View of address parameters; what cannot be used is dropped and named in `ignored`.

    `organisations` are the ids the version knows; `default_lang` is the reader's browser's language.
    """
    reading = _Reading(parameters)
    lists = {d.field: reading.codes(d.key, _known(d, organisations)) for d in DIMENSIONS}
    years = reading.year("from"), reading.year("to")
    if None not in years and years[0] > years[1]:
        years = years[1], years[0]
    return View(
        **lists,
        year_from=years[0],
        year_to=years[1],
        undated=reading.choice("undated", ("keep", "drop"), "keep"),
        words=" ".join(reading.last("q").split())[:WORDS_LENGTH].strip(),
        lang=reading.choice("lang", LANGUAGES, default_lang),
        version=reading.last("version") or None,
        ignored=tuple(reading.ignored),
    )


def _known(dimension: Dimension, organisations: frozenset[str]) -> Callable[[str], bool]:
    """Return a test of the codes a dimension accepts."""
    if dimension.vocabulary is None:
        return lambda code: code in organisations
    codes = {*vocabularies()[dimension.vocabulary].codes, *([UNKNOWN] if dimension.key != "register" else [])}
    return codes.__contains__


class _Reading:
    """Reads typed-in parameters and remembers what could not be used."""

    def __init__(self, parameters: Mapping[str, list[str]]):
        self.parameters = parameters
        self.ignored: list[Ignored] = []

    def last(self, key: str) -> str:
        return (self.parameters.get(key) or [""])[-1]

    def codes(self, key: str, accepts: Callable[[str], bool]) -> tuple[str, ...]:
        typed = dict.fromkeys(self.parameters.get(key) or [])
        good = [code for code in typed if accepts(code)][:LIST_LENGTH]
        self.ignored += [Ignored(key, code) for code in typed if code and code not in good]
        return tuple(sorted(good))

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        typed = self.last(key)
        if typed and typed not in choices:
            self.ignored.append(Ignored(key, typed))
        return typed if typed in choices else default

    def year(self, key: str) -> int | None:
        typed = self.last(key)
        if not typed:
            return None
        if typed.isascii() and typed.isdigit() and FIRST_YEAR <= int(typed) <= LAST_YEAR:
            return int(typed)
        self.ignored.append(Ignored(key, typed))
        return None
