"""What organisations and cities are called: sources write one name of each, readers of another language know another."""

import csv
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analytics.names import plain, squeezed
from analytics.places import data_folder
from analytics.registry.description import descriptions
from analytics.registry.held import file_in_force, pointer
from analytics.roles import PUBLIC

Moved = tuple[int, int] | None
_BETWEEN = {"fr": "\u00a0; ", "ar": "؛ ", "en": "; "}


@dataclass(frozen=True)
class ProperName:
    """One that is named: its key in the register, all its spellings, and its name in a language where that is another one."""

    key: str
    spellings: tuple[str, ...]
    in_language: dict[str, str]


@dataclass(frozen=True)
class Named:
    """The columns of a register that name: its key, those with one name, one with several, and those of languages."""

    key: str
    single: tuple[str, ...]
    several: str | None
    in_language: tuple[tuple[str, str], ...]


REGISTERS = {
    "organisations": Named("organisation_id", ("name", "name_fr", "name_ar"), "aliases", (("fr", "name_fr"), ("ar", "name_ar"))),
    "cities": Named("city", ("city", "canonical_name", "name_ar"), None, (("fr", "canonical_name"), ("ar", "name_ar"))),
}


def proper_names(register: str) -> tuple[ProperName, ...]:
    """Return who is named in a register of names as it is in force today, imported or shipped, in its order."""
    return _read(_file(register), register)


def _file(register: str) -> Path:
    """Return the file of a register in force; asked for each name, so that only a moved pointer is read again."""
    return _file_when(register, *_today())


def _today() -> tuple[Path, Moved]:
    """Return the folder of data, and what changes when the pointer to the current version moves."""
    data = data_folder()
    try:
        found = os.stat(pointer(data))
    except OSError:
        return data, None
    return data, (found.st_mtime_ns, found.st_ino)


@cache
def _file_when(register: str, data: Path, _moved: Moved) -> Path:
    return file_in_force(data, register)


@cache
def _read(path: Path, register: str) -> tuple[ProperName, ...]:
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(_proper_name(row, REGISTERS[register]) for row in csv.DictReader(lines))


def _proper_name(row: dict[str, str], named: Named) -> ProperName:
    more = (row.get(named.several) or "").split(";") if named.several else []
    spellings = [(row.get(column) or "") for column in named.single] + more
    in_language = {lang: name for lang, column in named.in_language if (name := row.get(column))}
    return ProperName(row[named.key], tuple(dict.fromkeys(one.strip() for one in spellings if one.strip())), in_language)


def spelling_of(name: str) -> str:
    """Return a name as a build compares it: neither case nor the form of the apostrophe counts, accents do."""
    return name.strip().lower().replace("’", "'")


def spelled(register: str, name: str) -> ProperName | None:
    """Return who is spelled so in a register, as a build compares names; None for a name that nobody listed."""
    return _by_spelling(_file(register), register).get(spelling_of(name))


@cache
def _by_spelling(path: Path, register: str) -> dict[str, ProperName]:
    return {spelling_of(spelling): one for one in _read(path, register) for spelling in one.spellings}


def lettered(register: str, name: str) -> ProperName | None:
    """Return who has the same letters in a register: neither accents nor spaces count, which a build would take for another name."""
    return _by_letters(_file(register), register).get(squeezed(name))


@cache
def _by_letters(path: Path, register: str) -> dict[str, ProperName]:
    return {squeezed(spelling): one for one in _read(path, register) for spelling in one.spellings}


def by_plain_spelling(register: str) -> dict[str, str]:
    """Return each spelling of a register by its plain form; what is asked of many names is made plain once."""
    return _by_plain_spelling(_file(register), register)


@cache
def _by_plain_spelling(path: Path, register: str) -> dict[str, str]:
    return {plain(spelling): spelling for one in _read(path, register) for spelling in one.spellings}


def by_identifier(register: str) -> dict[str, ProperName]:
    """Return who is named in a register by its key, without case."""
    return _by_identifier(_file(register), register)


@cache
def _by_identifier(path: Path, register: str) -> dict[str, ProperName]:
    return {one.key.casefold(): one for one in _read(path, register)}


def name_in(register: str, names: str, lang: str) -> str:
    """Return a cell of names with `;` between them as a reader of `lang` knows them; one in which nobody has another name stays as it is."""
    written = [name.strip() for name in names.split(";") if name.strip()]
    read = [_one_in(register, name, lang) for name in written]
    return names if read == written else _BETWEEN[lang].join(read)


def _one_in(register: str, name: str, lang: str) -> str:
    known = spelled(register, name) if _is_told(register) else None
    return known.in_language.get(lang, name) if known else name


def _is_told(register: str) -> bool:
    """Return whether everybody may see a register: else what it alone knows of a name is no word of a page."""
    return _is_told_when(register, *_today())


@cache
def _is_told_when(register: str, data: Path, _moved: Moved) -> bool:
    return descriptions(data)[register].visibility == PUBLIC


def forget() -> None:
    """Drop what was read: the next question reads the files as they are then."""
    for kept in (_file_when, _is_told_when, _read, _by_spelling, _by_letters, _by_plain_spelling, _by_identifier):
        kept.cache_clear()
