"""Rows set aside: kept beside the version with their reasons, and enough of them refuse the whole build."""

import csv
from pathlib import Path

from analytics.errors import BadRegister
from analytics.registry.findings import Finding
from analytics.registry.gate import Passed
from analytics.warehouse import versions

HEADER = ("register", "line", "column", "rule", "value", "message")
FIRST_REASONS = 3


def write_quarantine(path: Path, passed: list[Passed]) -> None:
    """Write a line for everything that was wrong, register by register."""
    with path.open("w", encoding="utf-8", newline="") as text:
        lines = csv.writer(text)  # ends lines with CR LF, so that it quotes a cell that holds either
        lines.writerow(HEADER)
        lines.writerows([one.description.name, f.line, f.column, f.rule, f.value, f.message] for one in passed for f in one.findings)


def set_aside_in(version: str) -> dict[str, tuple[Finding, ...]]:
    """Return what was wrong with the rows that the build of `version` set aside, by register; empty when nothing was."""
    path = versions.quarantine_file(version)
    if not path.exists():
        return {}
    found: dict[str, tuple[Finding, ...]] = {}
    with path.open(encoding="utf-8", newline="") as text:
        for cells in csv.DictReader(text):
            register, line = cells.pop("register"), int(cells.pop("line"))
            found[register] = (*found.get(register, ()), Finding(line, **cells))
    return found


def refuse_hollow(version: str, passed: list[Passed]) -> None:
    """Raise `BadRegister` when a register that must have rows kept none, or lost more than half of them."""
    hollow = [one for one in passed if one.is_hollow]
    if not hollow:
        return
    said = [". ".join(_what_is_left(one) for one in hollow), "Nothing was published and the current version stays as it was"]
    findings = [finding for one in hollow for finding in one.findings]
    if findings:
        reasons = "; ".join(finding.message for finding in findings[:FIRST_REASONS])
        where = versions.quarantine_file(version)
        said += [f"First reasons: {reasons}", f"All {len(findings)} reasons: {where.name} in the folder «{where.parent.name}»"]
    raise BadRegister(". ".join([*said, "Correct the file and build again."]))


def _what_is_left(one: Passed) -> str:
    name = f"{one.description.name}.csv"
    if not one.rows_in:
        return f"{name}: the file has a header and no row"
    return f"{name}: {len(one.quarantined)} of {one.rows_in} rows were set aside, {len(one.loaded)} could be loaded"
