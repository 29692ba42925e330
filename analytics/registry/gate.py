"""The gate: rows in = loaded + quarantined + merged, always."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from analytics.registry.batch import Batch
from analytics.registry.decode import Decoder
from analytics.registry.description import Description
from analytics.registry.findings import Finding, Row
from analytics.registry.read import read_rows

_AT_ONCE = 5_000  # rows
Key = tuple[object, ...]


@dataclass(frozen=True)
class Elsewhere(Sequence[Row]):
    """So many rows that lie in a table and are no longer held here: a large register would take its memory twice."""

    how_many: int

    def __len__(self) -> int:
        return self.how_many

    def __getitem__(self, place):
        raise LookupError("These rows lie in a table; ask the database for them.")


@dataclass(frozen=True)
class Passed:
    """What came through the gate for one register."""

    description: Description
    rows_in: int
    loaded: Sequence[Row]
    quarantined: tuple[Row, ...]
    merged: int

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return everything that was wrong, in the order of the lines."""
        return tuple(sorted((one for row in self.quarantined for one in row.findings), key=lambda finding: finding.line))

    @property
    def is_hollow(self) -> bool:
        """Return whether a register that must have rows kept none, or had more than half of them set aside."""
        return self.description.must_have_rows and (not self.loaded or 2 * len(self.quarantined) > self.rows_in)

    def without(self, bad: Sequence[Row]) -> "Passed":
        """Return the same with so many rows less and these, which a check has found, in quarantine."""
        return replace(self, loaded=Elsewhere(len(self.loaded) - len(bad)), quarantined=(*self.quarantined, *bad))


class Gate:
    """One register file at the gate: its good rows are drawn once, as `batches` or as `loaded`; the rest is known when they are drawn."""

    def __init__(self, path: Path, description: Description):
        self._path, self._description = path, description
        self._names = tuple(column.name for column in description.columns)
        self._rows_in = self._merged = 0
        self._quarantined: list[Row] = []

    def batches(self) -> Iterator[Batch]:
        """Yield the rows that fit the description, the first of each key, some thousands at a time."""
        lines: dict[Key, int] = {}
        again: list[tuple[Key, Row]] = []
        for batch in self._decoded():
            self._rows_in += len(batch.lines)
            self._quarantined += batch.faulty.values()
            keys = enumerate(zip(self._keys(batch), batch.lines, strict=True))
            repeated = {place: key for place, (key, line) in keys if place not in batch.faulty and lines.setdefault(key, line) != line}
            again += zip(repeated.values(), batch.only(repeated).rows(self._names), strict=True)
            yield batch.without({*batch.faulty, *repeated})
        self._settle(again, {lines[key] for key, _ in again})

    def loaded(self) -> Iterator[Row]:
        """Yield the same rows one by one."""
        for batch in self.batches():
            yield from batch.rows(self._names)

    def passed(self, loaded: Sequence[Row]) -> Passed:
        """Return what came through, once all rows are drawn; `loaded` are those rows."""
        return Passed(self._description, self._rows_in, loaded, tuple(self._quarantined), self._merged)

    def _decoded(self) -> Iterator[Batch]:
        decoder, raws = Decoder(self._description.columns), read_rows(self._path, self._description)
        while some := list(islice(raws, _AT_ONCE)):
            yield decoder.batch(some)

    def _keys(self, batch: Batch) -> Iterator[Key]:
        return zip(*(batch.columns[self._names.index(name)] for name in self._description.key), strict=True)

    def _settle(self, again: list[tuple[Key, Row]], first_lines: set[int]) -> None:
        """Merge the rows that repeat the first of their key, set the others aside; the file is read again, as rows are not kept."""
        first: dict[Key, Row] = {}
        for batch in self._decoded() if again else ():
            seen = {place: key for place, (key, line) in enumerate(zip(self._keys(batch), batch.lines, strict=True)) if line in first_lines}
            first |= zip(seen.values(), batch.only(seen).rows(self._names), strict=True)
        for key, row in again:
            if first[key].values == row.values:
                self._merged += 1
            else:
                self._quarantined.append(_taken(row, first[key], self._description.key))


def pass_gate(path: Path, description: Description) -> Passed:
    """Return the rows of `path` that fit `description`, those that do not, and how many were merged."""
    gate = Gate(path, description)
    return gate.passed(tuple(gate.loaded()))


def set_aside(passed: Iterable[Passed]) -> dict[str, dict[str, str]]:
    """Return where the rows in quarantine stand («projects.csv, line 2»), by key column and key."""
    places: dict[str, dict[str, str]] = {}
    for one in (one for one in passed if len(one.description.key) == 1):
        [key] = one.description.key
        for row in (row for row in one.quarantined if key in row.values):
            places.setdefault(key, {}).setdefault(str(row.values[key]), f"{one.description.name}.csv, line {row.line}")
    return places


def _taken(row: Row, seen: Row, key: tuple[str, ...]) -> Row:
    value = ", ".join(str(row.values[name]) for name in key)
    message = f"line {row.line}: {', '.join(key)} «{value}» is already taken by line {seen.line} with other values"
    return Row(row.line, row.values, (Finding(row.line, key[0], "unique_key", value, message),))
