"""Which large files were found whole and lie untouched since: to read gigabytes to their end at each start would say the same again."""

import datetime
import os
import time
from contextlib import suppress
from pathlib import Path

from analytics.places import found_whole_folder
from analytics.registry.sealed import sealed, unsealed
from analytics.warehouse.manifest import sha256_of

LARGE = 64 * 2**20  # bytes; less is read in a twentieth of a second
DAYS = 7  # afterwards a file is read to its end again, whatever its times say
SETTLED_NS = 2 * 10**9  # who writes twice within one tick of the file system’s clock leaves one time
State = dict[str, int]


def sha256_since_found(path: Path) -> str:
    """Return the SHA-256 of a file: a large one is read if it was not within `DAYS`, or if its place, size or times changed since.

    What is found is noted beside the versions; where that folder cannot be written, the file is read each time.
    """
    state = _state(path)
    if state["size"] < LARGE:
        return sha256_of(path)
    return _noted(path, state) or _found(path, state)


def _state(path: Path) -> State:
    now = path.stat()
    times = {"modified_ns": now.st_mtime_ns, "changed_ns": now.st_ctime_ns}  # the second cannot be set back
    return {"device": now.st_dev, "inode": now.st_ino, "size": now.st_size, **times}


def _note(path: Path) -> Path:
    return found_whole_folder() / f"{path.name}.json"


def _noted(path: Path, state: State) -> str | None:
    """Return what the note says of a file in this state, None where it says nothing of it or was written too long ago."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        said = unsealed(_note(path).read_bytes())
        age = datetime.date.today() - datetime.date.fromisoformat(said["found"])
        if state.items() <= said.items() and 0 <= age.days < DAYS:
            return str(said["sha256"])
    return None


def _found(path: Path, state: State) -> str:
    sha256 = sha256_of(path)
    if _state(path) == state and time.time_ns() - state["changed_ns"] > SETTLED_NS:
        with suppress(OSError):
            _write(_note(path), sealed({**state, "sha256": sha256, "found": datetime.date.today().isoformat()}))
            _forget_gone(path.parent)
    return sha256


def _forget_gone(folder: Path) -> None:
    """Remove the notes of files that are no longer in their folder."""
    for note in found_whole_folder().glob("*.json"):
        if not (folder / note.stem).exists():
            note.unlink(missing_ok=True)


def _write(note: Path, text: str) -> None:
    note.parent.mkdir(exist_ok=True)
    working = note.with_suffix(f".{os.getpid()}")
    try:
        working.write_text(text, encoding="utf-8")
        working.replace(note)
    finally:
        working.unlink(missing_ok=True)
