"""The View: what the reader is looking at, as one frozen value, and its plain address form."""

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote_plus, urlencode

from analytics.vocabulary import LANGUAGES, UNKNOWN, vocabularies

FIRST_YEAR, LAST_YEAR = 1990, 2100
WORDS_LENGTH, WORDS_ENCODED = 80, 480  # 80 Arabic letters, percent-encoded
LIST_LENGTH = 40
LAID_OVER = 12  # codes, all milestones being one; more would hide the chart under them
MILESTONES = "milestones"  # stands for all policy milestones
ADDRESS_LENGTH = 1_400  # with the host and the page in front, under 1,500 characters
_VERSION = re.compile(r"[0-9A-Za-z-]{1,40}")


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
LISTS = {**{dimension.key: dimension.field for dimension in DIMENSIONS}, "over": "over"}
KEYS = (*(dimension.key for dimension in DIMENSIONS), "from", "to", "undated", "q", "over", "lang", "version")


@dataclass(frozen=True)
class Ignored:
    """A part of an address that could not be used: its key, the value as typed, and why: unknown, too_many or too_long."""

    key: str
    value: str
    why: str = "unknown"


@dataclass(frozen=True)
class View:
    """What the reader is looking at; views with an equal `question` have the same answers.

    `over` are ids of projects and events to lay over the charts of years, or `MILESTONES`.
    """

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
    over: tuple[str, ...] = ()
    lang: str = "fr"
    version: str | None = None
    ignored: tuple[Ignored, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        """Hold every list sorted and without repeats, so that the same question is the same view."""
        for name in LISTS.values():
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))

    @property
    def question(self) -> "View":
        """Return the view as caches and queries know it: without its language and what is laid over its charts."""
        return dataclasses.replace(self, lang="fr", over=(), ignored=())

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """Return the codes the view keeps, by vocabulary, of those that are filtered."""
        kept = {dimension.vocabulary: getattr(self, dimension.field) for dimension in DIMENSIONS if dimension.vocabulary}
        return {vocabulary: codes for vocabulary, codes in kept.items() if codes}

    def without(self, *fields: str) -> "View":
        """Return the view with the named fields back at their defaults."""
        return dataclasses.replace(self, **{name: _DEFAULTS[name] for name in fields})

    def with_(self, **changes: object) -> "View":
        """Return the view with some fields changed and nothing left of what was ignored."""
        return dataclasses.replace(self, **{"ignored": (), **changes})

    def query(self) -> dict[str, list[str]]:
        """Return the view as address parameters; defaults are not written."""
        lists = {key: list(getattr(self, name)) for key, name in LISTS.items()}
        singles = {
            "from": self.year_from,
            "to": self.year_to,
            "undated": self.undated if self.undated != "keep" else None,
            "q": self.words or None,
            "lang": self.lang,
            "version": self.version,
        }
        one_each = {key: [str(value)] for key, value in singles.items() if value is not None}
        said = {**{key: values for key, values in lists.items() if values}, **one_each}
        return {key: said[key] for key in KEYS if key in said}


_DEFAULTS = {field_.name: field_.default for field_ in dataclasses.fields(View)}


def view_of(
    parameters: Mapping[str, list[str]],
    organisations: frozenset[str] = frozenset(),
    default_lang: str = "fr",
    records: frozenset[str] = frozenset(),
) -> View:
    """Return the View of address parameters; what cannot be used is dropped and named in `ignored`.

    `organisations` are the ids the version knows, `records` those of the typed projects and events it knows; `default_lang` is the
    reader's browser's language.
    """
    reading = _Reading(parameters)
    lists = {one.field: reading.codes(one.key, _known(one, organisations)) for one in DIMENSIONS}
    year_from, year_to = reading.year("from"), reading.year("to")
    if year_from and year_to and year_from > year_to:
        year_from, year_to = year_to, year_from
    view = View(
        **lists,
        year_from=year_from,
        year_to=year_to,
        undated=reading.choice("undated", ("keep", "drop"), "keep"),
        words=reading.words("q"),
        over=reading.codes("over", {*records, MILESTONES}.__contains__, LAID_OVER),
        lang=reading.choice("lang", LANGUAGES, default_lang),
        version=reading.version("version"),
        ignored=tuple(reading.ignored),
    )
    return fitted(view)


def fitted(view: View) -> View:
    """Return the view with the last codes of its longest lists dropped, and named, until its address fits."""
    dropped = []
    while len(urlencode(view.query(), doseq=True)) > ADDRESS_LENGTH:
        longest = max(LISTS, key=lambda key: len(urlencode({key: getattr(view, LISTS[key])}, doseq=True)))
        *codes, last = getattr(view, LISTS[longest])
        dropped.append(Ignored(longest, last, "too_many"))
        view = dataclasses.replace(view, **{LISTS[longest]: tuple(codes)})
    return dataclasses.replace(view, ignored=(*view.ignored, *dropped))


def _known(dimension: Dimension, organisations: frozenset[str]) -> Callable[[str], bool]:
    """Return a test of the codes a dimension accepts."""
    if dimension.vocabulary is None:
        return lambda code: code in organisations or code == UNKNOWN
    codes = {*vocabularies()[dimension.vocabulary].codes, *([UNKNOWN] if dimension.key != "register" else [])}
    return codes.__contains__


class _Reading:
    """Reads typed-in parameters and remembers what could not be used."""

    def __init__(self, parameters: Mapping[str, list[str]]):
        self.parameters = parameters
        self.ignored: list[Ignored] = []

    def all(self, key: str) -> list[str]:
        return list(dict.fromkeys(printable(value) for value in self.parameters.get(key) or []))

    def last(self, key: str) -> str:
        return printable((self.parameters.get(key) or [""])[-1])

    def accept(self, key: str, typed: str, fits: bool) -> str | None:
        if typed and not fits:
            self.ignored.append(Ignored(key, typed))
        return typed if typed and fits else None

    def codes(self, key: str, accepts: Callable[[str], bool], most: int = LIST_LENGTH) -> tuple[str, ...]:
        good = [code for code in self.all(key) if self.accept(key, code, accepts(code))]
        self.ignored += [Ignored(key, code, "too_many") for code in good[most:]]
        return tuple(good[:most])

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        return self.accept(key, self.last(key), self.last(key) in choices) or default

    def version(self, key: str) -> str | None:
        return self.accept(key, self.last(key), bool(_VERSION.fullmatch(self.last(key))))

    def year(self, key: str) -> int | None:
        typed = self.last(key)
        in_range = len(typed) == 4 and typed.isascii() and typed.isdigit() and FIRST_YEAR <= int(typed) <= LAST_YEAR
        year = self.accept(key, typed, in_range)
        return int(year) if year else None

    def words(self, key: str) -> str:
        typed = self.last(key)
        words = typed[:WORDS_LENGTH].strip()
        while len(quote_plus(words)) > WORDS_ENCODED:
            words = words[:-1].strip()
        self.ignored += [Ignored(key, typed, "too_long")] if words != typed else []
        return words


def printable(typed: str) -> str:
    """Return typed text with single spaces and without characters that cannot be shown or sent."""
    return " ".join("".join(c for c in typed if c.isprintable() or c.isspace()).split())
