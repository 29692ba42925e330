"""Every string a person sees, gathered from the books, the registers, the vocabularies and the code, for the tests of words."""

import ast
import csv
import re
import tomllib
from collections.abc import Iterator
from functools import cache

from analytics.places import HOUSE
from analytics.vocabulary import LANGUAGES

SPELLINGS = {"import"}  # what a steward's file may write, read by the gate and shown to nobody
Said = tuple[str, dict[str, str]]  # where the words stand, and the words by language
ARABIC = "[\u0621-\u064a]"
LOCALE = re.compile(r"[a-z]{2}(_[A-Z]{2})?")


def languages_of(value: object) -> dict[str, str]:
    """Return what a dictionary says by language; its other keys are no words."""
    said = value if isinstance(value, dict) else {}
    return {key: words for key, words in said.items() if key in LANGUAGES}


def said_in(place: str, value: object) -> Iterator[Said]:
    """Yield the words in a parsed TOML file: dictionaries with languages for keys, and plural forms below them."""
    words = languages_of(value)
    forms = dict.fromkeys(form for said in words.values() if isinstance(said, dict) for form in said)
    if forms:
        for form in forms:
            yield f"{place}.{form}", {lang: said.get(form, said["other"]) for lang, said in words.items()}
    elif words:
        yield place, words
    parts = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    for key, inside in parts:
        if key not in LANGUAGES:
            yield from said_in(f"{place}.{key}", inside)


def in_books() -> Iterator[Said]:
    books = [path for path in sorted((HOUSE / "analytics/words").glob("*.toml")) if path.stem not in SPELLINGS]
    for path in [*books, *sorted((HOUSE / "data/registry").glob("*.toml"))]:
        yield from said_in(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))


def in_vocabularies() -> Iterator[Said]:
    for path in sorted((HOUSE / "data/vocabulary").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield f"{path.stem}.{row['code']}", {lang: row[lang] for lang in LANGUAGES}
                for length in {name.removesuffix("_fr") for name in row if name.endswith("_fr")}:
                    short = {lang: row[f"{length}_{lang}"] for lang in LANGUAGES}
                    if any(short.values()):
                        yield f"{path.stem}.{row['code']}.{length}", {lang: short[lang] or row[lang] for lang in LANGUAGES}


def in_registers() -> Iterator[Said]:
    """Yield the texts of a register that stand in three languages, each in a column of its own."""
    for path in sorted((HOUSE / "data/registry").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            names = reader.fieldnames or []
            stems = [name.removesuffix("_fr") for name in names if name.endswith("_fr")]
            told = [stem for stem in stems if all(f"{stem}_{lang}" in names for lang in LANGUAGES)]
            for row in reader if told else ():
                for stem in told:
                    yield f"{path.name}.{row[names[0]]}.{stem}", {lang: row[f"{stem}_{lang}"] for lang in LANGUAGES}


def written_out(node: ast.expr | None) -> str:
    """Return a string of the code with a gap for each value in it; "" for what is no string."""
    if isinstance(node, ast.JoinedStr):
        return "".join(written_out(part) if isinstance(part, ast.Constant) else "\ufffc" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def in_code() -> Iterator[Said]:
    """Yield the words beside the code: dictionaries by language, and calls that take one argument a language."""
    for path in sorted((HOUSE / "analytics").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            pairs = zip(node.keys, node.values, strict=True) if isinstance(node, ast.Dict) else ()
            named = [(written_out(key), words) for key, words in pairs]
            named += [(one.arg, one.value) for one in node.keywords] if isinstance(node, ast.Call) else []
            words = {lang: written_out(value) for lang, value in named if lang in LANGUAGES and written_out(value)}
            if words and not all(LOCALE.fullmatch(said) for said in words.values()):
                yield f"{path.relative_to(HOUSE)}:{node.lineno}", words


@cache
def all_words() -> tuple[Said, ...]:
    return (*in_books(), *in_vocabularies(), *in_registers(), *in_code())


def failing(lang: str, is_wrong) -> list[str]:
    return [f"{place}: {words[lang]}" for place, words in all_words() if lang in words and is_wrong(words[lang])]
