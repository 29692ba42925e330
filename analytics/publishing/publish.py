"""A file is checked, joins its register, and becomes the current version; or nothing changes."""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from analytics.errors import BadOption
from analytics.importing.check import checked
from analytics.importing.columns import Manner
from analytics.importing.columnwise.checking import may_be_taken
from analytics.importing.references import with_parents_known
from analytics.importing.repeats import same_identifier
from analytics.importing.report import Report
from analytics.places import data_folder
from analytics.publishing.at_scale import VALUES, Met, hold, meet, offer_rows, read_at_scale, write
from analytics.publishing.audit import audited
from analytics.publishing.joining import Cells, Joined, join, named_in, replaced
from analytics.publishing.keeping import alone, keep_original, keep_register, keep_report, keep_written, working
from analytics.publishing.origins import beside_files, besides
from analytics.registry.description import descriptions
from analytics.registry.gate import Elsewhere
from analytics.registry.held import is_large, register_files, remember
from analytics.registry.named import Named, places_of
from analytics.registry.read import read_rows
from analytics.sources.gate import checked_from
from analytics.warehouse import versions
from analytics.warehouse.build import Progress, build, silent, version_of
from analytics.warehouse.large_join import LargeJoin
from analytics.warehouse.manifest import Manifest

UPDATE, REPLACE = "update", "replace"
RETIRED_UNASKED = 0.2  # of the register; to retire more takes a yes


@dataclass(frozen=True)
class Offer:
    """A file that is to join a register: how it is read, whether it updates or replaces, and which share of the register it may retire.

    `name` is what the person calls the file, where its path does not tell; `source` is the public source it comes from, if any.
    `at_scale` says that Parquet beyond the usual limits may be taken.
    """

    file: Path
    dataset: str
    manner: Manner
    encoding: str | None = None
    way: str = UPDATE
    may_retire: float = RETIRED_UNASKED
    name: str = ""
    source: str = ""
    at_scale: bool = False


@dataclass(frozen=True)
class Published:
    """What became of a file: the report on it, the register after it, and the version; None of the two where no row could be loaded."""

    report: Report
    joined: Joined | None = None
    manifest: Manifest | None = None

    def without_rows(self) -> "Published":
        """Return the same without the rows that are kept in the register's file: a build needs their memory."""
        joined = replace(self.joined, rows=(), added=Elsewhere(len(self.joined.added))) if self.joined else None
        return replace(self, report=self.report.without_silent_rows(), joined=joined)


def publish(offer: Offer, progress: Progress = silent) -> Published:
    """Return what became of a file; the pointer to the new version moves last.

    Raise `BadOption` when it would retire more than it may, and `BadVersion` when a disk is full or another import is at work.
    """
    facts = {"register": offer.dataset, "way": offer.way, "file": offer.name or offer.file.name}
    with alone(), working() as work, audited("import", facts):
        report, gone = _read(offer, work)
        if _is_at_scale(offer, work):
            return _published_at_scale(offer, report, (work, gone), progress)
        met = _met(offer, report)
        del report  # with the rows of `met` it would hold its own through the build
        if met.joined is None:
            return met
        if not met.joined.changes:
            return replace(met, manifest=build(progress))
        files = _kept(offer, met.report, met.joined)
        met = met.without_rows()
        return replace(met, manifest=build(progress, files=files))


