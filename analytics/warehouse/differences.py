"""What differs between two versions: records added, removed and changed, each with its axis, sector and what it said before and after."""

from collections import Counter
from dataclasses import dataclass

from analytics.engines.local import open_beside
from analytics.registry.description import Description, descriptions
from analytics.warehouse import versions
from analytics.warehouse.held_back import told_in

KINDS = ("added", "removed", "changed")
COMPARED = ("projects", "events", "organisations")
_TITLE = {"organisations": "name"}  # of the others it is their title

_SAYS_A_NAME_ALONE = "organisation_id = name AND concat_ws('', {others}) = 'false'"  # which is no group


@dataclass(frozen=True)
class Difference:
    """One record that differs: its axis and sector as the later version has them, and (column, before, after) of a changed one."""

    register: str
    id: str
    kind: str
    title: str
    axis: str | None
    sector: str | None
    columns: tuple[tuple[str, str | None, str | None], ...] = ()


def differences(earlier: str, later: str) -> list[Difference]:
    """Return what differs between two whole versions, register by register; raise `UnknownName` or `BadVersion` where one is not there.

    Groups are made anew for each version, so nothing is compared of a register of which one of them tells only groups.
    """
    for version in (earlier, later):
        versions.verified(versions.known(version))
    with open_beside(versions.database(earlier), versions.database(later)) as connection:
        found = []
        for register in (name for name in COMPARED if name not in {**told_in(earlier), **told_in(later)}):
            shared = _shared_columns(connection, descriptions()[register])
            rows = connection.execute(_sql(descriptions()[register], shared)).fetchall()
            found += [_difference(register, shared, row) for row in rows]
    return found


def counted(found: list[Difference], register: str) -> list[tuple[str, str | None, str | None, int]]:
    """Return (kind, axis, sector, how many) of the differences of a register, in the order of kinds and codes."""
    counts = Counter((one.kind, one.axis, one.sector) for one in found if one.register == register)
    ordered = sorted(counts.items(), key=lambda item: (KINDS.index(item[0][0]), item[0][1] or "~", item[0][2] or "~"))
    return [(*group, count) for group, count in ordered]


def _shared_columns(connection, description: Description) -> list[str]:
    """Return the described columns that both versions have; derived ones follow from others and are not compared."""
    sql = "SELECT column_name FROM duckdb_columns() WHERE table_name = ? GROUP BY ALL HAVING count(DISTINCT database_name) = 2"
    both = {name for (name,) in connection.execute(sql, [description.name]).fetchall()}
    return [column.name for column in description.columns if column.name in both]


def _sql(description: Description, columns: list[str]) -> str:
    """Return the query of the records that differ; codes are compared as text, because each version has lists of its own.

    An organisation of which nothing but its name is known is in no list: records that name it bring it along, and are compared themselves.
    """
    [key] = description.key
    texts = ", ".join(f'"{name}"::VARCHAR AS "{name}"' for name in columns)
    others = " OR ".join(f'a."{name}" IS DISTINCT FROM b."{name}"' for name in columns)
    listed = f"WHERE NOT ({_SAYS_A_NAME_ALONE.format(others=_texts(columns[2:]))})" if description.name == "organisations" else ""
    return (
        f"WITH a AS (SELECT {texts} FROM earlier.{description.name} {listed}), b AS (SELECT {texts} FROM later.{description.name} {listed}) "
        f"SELECT a.{key} IS NULL, b.{key} IS NULL, {_all('a', columns)}, {_all('b', columns)} "
        f"FROM a FULL JOIN b ON a.{key} = b.{key} WHERE {others} ORDER BY coalesce(b.{key}, a.{key})"
    )


def _texts(columns: list[str]) -> str:
    return ", ".join(f'"{name}"::VARCHAR' for name in columns)


def _all(side: str, columns: list[str]) -> str:
    return ", ".join(f'{side}."{name}"' for name in columns)


def _difference(register: str, columns: list[str], row: tuple) -> Difference:
    is_new, is_gone, *values = row
    before = dict(zip(columns, values[: len(columns)], strict=True))
    after = dict(zip(columns, values[len(columns) :], strict=True))
    shown = before if is_gone else after
    kind = "added" if is_new else "removed" if is_gone else "changed"
    changed = tuple((name, before[name], after[name]) for name in columns if before[name] != after[name]) if kind == "changed" else ()
    [key] = descriptions()[register].key
    title = shown[_TITLE.get(register, "title")]
    return Difference(register, shown[key], kind, title, shown.get("axis"), shown.get("sector"), changed)
