"""Many records as one Parquet file that the database writes itself, twice as quickly as its rows could be handed out and encoded."""

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore, Lock
from typing import IO

import duckdb

from analytics.engines.copying import open_to_copy
from analytics.engines.local import ROW_GROUP, seconds_given, time_limit
from analytics.errors import TooSlow
from analytics.warehouse import versions
from analytics.warehouse.relations import Question
from analytics.warehouse.told_names import plain

LEAST = ROW_GROUP + 1  # rows; one thread reads a row group, so fewer gain nothing and never lie on a disk
MOST = 2_000_000  # rows, some 50 MB: the disk of a container is often memory
FILES = 4  # at once, over all who ask: a reader may take his slowly
_ROOM, _TURN = BoundedSemaphore(FILES), Lock()  # one is written at a time, because it takes two processors
_COPY = """
COPY (SELECT {columns} FROM ({sql}))
TO $written_to (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE {group}, USE_TMP_FILE false, KV_METADATA $said_of_it)
"""
# Every key is so, which the database does not know: so it declares that any column may lack values, whether or not one does in this view.
_COLUMN = "CASE WHEN {key} >= '' THEN {value} END AS {name}"
_AS = {
    "varchar": "{name}",
    "enum": "{name}",
    "boolean": "{name}",
    "bigint": "{name}",
    "integer": "{name}::BIGINT",
    "double": "CASE WHEN isfinite({name}) THEN {name} END",
}


def is_worth_it(count: int) -> bool:
    """Return whether so many rows are written sooner in this way, and take little enough of a disk."""
    return LEAST <= count <= MOST


@contextmanager
def copied(question: Question, key: str, version: str, said: dict[str, str]) -> Generator[IO[bytes] | None]:
    """Give the rows of `question` as a Parquet file with `said` in its metadata, None where that takes too long or there is no room.

    They lie in the order in which the database reads them. The file is gone afterwards.
    """
    file = None
    with ExitStack() as held:
        with suppress(TooSlow, OSError, duckdb.IOException):
            file = _written(partial(_copy, question, key, version, said), held)
        if file is None:
            held.close()  # what was written in vain takes no room while the rows are given in another way
        yield file


def _written(write: Callable[[Path], None], held: ExitStack) -> IO[bytes] | None:
    if not _ROOM.acquire(blocking=False):
        return None
    held.callback(_ROOM.release)
    folder = TemporaryDirectory(prefix="marsad-")
    held.callback(folder.cleanup)
    place = Path(folder.name) / "records.parquet"
    if not _TURN.acquire(timeout=seconds_given()):
        return None
    try:
        write(place)
    finally:
        _TURN.release()
    file = held.enter_context(place.open("rb"))
    if os.name == "posix":
        folder.cleanup()  # an open file stays, and nothing of it is left where this process is killed
    return file


def _copy(question: Question, key: str, version: str, said: dict[str, str], place: Path) -> None:
    sql = _COPY.format(columns=", ".join(_columns(question, key, version)), sql=question.sql, group=ROW_GROUP)
    with closing(open_to_copy(versions.database(plain(version)), place)) as connection, time_limit(connection, seconds_given()):
        connection.execute(sql, {**question.values, "written_to": str(place), "said_of_it": said})


def _columns(question: Question, key: str, version: str) -> Iterator[str]:
    """Yield how each column is read: of the types that a file declares, and what is no number is no value."""
    cursor = versions.connection_to(version).cursor()  # the wall: it lets in only who may see the version
    try:
        cursor.execute(f"FROM ({question.sql}) LIMIT 0", question.values)
        for name, kind, *_ in cursor.description:
            quoted = f'"{name}"'
            yield _COLUMN.format(key=key, value=_AS.get(kind.id, "{name}::VARCHAR").format(name=quoted), name=quoted)
    finally:
        cursor.close()