def preview(offer: Offer) -> Published:
    """Return what publishing a file would do, without publishing anything; raise `BadOption` when it would retire more than it may."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        report, gone = _read(offer, work)
        if not _is_at_scale(offer, work):
            return _met(offer, report)
        if not report.loaded:
            return Published(report)
        with _tables(offer, report, (work, gone)) as tables:
            met = _met_at_scale(offer, report, tables)
        return Published(met.report, met.joined if met.report.loaded else None)


def _read(offer: Offer, work: Path) -> tuple[Report, set[int]]:
    """Return the report on a file, and of one that is read at scale the lines of rows that share an identifier and are not to be loaded."""
    report = _checked(offer)
    return read_at_scale(offer.file, offer.manner, work) if offer.at_scale and may_be_taken(report, offer.file) else (report, set())


def _is_at_scale(offer: Offer, work: Path) -> bool:
    return (work / VALUES).exists() or is_large(register_files()[offer.dataset])


def _met(offer: Offer, report: Report) -> Published:
    """Return what a file does to its register, both in memory."""
    register = _rows(register_files()[offer.dataset], offer.dataset)
    report = _with_parents_kept(report, register) if offer.way == REPLACE else report
    joined, report = join(register, report)
    if not report.loaded:
        return Published(report)
    return Published(report, _replaced(offer, register, joined, report) if offer.way == REPLACE else joined)


def _published_at_scale(offer: Offer, report: Report, read: tuple[Path, set[int]], progress: Progress) -> Published:
    """Return what became of a file that joins its register in the database, in a folder at work."""
    if not report.loaded:
        return Published(report)
    with _tables(offer, report, read) as tables:
        met = _met_at_scale(offer, report, tables)
        if not met.report.loaded:
            return Published(met.report)
        files = _kept_at_scale(offer, met, tables) if met.joined.changes else None
    published = Published(met.report, met.joined).without_rows()
    return replace(published, manifest=build(progress, files=files))


@contextmanager
def _tables(offer: Offer, report: Report, read: tuple[Path, set[int]]) -> Generator[LargeJoin]:
    """Give the tables of a join: the rows of the file, and the register."""
    work, gone = read
    with LargeJoin(work / "join.duckdb", descriptions()[offer.dataset]) as tables:
        if (work / VALUES).exists():
            tables.offer_file(work / VALUES)
            tables.leave_out(gone)
        else:
            offer_rows(tables, report)
        hold(tables, register_files()[offer.dataset])
        yield tables


def _met_at_scale(offer: Offer, report: Report, tables: LargeJoin) -> Met:
    met = meet(tables, report, register_files()[offer.dataset], offer.way == REPLACE)
    _refuse_retiring(offer, met.joined, tables.size())
    return met


def _checked(offer: Offer) -> Report:
    if not offer.source:
        return checked(offer.file, offer.dataset, offer.manner, offer.encoding, offer.way == REPLACE)
    if offer.way == REPLACE:
        raise BadOption("A public source holds a part of a register: --replace would retire all the rest of it. Leave it out.")
    return checked_from(offer.source, offer.file, offer.manner, offer.encoding)


def roll_back(version: str) -> Manifest:
    """Return the manifest of `version`, which is whole and the current one now; the registers in force are those it was built from."""
    with alone(), audited("rollback"):
        manifest = versions.verified(versions.known(version))
        versions.point_to(version)
        remember(data_folder(), manifest.imported)
    return manifest


def _rows(file: Path, dataset: str) -> list[Cells]:
    places = places_of(tuple(column.name for column in descriptions()[dataset].columns))
    return [Named(places, tuple(raw.cells)) for raw in read_rows(file, descriptions()[dataset])]


def _with_parents_kept(report: Report, register: list[Cells]) -> Report:
    """Return the report with rows set aside whose parent is to be retired."""
    if report.dataset != "projects":
        return report
    named = named_in(report)
    ups = {same_identifier(cells["project_id"]): same_identifier(cells["parent_project_id"]) for cells in register}
    stay = {one: up for one, up in ups.items() if one in named}
    return replace(report, rows=tuple(with_parents_known(report.rows, stay)))


def _replaced(offer: Offer, register: list[Cells], joined: Joined, report: Report) -> Joined:
    joined = replaced(register, joined, report)
    _refuse_retiring(offer, joined, len(register))
    return joined


def _refuse_retiring(offer: Offer, joined: Joined, rows: int) -> None:
    """Raise `BadOption` where more of a register of so many rows would be retired than may be."""
    if len(joined.retired) <= offer.may_retire * rows:
        return
    first = ", ".join(joined.retired[:5])
    raise BadOption(
        f"{len(joined.retired)} of {rows} rows of {offer.dataset} are not in the file ({first} …) and would be retired; "
        "nothing was changed. Give --yes if they are to go, or leave --replace out to add and update only."
    )


def _kept(offer: Offer, report: Report, joined: Joined) -> dict[str, Path]:
    """Return the registers to build from, once the new one, the file as it came and the report are kept."""
    keep_original(offer.file, report.sha256)
    before, told = register_files(), _told(offer, joined)

    def beside(new: Path) -> dict[str, bytes]:
        version = version_of(data_folder(), {**before, offer.dataset: new})
        return besides(before[offer.dataset], joined, report, {**told, "version": version})

    files = {**before, offer.dataset: keep_register(offer.dataset, joined.rows, beside)}
    keep_report(version_of(data_folder(), files), report, told)
    return files


def _told(offer: Offer, joined: Joined) -> dict[str, object]:
    counts = {"added": len(joined.added), "updated": len(joined.updated), "unchanged": joined.unchanged, "retired": len(joined.retired)}
    return {"file": offer.name or offer.file.name, "register": offer.dataset, "way": offer.way, **counts}


def _kept_at_scale(offer: Offer, met: Met, tables: LargeJoin) -> dict[str, Path]:
    """Return the same of a register that is kept as Parquet."""
    keep_original(offer.file, met.report.sha256)
    before, told = register_files(), _told(offer, met.joined)

    def beside(new: Path) -> dict[str, bytes]:
        version = version_of(data_folder(), {**before, offer.dataset: new})
        return beside_files(met.before, met.joined, met.report, {**told, "version": version})

    files = {**before, offer.dataset: keep_written(offer.dataset, lambda folder: write(tables, met, folder), beside)}
    keep_report(version_of(data_folder(), files), met.report, told)
    return files
