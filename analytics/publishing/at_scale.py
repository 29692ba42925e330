"""A file or a register of millions of events: the file is checked column by column, and joins its register inside the database."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analytics.errors import BadFile, BadOption
from analytics.importing.columns import Manner
from analytics.importing.columnwise.checking import checked_columns, with_repeats
from analytics.importing.columnwise.limits import TOLD
from analytics.importing.columnwise.named import naming_cells_in
from analytics.importing.files.apart import bad_file
from analytics.importing.new_names import new_names
from analytics.importing.remarks import REFUSE, Remark
from analytics.importing.repeats import same_identifier
from analytics.importing.report import Report
from analytics.importing.rows import CheckedRow
from analytics.publishing.joining import Cells, Joined, join, place_of_key, written
from analytics.publishing.origins import Before, imports_before, lines_by_identifier, origins_in
from analytics.registry.description import descriptions
from analytics.registry.gate import Elsewhere, pass_gate
from analytics.registry.held import is_large
from analytics.registry.named import Named, places_of
from analytics.warehouse.large_join import LargeJoin, Other, Values
from analytics.warehouse.unwritten import NOT_WRITTEN, reason

VALUES = "values.parquet"


@dataclass(frozen=True)
class Met:
    """A file that has met its register: what is said of it, what becomes of the register, and what was there before."""

    report: Report
    joined: Joined
    before: Before


def check_at_scale(path: Path, manner: Manner) -> Report:
    """Return what the gate says of a large Parquet file of events; raise `BadOption` where there is no room to put its values aside."""
    try:
        with tempfile.TemporaryDirectory() as work:
            return read_at_scale(path, manner, Path(work))[0]
    except (OSError, *NOT_WRITTEN) as fault:
        raise BadOption(
            f"{path.name} was not checked: {reason(fault)}. A file of this size is put aside in the temporary folder of this machine while "
            "it is checked; make room there, or name another folder in TMPDIR. Nothing was changed."
        ) from fault


def read_at_scale(path: Path, manner: Manner, work: Path) -> tuple[Report, set[int]]:
    """Return the same, with the lines of rows that share an identifier and are not to be loaded; leave the values in the folder `work`."""
    report = checked_columns(path, manner, work / VALUES)
    if not report.rows_in:
        return report, set()
    with LargeJoin(work / "repeats.duckdb", descriptions()[report.dataset]) as tables:
        tables.offer_file(work / VALUES)
        found = tables.repeated(TOLD + 1)
    if len(found) > TOLD:
        return _with_too_many_faults(report, bad_file(path, "too_many_faults", {})), set()
    report, gone = with_repeats(report, [CheckedRow(line, tuple(values)) for line, *values in found])
    return replace(report, remarks=(*report.remarks, *new_names(naming_cells_in(work / VALUES, gone)))), gone


def _with_too_many_faults(report: Report, fault: BadFile) -> Report:
    return Report(report.dataset, report.sha256, remarks=(Remark(fault.rule, "", REFUSE, message=str(fault)),))


def hold(tables: LargeJoin, register: Path) -> None:
    """Take the register there is into the tables of a join; raise `BadOption` where its own gate would set rows of it aside."""
    if is_large(register):
        tables.hold_file(register)
        return
    passed = pass_gate(register, descriptions()[register.stem])
    if passed.quarantined:
        raise BadOption(
            f"{len(passed.quarantined)} rows of the register of {register.stem} are set aside themselves, and a register of millions keeps "
            "good rows alone: import those rows corrected first."
        )
    origins, place = origins_in(register), place_of_key(register.stem)
    rows = ((tuple(row.values.values()), row.line) for row in passed.loaded)
    tables.hold_rows([(*values, same_identifier(values[place]), *origins.get(str(values[place]), (0, line))) for values, line in rows])


def offer_rows(tables: LargeJoin, report: Report) -> None:
    """Take the rows of a file of the usual size into the tables of a join."""
    place, width = place_of_key(report.dataset), len(descriptions()[report.dataset].columns)
    rows = report.rows
    tables.offer_rows([(row.line, same_identifier(row.values[place] or ""), not row.is_good, *row.values[:width]) for row in rows])


def meet(tables: LargeJoin, report: Report, register: Path, replaces: bool) -> Met:
    """Return how the rows of a file join a register, both in `tables`; raise `BadOption` where more would change than can be told."""
    key = descriptions()[report.dataset].columns[place_of_key(report.dataset)].name
    said = [one.name for one in descriptions()[report.dataset].columns if one.name in {*report.columns, "year"} - {key}]
    added, unchanged = tables.meet(said)
    others = tables.others(TOLD + 1)
    retired = tables.retired(TOLD + 1) if replaces else []
    if len(others) + len(retired) > TOLD:
        raise BadOption(
            f"More than {TOLD} records of the register would be updated or retired at once, and each keeps its history: nothing was changed. "
            "Import the changes in several files, or go back to a version before these records and import the whole file then."
        )
    small, report = _changed(report, others)
    joined = Joined(small.rows, Elsewhere(added), small.updated, tuple(name for name, *_ in retired), unchanged + small.unchanged)
    origins = {str(other.before[place_of_key(report.dataset)]): other.origin for other in others}
    origins |= {name: (number, line) for name, number, line in retired}
    places = _places(report.dataset)
    cells: dict[str, Cells] = {str(other.before[place_of_key(report.dataset)]): _texts(places, other.before) for other in others}
    return Met(report, joined, Before(register, imports_before(register, tables.size()), origins, cells))


def _places(dataset: str) -> dict[str, int]:
    return places_of(tuple(column.name for column in descriptions()[dataset].columns))


def _texts(places: dict[str, int], values: Values) -> Named[str]:
    return Named(places, tuple([written(value) for value in values]))


def _changed(report: Report, others: Sequence[Other]) -> tuple[Joined, Report]:
    """Return what becomes of rows that say something else than the register, and the report with these rows listed as they were judged."""
    told, places = {row.line: row for row in report.rows}, _places(report.dataset)
    rows = [told.get(other.line) or CheckedRow(other.line, other.values) for other in others]
    joined, judged = join([_texts(places, other.before) for other in others], replace(report, rows=tuple(rows), silent=0))
    silent = report.silent - sum(row.line not in told for row in judged.rows)
    told |= {row.line: row for row in judged.rows}
    changed = set(joined.updated)
    kept = replace(joined, rows=tuple(cells for cells in joined.rows if cells[_key(report.dataset)] in changed))
    return kept, replace(report, rows=tuple(told[line] for line in sorted(told)), silent=silent)


def _key(dataset: str) -> str:
    return descriptions()[dataset].key[0]


def write(tables: LargeJoin, met: Met, folder: Path) -> Path:
    """Write the register after the join into a folder; return its file."""
    key, lines = _key(met.report.dataset), lines_by_identifier(met.report)
    updated = [
        (*(cell or None for cell in cells.values()), same_identifier(cells[key]), lines[same_identifier(cells[key])])
        for cells in met.joined.rows
    ]
    file = folder / f"{met.report.dataset}.parquet"
    gone = {same_identifier(name) for name in (*met.joined.updated, *met.joined.retired)}
    tables.write(file, len(met.before.imports), updated, gone)
    return file
