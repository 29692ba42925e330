"""A file of a public source becomes rows of a register, and these pass the gate that every file passes."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analytics.errors import BadFile
from analytics.importing.check import checked_table
from analytics.importing.columns import Manner
from analytics.importing.files.apart import read_parts_apart
from analytics.importing.files.wanted import Part
from analytics.importing.raw import RawTable
from analytics.importing.remarks import REFUSE, Remark
from analytics.importing.report import Report, refused
from analytics.sources import source_named
from analytics.sources.source import Made, Source


def checked_from(name: str, path: Path, manner: Manner, encoding: str | None = None) -> Report:
    """Return what the gate says of the file of source `name` at `path`; rows out of scope are counted among the remarks.

    A file that must be refused gives a report too, with the reason.
    """
    source = source_named(name)
    try:
        parts = read_parts_apart(path, source.tables, encoding)
    except BadFile as fault:
        return refused(source.dataset, path, [Remark(fault.rule, path.name, REFUSE, facts=fault.facts, message=str(fault))])
    if _lacks(source, parts):
        return refused(source.dataset, path, [Remark("not_this_source", name, REFUSE, facts={"expected": source.expected})])
    made = source.make(parts)
    report = checked_table(_table(source, parts, made), source.dataset, replace(manner, decimal=manner.decimal or made.decimal))
    return replace(report, remarks=(*made.remarks, *report.remarks))


def _lacks(source: Source, parts: Sequence[Part]) -> bool:
    return not parts or not {table.name for table in source.tables if table.needed} <= {part.wanted for part in parts}


def _table(source: Source, parts: Sequence[Part], made: Made) -> RawTable:
    first = parts[0].table
    notes = tuple(dict.fromkeys(finding for part in parts for finding in part.table.findings))
    dropped = sum(part.table.dropped for part in parts)
    return RawTable(source.columns, tuple(made.rows), notes, dropped, first.sha256, first.kind)
