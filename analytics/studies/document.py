"""A study in one language with all its numbers in place, as published or as of today; every writer and the page show this one."""

from dataclasses import dataclass, replace
from functools import lru_cache

from analytics.errors import BadStudy
from analytics.indicators.answers import Answer
from analytics.indicators.answers_shown import Shown
from analytics.studies.blocks import Run, Text, with_words
from analytics.studies.changes import Change, changes
from analytics.studies.filling import words_of, words_or_none
from analytics.studies.front import Front
from analytics.studies.reading import Placed
from analytics.studies.reference import BLOCKS, Reference
from analytics.studies.standing import Standing, of_today, published
from analytics.studies.study import Study


@dataclass(frozen=True, eq=False)
class Document:
    """What is read: `text` has its numbers in place, `figures` are its cards and tables by the place of their reference.

    In the document of today each of its changes is marked. `has_address` is false of a draft that is on no shelf.
    """

    study: Study
    lang: str
    is_today: bool
    standing: Standing
    text: Text
    figures: dict[int, Shown]
    has_address: bool = True

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return what would differ today; it is asked of the current version when it is read, which may take long."""
        return changes(self.study, self.lang)

    @property
    def front(self) -> Front:
        """Return its front matter."""
        return self.study.fronts[self.lang]

    @property
    def placed(self) -> tuple[Placed, ...]:
        """Return its references, in their order."""
        return self.study.texts[self.lang].references

    @property
    def changed_places(self) -> frozenset[int]:
        """Return the places of the references that differ today."""
        return frozenset(one.place for one in self.changes)

    @property
    def answers(self) -> dict[str, Answer]:
        """Return the answers it stands on, each once under what the text calls it, in the order of the text."""
        named: dict[str, Reference] = {}
        for one in self.placed:
            if one.reference.kind != "record":
                named.setdefault(one.reference.written, one.reference)
        return {key: self.standing.answer(reference) for key, reference in named.items()}


def published_document(study: Study, lang: str) -> Document:
    """Return a study as published; raise `BadStudy` with file and line of each reference that cannot be followed."""
    return _document(study, lang, published(study).version, False)


def document_of_today(study: Study, lang: str) -> Document:
    """Return a study with the numbers of the current version, what changed marked."""
    return _document(study, lang, of_today(study).version, True)


def draft_document(study: Study, lang: str) -> Document:
    """Return a study that is on no shelf, with the numbers of its version; nothing of it is kept. Raise as `published_document`."""
    return replace(_made(study, lang, published(study), False), has_address=False)


@lru_cache(maxsize=32)
def _document(study: Study, lang: str, version: str, is_today: bool) -> Document:
    return _made(study, lang, of_today(study) if is_today else published(study), is_today)


def _made(study: Study, lang: str, standing: Standing, is_today: bool) -> Document:
    placed = study.texts[lang].references
    words = [words_or_none(one, standing, lang) for one in placed] if is_today else _all_words(study, lang, standing)
    was = {one.place: one.was for one in changes(study, lang)} if is_today else {}

    def filled(run: Run) -> Run:
        if run.reference is None:
            return run
        address = _source(placed[run.reference], standing) or run.address
        return replace(run, words=words[run.reference], was=was.get(run.reference), address=address)

    figures = {place: Shown(standing.answer(one.reference), lang) for place, one in enumerate(placed) if one.reference.kind in BLOCKS}
    return Document(study, lang, is_today, standing, with_words(study.texts[lang].text, filled), figures)


def _all_words(study: Study, lang: str, standing: Standing) -> list[str]:
    words, faults = [], []
    for one in study.texts[lang].references:
        try:
            words.append(words_of(one, standing, lang))
        except BadStudy as fault:
            faults.append(f"{study.name}/study.{lang}.md, line {one.line}: {fault}")
    if faults:
        raise BadStudy("\n".join(faults))
    return words


def _source(one: Placed, standing: Standing) -> str:
    if one.reference.kind != "record":
        return ""
    try:
        return standing.cited(one.reference.name).source
    except BadStudy:
        return ""  # the record left the register since
