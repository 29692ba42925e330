"""A file joins its register inside the database, where either has more rows than may lie in memory."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from analytics.engines.local import open_new
from analytics.registry.description import TYPES, Description
from analytics.warehouse.incoming import rows_as_texts

MEMORY_MB = 700  # the rest is put aside on the disk, in the working folder
KEPT_BESIDE = ("same", "import_number", "line_in_file")  # columns of a register that is kept as Parquet, after those of its description
Values = tuple[object, ...]

_REPEATED = """
WITH twice AS (SELECT hash(same) AS hashed FROM offered WHERE same <> '' GROUP BY hashed HAVING count(*) > 1)
SELECT line, {columns} FROM offered WHERE same <> '' AND hash(same) IN (FROM twice) ORDER BY line LIMIT $most
"""
_MEETING = """
CREATE TABLE meeting AS
WITH mine AS (SELECT same, hash({said}) AS hashed, line FROM good), theirs AS (SELECT same, hash({said}) AS hashed FROM held)
SELECT mine.same, line, mine.hashed <> theirs.hashed AS is_other FROM mine JOIN theirs USING (same)
"""
_OTHERS = """
SELECT good.line, {mine}, {theirs}, held.import_number, held.line_in_file
FROM good JOIN held USING (same) WHERE good.same IN (SELECT same FROM meeting WHERE is_other) ORDER BY good.line LIMIT $most
"""
_RETIRED = """
SELECT {key}, import_number, line_in_file FROM held
WHERE same NOT IN (SELECT same FROM offered WHERE same IS NOT NULL) ORDER BY {key} LIMIT $most
"""
_REGISTER = """
SELECT {columns}, same, import_number, line_in_file FROM held WHERE same NOT IN (FROM gone)
UNION ALL
SELECT {columns}, same, $number AS import_number, line_in_file FROM updated
UNION ALL
SELECT {columns}, same, $number AS import_number, line AS line_in_file FROM good WHERE same NOT IN (SELECT same FROM meeting)
"""
_KEEPING = "COPY ({register}) TO ? (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)"  # a higher level takes longer and saves nothing
_IN_ORDER = "SELECT coalesce(bool_and({key} >= before), true) FROM (SELECT {key}, lag({key}) OVER () AS before FROM good)"


class Other(NamedTuple):
    """A row of the file that says something else than the register: its line, its values, those of the register, their import and line."""

    line: int
    values: Values
    before: Values
    origin: tuple[int, int]


class LargeJoin:
    """The tables of one join, in a database of their own: `offered` has the rows of the file, `good` those that are to be loaded, `held` the register."""

    def __init__(self, database: Path, description: Description):
        self._description = description
        self._columns = [column.name for column in description.columns]
        self._connection = open_new(database)
        self._connection.execute("SET memory_limit = ?", [f"{MEMORY_MB}MB"])
        self._connection.execute("CREATE TABLE gone_lines (line BIGINT)")

    def __enter__(self) -> "LargeJoin":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def offer_file(self, values: Path) -> None:
        """Take the rows of the file from a Parquet file of their values."""
        self._connection.read_parquet(str(values)).create_view("offered")
        self._create_good()

    def offer_rows(self, rows: Sequence[Values]) -> None:
        """Take them from memory: line, the identifier as it is compared, whether it is set aside, the values of the register."""
        names = ("line", "same", "is_aside", *self._columns)
        self._create("offered", rows_as_texts(names, rows), {"line": "BIGINT", "is_aside": "BOOLEAN", **self._types()})
        self._create_good()

    def _create_good(self) -> None:
        self._connection.execute("CREATE VIEW good AS FROM offered WHERE NOT is_aside AND line NOT IN (FROM gone_lines)")

    def hold_file(self, register: Path) -> None:
        """Take the register from the Parquet file it is kept as."""
        self._connection.read_parquet(str(register)).create_view("held")

    def hold_rows(self, rows: Sequence[Values]) -> None:
        """Take it from memory: the values of the register, the identifier as it is compared, its import and the line in that file."""
        types = {**self._types(), "import_number": "INTEGER", "line_in_file": "BIGINT"}
        self._create("held", rows_as_texts((*self._columns, *KEPT_BESIDE), rows), types)

    def _types(self) -> dict[str, str]:
        return {column.name: TYPES[column.type] for column in self._description.columns}

    def _create(self, table: str, incoming: object, types: dict[str, str]) -> None:
        cast = ", ".join(f'"{name}"::{kind} AS "{name}"' for name, kind in types.items())
        self._connection.register("incoming", incoming)
        self._connection.execute(f"CREATE TABLE {table} AS SELECT * REPLACE ({cast}) FROM incoming")
        self._connection.unregister("incoming")

    def repeated(self, most: int) -> list[tuple[Any, ...]]:
        """Return (line, values of the register) of rows whose identifier others have too, in the order of lines, `most` at most."""
        return self._rows(_REPEATED.format(columns=self._listed()), most=most)

    def leave_out(self, lines: Iterable[int]) -> None:
        """Take rows out of those that are to be loaded."""
        self._connection.execute("INSERT INTO gone_lines SELECT unnest(?)", [list(lines)])

    def meet(self, said: Iterable[str]) -> tuple[int, int]:
        """Return how many good rows the register has not, and how many it has and says the same of in the columns `said`."""
        self._connection.execute(_MEETING.format(said=", ".join(f'"{name}"' for name in said)))
        sql = "SELECT (SELECT count(*) FROM good) - count(*), count(*) FILTER (NOT is_other) FROM meeting"
        [(added, unchanged)] = self._rows(sql)
        return added, unchanged

    def others(self, most: int) -> list[Other]:
        """Return the rows that say something else than the register, in the order of lines, `most` at most."""
        width = len(self._columns)
        sql = _OTHERS.format(mine=self._listed("good."), theirs=self._listed("held."))
        return [
            Other(line, tuple(said[:width]), tuple(said[width : 2 * width]), tuple(said[2 * width :]))
            for line, *said in self._rows(sql, most=most)
        ]

    def retired(self, most: int) -> list[tuple[str, int, int]]:
        """Return (identifier, import, line) of what the register has and the file does not name, set aside or not, `most` at most."""
        return self._rows(_RETIRED.format(key=self._description.key[0]), most=most)

    def size(self) -> int:
        """Return how many rows the register has."""
        return self._rows("SELECT count(*) FROM held")[0][0]

    def write(self, file: Path, number: int, updated: Sequence[Values], gone: Iterable[str]) -> None:
        """Write the register after the join as Parquet; `number` is that of the import, `gone` are identifiers as they are compared.

        `updated` has the values of the register, the identifier as it is compared, and the line in the file. Rows are sorted by key, or
        as they stand in the file where that is in order.
        """
        names = (*self._columns, "same", "line_in_file")
        self._create("updated", rows_as_texts(names, updated), {**self._types(), "line_in_file": "BIGINT"})
        self._create("gone", rows_as_texts(("same",), [(one,) for one in gone]), {"same": "VARCHAR"})
        [key] = self._description.key
        [(is_in_order,)] = self._rows(_IN_ORDER.format(key=key))
        sql = _REGISTER.format(columns=self._listed()).replace("$number", str(int(number))) + ("" if is_in_order else f"ORDER BY {key}")
        self._connection.execute(_KEEPING.format(register=sql), [str(file)])

    def _listed(self, of: str = "") -> str:
        return ", ".join(f'{of}"{name}"' for name in self._columns)

    def _rows(self, sql: str, **values: object) -> list[tuple]:
        return self._connection.execute(sql, values or None).fetchall()
