"""A draft of a study as a browser sends it: read strictly, each card a question of one version; every fault is a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from analytics.comparing.answering import names_of
from analytics.comparing.comparison import Comparison
from analytics.errors import BadStudy, UnknownName
from analytics.indicators.answers import Answer
from analytics.studies.asking import Question, canonical, question_of
from analytics.studies.reference import reference_of
from analytics.view import View, printable
from analytics.warehouse import versions
from analytics.warehouse.organisations import organisation_names
from analytics.words import book, written
from analytics.words.fill import fill
from analytics.words.view_sentence import view_sentence

MOST_CARDS, MOST_AUTHORS = 40, 12
LONGEST = {"title": 200, "question": 400, "author": 120, "note": 2_000, "reference": 1_600, "version": 40}  # characters
KEYS = ("title", "question", "authors", "version", "items")
ITEM_KEYS = ("reference", "note")


@dataclass(frozen=True)
class Card:
    """A card of a draft: what it asks, the one way to write it, and the paragraphs a reader wrote beside it."""

    question: Question
    reference: str
    note: tuple[str, ...] = ()

    def title(self, lang: str) -> str:
        """Return the title of the card."""
        one = self.question
        asked = one.indicator(str(one.view.version))
        return written(asked.title, lang)

    def view_in_words(self, lang: str) -> str:
        """Return what its view holds, the sides of a comparison among it, as a sentence without its full stop."""
        return view_sentence(self.question.seen, lang, organisation_names(str(self.question.view.version)))


@dataclass(frozen=True)
class Draft:
    """A draft: its words are single lines without marks that cannot be shown."""

    title: str
    question: str
    authors: tuple[str, ...]
    version: str
    cards: tuple[Card, ...]


def draft_of(said: object, lang: str) -> Draft:
    """Return the draft that JSON says; raise `BadStudy` with a sentence of `lang`."""
    told = _Reading(lang).fields(said, KEYS)
    reading = _Reading(lang)
    title, question = (reading.line(key, told.get(key)) for key in ("title", "question"))
    authors = tuple(reading.authors(told.get("authors")))
    version = reading.version(told.get("version"))
    return Draft(title, question, authors, version, tuple(reading.cards(told.get("items"), version)))


def cards_of(said: object, lang: str) -> tuple[Card, ...]:
    """Return the cards alone of what JSON says; raise `BadStudy` with a sentence of `lang`."""
    reading = _Reading(lang)
    told = reading.fields(said, KEYS)
    return tuple(reading.cards(told.get("items"), reading.version(told.get("version"))))


def reference_to(answered: Answer, view: View) -> str:
    """Return the one way to write what a card shows of `view`."""
    return canonical(Question(answered.name, view), urlencode(dict(answered.beside), doseq=True))


def refused(key: str, lang: str, **facts: object) -> str:
    """Return why a draft is refused, in words."""
    return fill(book("studies")["compose"]["refused"][key][lang], facts, lang)


class _Reading:
    """Reads what was sent; the first fault is said."""

    def __init__(self, lang: str):
        self.lang = lang

    def fault(self, key: str, **facts: object) -> BadStudy:
        return BadStudy(refused(key, self.lang, **facts))

    def fields(self, said: object, keys: tuple[str, ...]) -> dict[str, Any]:
        if not isinstance(said, dict):
            raise self.fault("json")
        for key in said:
            if key not in keys:
                raise self.fault("stranger", field=printable(str(key))[:40])
        return said

    def text(self, key: str, said: object) -> str:
        limit = LONGEST[key]
        if not isinstance(said, str) or len(said) > limit:
            raise self.fault("text", field=key, limit=limit)
        return said

    def line(self, key: str, said: object) -> str:
        line = printable(self.text(key, "" if said is None else said))
        if not line:
            raise self.fault(key)
        return line

    def authors(self, said: object) -> Iterator[str]:
        if not isinstance(said, list) or len(said) > MOST_AUTHORS:
            raise self.fault("list", field="authors", limit=MOST_AUTHORS)
        names = [printable(self.text("author", one)) for one in said]
        if not any(names):
            raise self.fault("authors")
        yield from (name for name in names if name)

    def version(self, said: object) -> str:
        wanted = printable(self.text("version", said)) if said is not None else None
        try:
            return versions.known(wanted or None)
        except UnknownName as unknown:
            raise self.fault("version", version=wanted) from unknown

    def cards(self, said: object, version: str) -> Iterator[Card]:
        if not isinstance(said, list) or not 1 <= len(said) <= MOST_CARDS:
            raise self.fault("list", field="items", limit=MOST_CARDS)
        for place, one in enumerate(said, 1):
            if not isinstance(one, dict) or not {"reference"} <= set(one) <= set(ITEM_KEYS):
                raise self.fault("item", place=place)
            note = self.text("note", one.get("note", ""))
            yield self.card(place, self.text("reference", one["reference"]), note, version)

    def card(self, place: int, typed: str, note: str, version: str) -> Card:
        try:
            reference = reference_of(f"card: {typed}")
            question = question_of(reference.name, reference.query, View(version=version), version)
            _need_part(question)
            one_way = canonical(question, reference.query)
        except (BadStudy, UnknownName) as fault:
            raise self.fault("card", place=place, name=printable(typed.partition("?")[0])[:60], version=version) from fault
        return Card(question, one_way, paragraphs(note))


def _need_part(question: Question) -> None:
    """Raise `UnknownName` where a comparison has no such part."""
    if isinstance(question.beside, Comparison) and question.name not in names_of(question.beside):
        raise UnknownName(f"no part «{question.name[:60]}»")


def paragraphs(note: str) -> tuple[str, ...]:
    """Return the lines of a note, each without marks that cannot be shown; an empty one is none."""
    return tuple(line for line in map(printable, note.splitlines()) if line)
