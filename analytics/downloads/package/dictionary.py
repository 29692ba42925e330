"""The dictionary of columns and the list of codes, each in three languages, as rows of text."""

from collections.abc import Iterable, Iterator

from analytics.downloads.package.tables import Listed, vocabulary_of
from analytics.downloads.table import Table
from analytics.indicators import indicator_named
from analytics.registry.description import descriptions
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.tables import codes_of
from analytics.words import book, written
from analytics.words.columns import known
from analytics.words.typography import typeset

_DICTIONARY = ("table", "column", "type", "required", "vocabulary", *(f"label_{lang}" for lang in LANGUAGES))
_MEANINGS = tuple(f"meaning_{lang}" for lang in LANGUAGES)
_CODES = ("vocabulary", "code", "order", *LANGUAGES, "kind")


def dictionary(listed: Iterable[Listed]) -> Table:
    """Return one row a column of every table: its type, its list of codes, its label and meaning in each language."""
    rows = tuple(row for one in listed for row in _rows(one))
    columns = (*_DICTIONARY, *_MEANINGS)
    return Table("dictionary", columns, rows, ("text",) * len(columns), {})


def codes(version: str) -> Table:
    """Return one row a code of every list of a version; `kind` tells regions from what is no region."""
    rows = ((name, *(code.get(column) for column in _CODES[1:])) for name, listed in codes_of(version).items() for code in listed)
    kinds = tuple("integer" if column == "order" else "text" for column in _CODES)
    return Table("codes", _CODES, tuple(rows), kinds, {})


def meaning(stem: str, column: str, lang: str) -> str:
    """Return what a column of a register says, in `lang`; empty where its label says it all."""
    own = book("schema")["meanings"].get(column)
    told = book("guide")["meanings"].get(column) if stem in ("projects", "events") else None
    words = own or told
    return written(words, lang) if words else ""


def label(one: Listed, column: str, lang: str) -> str:
    """Return the label of a column in `lang`; a column nobody described stands for itself."""
    own = indicator_named(one.table.name).labels if one.is_answer else {}
    words = own.get(column) or known().get(column)
    return typeset(words[lang], lang) if words else column


def _rows(one: Listed) -> Iterator[tuple]:
    required = {column.name for column in descriptions()[one.stem].columns if column.required} if one.stem in descriptions() else set()
    for column, kind in zip(one.table.columns, one.table.kinds, strict=True):
        labels = (label(one, column, lang) for lang in LANGUAGES)
        meanings = (meaning(one.stem, column, lang) for lang in LANGUAGES)
        must = "yes" if column in required else "no"
        yield (
            one.stem,
            column,
            kind,
            must,
            vocabulary_of(one.stem, column) or known().get(column, {}).get("vocabulary", ""),
            *labels,
            *meanings,
        )
