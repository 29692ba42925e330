"""Build: registers and vocabulary become one immutable version, and the pointer moves to it."""

import datetime
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from analytics.engines.local import open_new
from analytics.errors import BadRegister, BadVersion
from analytics.locks import locked
from analytics.places import data_folder
from analytics.registry.description import Description, descriptions
from analytics.registry.gate import Passed, set_aside
from analytics.registry.held import is_imported, is_large, register_files, remember
from analytics.registry.raw_text import sha256_of_bytes
from analytics.vocabulary import vocabularies
from analytics.warehouse import schema, versions
from analytics.warehouse.cube import create_cubes
from analytics.warehouse.likeness import create_lookalikes
from analytics.warehouse.manifest import Manifest, RegisterCount, column_totals, sha256_of
from analytics.warehouse.origins import create_origins
from analytics.warehouse.quarantine import create_quarantine, refuse_hollow, write_quarantine
from analytics.warehouse.restoring import finish
from analytics.warehouse.staging import broken_checks, stage_file, unstaged
from analytics.warehouse.unwritten import NOT_WRITTEN, reason

RECIPE = 3  # raise it when a build of the same registers would hold other rows or columns
LONGEST_BUILD = 3_600  # seconds; what is younger may belong to a build at work
LEAST_MEMORY_MB, MEMORY_TO_FILE = 200, 4  # a build sorts each register once
LARGE_MEMORY_MB = 700  # for a register that is kept as Parquet, whatever its size: it is not sorted again
_WORKING = ".building-"
Progress = Callable[[str, int, int], None]
Source = tuple[Description, Path]


def silent(what: str, done: int, total: int) -> None:
    """Report nothing."""


def version_of(data: Path, files: dict[str, Path] | None = None) -> str:
    """Return the version id of the registers (`files`, else those in force): as-of date, and a hash of all that shapes a build."""
    files = files or register_files(data)
    registers = [files.get(path.stem, path) for path in (data / "registry").glob("*.csv")]
    shaping = [*registers, *(data / "registry").glob("*.toml"), *(data / "vocabulary").glob("*.csv")]
    recipe = hashlib.sha256(f"recipe {RECIPE}".encode())
    for path in sorted(shaping, key=lambda path: (path.parent.name == "vocabulary", path.name)):
        recipe.update(f"{path.name} {sha256_of_bytes(path)}\n".encode())
    newest = max(description.as_of for description in _described(data).values())
    return f"{newest}-{recipe.hexdigest()[:10]}"


def _described(data: Path) -> dict[str, Description]:
    """Return the descriptions; raise `BadRegister` where there is none, or one names a list that is not there."""
    described, known = descriptions(data), {path.stem for path in (data / "vocabulary").glob("*.csv")}
    if not described:
        raise BadRegister("There is no register: the folder «registry» holds no description (.toml)")
    for one in described.values():
        for column in (column for column, vocabulary in one.coded.items() if vocabulary not in known):
            raise BadRegister(f"{one.name}.toml: the list of the column «{column}» is not in the folder «vocabulary»")
    return described


def build(progress: Progress = silent, data: Path | None = None, files: dict[str, Path] | None = None) -> Manifest:
    """Return the manifest of the version of the registers, built if it is not there yet; move the pointer to it.

    `files` are the registers to build from: those in force, unless an import brings others.
    """
    data = data or data_folder()
    finish(data)
    descriptions.cache_clear()  # a process that has read the files before builds from what they say now
    vocabularies.cache_clear()
    files = files or register_files(data)
    version = version_of(data, files)
    manifest = _whole(version) or _build_new(version, [(descriptions(data)[name], file) for name, file in files.items()], progress)
    versions.point_to(version)
    remember(data, manifest.imported)
    return manifest


def _whole(version: str) -> Manifest | None:
    """Return the manifest of a version that was built and is whole, else None."""
    try:
        return versions.verified(version)
    except BadVersion:
        return None


def _build_new(version: str, sources: list[Source], progress: Progress) -> Manifest:
    try:
        versions.folder().mkdir(parents=True, exist_ok=True)
        _sweep()
        with locked(versions.folder() / "lock"), tempfile.TemporaryDirectory(dir=versions.folder(), prefix=_WORKING) as work:
            return _whole(version) or _build_in(Path(work), version, sources, progress)  # another build may have ended meanwhile
    except (OSError, *NOT_WRITTEN) as fault:
        folder = versions.folder().name
        raise BadVersion(
            f"The folder «{folder}» cannot be written: {reason(fault)}. Nothing was published; mend it and build again."
        ) from fault


