"""Where each row of a register after an import comes from, and what that import changed."""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from analytics.importing.columns import KEYS
from analytics.importing.remarks import QUARANTINE
from analytics.importing.repeats import same_identifier
from analytics.importing.report import Report
from analytics.publishing.joining import Cells, Joined, place_of_key
from analytics.registry.beside import COLUMNS, SHIPPED, Line, file_beside, lines_beside
from analytics.registry.description import descriptions
from analytics.registry.gate import Elsewhere
from analytics.registry.named import Named, places_of
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
    step = _Step(before, joined, report)
    records = (cells[KEYS[report.dataset]] for cells in joined.rows)
    origins = ((record, *(step.touched.get(record) or before.origins[record])) for record in records)
    return _files(step, told) | dict([file_beside(report.dataset, "origins", origins)])


def beside_files(before: Before, joined: Joined, report: Report, told: Mapping[str, object]) -> dict[str, bytes]:
    """Return the same without the origin of each row: a register of millions has them in columns of its own."""
    return _files(_Step(before, joined, report), told)


@dataclass(frozen=True)
class _Step:
    """What an import did to a register."""

    before: Before
    joined: Joined
    report: Report

    @cached_property
    def touched(self) -> dict[str, Origin]:
        """Return where each record stands that was added, updated or retired, as far as they are listed; on line 0 if it was retired."""
        lines, number = lines_by_identifier(self.report), len(self.before.imports)
        added = () if isinstance(self.joined.added, Elsewhere) else self.joined.added
        touched = {record: (number, lines[same_identifier(record)]) for record in (*added, *self.joined.updated)}
        return touched | dict.fromkeys(self.joined.retired, (number, 0))


def _files(step: _Step, told: Mapping[str, object]) -> dict[str, bytes]:
    lines: dict[str, Iterable[Line]] = {
        "imports": [*step.before.imports, _import(step, told)],
        "changes": _changes(step),
        "quarantine": _quarantine(step.report),
    }
    return dict(file_beside(step.report.dataset, name, lines[name]) for name in lines)


def lines_by_identifier(report: Report) -> dict[str, int]:
    """Return the line of each good row of a report by its identifier, as it is compared."""
    place = place_of_key(report.dataset)
    return {same_identifier(row.values[place]): row.line for row in report.rows if row.is_good}


def _before(file: Path, joined: Joined, dataset: str) -> Before:
    origins = origins_in(file)
    updated, cells = set(joined.updated), {}
    places = places_of(tuple(column.name for column in descriptions()[dataset].columns))
    for raw in read_rows(file, descriptions()[dataset]):
        record = raw.cells[places[KEYS[dataset]]]
        origins.setdefault(record, (SHIPPED, raw.line))
        if record in updated:
            cells[record] = Named(places, tuple(raw.cells))
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


def _import(step: _Step, told: Mapping[str, object]) -> Line:
    joined = step.joined
    said = {name: getattr(step.report, name) for name in ("sha256", "rows_in", "loaded", "merged", "quarantined")}
    counts = {"added": len(joined.added), "updated": len(joined.updated), "unchanged": joined.unchanged, "retired": len(joined.retired)}
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    entry = {"import_number": len(step.before.imports), "day": day, **said, **counts, **told}
    return tuple(entry[name] for name in COLUMNS["imports"])


def _changes(step: _Step) -> Iterator[Line]:
    """Yield the changes known so far, then those of this import; the first one of a record is how it came."""
    before, joined, touched = step.before, step.joined, step.touched
    known = set()
    for line in lines_beside(before.file, "changes"):
        known.add(line[0])
        yield line
    for record in (record for record in (*joined.updated, *joined.retired) if record not in known):
        yield (record, *before.origins[record], "added", "", "", "")
    for record in (record for record in touched if record in known and record not in before.origins):  # retired once, and here again
        yield (record, *touched[record], "added", "", "", "")
    named = ((cells[KEYS[step.report.dataset]], cells) for cells in joined.rows)
    for record, cells in ((record, cells) for record, cells in named if record in before.cells):
        yield from _changed((record, *touched[record]), before.cells[record], cells)
    for record in joined.retired:
        yield (record, touched[record][0], "", "removed", "", "", "")


def _changed(said: Line, before: Cells, after: Cells) -> Iterator[Line]:
    for column in after:
        if before[column] != after[column]:
            yield (*said, "changed", column, before[column], after[column])


def _quarantine(report: Report) -> Iterator[Line]:
    for one in report.all_remarks:
        if one.severity == QUARANTINE:
            yield (one.line, one.column, one.rule, one.value, one.suggestion, json.dumps(one.facts, ensure_ascii=False, sort_keys=True))
