"""A backup comes back: looked through and unpacked beside the data folder's parts first, then put in place; or nothing changes."""

import datetime
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from analytics.errors import BadVersion
from analytics.locks import locked
from analytics.places import data_folder
from analytics.publishing.archive import Listed, foreign, open_backup, unpack
from analytics.publishing.audit import audited
from analytics.publishing.keeping import alone
from analytics.warehouse import restoring, versions
from analytics.warehouse.manifest import read_manifest, sha256_of

SPARE = 64 << 20  # bytes that a disk must have beside the files themselves


def restore(place: Path) -> Listed:
    """Return what a backup held, once it is in place; versions and imports that are there stay, other inputs move aside.

    Raise `BadFile` where the file is no whole backup, `BadVersion` where the disk is too small or an import is at work; nothing is changed then.
    """
    data = data_folder()
    data.mkdir(parents=True, exist_ok=True)
    with alone():
        restoring.finish(data)
        versions.folder().mkdir(parents=True, exist_ok=True)
        with open_backup(place) as (archive, listed), _room_for(listed, data) as new:
            unpack(archive, listed, new, place.name)
            _look_through(new, listed, place.name)
            with locked(versions.folder() / "lock"), audited("restore", {"file": place.name, "made": listed.made}):
                restoring.make_ready(data, listed.current, f"before-restore-{_now()}")
                restoring.finish(data)
    return listed


@contextmanager
def _room_for(listed: Listed, data: Path) -> Generator[Path]:
    """Give an empty folder on the disk of the data folder; what is left in it when a backup is refused is swept up."""
    needed = sum(size for size, _ in listed.files.values()) + SPARE
    if shutil.disk_usage(data).free < needed:
        raise BadVersion(f"The disk has no room for this backup: {needed >> 20} MB are needed. Nothing was changed.")
    folder = restoring.working(data)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "new").mkdir(parents=True)
    try:
        yield folder / "new"
    finally:
        if not restoring.is_ready(data):
            shutil.rmtree(folder, ignore_errors=True)


def _look_through(new: Path, listed: Listed, file: str) -> None:
    """Raise `BadFile` where a version in the backup does not fit its manifest, or the current one is not among them."""
    manifests = {path.stem: read_manifest(path) for path in (new / "versions").glob("*.json")}
    for name, manifest in manifests.items():
        database = new / "versions" / f"{name}.duckdb"
        if manifest.version != name or not database.exists() or sha256_of(database) != manifest.sha256:
            raise foreign(file, f"version «{name}» in it is not whole")
    if listed.current not in manifests:
        raise foreign(file, "its current version is not in it")


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%S.%fZ")
