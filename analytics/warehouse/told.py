"""What is told of a register that is not public is written into the partner edition: its true number of records, in tables of groups."""

from dataclasses import dataclass

import duckdb

from analytics.disclosure.groups import Cell, Group, groups_of
from analytics.registry.description import Description
from analytics.warehouse.held_back import HELD_BACK, TOLD
from analytics.warehouse.incoming import rows_as_texts
from analytics.warehouse.told_names import TABLE

_CREATE = (
    f"CREATE TABLE {TOLD} (register VARCHAR, least INTEGER, told_table VARCHAR, told_columns VARCHAR)",
    f"CREATE TABLE {HELD_BACK} (told_table VARCHAR, record_id VARCHAR, column_name VARCHAR)",
)


@dataclass(frozen=True)
class Telling:
    """The records of a register in groups, by some columns."""

    columns: tuple[str, ...]
    groups: list[Group]

    @property
    def records(self) -> int:
        """Return how many records there are."""
        return sum(group.records for group in self.groups)


def tellings_of(connection: duckdb.DuckDBPyConnection, description: Description) -> list[Telling]:
    """Return what may be told of a register that stands in `connection` as it is: by what all tables share, then table by table."""
    said = description.disclosure
    return [_telling(connection, description, columns) for columns in (said.shared, *said.tables)]


def _telling(connection: duckdb.DuckDBPyConnection, description: Description, columns: tuple[str, ...]) -> Telling:
    names, contributor = "".join(f', "{name}"' for name in columns), description.disclosure.contributor
    who = f"""coalesce("{contributor}"::VARCHAR, '')""" if contributor else "NULL"  # those without a name count as one
    counted = f"SELECT {who} AS contributor, count(*) AS records{names} FROM {description.name} GROUP BY ALL ORDER BY ALL"
    cells = [Cell(tuple(values), records, name) for name, records, *values in connection.execute(counted).fetchall()]
    return Telling(columns, groups_of(cells, description.disclosure.least))


def create_held_back(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the tables of what is told in groups and what is held back, empty; a row without a `record_id` holds back a whole column."""
    for sql in _CREATE:
        connection.execute(sql)


def tell(connection: duckdb.DuckDBPyConnection, description: Description, tellings: list[Telling]) -> None:
    """Fill the empty table of a register with the first of `tellings`, and a table of its own with each other one."""
    name = description.name
    for place, telling in enumerate(tellings):
        table = TABLE.format(register=name, place=place) if place else name
        if place:
            connection.execute(f"CREATE TABLE {table} AS FROM {name} LIMIT 0")
        _fill(connection, table, description.key[0], telling)
        values = [name, description.disclosure.least, table, ";".join(telling.columns)]
        connection.execute(f"INSERT INTO {TOLD} VALUES (?, ?, ?, ?)", values)


def _fill(connection: duckdb.DuckDBPyConnection, table: str, key: str, telling: Telling) -> None:
    """Write the records of groups: each has an identifier that joins nothing, and follows the order of what is told."""
    flags = [f"{column} is held" for column in telling.columns]
    groups = sorted(telling.groups, key=lambda group: [(value is not None, str(value)) for value in group.values])
    rows = [(*group.values, *group.held) for group in groups for _ in range(group.records)]
    numbered = [(f"c-{table}-{place}", *row) for place, row in enumerate(rows, 1)]
    connection.register("incoming", rows_as_texts((key, *telling.columns, *flags), numbered))
    kinds = dict(connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE {table})").fetchall())
    values = ", ".join(f'"{column}"::{kinds[column]} AS "{column}"' for column in (key, *telling.columns))
    connection.execute(f"INSERT INTO {table} BY NAME SELECT {values} FROM incoming")
    for column in telling.columns:
        held = f'INSERT INTO {HELD_BACK} SELECT ?, "{key}", ? FROM incoming WHERE "{column} is held"::BOOLEAN'
        connection.execute(held, [table, column])
    for column in sorted(kinds.keys() - {key, *telling.columns}):
        connection.execute(f"INSERT INTO {HELD_BACK} VALUES (?, NULL, ?)", [table, column])
    connection.unregister("incoming")
