"""What a study stands on: its answers as they were published, or as of today, and the records it cites."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from analytics.errors import BadStudy
from analytics.indicators.answers import Answer
from analytics.studies.asking import Question, canonical, question_of, study_view
from analytics.studies.kept import Cited, Kept
from analytics.studies.reference import Reference
from analytics.studies.study import Study
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.records import record


class Standing(Protocol):
    """Where numbers come from."""

    @property
    def version(self) -> str:
        """Return the version they are of."""
        ...

    @property
    def as_of(self) -> str:
        """Return the date up to which its registers reach."""
        ...

    def answer(self, reference: Reference) -> Answer:
        """Return the answer a reference is about; raise `BadStudy` where there is none."""
        ...

    def cited(self, identifier: str) -> Cited:
        """Return a record; raise `BadStudy` where nobody knows it."""
        ...


@dataclass(frozen=True)
class Live:
    """The numbers of a version on the shelf."""

    study: Study
    version: str

    @property
    def as_of(self) -> str:
        """Return the date up to which its registers reach."""
        return versions.manifest_of(self.version).as_of

    @cached_property
    def view(self) -> View:
        """Return the view of the study in this version."""
        return study_view(self.study.front.view, self.version, self.version)

    def question(self, reference: Reference) -> Question:
        """Return what a reference asks."""
        return question_of(reference.name, reference.query, self.view, self.version)

    def answer(self, reference: Reference) -> Answer:
        """Return the answer a reference is about, computed."""
        return self.question(reference).answer()

    def cited(self, identifier: str) -> Cited:
        """Return a project or an event of this version."""
        return cited_in(identifier, self.version)


@dataclass(frozen=True)
class AsPublished:
    """The numbers a study was published with, whether or not their version is still on the shelf."""

    study: Study
    kept: Kept

    @property
    def version(self) -> str:
        """Return the version it was published on."""
        return self.kept.version

    @property
    def as_of(self) -> str:
        """Return the date up to which its registers reached."""
        return self.kept.as_of

    @cached_property
    def view(self) -> View:
        """Return the view of the study."""
        return study_view(self.study.front.view, self.version, self.study.known_to)

    def answer(self, reference: Reference) -> Answer:
        """Return the answer a reference was published with."""
        known_to = self.study.known_to
        question = question_of(reference.name, reference.query, self.view, known_to)
        try:
            return self.kept.answer(canonical(question, reference.query), question.name, question.indicator(known_to), question.seen)
        except KeyError as fault:
            raise BadStudy(f"«{reference.written}» was not published with this study; publish it anew.") from fault

    def cited(self, identifier: str) -> Cited:
        """Return a record as it was published."""
        if identifier not in self.kept.records:
            raise BadStudy(f"«{identifier}» was not published with this study; publish it anew.")
        return self.kept.records[identifier]


def published(study: Study) -> Standing:
    """Return what a study stands on: what it was published with, for a draft its version or, where that is not on the shelf, the current one."""
    return AsPublished(study, study.kept) if study.kept else Live(study, study.known_to)


def of_today(study: Study) -> Live:
    """Return the numbers of the current version."""
    return Live(study, versions.known(None))


def cited_in(identifier: str, version: str) -> Cited:
    """Return a project or an event of a version; raise `BadStudy` where it has none of that id."""
    for register in ("projects", "events"):
        found = record(register, identifier, version)
        if found:
            return Cited(register, found["title"], found["source_url"] or "")
    raise BadStudy(f"no project and no event has the id «{identifier}»; ids are those of the registers.")
