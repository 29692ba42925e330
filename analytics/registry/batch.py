"""Some rows of a register, column by column: a row as an object of its own costs more than all that is done with it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from analytics.registry.findings import Row
from analytics.registry.named import Named, places_of


@dataclass(frozen=True)
class Batch:
    """Some rows of a register: their lines, and their values by column in the order of the description; the faulty ones by their places."""

    lines: Sequence[int]
    columns: Sequence[Sequence[object]]
    faulty: Mapping[int, Row] = field(default_factory=dict)

    def only(self, places: Collection[int]) -> "Batch":
        """Return the rows at `places`, in their order."""
        return Batch([self.lines[place] for place in places], [[column[place] for place in places] for column in self.columns])

    def without(self, places: Collection[int]) -> "Batch":
        """Return the rows but those at `places`."""
        return self.only([place for place in range(len(self.lines)) if place not in places]) if places else self

    def rows(self, names: tuple[str, ...]) -> Iterator[Row]:
        """Yield the rows one by one; `names` are those of the columns."""
        places = places_of(names)
        for line, values in zip(self.lines, zip(*self.columns, strict=True), strict=True):
            yield Row(line, Named(places, values))


def batches_of(rows: Iterable[Row], how_many: int) -> Iterator[Batch]:
    """Yield rows as batches of `how_many`."""
    waiting = iter(rows)
    while batch := list(islice(waiting, how_many)):
        yield Batch([row.line for row in batch], list(zip(*(row.values.values() for row in batch), strict=True)))
