"""Axes, sectors, regions and the other lists of codes, with their words in three languages."""

import csv
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from analytics.errors import BadVocabulary, UnknownName
from analytics.names import nearest, plain, squeezed
from analytics.places import data_folder

LANGUAGES = ("fr", "ar", "en")
UNKNOWN = "unknown"
_ALIKE = 0.7  # below it «Spatial» is offered «Santé»
_TELLING = 4  # letters of a part that tell a longer word
_LETTERED = 3  # letters; «MA-99» has as much of one region as of another


@dataclass(frozen=True)
class Term:
    """One code with its words: `full` and `short` by language, and the other spellings it answers to."""

    code: str
    order: int
    full: dict[str, str]
    short: dict[str, str]
    aliases: tuple[str, ...]
    extra: dict[str, str]


@dataclass(frozen=True)
class Vocabulary:
    """One list of codes, in its own order."""

    name: str
    terms: tuple[Term, ...]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Return the codes in order."""
        return tuple(term.code for term in self.terms)

    @cached_property
    def by_code(self) -> dict[str, Term]:
        """Return the terms by code."""
        return {term.code: term for term in self.terms}

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Return every accepted spelling, made plain, with its code."""
        return {plain(word): term.code for term in self.terms for word in spellings_of(term)}

    @cached_property
    def without_spaces(self) -> dict[str, str]:
        """Return every accepted spelling, made plain and squeezed, with its code."""
        return {squeezed(word): term.code for term in self.terms for word in spellings_of(term)}

    def code_of(self, text: str) -> str:
        """Return the code of a label, number, alias or code; raise `UnknownName` with suggestions."""
        code = self.spellings.get(plain(text)) or self.without_spaces.get(squeezed(text))
        if code is None:
            close = self.near(text)
            hint = f"; did you mean {' or '.join(close)}?" if close else ""
            raise UnknownName(f"«{text}» is not in the list {self.name}{hint}")
        return code

    def near(self, text: str) -> list[str]:
        """Return the codes whose spellings look like `text`, best first; what is hardly more than a number looks like nothing."""
        typed = plain(text)
        if sum(map(str.isalpha, typed)) < _LETTERED and any(map(str.isdigit, typed)):
            return []
        close = nearest(typed, list(self.spellings), cutoff=_ALIKE)
        holding = [word for word in self.spellings if len(typed) >= _TELLING and typed in word]
        return list(dict.fromkeys(self.spellings[word] for word in (*close, *holding)))[:3]


def spellings_of(term: Term) -> list[str]:
    """Return all spellings that mean `term`: its code, number, words and aliases."""
    words = [*term.full.values(), *term.short.values(), *term.aliases]
    return [term.code, str(term.order), *(word for word in words if word)]


def read_term(row: dict[str, str]) -> Term:
    """Return one row of a vocabulary file as a Term; the short word defaults to the full one."""
    full = {lang: row[lang] for lang in LANGUAGES}
    short = {lang: row.get(f"short_{lang}") or row[lang] for lang in LANGUAGES}
    named = {"code", "order", "aliases", *LANGUAGES, *(f"short_{lang}" for lang in LANGUAGES)}
    extra = {name: value for name, value in row.items() if name not in named}
    aliases = tuple(word.strip() for word in row["aliases"].split(";") if word.strip())
    return Term(row["code"], int(row["order"]), full, short, aliases, extra)


def read_vocabulary(path: Path) -> Vocabulary:
    """Return the vocabulary of one CSV file; raise `BadVocabulary` where a column is missing or a spelling means two codes."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        missing = [name for name in ("code", "order", *LANGUAGES, "aliases") if name not in (rows.fieldnames or ())]
        if missing:
            raise BadVocabulary(f"{path.name}: the column {missing[0]} is missing")
        terms = tuple(read_term(row) for row in rows)
    owners: dict[str, str] = {}
    for term in terms:
        for word in spellings_of(term):
            if owners.setdefault(squeezed(word), term.code) != term.code:
                raise BadVocabulary(f"{path.name}: «{word}» means both {owners[squeezed(word)]} and {term.code}")
    return Vocabulary(path.stem, terms)


@cache
def vocabularies(folder: Path | None = None) -> dict[str, Vocabulary]:
    """Return every vocabulary of the data folder, by name."""
    files = sorted(((folder or data_folder()) / "vocabulary").glob("*.csv"))
    return {path.stem: read_vocabulary(path) for path in files}


def word_of(vocabulary: str, code: str | None, lang: str, short: bool = False) -> str:
    """Return the word of a code in `lang`; a code nobody knows is returned as it is."""
    term = vocabularies()[vocabulary].by_code.get(code or "")
    if term is None:
        return code or ""
    return (term.short if short else term.full)[lang]
