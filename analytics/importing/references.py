"""References from a project to its parent: known, not in a circle, and not to a row that is itself set aside."""

from collections.abc import Sequence

from analytics.importing.columns import columns_of
from analytics.importing.remarks import Remark
from analytics.importing.repeats import same_identifier
from analytics.importing.rows import CheckedRow
from analytics.registry.description import descriptions
from analytics.registry.gate import pass_gate
from analytics.registry.held import register_files

_PARENT = "parent_project_id"


def with_parents_known(rows: Sequence[CheckedRow], listed: dict[str, str] | None = None) -> list[CheckedRow]:
    """Return the rows of projects with a remark on each whose parent is unknown, in a circle or set aside.

    `listed` says which projects a row may refer to beside those of the file, each with its own parent: those of the register.
    """
    names = [column.name for column in columns_of("projects")]
    key, parent = names.index("project_id"), names.index(_PARENT)
    parents = {same_identifier(row.values[key]): _parent(row, parent) for row in rows if row.is_whole and _named(row, key)}
    if any(up and up not in parents for up in parents.values()):
        parents = {**(_listed() if listed is None else listed), **parents}
    circles = _in_circles(parents)
    found = list(rows)
    for place, row in enumerate(found):
        mine, up = same_identifier(row.values[key]), _parent(row, parent)
        if up and (mine in circles or up not in parents):
            found[place] = row.with_remark(_remark("circle" if mine in circles else "unknown_reference", row, parent))
    return _set_aside_too(found, key, parent)


def _named(row: CheckedRow, key: int) -> bool:
    return row.values[key] is not None and same_identifier(row.values[key]) != ""


def _parent(row: CheckedRow, place: int) -> str:
    return same_identifier(row.values[place]) if row.values[place] is not None else ""


def _remark(rule: str, row: CheckedRow, parent: int) -> Remark:
    return Remark(rule, str(row.values[parent]), column=_PARENT)


def _listed() -> dict[str, str]:
    """Return the projects of the register there is, each with its parent."""
    passed = pass_gate(register_files()["projects"], descriptions()["projects"])
    return {same_identifier(row.values["project_id"]): same_identifier(row.values[_PARENT] or "") for row in passed.loaded}


def _in_circles(parents: dict[str, str]) -> set[str]:
    """Return those who come back to themselves when one goes from parent to parent."""
    circles: set[str] = set()
    done: set[str] = set()
    for start in parents:
        way: dict[str, int] = {}
        one = start
        while one in parents and one not in done and one not in way:
            way[one] = len(way)
            one = parents[one]
        if one in way:
            circles |= {name for name, step in way.items() if step >= way[one]}
        done.update(way)
    return circles


def _set_aside_too(rows: list[CheckedRow], key: int, parent: int) -> list[CheckedRow]:
    """Return the rows with a remark on each that hangs on a row set aside, however far up."""
    children: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        children.setdefault(_parent(row, parent), []).append(place)
    good = {same_identifier(row.values[key]) for row in rows if row.is_good}
    lost = [row for row in rows if not row.is_good and row.is_whole and _named(row, key)]  # nobody refers to a row without an identifier
    waiting = [name for row in lost if (name := same_identifier(row.values[key])) not in good]
    while waiting:
        for place in children.get(waiting.pop(), ()):
            if rows[place].is_good:
                waiting.append(same_identifier(rows[place].values[key]))
                rows[place] = rows[place].with_remark(_remark("set_aside_too", rows[place], parent))
    return rows
