"""A file is checked, joins its register, and becomes the current version; or nothing changes."""

from dataclasses import dataclass, replace
from pathlib import Path

from analytics.errors import BadOption
from analytics.importing.check import checked
from analytics.importing.columns import Manner
from analytics.importing.references import with_parents_known
from analytics.importing.repeats import same_identifier
from analytics.importing.report import Report
from analytics.places import data_folder
from analytics.publishing.joining import Cells, Joined, join, named_in, replaced
from analytics.publishing.keeping import alone, keep_original, keep_register, keep_report
from analytics.publishing.origins import besides
from analytics.registry.description import descriptions
from analytics.registry.held import register_files, remember
from analytics.registry.named import Named, places_of
from analytics.registry.read import read_rows
from analytics.sources.gate import checked_from
from analytics.warehouse import versions
from analytics.warehouse.build import Progress, build, silent, version_of
from analytics.warehouse.manifest import Manifest

UPDATE, REPLACE = "update", "replace"
RETIRED_UNASKED = 0.2  # of the register; to retire more takes a yes


@dataclass(frozen=True)
class Offer:
    """A file that is to join a register: how it is read, whether it updates or replaces, and which share of the register it may retire.

    `name` is what the person calls the file, where its path does not tell; `source` is the public source it comes from, if any.
    """

    file: Path
    dataset: str
    manner: Manner
    encoding: str | None = None
    way: str = UPDATE
    may_retire: float = RETIRED_UNASKED
    name: str = ""
    source: str = ""


@dataclass(frozen=True)
class Published:
    """What became of a file: the report on it, the register after it, and the version; None of the two where no row could be loaded."""

    report: Report
    joined: Joined | None = None
    manifest: Manifest | None = None

    def without_rows(self) -> "Published":
        """Return the same without the rows that are kept in the register's file: a build needs their memory."""
        return replace(self, report=self.report.without_silent_rows(), joined=replace(self.joined, rows=()) if self.joined else None)


def publish(offer: Offer, progress: Progress = silent) -> Published:
    """Return what became of a file; the pointer to the new version moves last.

    Raise `BadOption` when it would retire more than it may, and `BadVersion` when a disk is full or another import is at work.
    """
    with alone():
        met = preview(offer)
        if met.joined is None:
            return met
        if not met.joined.changes:
            return replace(met, manifest=build(progress))
        files = _kept(offer, met.report, met.joined)
        met = met.without_rows()
        return replace(met, manifest=build(progress, files=files))


def preview(offer: Offer) -> Published:
    """Return what publishing a file would do, without writing anything; raise `BadOption` when it would retire more than it may."""
    report = _checked(offer)
    register = _rows(register_files()[offer.dataset], offer.dataset)
    report = _with_parents_kept(report, register) if offer.way == REPLACE else report
    joined, report = join(register, report)
    if not report.loaded:
        return Published(report)
    return Published(report, _replaced(offer, register, joined, report) if offer.way == REPLACE else joined)


def _checked(offer: Offer) -> Report:
    if not offer.source:
        return checked(offer.file, offer.dataset, offer.manner, offer.encoding)
    if offer.way == REPLACE:
        raise BadOption("A public source holds a part of a register: --replace would retire all the rest of it. Leave it out.")
    return checked_from(offer.source, offer.file, offer.manner, offer.encoding)


def roll_back(version: str) -> Manifest:
    """Return the manifest of `version`, which is whole and the current one now; the registers in force are those it was built from."""
    with alone():
        manifest = versions.verified(versions.known(version))
        versions.point_to(version)
        remember(data_folder(), manifest.imported)
    return manifest


def _rows(file: Path, dataset: str) -> list[Cells]:
    places = places_of(tuple(column.name for column in descriptions()[dataset].columns))
    return [Named(places, tuple([cells[name] for name in places])) for _, cells in read_rows(file, descriptions()[dataset])]


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
    if len(joined.retired) > offer.may_retire * len(register):
        first = ", ".join(joined.retired[:5])
        raise BadOption(
            f"{len(joined.retired)} of {len(register)} rows of {offer.dataset} are not in the file ({first} …) and would be retired; "
            "nothing was changed. Give --yes if they are to go, or leave --replace out to add and update only."
        )
    return joined


def _kept(offer: Offer, report: Report, joined: Joined) -> dict[str, Path]:
    """Return the registers to build from, once the new one, the file as it came and the report are kept."""
    keep_original(offer.file, report.sha256)
    before = register_files()
    counts = {"added": len(joined.added), "updated": len(joined.updated), "unchanged": joined.unchanged, "retired": len(joined.retired)}
    told = {"file": offer.name or offer.file.name, "register": offer.dataset, "way": offer.way, **counts}

    def beside(new: Path) -> dict[str, bytes]:
        version = version_of(data_folder(), {**before, offer.dataset: new})
        return besides(before[offer.dataset], joined, report, {**told, "version": version})

    files = {**before, offer.dataset: keep_register(offer.dataset, joined.rows, beside)}
    keep_report(version_of(data_folder(), files), report, told)
    return files