def _sweep() -> None:
    """Remove what builds that were killed have left."""
    for left in versions.folder().glob(f"{_WORKING}*"):
        if time.time() - left.stat().st_mtime > LONGEST_BUILD:
            shutil.rmtree(left, ignore_errors=True)


def _build_in(work: Path, version: str, sources: list[Source], progress: Progress) -> Manifest:
    database = work / "new.duckdb"
    with open_new(database) as connection:
        connection.execute("SET memory_limit = ?", [f"{_memory_mb(sources)}MB"])
        connection.execute("ATTACH ':memory:' AS checked")  # in memory, so that staged rows never swell the file
        passed = _checked_rows(connection, sources, progress)
        write_quarantine(versions.quarantine_file(version), passed)  # first, so that a refused build leaves its reasons
        refuse_hollow(version, passed)
        _create_tables(connection, passed, sources)
        totals = {one.description.name: column_totals(connection, one.description.name) for one in passed}
        connection.execute("CHECKPOINT")
    manifest = _manifest(version, passed, totals, sha256_of(database), sources)
    _publish(work, version, manifest)
    return manifest


def _memory_mb(sources: list[Source]) -> int:
    """Return how much memory the database may take; what does not fit it puts aside on the disk, in the working folder."""
    sizes = {file: file.stat().st_size // 1_000_000 for _, file in sources if file.exists()}
    each = [LARGE_MEMORY_MB if is_large(file) else MEMORY_TO_FILE * size for file, size in sizes.items()]
    return max([LEAST_MEMORY_MB, *each])


def _checked_rows(connection: duckdb.DuckDBPyConnection, sources: list[Source], progress: Progress) -> list[Passed]:
    passed = []
    for done, (description, file) in enumerate(sources):
        progress(description.name, done, len(sources))
        passed.append(stage_file(connection, file, description))
    passed = _all_checked(connection, passed)
    progress("done", len(sources), len(sources))
    return passed


def _all_checked(connection: duckdb.DuckDBPyConnection, passed: list[Passed]) -> list[Passed]:
    """Return `passed` once no check finds a row: a row put aside may leave others without their parent."""
    before: list[Passed] = []
    while passed != before:
        before, passed = passed, list(passed)
        for place, one in enumerate(before):
            passed[place] = _checked(connection, one, set_aside(passed))
    return passed


def _checked(connection: duckdb.DuckDBPyConnection, passed: Passed, aside: dict[str, dict[str, str]]) -> Passed:
    """Return `passed` with the rows that break a check in quarantine, and the staged table without them."""
    broken = broken_checks(connection, passed.description, aside)
    return unstaged(connection, passed, broken) if broken else passed


def _create_tables(connection: duckdb.DuckDBPyConnection, passed: list[Passed], sources: list[Source]) -> None:
    described = [one.description for one in passed]
    connection.begin()  # one transaction: a commit a table would wait for the disk each time
    schema.create_types(connection, vocabularies())
    for description in described:
        schema.create_register(connection, description)
    schema.create_participation(connection)
    create_cubes(connection)
    schema.create_calendar(connection, described)
    create_origins(connection, sources)
    create_quarantine(connection, passed, {one.name: file for one, file in sources})
    create_lookalikes(connection)
    connection.commit()
    connection.execute("DETACH checked")


def _manifest(version: str, passed: list[Passed], totals: dict, sha256: str, sources: list[Source]) -> Manifest:
    counts = {one.description.name: _count(one, file) for one, (_, file) in zip(passed, sources, strict=True)}
    built = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")  # two builds of one second keep their order
    return Manifest(version, version[:10], built, sha256, counts, totals, sha256_of(versions.quarantine_file(version)))


def _count(passed: Passed, file: Path) -> RegisterCount:
    loaded, quarantined = len(passed.loaded), len(passed.quarantined)
    return RegisterCount(passed.rows_in, loaded, quarantined, passed.merged, sha256_of(file), is_imported(file))


def _publish(work: Path, version: str, manifest: Manifest) -> None:
    os.replace(work / "new.duckdb", versions.database(version))
    (work / "manifest.json").write_text(manifest.to_json(), encoding="utf-8")
    os.replace(work / "manifest.json", versions.manifest_file(version))
