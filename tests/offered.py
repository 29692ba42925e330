"""Raw tables as the readers of files hand them on, drawn row by row, single cells, and what the gate says of them."""

from analytics.importing.cells.reading import read_cell
from analytics.importing.check import checked_table, manner_of
from analytics.importing.columns import Manner, columns_of
from analytics.importing.raw import RawRow, RawTable
from analytics.importing.remarks import Unfit
from analytics.importing.report import Report

PROJECT = {"project_id": "P1", "title": "Un projet", "axis": "ai"}
EVENT = {"event_id": "E1", "title": "Un salon", "axis": "events", "year": "2024"}
ORGANISATION = {"organisation_id": "zebra", "name": "Zebra Cooperative of Zagora"}
BASE = {"projects": PROJECT, "events": EVENT, "organisations": ORGANISATION}


def table(rows: list[list], header: list[str]) -> RawTable:
    return RawTable(tuple(header), tuple(RawRow(line, tuple(cells)) for line, cells in enumerate(rows, 2)), (), 0, "0" * 64, "csv")


def report_of(dataset: str, *rows: dict, **manner: str) -> Report:
    """Return the report on rows that need say only what is special about them."""
    header = list(dict.fromkeys([*BASE[dataset], *(name for row in rows for name in row)]))
    filled = [[{**BASE[dataset], **row}.get(name, "") for name in header] for row in rows]
    return checked_table(table(filled, header), dataset, manner_of(dataset, **manner))


def counts(report: Report) -> tuple[str, int, int, int]:
    assert report.rows_in == report.loaded + report.quarantined + report.merged
    return report.outcome, report.loaded, report.quarantined, report.merged


def rules(report: Report) -> list[tuple[int, str, str]]:
    return [(remark.line, remark.column, remark.rule) for remark in report.all_remarks]


COLUMNS = {column.name: column for dataset in ("events", "projects") for column in columns_of(dataset)}
DMY, MDY = Manner(2026, dates="dmy"), Manner(2026, dates="mdy")


def said(cell, name: str, manner: Manner = DMY) -> tuple:
    """Return (value, rules of the remarks), or the rule that kept a cell from being read."""
    try:
        read = read_cell(cell, COLUMNS[name], manner)
    except Unfit as unfit:
        return ("unfit", unfit.remark.rule)
    return (read.value, *(remark.rule for remark in read.remarks))
