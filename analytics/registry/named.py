"""The values of one row by the names of its columns, which all rows of a file share: a dict a row takes five times the memory."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

Value = TypeVar("Value")


class Named(Mapping[str, Value]):
    """A row that cannot be changed: `places` says where each column stands in `values`."""

    __slots__ = ("_places", "values_in_order")

    def __init__(self, places: dict[str, int], values: tuple[Value, ...]):
        self._places, self.values_in_order = places, values

    def __getitem__(self, name: str) -> Value:
        return self.values_in_order[self._places[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def values(self) -> tuple[Value, ...]:  # ty: ignore[incompatible-method-override]
        """Return the values in the order of the columns; a view would look each of them up."""
        return self.values_in_order

    def __repr__(self) -> str:
        return repr(dict(self))

    def changed(self, **values: Value) -> "Named[Value]":
        """Return the row with other values in some columns."""
        return Named(self._places, tuple(values.get(name, value) for name, value in self.items()))


def places_of(names: tuple[str, ...]) -> dict[str, int]:
    """Return where each column stands."""
    return {name: place for place, name in enumerate(names)}
