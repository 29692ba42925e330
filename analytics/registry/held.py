"""Which file each register is read from: the one that was imported last, else the one that is shipped."""

import json
from contextlib import suppress
from pathlib import Path

from analytics.errors import BadRegister
from analytics.places import data_folder
from analytics.registry.description import descriptions
from analytics.registry.raw_text import sha256_of_bytes
from analytics.registry.sealed import unsealed

_LOST = "put the folder «imported» back from a backup, or go back to a version without it: `python -m analytics rollback`"


def register_files(data: Path | None = None) -> dict[str, Path]:
    """Return the file of each register; raise `BadRegister` when an imported one is gone or is not what it was."""
    data = data or data_folder()
    imported = _imported(data)
    return {name: _whole(data, name, imported[name]) if name in imported else shipped_file(data, name) for name in descriptions(data)}


def file_in_force(data: Path, name: str) -> Path:
    """Return the file of one register without reading it through; the shipped one where the imported one is gone, which a build refuses."""
    with suppress(BadRegister):
        sha256 = _imported(data).get(name)
        file = imported_file(data, name, sha256) if sha256 else None
        if file and file.exists():
            return file
    return shipped_file(data, name)


def pointer(data: Path) -> Path:
    """Return the file that names the current version, and with it the registers in force."""
    return data / "versions" / "current"


def shipped_file(data: Path, name: str) -> Path:
    """Return the file of a register as it is shipped."""
    return data / "registry" / f"{name}.csv"


def imported_file(data: Path, name: str, sha256: str) -> Path:
    """Return the file of a register as an import left it, kept under the SHA-256 of its bytes: CSV, or Parquet for a large one."""
    folder = imported_folder(data, sha256)
    large = folder / f"{name}.parquet"
    return large if large.exists() else folder / f"{name}.csv"


def imported_folder(data: Path, sha256: str) -> Path:
    """Return the folder of a register that an import left, and of what is kept beside it."""
    return data / "imported" / "registers" / sha256


def is_large(file: Path) -> bool:
    """Return whether a register is kept as Parquet, because it has more rows than may lie in memory."""
    return file.suffix == ".parquet"


def is_imported(file: Path) -> bool:
    """Return whether a register's file was left by an import."""
    return file.parent.parent.name == "registers"


def remember(data: Path, imported: dict[str, str]) -> None:
    """Note the SHA-256 of the imported registers, for the day on which the folder of versions is gone."""
    note, text = _note(data), json.dumps(imported, sort_keys=True) + "\n"
    if note.exists() and note.read_bytes() == text.encode() or not (imported or note.exists()):
        return
    new = note.with_name("current.new")
    new.write_text(text, encoding="utf-8")
    new.replace(note)


def note_is_true(data: Path) -> bool:
    """Return whether the note of imported registers says what the current version says; without a note there is nothing to be wrong."""
    try:
        return not _note(data).exists() or _noted(data) == _imported(data)
    except BadRegister:
        return False


def _whole(data: Path, name: str, sha256: str) -> Path:
    file = imported_file(data, name, sha256)
    if not file.exists():
        raise BadRegister(f"{file.name}: the file that was imported is gone; {_LOST}")
    if sha256_of_bytes(file) != sha256:
        raise BadRegister(f"{file.name}: the file that was imported has been changed or damaged; {_LOST}")
    return file


def _imported(data: Path) -> dict[str, str]:
    """Return the SHA-256 of each imported register: as the current version says, else as was noted."""
    versions = data / "versions"
    try:
        current = pointer(data).read_text(encoding="utf-8").strip()
        counts = unsealed((versions / f"{current}.json").read_bytes())["registers"]
        return {name: count["sha256"] for name, count in counts.items() if count.get("imported")}
    except (OSError, ValueError, KeyError, AttributeError):  # no version yet, or a damaged one, which a build mends
        return _noted(data)


def _noted(data: Path) -> dict[str, str]:
    try:
        return dict(json.loads(_note(data).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError) as fault:
        raise BadRegister(f"«{_note(data).name}» in the folder «imported» cannot be read; {_LOST}") from fault


def _note(data: Path) -> Path:
    return data / "imported" / "current.json"
