"""Rows with one identifier: the same content is one row, different content is nobody's word."""

from collections import Counter
from collections.abc import Sequence

from analytics.importing.cells.texts import is_invisible
from analytics.importing.columns import KEYS, columns_of
from analytics.importing.remarks import REPAIR, Remark
from analytics.importing.rows import CheckedRow


def same_identifier(identifier: object) -> str:
    """Return an identifier as it is compared: without case, spaces and what shows nothing."""
    text = str(identifier).casefold()
    return (
        text.replace(" ", "")
        if text.isascii() and text.isprintable()
        else "".join(c for c in text if not c.isspace() and not is_invisible(c))
    )


def merged(rows: Sequence[CheckedRow], dataset: str) -> tuple[list[CheckedRow], list[Remark], int]:
    """Return (rows that stay, remarks on those merged into another, how many these are)."""
    place = [column.name for column in columns_of(dataset)].index(KEYS[dataset])
    names = [same_identifier(row.values[place] or "") if row.is_whole else "" for row in rows]
    taken = {name for name, count in Counter(names).items() if count > 1 and name}
    groups: dict[str, list[CheckedRow]] = {name: [] for name in taken}
    for name, row in zip(names, rows, strict=True):
        if name in taken:
            groups[name].append(row)
    stay: list[CheckedRow] = []
    remarks: list[Remark] = []
    for name, row in zip(names, rows, strict=True):
        if name not in taken:
            stay.append(row)
        elif row is groups[name][0]:
            kept, said = _settled(groups[name], place, KEYS[dataset])
            stay += kept
            remarks += said
    return sorted(stay, key=lambda row: row.line), remarks, len(rows) - len(stay)


def _settled(group: list[CheckedRow], place: int, column: str) -> tuple[list[CheckedRow], list[Remark]]:
    first, *others = group
    value = str(first.values[place])
    if len({(*row.values[:place], *row.values[place + 1 :]) for row in group}) > 1:
        lines = ", ".join(str(row.line) for row in group[:10])
        return [
            row.with_remark(Remark("identifier_taken", str(row.values[place]), column=column, facts={"lines": lines})) for row in group
        ], []
    if not first.is_good:
        return group, []
    return [first], [Remark("same_row", value, REPAIR, row.line, column, facts={"first": str(first.line)}) for row in others]
