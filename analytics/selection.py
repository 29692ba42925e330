"""A selection: what a mark of a chart, or a row of a table, stands for, as a part of an address that narrows the view to it."""

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs, urlencode

from analytics.view import View, view_of
from analytics.vocabulary import UNKNOWN

KEY_OF_COLUMN = {
    "axis": "axis", "sector": "sector", "actor_type": "actor", "kind": "kind", "event_type": "type", "region": "region",
    "scope": "scope", "status": "status", "organisation_id": "org", "register": "register",
}  # fmt: skip
Selection = dict[str, str]


def selection_of(row: Mapping[str, object], columns: Iterable[str] | None = None) -> Selection:
    """Return the selection a row stands for: the parameters of its coded columns and its year, of `columns` where given.

    A year is that year alone, so undated records go; a row without a year chooses no year, for a view cannot ask for these alone.
    """
    named = row if columns is None else [column for column in columns if column in row]
    selection = {KEY_OF_COLUMN[column]: str(row[column] or UNKNOWN) for column in named if column in KEY_OF_COLUMN}
    if "register" in selection and row["register"] is None:
        del selection["register"]
    if "year" in named and isinstance(row["year"], int):
        return within_years(selection, row["year"], row["year"])
    return selection


def within_years(selection: Selection, first: int, last: int) -> Selection:
    """Return `selection` within the years `first` to `last`; undated records go."""
    return {**selection, "from": str(first), "to": str(last), "undated": "drop"}


def written(selection: Selection) -> str:
    """Return a selection as address parameters, empty where there is nothing to choose."""
    return urlencode(selection)


def narrowed(view: View, selection: Selection, organisations: frozenset[str] = frozenset()) -> View:
    """Return `view` with what `selection` names in place of what it had there."""
    asked = {**view.query(), **{key: [value] for key, value in selection.items()}}
    return view_of(asked, organisations | frozenset(view.organisations), view.lang, frozenset(view.over))


def read(parameters: str) -> Selection:
    """Return the selection that `written` wrote."""
    return {key: values[-1] for key, values in parse_qs(parameters).items()}
