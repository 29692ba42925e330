"""The header of a file from outside: which column is meant, whatever its language, case, accents, spacing and order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analytics.importing.cells.texts import without_invisibles
from analytics.importing.columns import DATASETS, KEYS, columns_of
from analytics.importing.remarks import REFUSE, WARNING, Remark
from analytics.names import nearest, squeezed
from analytics.registry.description import Column
from analytics.vocabulary import LANGUAGES
from analytics.words import book
from analytics.words.columns import known

_CLOSE = 0.8  # of 1: two names of columns are often alike by chance
_GENERIC = {"projects": "project", "events": "event", "organisations": "organisation"}


@dataclass(frozen=True)
class Header:
    """The places of the columns of `dataset` by name, the names of columns kept aside, and what there is to say of it all."""

    dataset: str
    places: dict[str, int]
    aside: tuple[str, ...]
    remarks: tuple[Remark, ...]

    @property
    def columns(self) -> tuple[tuple[Column, int | None], ...]:
        """Return every column that is there, or must be, with its place in the file."""
        columns = ((column, self.places.get(column.name)) for column in columns_of(self.dataset))
        return tuple((column, place) for column, place in columns if place is not None or column.required)

    @property
    def refusals(self) -> tuple[Remark, ...]:
        """Return what makes the file unusable."""
        return tuple(remark for remark in self.remarks if remark.severity == REFUSE)


@cache
def spellings(dataset: str) -> dict[str, str]:
    """Return every accepted name of a column of `dataset`, squeezed, with the column; a generic name gives way to an own one."""
    found: dict[str, str] = {}
    words = book("import")["columns"]
    names = [column.name for column in columns_of(dataset)]
    for name in names:
        found.setdefault(squeezed(name), name)
    for name in names:
        others = [other.strip() for lang in LANGUAGES for other in words.get(name, {}).get(lang, "").split(";")]
        for other in [*others, *(known().get(name, {}).get(lang, "") for lang in LANGUAGES)]:
            found.setdefault(squeezed(other), name)
    found.pop("", None)
    return found


def column_named(name: str, dataset: str) -> str | None:
    """Return the column that a name of a header means, None when nobody knows it."""
    return spellings(dataset).get(squeezed(without_invisibles(name)))


def fits(header: Sequence[str], dataset: str) -> bool:
    """Return whether a header has every column that a file of `dataset` cannot be read without."""
    return not _missing({column_named(name, dataset) for name in header}, dataset)


def read_header(header: Sequence[str], dataset: str, filled: frozenset[int]) -> Header:
    """Return what the columns of a header mean; `filled` are the places of columns that hold a value somewhere."""
    places: dict[str, int] = {}
    aside, remarks = [], []
    for place, name in enumerate(header):
        column, own = column_named(name, dataset), without_invisibles(name).strip()
        if not own:
            remarks += [Remark("header_without_name", str(place + 1), REFUSE, 1)] if place in filled else []
        elif column in places or (column is None and squeezed(own) in map(squeezed, aside)):
            remarks.append(Remark("header_twice", own, REFUSE, 1, column or own))
        elif column is None:
            aside.append(own)
        else:
            places[column] = place
    return Header(dataset, places, tuple(aside), (*_unusable(header, places, dataset), *remarks, *_kept_aside(aside, dataset)))


def _kept_aside(aside: list[str], dataset: str) -> list[Remark]:
    """Return a remark on each column nobody knows, with the one that was probably meant where the names are close."""
    known_names = spellings(dataset)
    close = {name: nearest(squeezed(name), list(known_names), 1, _CLOSE) for name in aside}
    suggested = {name: known_names[near[0]] if near else "" for name, near in close.items()}
    return [Remark("column_kept_aside", name, WARNING, 1, name, suggested[name]) for name in aside]


def _missing(columns: set[str | None], dataset: str) -> list[str]:
    lacking = [column.name for column in columns_of(dataset) if column.required and column.name not in columns]
    undated = dataset == "events" and not {"start_date", "year"} & columns
    return [*lacking, *(["start_date"] if undated else [])]


def _unusable(header: Sequence[str], places: dict[str, int], dataset: str) -> list[Remark]:
    other = _other_dataset(header, dataset) if dataset in DATASETS else None
    if other:
        return [Remark("wrong_dataset", other, REFUSE, 1)]
    return [Remark("column_missing", name, REFUSE, 1, name) for name in _missing(set(places), dataset)]


def _other_dataset(header: Sequence[str], dataset: str) -> str | None:
    """Return the dataset whose key a header names, or most of whose columns, unless it names the own key by its full name."""
    plain_names = {squeezed(without_invisibles(name)) for name in header}
    if any(_GENERIC[dataset] in name and spellings(dataset).get(name) == KEYS[dataset] for name in plain_names):
        return None
    others = [one for one in DATASETS if one != dataset]
    meant = {one: {column_named(name, one) for name in header} for one in DATASETS}
    whole = {one for one in DATASETS if not _missing(meant[one], one)}
    named = [one for one in others if squeezed(KEYS[one]) in plain_names]  # records may say an organisation by its identifier
    by_key = next((one for one in named if one != "organisations" or (one in whole and dataset not in whole)), None)
    counts = {one: len(meant[one] - {None}) for one in DATASETS}
    fuller = [one for one in others if counts[one] > counts[dataset] and one in whole]
    return by_key or max(fuller, key=lambda one: counts[one], default=None)
