"""Where each row of a register after an import comes from, and what that import changed."""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analytics.importing.columns import KEYS
from analytics.importing.remarks import QUARANTINE
from analytics.importing.repeats import same_identifier
from analytics.importing.report import Report
from analytics.publishing.joining import Cells, Joined, place_of_key
from analytics.registry.beside import COLUMNS, SHIPPED, Line, file_beside, lines_beside
from analytics.registry.description import descriptions
from analytics.registry.gate import Elsewhere
from analytics.registry.read import read_rows
from analytics.warehouse.manifest import sha256_of

Origin = tuple[int, int]  # the number of an import and the line in its file


@dataclass(frozen=True)
class Before:
    """The register that a file joins: its file, the origin of each row, and the cells of those that are another now."""

    file: Path
    imports: list[Line]
    origins: dict[str, Origin] = field(default_factory=dict)
    cells: dict[str, Cells] = field(default_factory=dict)


def besides(register_file: Path, joined: Joined, report: Report, told: Mapping[str, object]) -> dict[str, bytes]:
    """Return the files to keep beside the register after an import, by name; a row that the import left as it was keeps its origin.

    `told` has what the report does not: the file's name, the way and the version. Once written they stay: the same register is
    never told two stories.
    """
    before = _before(register_file, joined, report.dataset)
    origins = _origins(before, joined, report, len(before.imports))
    kept = ((record, *origin) for record, origin in origins.items())
    return beside_files(before, joined, report, told) | dict([file_beside(report.dataset, "origins", kept)])


def beside_files(before: Before, joined: Joined, report: Report, told: Mapping[str, object]) -> dict[str, bytes]:
    """Return the same without the origin of each row: a register of millions has them in columns of its own."""
    number = len(before.imports)
    touched = {record: (number, line) for record, line in _lines(joined, report).items()}
    lines: dict[str, Iterable[Line]] = {
        "imports": [*before.imports, _import(number, joined, report, told)],
        "changes": _changes(before, joined, report.dataset, touched),
        "quarantine": _quarantine(report),
    }
    return dict(file_beside(report.dataset, name, lines[name]) for name in lines)


def _lines(joined: Joined, report: Report) -> dict[str, int]:
    """Return the line in the file of each record that an import added, updated or retired, as far as they are listed; 0 for a retired one."""
    lines = lines_by_identifier(report)
    listed = (*(() if isinstance(joined.added, Elsewhere) else joined.added), *joined.updated)
    return {record: lines[same_identifier(record)] for record in listed} | dict.fromkeys(joined.retired, 0)


def lines_by_identifier(report: Report) -> dict[str, int]:
    """Return the line of each good row of a report by its identifier, as it is compared."""
    place = place_of_key(report.dataset)
    return {same_identifier(row.values[place]): row.line for row in report.rows if row.is_good}


def _before(file: Path, joined: Joined, dataset: str) -> Before:
    origins = origins_in(file)
    updated, cells = set(joined.updated), {}
    for line, row in read_rows(file, descriptions()[dataset]):
        record = row[KEYS[dataset]]
        origins.setdefault(record, (SHIPPED, line))
        if record in updated:
            cells[record] = row
    return Before(file, imports_before(file, len(origins)), origins, cells)


def origins_in(file: Path) -> dict[str, Origin]:
    """Return the origin of each row of a register's file, as far as imports left one."""
    return {record: (int(number), int(line)) for record, number, line in lines_beside(file, "origins")}


def imports_before(file: Path, rows: int) -> list[Line]:
    """Return the imports that a register's file of so many rows went through; as shipped, it is its own first one."""
    return list(lines_beside(file, "imports")) or [_shipped(file, file.stem, rows)]


def _shipped(file: Path, dataset: str, rows: int) -> Line:
    """Return the line of the register before its first import."""
    said = {"import_number": SHIPPED, "file": file.name, "sha256": sha256_of(file), "day": descriptions()[dataset].as_of}
    return tuple({**dict.fromkeys(COLUMNS["imports"], ""), **said, "way": "shipped", "rows_in": rows}.values())


def _import(number: int, joined: Joined, report: Report, told: Mapping[str, object]) -> Line:
    said = {name: getattr(report, name) for name in ("sha256", "rows_in", "loaded", "merged", "quarantined")}
    counts = {"added": len(joined.added), "updated": len(joined.updated), "unchanged": joined.unchanged, "retired": len(joined.retired)}
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    entry = {"import_number": number, "day": day, **said, **counts, **told}
    return tuple(entry[name] for name in COLUMNS["imports"])


def _origins(before: Before, joined: Joined, report: Report, number: int) -> dict[str, Origin]:
    key, lines = KEYS[report.dataset], _lines(joined, report)
    records = (cells[key] for cells in joined.rows)
    return {record: (number, lines[record]) if record in lines else before.origins[record] for record in records}


def _changes(before: Before, joined: Joined, dataset: str, origins: Mapping[str, Origin]) -> Iterator[Line]:
    """Yield the changes known so far, then those of this import; the first one of a record is how it came."""
    known = set()
    for line in lines_beside(before.file, "changes"):
        known.add(line[0])
        yield line
    for record in (record for record in (*joined.updated, *joined.retired) if record not in known):
        yield (record, *before.origins[record], "added", "", "", "")
    for record in (record for record in origins if record in known and record not in before.origins):  # retired once, and here again
        yield (record, *origins[record], "added", "", "", "")
    for cells in joined.rows:
        yield from _changed(cells[KEYS[dataset]], cells, before, origins)
    for record in joined.retired:
        yield (record, origins[record][0], "", "removed", "", "", "")


def _changed(record: str, after: Cells, before: Before, origins: Mapping[str, Origin]) -> Iterator[Line]:
    old = before.cells.get(record)
    if old is None:
        return
    for column in after:
        if old[column] != after[column]:
            yield (record, *origins[record], "changed", column, old[column], after[column])


def _quarantine(report: Report) -> Iterator[Line]:
    for one in report.all_remarks:
        if one.severity == QUARANTINE:
            yield (one.line, one.column, one.rule, one.value, one.suggestion, json.dumps(one.facts, ensure_ascii=False, sort_keys=True))
