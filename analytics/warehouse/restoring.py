"""The last steps of a restore, written down before the first of them, so that one that is broken off is ended by whoever builds next."""

import json
import os
import shutil
from pathlib import Path

from analytics.locks import locked
from analytics.registry.held import remember
from analytics.registry.kept import damaged_files
from analytics.warehouse import versions
from analytics.warehouse.manifest import read_manifest

INPUTS = ("registry", "vocabulary", "studies", "sources", "watch.toml")  # what people write; a restore moves theirs aside
_READY = "ready.json"


def working(data: Path) -> Path:
    """Return the folder of a restore at work: `new` in it is what was unpacked, `ready.json` says that it is whole."""
    return data / ".restoring"


def make_ready(data: Path, current: str, aside: str) -> None:
    """Say that what was unpacked is whole and to be put in place: `current` will be the current version, `aside` the folder of what was there."""
    new, ready = working(data) / "ready.new", working(data) / _READY
    with new.open("w", encoding="utf-8") as text:
        json.dump({"current": current, "aside": aside}, text)
        text.flush()
        os.fsync(text.fileno())
    os.replace(new, ready)


def is_ready(data: Path) -> bool:
    """Return whether a restore was made ready and has not ended."""
    return (working(data) / _READY).exists()


def finish(data: Path) -> None:
    """End a restore that was made ready, from wherever it was broken off; do nothing where there is none."""
    if not is_ready(data):
        return
    with locked(data / ".restoring.lock"):
        if is_ready(data):
            _put_in_place(data, json.loads((working(data) / _READY).read_text(encoding="utf-8")))


def _put_in_place(data: Path, said: dict[str, str]) -> None:
    new = working(data) / "new"
    _add_versions(new)
    _add_imported(new / "imported", data / "imported")
    for part in INPUTS:
        _exchange(new / part, data / part, data / said["aside"] / part)
    if (new / "audit.log").exists() and not (data / "audit.log").exists():
        os.replace(new / "audit.log", data / "audit.log")
    versions.point_to(said["current"])
    remember(data, read_manifest(versions.manifest_file(said["current"])).imported)
    (working(data) / _READY).unlink()
    shutil.rmtree(working(data), ignore_errors=True)


def _add_versions(new: Path) -> None:
    """Put the versions on the shelf that it has not, or has damaged; the manifest comes last, because a version is there when it is."""
    versions.folder().mkdir(parents=True, exist_ok=True)
    for manifest in sorted((new / "versions").glob("*.json")):
        if versions.is_whole(manifest.stem):
            continue
        for name in (f"{manifest.stem}.duckdb", f"{manifest.stem}.quarantine.csv", manifest.name):
            if (new / "versions" / name).exists():
                os.replace(new / "versions" / name, versions.folder() / name)


def _add_imported(new: Path, held: Path) -> None:
    """Put back what imports had left and what is not there or damaged; all else stays as it is."""
    damaged = set(damaged_files(held))
    for path in sorted(path for path in new.rglob("*") if path.is_file()):
        name = path.relative_to(new)
        if not (held / name).exists() or name.as_posix() in damaged:
            (held / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(path, held / name)


def _exchange(new: Path, held: Path, aside: Path) -> None:
    """Put one part in its place and what was there aside; the same bytes stay where they are."""
    if not new.exists() or _same(new, held):
        return
    if held.exists():
        aside.parent.mkdir(parents=True, exist_ok=True)
        os.replace(held, aside)
    os.replace(new, held)


def _same(one: Path, other: Path) -> bool:
    return _contents(one) == _contents(other)


def _contents(place: Path) -> dict[str, bytes]:
    files = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in files}
