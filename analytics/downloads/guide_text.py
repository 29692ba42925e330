"""The column guide as Markdown: names in three languages, then what each column takes in each of them, then the lists."""

from collections.abc import Iterable

from analytics.importing.columns import DATASETS
from analytics.importing.guide import Entry, guide, template_words
from analytics.vocabulary import LANGUAGES, vocabularies
from analytics.words import say

_LANGUAGE_NAMES = {"fr": "Français", "ar": "العربية", "en": "English"}
_OPENING = """# Columns of the three registers

What a spreadsheet of projects, events or organisations may hold when it is checked. `python -m analytics guide` writes this text from the
code that reads the spreadsheet, and a test compares the two. A column is known by its own name and by its name in each
language, whatever the case, accents, spacing and order. `python -m analytics template projects --to projects.xlsx` writes a workbook to fill in.
"""


def guide_text() -> str:
    """Return the whole guide."""
    parts = [_OPENING, *map(_names, DATASETS)]
    parts += [_told(dataset, lang) for lang in LANGUAGES for dataset in DATASETS]
    return "\n".join([*parts, _lists()])


def guide_of(dataset: str, lang: str) -> str:
    """Return the part of the guide on one dataset in one language, with the lists its columns take."""
    lists = dict.fromkeys(one.column.vocabulary for one in guide(dataset) if one.column.vocabulary)
    return "\n".join([_told(dataset, lang), *(_list(name) for name in lists)])


def _names(dataset: str) -> str:
    rows = [(f"`{one.name}`", *(one.label(lang) for lang in LANGUAGES), _type(one), one.must("en")) for one in guide(dataset)]
    return f"## Names: {say(dataset, 'en').lower()}\n\n{_table(('name', *_LANGUAGE_NAMES.values(), 'type', 'to fill in'), rows)}"


def _type(entry: Entry) -> str:
    return f"one of [{entry.column.vocabulary}](#{entry.column.vocabulary})" if entry.terms else entry.column.type.replace("_", " ")


def _told(dataset: str, lang: str) -> str:
    head = [template_words(key, lang) for key in ("column", "must", "meaning", "form", "examples")]
    rows = [
        (one.label(lang), one.must(lang), one.meaning(lang), one.form(lang), " · ".join(f"`{example}`" for example in one.examples(lang)))
        for one in guide(dataset)
    ]
    table = _table(head, rows)
    inside = f'<div dir="rtl">\n\n{table}\n</div>\n' if lang == "ar" else table
    return f"## {_LANGUAGE_NAMES[lang]}: {say(dataset, lang)}\n\n{inside}"


def _lists() -> str:
    named = dict.fromkeys(one.column.vocabulary for dataset in DATASETS for one in guide(dataset) if one.column.vocabulary)
    return "\n".join(["## Lists\n", *(_list(name) for name in named)])


def _list(name: str) -> str:
    rows = [(f"`{term.code}`", *(term.full[lang] for lang in LANGUAGES)) for term in vocabularies()[name].terms]
    return f"### {name}\n\n{_table(('code', *_LANGUAGE_NAMES.values()), rows)}"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines).replace("| --- ", "|---").replace("|--- |", "|---|")
