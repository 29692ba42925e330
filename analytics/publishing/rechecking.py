"""A row that updates only some columns is checked once more with what the register says in the others."""

from collections.abc import Mapping
from functools import cache

from analytics.importing.cells.reading import ColumnReader
from analytics.importing.check import manner_of
from analytics.importing.columns import columns_of
from analytics.importing.raw import RawRow
from analytics.importing.remarks import QUARANTINE
from analytics.importing.rows import CheckedRow, Checker
from analytics.registry.description import descriptions


def recheck(row: CheckedRow, cells: Mapping[str, str], dataset: str) -> CheckedRow:
    """Return `row` with the reasons why `cells`, what the register would hold, cannot stay together; none where they can."""
    [again] = _checker(dataset).rows([RawRow(row.line, tuple(cells.values()))])
    for remark in (remark for remark in again.remarks if remark.severity == QUARANTINE):
        row = row.with_remark(remark)
    return row


@cache
def _checker(dataset: str) -> Checker:
    places = {column.name: place for place, column in enumerate(descriptions()[dataset].columns)}
    manner = manner_of(dataset, decimal="point")  # as registers are written
    return Checker(dataset, [ColumnReader(column, places[column.name], manner) for column in columns_of(dataset) if column.name in places])
