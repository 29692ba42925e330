"""The local engine: DuckDB, opened read-only and locked, one cursor a question, cut at a limit of time and of memory."""

import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

from analytics.engines.engine import Rows
from analytics.engines.watch import Watch
from analytics.errors import TooSlow

LIMIT_SECONDS = 5.0
_SECONDS: ContextVar[float] = ContextVar("seconds", default=LIMIT_SECONDS)
ROW_GROUP = 122_880  # rows; DuckDB gives one to a thread
WATCH = Watch()
MEMORY = "MARSAD_MEMORY_MB"  # the environment variable
USUAL_MEMORY_MB, LEAST_MEMORY_MB = 2_048, 256
CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "python_enable_replacements": "false",
    "python_scan_all_frames": "false",
}
LOCKED = {
    "temp_directory": "",  # what does not fit into memory is cut, not written to the disk; first, because the next one locks it
    "enable_external_access": "false",
}
# What is opened already is read on; without it, DuckDB lets a COPY write over its own files.
UNTOUCHED = {"disabled_filesystems": "LocalFileSystem"}
LOCK = {"lock_configuration": "true"}
_READ_SINCE = "v1.4.0"  # files are written so that this release of DuckDB and later ones read them: people take them home
_OPENING = Lock()  # two who open one file at once would lock it for each other half-way


def open_locked(path: Path, rows: int) -> duckdb.DuckDBPyConnection:
    """Return a connection that can read `path`, whose largest table has `rows`, and nothing else, and cannot be unlocked.

    One thread reads a table of one row group; more would only wait for each other, on a busy machine twice as long as the question takes.
    """
    alone: dict[str, str | bool | int | float | list[str]] = {"threads": 1} if rows <= ROW_GROUP else {}
    with _OPENING:
        return _locked(duckdb.connect(str(path), read_only=True, config={**CLOSED, **alone}))


def _locked(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Return the connection locked; a second one to the same file finds it so."""
    is_locked = connection.execute("SELECT current_setting('lock_configuration')").fetchone()
    if is_locked != (True,):
        set_up(connection, {"memory_limit": f"{memory_mb()}MB", **LOCKED, **UNTOUCHED, **LOCK})
    return connection


def set_up(connection: duckdb.DuckDBPyConnection, settings: Mapping[str, object]) -> None:
    """Set one after the other, because some lock others."""
    for setting, value in settings.items():
        connection.execute(f"SET {setting} = ?", [value])


def memory_mb() -> int:
    """Return how many megabytes all questions to a version may take together; what is no number of enough is the usual limit."""
    said = os.environ.get(MEMORY, "").strip()
    return int(said) if said.isascii() and said.isdigit() and int(said[:9]) >= LEAST_MEMORY_MB else USUAL_MEMORY_MB


def open_new(path: Path) -> duckdb.DuckDBPyConnection:
    """Return a writable connection to a new database file, for a build."""
    return duckdb.connect(str(path), config={"storage_compatibility_version": _READ_SINCE})


def open_beside(earlier: Path, later: Path) -> duckdb.DuckDBPyConnection:
    """Return a connection that can read two files, as the databases `earlier` and `later`, and nothing else."""
    connection = duckdb.connect(config=CLOSED)
    for name, path in (("earlier", earlier), ("later", later)):
        connection.execute(f"ATTACH $path AS {name} (READ_ONLY)", {"path": str(path)})
    return _locked(connection)


@contextmanager
def time_limit(cursor: duckdb.DuckDBPyConnection, seconds: float) -> Generator[None]:
    """Interrupt `cursor` after `seconds`; raise `TooSlow` if that happened, or if it asked for more memory than there is for questions."""
    watched = WATCH.begin(cursor, seconds)
    try:
        yield
    except duckdb.InterruptException as cut:
        raise TooSlow(f"The question took more than {seconds:g} seconds and was cut; narrow the view.") from cut
    except duckdb.OutOfMemoryException as cut:
        raise TooSlow("The question needed more memory than this server gives to questions and was cut; narrow the view.") from cut
    finally:
        WATCH.end(watched)


@contextmanager
def patience(seconds: float) -> Generator[None]:
    """Let questions asked inside take `seconds` each: for a command, which nobody else waits for."""
    usual = _SECONDS.set(seconds)
    try:
        yield
    finally:
        _SECONDS.reset(usual)


def seconds_given() -> float:
    """Return how long a question asked here may take."""
    return _SECONDS.get()


def ask(connection: duckdb.DuckDBPyConnection, sql: str, values: dict[str, object], seconds: float | None = None) -> Rows:
    """Return (column names, rows) of one query with bound values."""
    with _asked(connection, sql, values, seconds) as cursor:
        return _columns(cursor), cursor.fetchall()


def ask_for_some(connection: duckdb.DuckDBPyConnection, sql: str, values: dict[str, object], most: int) -> Rows:
    """Return the same, but at most the first `most` rows; the others never lie in memory."""
    with _asked(connection, sql, values, None) as cursor:
        return _columns(cursor), cursor.fetchmany(most)


def binds(connection: duckdb.DuckDBPyConnection, sql: str) -> bool:
    """Return whether a query names only what there is: tables, columns and functions; it is planned with no value given, not run."""
    cursor = connection.cursor()
    try:
        plan = _parsed(f"EXPLAIN {sql}")  # not PREPARE, which looks at no name where the type of one value is open
        cursor.execute(plan, dict.fromkeys(plan.named_parameters))
    except (duckdb.BinderException, duckdb.CatalogException):
        return False
    finally:
        cursor.close()
    return True


@contextmanager
def _asked(
    connection: duckdb.DuckDBPyConnection, sql: str, values: dict[str, object], seconds: float | None
) -> Generator[duckdb.DuckDBPyConnection]:
    cursor = connection.cursor()  # two readers on one connection refuse each other; cursors do not
    try:
        with time_limit(cursor, _SECONDS.get() if seconds is None else seconds):
            cursor.execute(_parsed(sql), values)
            yield cursor
    finally:
        cursor.close()


@lru_cache(maxsize=2048)
def _parsed(sql: str) -> duckdb.Statement:
    """Return a query as it is understood before its tables are looked for: the same text is asked of many views, and to read it takes a sixth."""
    statements = duckdb.extract_statements(sql)
    if len(statements) != 1:
        raise duckdb.InvalidInputException("a question is one statement")
    return statements[0]


def _columns(cursor: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    return tuple(column[0] for column in cursor.description)


@dataclass(frozen=True)
class Local:
    """DuckDB as the engine of the version that a connection opened."""

    connection: duckdb.DuckDBPyConnection

    def ask(self, sql: str, values: dict[str, object]) -> Rows:
        """Return all rows of one query."""
        return ask(self.connection, sql, values)

    def ask_for_some(self, sql: str, values: dict[str, object], most: int) -> Rows:
        """Return the same, but at most the first `most` rows."""
        return ask_for_some(self.connection, sql, values, most)

    def columns_of(self, sql: str, values: dict[str, object]) -> dict[str, tuple[str, ...]]:
        """Return the columns of a query, each with the codes of its list in their order, none where it is no list; it is not run."""
        with _asked(self.connection, f"FROM ({sql}) LIMIT 0", values, None) as cursor:
            return {name: _codes(kind) for name, kind, *_ in cursor.description}


def _codes(kind: Any) -> tuple[str, ...]:
    return tuple(dict(kind.children)["values"]) if kind.id == "enum" else ()
