"""What a steward has on the desk, for as long as the session lives: a file, what was said of it, a publication."""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import streamlit as st

from analytics.importing.check import manner_of
from analytics.importing.remarks import Remark
from analytics.importing.report import Report
from analytics.publishing.publish import RETIRED_UNASKED, UPDATE, Offer, Published, preview
from analytics.ui.stewards.work import Work
from analytics.warehouse import versions

_ON_DISK = "dropped"  # the name a person gave is words, never a path


@dataclass(frozen=True)
class Dropped:
    """A file as it was dropped; `id` tells it from every other one."""

    id: str
    name: str
    content: bytes = field(repr=False, compare=False)


@dataclass(frozen=True)
class Asked:
    """How a file is to be read and what it is to do, against which version of the registers."""

    file: Dropped
    dataset: str
    way: str = UPDATE
    answers: tuple[tuple[str, str], ...] = ()  # dates, decimal, encoding: what a person said of them
    version: str = ""

    @contextmanager
    def offered(self, may_retire: float = 1.0) -> Generator[Offer]:
        """Give the file as an offer, in a folder of its own that is gone afterwards."""
        said = dict(self.answers)
        manner = manner_of(self.dataset, said.get("dates"), said.get("decimal"))
        with tempfile.TemporaryDirectory(prefix="marsad-") as folder:
            path = Path(folder) / _ON_DISK
            path.write_bytes(self.file.content)
            yield Offer(path, self.dataset, manner, said.get("encoding"), self.way, may_retire, self.file.name)


@dataclass(frozen=True)
class Publication:
    """A file on its way into the registers; `before` is the version that was current when it was asked for."""

    asked: Asked
    work: Work[Published]
    before: str


@dataclass
class Desk:
    """Everything of one session."""

    dataset: str = "projects"
    way: str = UPDATE
    file: Dropped | None = None
    answers: dict[str, str] = field(default_factory=dict)
    readings: dict[Asked, Work[Published]] = field(default_factory=dict)
    publication: Publication | None = None
    is_going_back: bool = False
    notice: str = ""

    def take(self, file: Dropped | None) -> None:
        """Put a file on the desk, in place of the one before and all that was said of it."""
        self.file, self.way, self.publication, self.notice = file, UPDATE, None, ""
        self.answers.clear()
        self.readings.clear()

    def asked(self, file: Dropped) -> Asked:
        """Return what is asked now of a file."""
        return Asked(file, self.dataset, self.way, tuple(sorted(self.answers.items())), versions.current())

    def reading(self, asked: Asked) -> Work[Published]:
        """Return the reading of a file, begun when it was not asked before."""
        if asked not in self.readings:
            self.readings[asked] = Work(lambda _tell: read(asked))
        return self.readings[asked]


def desk() -> Desk:
    """Return the desk of this session."""
    if "desk" not in st.session_state:
        st.session_state["desk"] = Desk()
    return st.session_state["desk"]


def read(asked: Asked) -> Published:
    """Return what publishing the file would do; nothing is written but a copy of it for the process that reads it."""
    with asked.offered() as offer:
        met = preview(offer).without_rows()  # a session keeps what was said, not the rows
    return replace(met, report=_by_its_name(met.report, asked.file.name))


def _by_its_name(report: Report, name: str) -> Report:
    """Return a report that calls the file as the person does."""
    return replace(report, remarks=tuple(_renamed(remark, name) for remark in report.remarks))


def _renamed(remark: Remark, name: str) -> Remark:
    return replace(remark, value=name) if remark.value == _ON_DISK and not remark.line else remark


def unasked(retired: int, held: int) -> bool:
    """Return whether so many of `held` records may not be retired without a yes."""
    return retired > RETIRED_UNASKED * held
