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
from analytics.registry.description import descriptions
from analytics.registry.held import register_files, remember
from analytics.registry.read import read_rows
from analytics.warehouse import versions
from analytics.warehouse.build import Progress, build, silent, version_of
from analytics.warehouse.manifest import Manifest

UPDATE, REPLACE = "update", "replace"
RETIRED_UNASKED = 0.2  # of the register; to retire more takes a yes


@dataclass(frozen=True)
class Offer:
    """A file that is to join a register: how it is read, whether it updates or replaces, and which share of the register it may retire."""

    file: Path
    dataset: str
    manner: Manner
    encoding: str | None = None
    way: str = UPDATE
    may_retire: float = RETIRED_UNASKED


@dataclass(frozen=True)
class Published:
    """What became of a file: the report on it, the register after it, and the version; None of the two where no row could be loaded."""

    report: Report
    joined: Joined | None = None
    manifest: Manifest | None = None


def publish(offer: Offer, progress: Progress = silent) -> Published:
    """Return what became of a file; the pointer to the new version moves last.

    Raise `BadOption` when it would retire more than it may, and `BadVersion` when a disk is full or another import is at work.
    """
    with alone():
        report = checked(offer.file, offer.dataset, offer.manner, offer.encoding)
        files = register_files()
        register = _rows(files[offer.dataset], offer.dataset)
        report = _with_parents_kept(report, register) if offer.way == REPLACE else report
        joined, report = join(register, report)
        if not report.loaded:
            return Published(report)
        joined = _replaced(offer, register, joined, report) if offer.way == REPLACE else joined
        if not joined.changes:
            return Published(report, joined, build(progress))
        return Published(report, joined, _published(offer, report, joined, progress))


def roll_back(version: str) -> Manifest:
    """Return the manifest of `version`, which is whole and the current one now; the registers in force are those it was built from."""
    with alone():
        manifest = versions.verified(versions.known(version))
        versions.point_to(version)
        remember(data_folder(), manifest.imported)
    return manifest


def _rows(file: Path, dataset: str) -> list[Cells]:
    columns = [column.name for column in descriptions()[dataset].columns]
    return [{name: cells[name] for name in columns} for _, cells in read_rows(file, descriptions()[dataset])]


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


def _published(offer: Offer, report: Report, joined: Joined, progress: Progress) -> Manifest:
    keep_original(offer.file, report.sha256)
    files = {**register_files(), offer.dataset: keep_register(offer.dataset, joined.rows)}
    counts = {"added": len(joined.added), "updated": len(joined.updated), "unchanged": joined.unchanged, "retired": len(joined.retired)}
    told = {"file": offer.file.name, "register": offer.dataset, "way": offer.way, **counts}
    keep_report(version_of(data_folder(), files), report, told)
    return build(progress, files=files)
