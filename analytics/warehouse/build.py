"""Build: registers and vocabulary become one immutable version, and the pointer moves to it."""

import contextlib
import datetime
import hashlib
import math
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from analytics import proper_names
from analytics.engines.local import open_new
from analytics.errors import BadRegister, BadVersion
from analytics.locks import HAS_LOCKS, locked
from analytics.places import data_folder
from analytics.registry.description import Description, descriptions
from analytics.registry.gate import Passed, set_aside
from analytics.registry.held import is_imported, is_large, register_files, remember
from analytics.registry.raw_text import sha256_of_bytes
from analytics.roles import PUBLIC
from analytics.vocabulary import vocabularies
from analytics.warehouse import partner_edition, schema, versions
from analytics.warehouse.cube import create_cubes
from analytics.warehouse.editions import not_public, public_files, without_orphans
from analytics.warehouse.likeness import create_lookalikes
from analytics.warehouse.manifest import Manifest, RegisterCount, column_totals, sha256_of
from analytics.warehouse.origins import create_origins
from analytics.warehouse.plan import Plan, Source
from analytics.warehouse.quarantine import create_quarantine, refuse_hollow, write_quarantine
from analytics.warehouse.restoring import finish
from analytics.warehouse.staging import broken_checks, stage_file, unstaged
from analytics.warehouse.unwritten import NOT_WRITTEN, reason

RECIPE = 4  # raise it when a build of the same registers would hold other rows or columns
LONGEST_BUILD = 3_600  # seconds; where there are no locks, what is younger may belong to a build at work
LEAST_MEMORY_MB, MEMORY_TO_FILE = 200, 4  # a build sorts each register once
LARGE_MEMORY_MB = 700  # for a register that is kept as Parquet, whatever its size: it is not sorted again
_WORKING = ".building-"
Progress = Callable[[str, int, int], None]


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
    _sweep()
    descriptions.cache_clear()  # a process that has read the files before builds from what they say now
    vocabularies.cache_clear()
    proper_names.forget()
    files = files or register_files(data)
    manifest = _built(data, files, progress)
    versions.point_to(manifest.version)
    remember(data, manifest.imported)
    return manifest


def _built(data: Path, files: dict[str, Path], progress: Progress) -> Manifest:
    """Return the manifest of the version of `files`; where some are not for everybody, its editions are there as well."""
    version, described = version_of(data, files), descriptions(data)
    if not not_public(described):
        return _there(Plan(version, _sources(described, files)), progress)
    seen = partner_edition.as_partners_see(described)
    partner = partner_edition.id_of(version) if not_public(seen) else ""
    with public_files(described, files) as shown:
        edition = version_of(data, shown)
        manifest = _there(Plan(version, _sources(described, files), edition=edition, partner=partner), progress)
        _there(Plan(edition, _sources(described, shown), edition_of=version), progress)
    if partner and not _whole(partner):
        groups = partner_edition.groups_of_registers(version, described)
        with public_files(seen, files) as shown:
            _there(Plan(partner, _sources(described, shown), edition_of=version, groups=groups), progress)
    return manifest


def _sources(described: dict[str, Description], files: dict[str, Path]) -> list[Source]:
    return [(described[name], file) for name, file in files.items()]


def _there(plan: Plan, progress: Progress) -> Manifest:
    return _whole(plan.version) or _build_new(plan, progress)


def _whole(version: str) -> Manifest | None:
    """Return the manifest of a version that was built and is whole, else None."""
    try:
        return versions.verified(version)
    except BadVersion:
        return None


def _build_new(plan: Plan, progress: Progress) -> Manifest:
    try:
        versions.folder().mkdir(parents=True, exist_ok=True)
        with locked(versions.folder() / "lock"), tempfile.TemporaryDirectory(dir=versions.folder(), prefix=_WORKING) as work:
            return _whole(plan.version) or _build_in(Path(work), plan, progress)  # another build may have ended meanwhile
    except (OSError, *NOT_WRITTEN) as fault:
        folder = versions.folder().name
        raise BadVersion(
            f"The folder «{folder}» cannot be written: {reason(fault)}. Nothing was published; mend it and build again."
        ) from fault


def _sweep() -> None:
    """Remove what builds that were killed have left. Who builds holds the lock, and it ends with its process: while we hold it nobody builds."""
    with contextlib.suppress(OSError):  # another is at work, or the folder cannot be written: then it stays
        if any(_left_over()):
            with locked(versions.folder() / "lock", wait=False):
                for left in _left_over():
                    shutil.rmtree(left, ignore_errors=True)


def _left_over() -> list[Path]:
    youngest = math.inf if HAS_LOCKS else time.time() - LONGEST_BUILD
    return [left for left in versions.folder().glob(f"{_WORKING}*") if left.stat().st_mtime <= youngest]


def _build_in(work: Path, plan: Plan, progress: Progress) -> Manifest:
    database, version, sources = work / "new.duckdb", plan.version, plan.sources
    with open_new(database) as connection:
        connection.execute("SET memory_limit = ?", [f"{_memory_mb(sources)}MB"])
        connection.execute("ATTACH ':memory:' AS checked")  # in memory, so that staged rows never swell the file
        passed = _checked_rows(connection, sources, progress)
        passed = without_orphans(passed, plan.edition_of) if plan.edition_of else passed
        write_quarantine(versions.quarantine_file(version), passed)  # first, so that a refused build leaves its reasons
        if not plan.edition_of:  # an edition has as many rows as the public may see
            refuse_hollow(version, passed)
        _create_tables(connection, passed, plan)
        totals = {one.description.name: column_totals(connection, one.description.name) for one in passed}
        connection.execute("CHECKPOINT")
    manifest = _manifest(plan, passed, totals, sha256_of(database))
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


def _create_tables(connection: duckdb.DuckDBPyConnection, passed: list[Passed], plan: Plan) -> None:
    described = [one.description for one in passed]
    connection.begin()  # one transaction: a commit a table would wait for the disk each time
    schema.create_types(connection, vocabularies())
    for description in described:
        schema.create_register(connection, description)
    if plan.groups:
        partner_edition.fill(connection, {one.name: one for one in described}, plan.groups)
    schema.create_participation(connection)
    create_cubes(connection)
    schema.create_calendar(connection, described)
    create_origins(connection, plan.sources)
    create_quarantine(connection, passed, {one.name: file for one, file in plan.sources})
    create_lookalikes(connection)
    connection.commit()
    connection.execute("DETACH checked")


def _manifest(plan: Plan, passed: list[Passed], totals: dict, sha256: str) -> Manifest:
    version, counts = plan.version, {one.description.name: _count(one, file) for one, (_, file) in zip(passed, plan.sources, strict=True)}
    hidden = tuple(one.description.name for one in passed if one.loaded and one.description.visibility != PUBLIC)
    built = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")  # two builds of one second keep their order
    kept, told = sha256_of(versions.quarantine_file(version)), tuple(plan.groups)
    counts = partner_edition.counted(counts, plan.groups)
    return Manifest(version, version[:10], built, sha256, counts, totals, kept, hidden, plan.edition, plan.partner, told)


def _count(passed: Passed, file: Path) -> RegisterCount:
    loaded, quarantined = len(passed.loaded), len(passed.quarantined)
    return RegisterCount(passed.rows_in, loaded, quarantined, passed.merged, sha256_of(file), is_imported(file))


def _publish(work: Path, version: str, manifest: Manifest) -> None:
    os.replace(work / "new.duckdb", versions.database(version))
    (work / "manifest.json").write_text(manifest.to_json(), encoding="utf-8")
    os.replace(work / "manifest.json", versions.manifest_file(version))
