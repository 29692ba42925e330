"""A register that is kept as Parquet becomes a relation of the database `checked`: read where it lies, never copied."""

from pathlib import Path

import duckdb

from analytics.errors import BadRegister
from analytics.registry.description import Description
from analytics.registry.findings import Finding
from analytics.vocabulary import vocabularies
from analytics.warehouse.search_text import create_made_plain, joined_sql, made_sql

FIRST_LINE = 2  # as in a spreadsheet
_MOST_FINDINGS = 100_000
_VIEWS = """
CREATE OR REPLACE VIEW checked.{name} AS
SELECT file_row_number + {first} AS line, * EXCLUDE (file_row_number), NULL::VARCHAR AS search_text
FROM checked.{name}_as_kept WHERE file_row_number + {first} NOT IN (FROM checked.{name}_gone);
CREATE OR REPLACE VIEW checked.{name}_searched AS
SELECT kept.* EXCLUDE (search_text), concat_ws(' ', nullif({title}, ''), nullif({others}, '')) AS search_text
FROM checked.{name} AS kept LEFT JOIN checked.{name}_title AS title_made ON title_made.text = {title_text}
LEFT JOIN checked.{name}_others AS others_made ON others_made.text = {others_text}
"""  # checks ask the first, which need not look for what a search reads


def stage_large(connection: duckdb.DuckDBPyConnection, file: Path, description: Description) -> int:
    """Make checked.<register> a view on the register's file; return how many rows it has."""
    name = description.name
    relation = connection.read_parquet(str(file))
    _same_columns(file, relation.columns, description)
    connection.execute(f"CREATE OR REPLACE TABLE checked.{name}_gone (line BIGINT)")
    connection.execute(f"CREATE OR REPLACE VIEW checked.{name}_as_kept AS FROM read_parquet({_quoted(file)}, file_row_number = true)")
    _create_views(connection, description)
    return len(relation)


def _quoted(file: Path) -> str:
    return "'" + str(file).replace("'", "''") + "'"


def _same_columns(file: Path, held: list[str], description: Description) -> None:
    for missing in (column.name for column in description.columns if column.name not in held):
        raise BadRegister(
            f"{file.name}: the column «{missing}» of its description is missing; the register was imported before there was one. "
            "Import its file again, or go back to a version without it: `python -m analytics rollback`"
        )


def searched(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """Return the relation of a staged register that has what a search reads of each row."""
    return f"checked.{name}_searched" if is_view(connection, name) else f"checked.{name}"


def _create_views(connection: duckdb.DuckDBPyConnection, description: Description) -> None:
    """Create the views; titles and all else that a search reads are made plain apart: titles are many, the others repeat themselves."""
    names, kept = [column.name for column in description.columns], f"checked.{description.name}_as_kept"
    filled = {"name": description.name, "first": str(FIRST_LINE)}
    for part, columns in (("title", ["title"]), ("others", [name for name in names if name != "title"])):
        text = joined_sql(columns)
        is_whole = create_made_plain(connection, f"checked.{description.name}_{part}", kept, text)
        filled |= {part: f"{part}_made.plain" if is_whole else f"coalesce({part}_made.plain, {made_sql(text)})", f"{part}_text": text}
    connection.execute(_VIEWS.format(**filled))


def unknown_codes(connection: duckdb.DuckDBPyConnection, description: Description) -> list[Finding]:
    """Return a finding for each code that is no longer in its list; all else was judged when the register was written."""
    coded = [(column.name, list(vocabularies()[column.vocabulary].codes)) for column in description.columns if column.vocabulary]
    found = []
    for name, codes in coded:
        held = connection.execute(f'SELECT DISTINCT "{name}" FROM checked.{description.name}_as_kept').fetchall()
        unknown = [code for (code,) in held if code not in (None, *codes)]
        sql = f'SELECT line, "{name}" FROM checked.{description.name} WHERE "{name}" = ANY(?) ORDER BY line LIMIT ?'
        for line, code in connection.execute(sql, [unknown, _MOST_FINDINGS]).fetchall() if unknown else ():
            found.append(Finding(line, name, "code", code, f"line {line}, {name}: «{code}» is no longer in its list"))
    return found


def is_view(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Return whether checked.<register> is a view on a file, out of which no row can be deleted."""
    sql = "SELECT 1 FROM duckdb_views() WHERE database_name = 'checked' AND view_name = ?"
    return connection.execute(sql, [name]).fetchone() is not None


def take_out(connection: duckdb.DuckDBPyConnection, description: Description, lines: list[int]) -> list[tuple]:
    """Leave rows out of checked.<register>; return the line and the key of each."""
    name, key = description.name, ", ".join(description.key)
    taken = connection.execute(f"SELECT line, {key} FROM checked.{name} WHERE line IN (SELECT unnest(?))", [lines]).fetchall()
    connection.execute(f"INSERT INTO checked.{name}_gone SELECT unnest(?)", [lines])
    return taken
