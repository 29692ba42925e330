"""A large file of events is checked: a report as on any file, and a file of the values of all its rows."""

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from analytics.errors import BadFile
from analytics.importing.cells.reading import ColumnReader
from analytics.importing.check import without_suggestions
from analytics.importing.columns import Manner
from analytics.importing.columnwise.apart import ColumnFile
from analytics.importing.columnwise.judging import DATASET, Judge
from analytics.importing.columnwise.limits import BEYOND_USUAL, MARK
from analytics.importing.date_order import date_places, settled
from analytics.importing.files.apart import bad_file
from analytics.importing.files.refusals import Refused, note
from analytics.importing.headers import Header, read_header
from analytics.importing.remarks import REFUSE, WARNING, Remark, Unfit, remark_of, warned
from analytics.importing.repeats import merged
from analytics.importing.report import Report
from analytics.importing.rows import CheckedRow

_AT_ONCE = 2  # columns that are judged together: more would wait for the processors that read and write


def may_be_taken(report: Report, path: Path) -> bool:
    """Return whether a file was refused only because it is larger than usual, and is one of those that may be."""
    if report.dataset != DATASET or not any(remark.rule in BEYOND_USUAL for remark in report.remarks):
        return False
    with path.open("rb") as content:
        return content.read(len(MARK)) == MARK


def checked_columns(path: Path, manner: Manner, values: Path) -> Report:
    """Return the report on a large file of events before equal identifiers are looked for; write the values of its rows to `values`.

    That file has all rows, those set aside too, in the columns of `Judge.schema`; it is only there where the file is not refused.
    """
    with path.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    try:
        with ColumnFile(path) as file:
            header = read_header(file.header(), DATASET, frozenset())
            if header.refusals:
                return Report(DATASET, sha256, remarks=header.refusals)
            manner = replace(manner, dates=_date_order(file, header, manner))
            readers = [ColumnReader(column, place, manner) for column, place in header.columns]
            report = _report(sha256, header, *_judged(file, header, readers, values))
            return replace(report, remarks=(*report.remarks, *without_suggestions(readers)))
    except Refused as refused:
        return _refusal(sha256, path, bad_file(path, refused.rule, refused.facts))
    except BadFile as fault:
        return _refusal(sha256, path, fault)
    except Unfit as undecided:
        return Report(DATASET, sha256, remarks=(undecided.remark,))


def _refusal(sha256: str, path: Path, fault: BadFile) -> Report:
    return Report(DATASET, sha256, remarks=(Remark(fault.rule, path.name, REFUSE, facts=fault.facts, message=str(fault)),))


def _date_order(file: ColumnFile, header: Header, manner: Manner) -> str | None:
    places = {} if manner.dates else date_places(header, DATASET)
    names = list(places)
    return manner.dates or settled(
        (line, names[which], cell, count) for line, which, cell, count in file.dates_in_doubt(list(places.values()))
    )


def _judged(file: ColumnFile, header: Header, readers: list[ColumnReader], values: Path) -> tuple[Judge, int]:
    """Return the judge of all rows, and how many lines were none."""
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        judge = Judge(header, readers, workers)
        _write(values, judge, (judge.judged(*batch) for batch in file.batches()))
    return judge, file.dropped


def _write(values: Path, judge: Judge, batches: Iterator[pa.RecordBatch]) -> None:
    """Write judged batches, each while the next one is judged; nobody asks such a file for its smallest and largest values."""
    with (
        parquet.ParquetWriter(values, judge.schema, compression="lz4", use_dictionary=judge.repeating, write_statistics=False) as written,
        ThreadPoolExecutor(1) as beside,
    ):
        writing: Future | None = None
        for judged in batches:
            if writing:
                writing.result()  # no more than one waits, and what a full disk says is heard
            writing = beside.submit(written.write_batch, judged)
        if writing:
            writing.result()


def _report(sha256: str, header: Header, judge: Judge, dropped: int) -> Report:
    said = [remark_of(note("lines_dropped", "repair", str(dropped)))] if dropped else []
    said += [*header.remarks, *([] if judge.rows else [warned("no_rows", "")])]
    said += [Remark("more_of_column", str(count), WARNING, column=column) for column, count in judge.unlisted.items()]
    silent = judge.rows - len(judge.told)
    return Report(DATASET, sha256, tuple(judge.told), 0, tuple(said), header.aside, frozenset(header.places), silent)


def with_repeats(report: Report, repeated: Sequence[CheckedRow]) -> tuple[Report, set[int]]:
    """Return the report once `repeated`, all rows whose identifier others have too, were held against one another, and the lines of those gone.

    Gone are rows that are now set aside, or merged into another.
    """
    told = {row.line: row for row in report.rows}
    stay, said, count = merged([told.get(row.line, row) for row in repeated], report.dataset)
    gone = {row.line for row in repeated} - {row.line for row in stay if row.is_good}
    unsaid = sum(row.line not in told for row in repeated)
    for row in repeated:
        told.pop(row.line, None)
    told |= {row.line: row for row in stay if row.remarks}
    silent = report.silent - unsaid + sum(not row.remarks for row in stay)
    rows = tuple(told[line] for line in sorted(told))
    return replace(report, rows=rows, merged=count, remarks=(*report.remarks, *said), silent=silent), gone
