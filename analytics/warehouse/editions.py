"""The public edition of a version: the same build from the registers that everybody may see, with an empty one in place of each other."""

import csv
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from analytics.registry.description import Description
from analytics.registry.gate import Passed
from analytics.roles import PUBLIC
from analytics.warehouse.quarantine import set_aside_in


@contextmanager
def public_files(described: Mapping[str, Description], files: Mapping[str, Path]) -> Generator[dict[str, Path]]:
    """Give the files of the public edition of `files`, by register: none of the others is opened for it, so nothing of them can be in it."""
    with tempfile.TemporaryDirectory(prefix="marsad-") as folder:
        hidden = {name: Path(folder) / f"{name}.csv" for name in not_public(described)}
        for name, file in hidden.items():
            with file.open("w", encoding="utf-8", newline="") as text:
                csv.writer(text).writerow([column.name for column in described[name].columns])
        yield {name: hidden.get(name, file) for name, file in files.items()}


def not_public(described: Mapping[str, Description]) -> tuple[str, ...]:
    """Return the names of the registers that not everybody may see."""
    return tuple(name for name, one in described.items() if one.visibility != PUBLIC)


def without_orphans(passed: list[Passed], whole: str) -> list[Passed]:
    """Return what came through for the public edition of the version `whole`, without rows that break a check in it alone.

    Such a row refers to a record that the public does not see; it goes with it, and is no fault of its file.
    """
    faulty = {name: {finding.line for finding in findings} for name, findings in set_aside_in(whole).items()}
    return [_without_orphans(one, faulty.get(one.description.name, set())) for one in passed]


def _without_orphans(one: Passed, faulty: set[int]) -> Passed:
    kept = tuple(row for row in one.quarantined if row.line in faulty)
    return replace(one, rows_in=one.rows_in - len(one.quarantined) + len(kept), quarantined=kept)
