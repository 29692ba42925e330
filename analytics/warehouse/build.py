"""Build: registers and vocabulary become one immutable version, and the pointer moves to it."""

import csv
import datetime
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb

from analytics.engines.local import open_new
from analytics.errors import BadVersion
from analytics.places import data_folder
from analytics.registry.description import Description, descriptions
from analytics.registry.gate import Passed, pass_gate
from analytics.vocabulary import vocabularies
from analytics.warehouse import schema, versions
from analytics.warehouse.manifest import Manifest, RegisterCount, column_totals, sha256_of
from analytics.warehouse.staging import broken_checks, stage

RECIPE = 1  # raise it when a build of the same registers would hold other rows or columns
Progress = Callable[[str, int, int], None]


def silent(what: str, done: int, total: int) -> None:
    """Report nothing."""


def version_of(data: Path) -> str:
    """Return the version id of the files in `data`: their as-of date and a hash of every byte that shapes a build."""
    shaping = sorted([*(data / "registry").glob("*.csv"), *(data / "registry").glob("*.toml"), *(data / "vocabulary").glob("*.csv")])
    recipe = hashlib.sha256(f"recipe {RECIPE}".encode())
    for path in shaping:
        recipe.update(f"{path.name} {sha256_of(path)}\n".encode())
    newest = max(description.as_of for description in descriptions(data).values())
    return f"{newest}-{recipe.hexdigest()[:10]}"


def build(progress: Progress = silent, data: Path | None = None) -> Manifest:
    """Return the manifest of the version of the registers, built if it is not there yet; move the pointer to it."""
    data = data or data_folder()
    descriptions.cache_clear()  # a process that has read the files before builds from what they say now
    vocabularies.cache_clear()
    version = version_of(data)
    try:
        manifest = versions.verified(version)
    except BadVersion:
        manifest = _build_new(version, data, progress)
    versions.point_to(version)
    return manifest


def _build_new(version: str, data: Path, progress: Progress) -> Manifest:
    versions.folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=versions.folder(), prefix=".building-") as work:
        database = Path(work) / "new.duckdb"
        connection = open_new(database)
        connection.execute("ATTACH ':memory:' AS checked")  # in memory, so that staged rows never swell the file
        passed = _fill(connection, data, progress)
        totals = {one.description.name: column_totals(connection, one.description.name) for one in passed}
        connection.execute("CHECKPOINT")
        connection.close()
        manifest = _manifest(version, passed, totals, sha256_of(database), data)
        _write_quarantine(Path(work) / "quarantine.csv", passed)
        _publish(Path(work), version, manifest)
    return manifest


def _fill(connection: duckdb.DuckDBPyConnection, data: Path, progress: Progress) -> list[Passed]:
    described = list(descriptions(data).values())
    passed = []
    for done, description in enumerate(described):
        progress(description.name, done, len(described))
        passed.append(pass_gate(data / "registry" / f"{description.name}.csv", description))
        stage(connection, passed[-1])
    passed = _all_checked(connection, passed)
    _create_tables(connection, described)
    progress("done", len(described), len(described))
    return passed


def _all_checked(connection: duckdb.DuckDBPyConnection, passed: list[Passed]) -> list[Passed]:
    """Return `passed` once no check finds a row: a row put aside may leave others without their parent."""
    after = [_checked(connection, one) for one in passed]
    return passed if all(a is b for a, b in zip(after, passed, strict=True)) else _all_checked(connection, after)


def _checked(connection: duckdb.DuckDBPyConnection, passed: Passed) -> Passed:
    """Return `passed` with the rows that break a check in quarantine, and the staged table without them."""
    broken = broken_checks(connection, passed.description)
    if not broken:
        return passed
    passed = passed.without(broken)
    stage(connection, passed)
    return passed


def _create_tables(connection: duckdb.DuckDBPyConnection, described: list[Description]) -> None:
    connection.begin()  # one transaction: a commit a table would wait for the disk each time
    schema.create_types(connection, vocabularies())
    for description in described:
        schema.create_register(connection, description)
    schema.create_participation(connection)
    schema.create_calendar(connection, described)
    connection.commit()
    connection.execute("DETACH checked")


def _manifest(version: str, passed: list[Passed], totals: dict, sha256: str, data: Path) -> Manifest:
    counts = {
        one.description.name: RegisterCount(
            one.rows_in, len(one.loaded), len(one.quarantined), one.merged, sha256_of(data / "registry" / f"{one.description.name}.csv")
        )
        for one in passed
    }
    built = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return Manifest(version, version[:10], built, sha256, counts, totals)


def _write_quarantine(path: Path, passed: list[Passed]) -> None:
    findings = [(one.description.name, finding) for one in passed for row in one.quarantined for finding in row.findings]
    with path.open("w", encoding="utf-8", newline="") as text:
        lines = csv.writer(text, lineterminator="\n")
        lines.writerow(["register", "line", "column", "rule", "value", "message"])
        lines.writerows([name, f.line, f.column, f.rule, f.value, f.message] for name, f in findings)


def _publish(work: Path, version: str, manifest: Manifest) -> None:
    os.replace(work / "new.duckdb", versions.database(version))
    os.replace(work / "quarantine.csv", versions.quarantine_file(version))
    (work / "manifest.json").write_text(manifest.to_json(), encoding="utf-8")
    os.replace(work / "manifest.json", versions.manifest_file(version))
