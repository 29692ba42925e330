"""Where each record of a version comes from: the imports its registers went through, file and line of each row, what changed when."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow

from analytics.registry.beside import COLUMNS, SHIPPED, content_beside
from analytics.registry.description import Description
from analytics.registry.held import is_imported, is_large
from analytics.warehouse import versions
from analytics.warehouse.incoming import as_texts
from analytics.warehouse.manifest import sha256_of
from analytics.warehouse.questions import has_table, rows_of
from analytics.warehouse.relations import Question

TRACED = ("projects", "events", "series")
_TABLES = """
CREATE TABLE imports (
    register VARCHAR, import_number INTEGER, file VARCHAR, sha256 VARCHAR, day DATE, way VARCHAR, rows_in BIGINT, loaded BIGINT,
    merged BIGINT, quarantined BIGINT, added BIGINT, updated BIGINT, unchanged BIGINT, retired BIGINT, version VARCHAR
);
CREATE TABLE record_origins (
    register VARCHAR, record_id VARCHAR, file VARCHAR, line BIGINT, sha256 VARCHAR, day DATE, version VARCHAR, import_number INTEGER
);
CREATE TABLE record_changes (
    register VARCHAR, record_id VARCHAR, import_number INTEGER, line BIGINT, change VARCHAR, "column" VARCHAR, before VARCHAR, after VARCHAR
);
"""
# A row that no import has touched stands where the shipped file has it.
_ORIGINS = """
INSERT INTO record_origins
SELECT $register, here.record_id, imports.file, coalesce(kept.line::BIGINT, here.line), imports.sha256, imports.day, imports.version,
       imports.import_number
FROM ({rows}) AS here
LEFT JOIN kept ON kept.record_id = here.record_id
JOIN imports ON imports.register = $register AND imports.import_number = coalesce(kept.import_number::INTEGER, $shipped)
ORDER BY here.record_id
"""
# A large register has the origin of each row in columns of its own, and is in the order of its key already.
_ORIGINS_KEPT = """
INSERT INTO record_origins
SELECT imports.register, {key}, file, line_in_file, sha256, day, version, import_number
FROM checked.{name} JOIN imports USING (import_number) WHERE imports.register = ?
"""
_HISTORY = """
SELECT import_number, change, "column", before, after, imports.file, line, day, version, sha256
FROM record_changes JOIN imports USING (register, import_number)
WHERE register = $register AND record_id = $id ORDER BY import_number, record_changes.rowid
"""


@dataclass(frozen=True)
class Origin:
    """Where a record stands: file as the person named it, line, SHA-256 of the file, day (YYYY-MM-DD), first version in this form."""

    file: str
    line: int
    sha256: str
    day: str
    version: str | None
    import_number: int


@dataclass(frozen=True)
class Step:
    """One thing that happened to a record: it was added, removed, or a column of it changed; `before` and `after` as registers write."""

    import_number: int
    change: str
    column: str
    before: str
    after: str
    file: str
    line: int | None
    day: str
    version: str | None


def create_origins(connection: duckdb.DuckDBPyConnection, sources: list[tuple[Description, Path]]) -> None:
    """Create imports, record_origins and record_changes from what lies beside registers: the traced ones, and any that an import left."""
    connection.execute(_TABLES)
    for description, file in ((one, file) for one, file in sources if one.name in TRACED or is_imported(file)):
        _insert_imports(connection, description, file)
        _insert_origins(connection, description, file)
        _insert(connection, "record_changes", description.name, _columns(file, "changes"))


def _insert_imports(connection: duckdb.DuckDBPyConnection, description: Description, file: Path) -> None:
    lines = _columns(file, "imports")
    if not lines.num_rows:  # as shipped, or imported before anything was kept beside it
        said = {"import_number": str(SHIPPED), "file": file.name, "sha256": sha256_of(file), "day": description.as_of, "way": "shipped"}
        lines = as_texts({name: [said.get(name)] for name in COLUMNS["imports"]})
    _insert(connection, "imports", description.name, lines)


def _insert_origins(connection: duckdb.DuckDBPyConnection, description: Description, file: Path) -> None:
    [key] = description.key
    if is_large(file):
        connection.execute(_ORIGINS_KEPT.format(key=key, name=description.name), [description.name])
        return
    connection.register("kept", _columns(file, "origins"))
    sql = _ORIGINS.format(rows=f"SELECT {key} AS record_id, line FROM checked.{description.name}")
    connection.execute(sql, {"register": description.name, "shipped": SHIPPED})
    connection.unregister("kept")


def _columns(file: Path, name: str) -> pyarrow.Table:
    """Return what lies beside a register's file as columns of text; an empty cell is NULL."""
    from pyarrow import csv  # here, because a page that builds nothing need not wait for it

    text = pyarrow.schema([(column, pyarrow.string()) for column in COLUMNS[name]])
    content = content_beside(file, name)
    if content is None:
        return as_texts(dict.fromkeys(COLUMNS[name], ()))
    convert = csv.ConvertOptions(column_types=text, null_values=[""], strings_can_be_null=True)
    return csv.read_csv(io.BytesIO(content), parse_options=csv.ParseOptions(newlines_in_values=True), convert_options=convert)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, register: str, columns: pyarrow.Table) -> None:
    connection.register("incoming", columns)
    connection.execute(f"INSERT INTO {table} BY NAME SELECT ? AS register, * FROM incoming", [register])
    connection.unregister("incoming")


def origin_of(register: str, identifier: str, version: str) -> Origin | None:
    """Return where a record comes from; None for one that no file has a row of its own for, or in a version that does not know."""
    if not has_table("record_origins", version):
        return None
    sql = "SELECT file, line, sha256, day, version, import_number FROM record_origins WHERE register = $register AND record_id = $id"
    _, rows = rows_of(Question(sql, {"register": register, "id": identifier}), version)
    if not rows:
        return None
    [(file, line, sha256, day, first, number)] = rows
    return Origin(file, line, sha256, day, _shown(first) or _first_with(register, sha256), number)


def _first_with(register: str, sha256: str) -> str | None:
    """Return the oldest version on the shelf that was built from a register's file of this SHA-256."""
    held = ((version, versions.manifest_of(version).registers.get(register)) for version in versions.listed())
    return next((version for version, count in held if count and count.sha256 == sha256), None)


def _shown(version: str | None) -> str | None:
    """Return the version that an import noted, None where it stands on the shelf and the present reader may not see it."""
    return None if version and versions.is_on_shelf(version) and versions.is_hidden(version) else version


def history_of(register: str, identifier: str, version: str) -> tuple[Step, ...]:
    """Return what imports did to a record, oldest first; nothing where it is as it came."""
    if not has_table("record_changes", version):
        return ()
    _, rows = rows_of(Question(_HISTORY, {"register": register, "id": identifier}), version)
    return tuple(_step(register, *row) for row in rows)


def _step(register: str, number: int, change: str, *said: Any) -> Step:
    column, before, after, file, line, day, version, sha256 = said
    return Step(number, change, column or "", before or "", after or "", file, line, day, _shown(version) or _first_with(register, sha256))


def imports_of(version: str) -> list[dict]:
    """Return the imports that the registers of a version went through, the latest first, each with its file, day, way and counts."""
    if not has_table("imports", version):
        return []
    sql = "SELECT * FROM imports WHERE import_number > $shipped ORDER BY day DESC, import_number DESC, register DESC"
    columns, rows = rows_of(Question(sql, {"shipped": SHIPPED}), version)
    return [dict(zip(columns, row, strict=True)) for row in rows]
