"""The report on a file: its outcome, four counts that add up, and every remark in the language of its reader."""

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from analytics.importing.remarks import QUARANTINE, REFUSE, REPAIR, WARNING, Remark
from analytics.importing.rows import CheckedRow
from analytics.importing.telling import sentence

ACCEPT = "accept"


@dataclass(frozen=True)
class Report:
    """What the gate says of one file: the rows that were not merged, how many were, and remarks on the file as a whole.

    `silent` counts good rows that are no longer among `rows`, because nothing is said of them and they are kept elsewhere.
    """

    dataset: str
    sha256: str
    rows: tuple[CheckedRow, ...] = ()
    merged: int = 0
    remarks: tuple[Remark, ...] = ()
    aside: tuple[str, ...] = ()
    columns: frozenset[str] = frozenset()  # those that the file has
    silent: int = 0

    @cached_property
    def quarantined(self) -> int:
        """Return how many rows are set aside."""
        return sum(not row.is_good for row in self.rows)

    @property
    def loaded(self) -> int:
        """Return how many rows would be loaded."""
        return len(self.rows) - self.quarantined + self.silent

    @property
    def rows_in(self) -> int:
        """Return how many rows the file has."""
        return len(self.rows) + self.silent + self.merged

    def without_silent_rows(self) -> "Report":
        """Return the same report, counts and remarks, without the rows of which nothing is said: they are most of a large file."""
        told = tuple(row for row in self.rows if row.remarks)
        return replace(self, rows=told, silent=self.silent + len(self.rows) - len(told))

    @cached_property
    def all_remarks(self) -> tuple[Remark, ...]:
        """Return the remarks on the file, then those on its rows by line."""
        said = [*self.remarks, *(remark for row in self.rows for remark in row.remarks)]
        return tuple(sorted(said, key=lambda remark: remark.line))

    @cached_property
    def to_check(self) -> int:
        """Return how many remarks hold nothing up but want a person's look."""
        return sum(remark.stands_for for remark in self.all_remarks if remark.severity == WARNING)

    @property
    def outcome(self) -> str:
        """Return the gravest of refuse, quarantine and repair that occurs, accept where none does."""
        severities = {remark.severity for remark in self.all_remarks}
        return next((one for one in (REFUSE, QUARANTINE, REPAIR) if one in severities), ACCEPT)

    def as_dict(self, lang: str) -> dict[str, object]:
        """Return the report as plain values, with the sentences of `lang`."""
        return {
            "outcome": self.outcome,
            "rows_in": self.rows_in,
            "loaded": self.loaded,
            "quarantined": self.quarantined,
            "merged": self.merged,
            "findings": [_finding(remark, lang) for remark in self.all_remarks],
            "sha256": self.sha256,
        }


def _finding(remark: Remark, lang: str) -> dict[str, object]:
    said: dict[str, object] = {"line": remark.line, "column": remark.column, "rule": remark.rule, "value": remark.value}
    said |= {"message": sentence(remark, lang), "severity": remark.severity}
    return said | ({"suggestion": remark.suggestion} if remark.suggestion else {})


def refused(dataset: str, path: Path, remarks: list[Remark]) -> Report:
    """Return the report on a file that could not be opened as a table."""
    return Report(dataset, _sha256(path), remarks=tuple(remarks))


def _sha256(path: Path) -> str:
    if not path.is_file():  # a pipe would wait for ever
        return ""
    try:
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:  # not ours to read: the refusal says so
        return ""
