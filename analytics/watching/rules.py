"""The file of rules: read, checked against what there is, and refused with the line and key of each fault."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs

from analytics.errors import BadRule, UnknownName
from analytics.indicators import indicator_named
from analytics.names import suggestions
from analytics.view import KEYS, View, printable, view_of
from analytics.vocabulary import LANGUAGES, UNKNOWN, vocabularies
from analytics.warehouse.organisations import organisation_ids
from analytics.watching.conditions import CONDITIONS, REFERENCE, Condition, condition_of
from analytics.words.columns import vocabulary_of

RULE_KEYS = ("title", "indicator", "view", "column", "where", *CONDITIONS, REFERENCE)
_ID = re.compile(r"[a-z0-9_]{1,60}")
_TITLE_LENGTH = 200
_TAKES = {
    "above": "takes a number",
    "below": "takes a number",
    "changed_by": 'takes a number above 0, or a percentage as "10 %"',
    "cusum": f'takes "up" or "down", and {REFERENCE} a whole number of at least 5',
}


@dataclass(frozen=True)
class Rule:
    """One rule: what is watched, and when it is an alarm. `title` is by language, empty where the indicator's own is used."""

    id: str
    title: Mapping[str, str]
    indicator: str
    view: View
    column: str
    where: tuple[tuple[str, str | int], ...]
    condition: Condition


@dataclass(frozen=True)
class Source:
    """The text of a file of rules, to name the line of a fault."""

    name: str
    text: str

    def fault(self, rule: str, key: str, sentence: str) -> str:
        """Return a sentence that begins with file, line, rule and key."""
        line = self._line(rule, key)
        place = ", ".join(
            [self.name, *([f"line {line}"] if line else []), f"rule «{printable(rule)[:60]}»", *([f"key «{key}»"] if key else [])]
        )
        return f"{place}: {sentence}"

    def _line(self, rule: str, key: str) -> int | None:
        lines = self.text.splitlines()
        header = re.compile(rf"\s*\[\s*[\"']?{re.escape(rule)}[\"']?\s*[\].]")
        first = next((place for place, line in enumerate(lines, 1) if header.match(line)), None)
        for place, line in enumerate(lines[first or len(lines) :], (first or 0) + 1):
            if line.lstrip().startswith("["):
                break
            if key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
                return place
        return first


def read_rules(path: Path, version: str) -> tuple[Rule, ...]:
    """Return the rules of a file, in its order, their views on `version`; raise `BadRule` with one line a fault."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        said = "it is not UTF-8" if isinstance(fault, UnicodeDecodeError) else str(fault)
        raise BadRule(f"{path.name} is no TOML file: {said}; mend it there.") from fault
    source, faults, rules = Source(path.name, text), [], []
    for name, table in tables.items():
        found = _faults(name, table, version)
        faults += [source.fault(name, key, sentence) for key, sentence in found]
        rules += [] if found else [_rule(name, table, version)]
    if faults or not rules:
        raise BadRule("\n".join(faults) or f"{path.name} holds no rule; a rule begins with its name, as [my_rule].")
    return tuple(rules)


def _rule(name: str, table: Mapping, version: str) -> Rule:
    kind = next(key for key in CONDITIONS if key in table)
    condition = condition_of(kind, table)
    assert condition is not None, "a rule is made after its faults were looked for"
    view = _view(table.get("view", ""), version)
    return Rule(name, _title(table), table["indicator"], view, table["column"], tuple(table.get("where", {}).items()), condition)


def _title(table: Mapping) -> dict[str, str]:
    typed = table.get("title", {})
    titles = dict.fromkeys(LANGUAGES, typed) if isinstance(typed, str) else typed
    return {lang: printable(words)[:_TITLE_LENGTH] for lang, words in titles.items()}


def _view(typed: str, version: str) -> View:
    parameters = {key: values for key, values in parse_qs(typed.strip().lstrip("?")).items() if key not in ("lang", "over")}
    read = view_of(parameters, organisation_ids(version))
    return read.with_(version=version, ignored=read.ignored)


def _faults(name: str, table: object, version: str) -> list[tuple[str, str]]:
    """Return the key and the sentence of each fault of a rule."""
    if not isinstance(table, dict):
        return [("", "a rule is a table: write its name in brackets on a line of its own, and its keys below.")]
    if not _ID.fullmatch(name):
        return [("", "a rule is named with small letters a to z, digits and _.")]
    strangers = [(key, f"nobody knows this key; {_near(key, RULE_KEYS)}.") for key in table if key not in RULE_KEYS]
    missing = [(key, f"«{key}» is missing.") for key in ("indicator", "column") if not isinstance(table.get(key), str)]
    if strangers or missing:
        return strangers + missing
    return [
        *_indicator_faults(table),
        *_title_faults(table),
        *_view_faults(table, version),
        *_where_faults(table),
        *_condition_faults(table),
    ]


def _near(name: str, known: tuple[str, ...] | list[str]) -> str:
    return f"did you mean {' or '.join(suggestions(name, known))}"


def _indicator_faults(table: Mapping) -> list[tuple[str, str]]:
    try:
        indicator_named(table["indicator"])
    except UnknownName as fault:
        return [("indicator", str(fault))]
    return []


def _title_faults(table: Mapping) -> list[tuple[str, str]]:
    title = table.get("title", "x")
    by_language = isinstance(title, dict) and set(title) == set(LANGUAGES) and all(isinstance(words, str) for words in title.values())
    is_right = isinstance(title, str) or by_language
    return [] if is_right else [("title", f"takes one text, or a text in each of {', '.join(LANGUAGES)}.")]


def _view_faults(table: Mapping, version: str) -> list[tuple[str, str]]:
    typed = table.get("view", "")
    if not isinstance(typed, str):
        return [("view", 'takes what follows the «?» of an address, as "axis=ai&from=2018".')]
    keys = parse_qs(typed.strip().lstrip("?"), keep_blank_values=True)
    strangers = [("view", f"«{printable(key)[:40]}» is no filter; {_near(key, KEYS)}.") for key in keys if key not in KEYS]
    pinned = [("view", "a rule watches the current version: leave «version» out.")] if "version" in keys else []
    ignored = [
        ("view", f"«{one.key}={one.value[:60]}» cannot be used; codes are those of data/vocabulary.")
        for one in _view(typed, version).ignored
    ]
    return [*strangers, *pinned, *ignored]


def _where_faults(table: Mapping) -> list[tuple[str, str]]:
    where = table.get("where", {})
    if not isinstance(where, dict) or not all(isinstance(code, str) or type(code) is int for code in where.values()):
        return [("where", 'takes columns with one code each, as { axis = "ai" }.')]
    faults = []
    for column, code in where.items():
        codes = _codes(column)
        if codes and code not in codes:
            faults.append(("where", f"«{printable(str(code))[:40]}» is no {column}; {_near(str(code), codes)}."))
    return faults


def _codes(column: str) -> list[str]:
    vocabulary = vocabulary_of(column)
    return [*vocabularies()[vocabulary].codes, UNKNOWN] if vocabulary in vocabularies() else []


def _condition_faults(table: Mapping) -> list[tuple[str, str]]:
    said = [key for key in CONDITIONS if key in table]
    if len(said) != 1:
        return [(said[-1] if said else "", f"a rule takes exactly one of {', '.join(CONDITIONS)}.")]
    [kind] = said
    if kind != "cusum" and REFERENCE in table:
        return [(REFERENCE, "belongs to cusum only.")]
    return [] if condition_of(kind, table) else [(kind, f"{_TAKES[kind]}.")]
