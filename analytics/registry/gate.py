"""The gate: rows in = loaded + quarantined + merged, always."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from analytics.registry.decode import decode_row
from analytics.registry.description import Description
from analytics.registry.findings import Finding, Row
from analytics.registry.read import read_rows


@dataclass(frozen=True)
class Passed:
    """What came through the gate for one register."""

    description: Description
    rows_in: int
    loaded: tuple[Row, ...]
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

    def without(self, findings: list[Finding]) -> "Passed":
        """Return the same with the rows of `findings` (a check's verdict) moved to quarantine."""
        by_line: dict[int, list[Finding]] = {}
        for finding in findings:
            by_line.setdefault(finding.line, []).append(finding)
        bad = [Row(row.line, row.values, tuple(by_line[row.line])) for row in self.loaded if row.line in by_line]
        good = tuple(row for row in self.loaded if row.line not in by_line)
        return Passed(self.description, self.rows_in, good, (*self.quarantined, *bad), self.merged)


def pass_gate(path: Path, description: Description) -> Passed:
    """Return the rows of `path` that fit `description`, those that do not, and how many were merged."""
    rows = [decode_row(line, raw, description.columns) for line, raw in read_rows(path, description)]
    quarantined = [row for row in rows if row.findings]
    loaded, twice, merged = _unique(rows, description.key)
    return Passed(description, len(rows), tuple(loaded), (*quarantined, *twice), merged)


def set_aside(passed: Iterable[Passed]) -> dict[str, dict[str, str]]:
    """Return where the rows in quarantine stand («projects.csv, line 2»), by key column and key."""
    places: dict[str, dict[str, str]] = {}
    for one in (one for one in passed if len(one.description.key) == 1):
        [key] = one.description.key
        for row in (row for row in one.quarantined if key in row.values):
            places.setdefault(key, {}).setdefault(str(row.values[key]), f"{one.description.name}.csv, line {row.line}")
    return places


def _unique(rows: list[Row], key: tuple[str, ...]) -> tuple[list[Row], list[Row], int]:
    """Return (first of each key, other rows with a key already taken, how many were exact repeats)."""
    first: dict[tuple, Row] = {}
    twice, merged = [], 0
    for row in (row for row in rows if not row.findings):
        seen = first.setdefault(tuple(row.values[name] for name in key), row)
        if seen is row:
            continue
        if seen.values == row.values:
            merged += 1
        else:
            twice.append(_taken(row, seen, key))
    return list(first.values()), twice, merged


def _taken(row: Row, seen: Row, key: tuple[str, ...]) -> Row:
    value = ", ".join(str(row.values[name]) for name in key)
    message = f"line {row.line}: {', '.join(key)} «{value}» is already taken by line {seen.line} with other values"
    return Row(row.line, row.values, (Finding(row.line, key[0], "unique_key", value, message),))
