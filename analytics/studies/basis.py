"""What a study stands on: its answers with their SHA-256, its registers, the pages it cites, and how it is cited itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from analytics.downloads.citing import plain
from analytics.downloads.subject import located, public_address
from analytics.indicators.answers import Answer
from analytics.indicators.telling import title_of
from analytics.indicators.telling_basis import reference_of
from analytics.registry.description import descriptions
from analytics.studies.blocks import Runs, runs_of
from analytics.studies.document import Document
from analytics.studies.kept import plain as plain_data
from analytics.studies.kept import sha256_of
from analytics.studies.telling import authors, kept_or_draft, known_to, leads, on_paper
from analytics.warehouse import versions
from analytics.warehouse.organisations import organisation_names
from analytics.words import book, written
from analytics.words.numbers import number
from analytics.words.view_sentence import view_sentence

SHORT = 16  # letters of a SHA-256 that people read and compare


@dataclass(frozen=True)
class Asked:
    """An answer: how the text calls it, its view in words, its n in words, its SHA-256 and the SQL that ran."""

    key: str
    view: str
    n: str
    sha256: str
    sql: str


@dataclass(frozen=True)
class Stood:
    """What is asked in one or several views: name, title, and in words its method, its limits and where it is taken from."""

    name: str
    title: str
    method: str
    limits: str
    reference: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class Register:
    """A register: its code and title, who publishes it, its licence, and the SHA-256 of its file."""

    name: str
    title: str
    publisher: str
    licence: str
    sha256: str


def stood_on(document: Document) -> list[Stood]:
    """Return what the study asks, each indicator once, in the order of the text."""
    groups: dict[tuple[str, str], dict[str, Answer]] = {}
    for key, one in document.answers.items():
        groups.setdefault((one.name, title_of(one, document.lang)), {})[key] = one
    return [_stood(document, name, title, answers) for (name, title), answers in groups.items()]


def _stood(document: Document, name: str, title: str, answers: dict[str, Answer]) -> Stood:
    lang, one = document.lang, next(iter(answers.values())).indicator
    names = organisation_names(known_to(document))
    asked = tuple(
        Asked(
            key,
            view_sentence(found.view, lang, names),
            number(found.coverage.n, lang),
            sha256_of(plain_data(found)),
            found.sql,
        )
        for key, found in answers.items()
    )
    return Stood(name, title, written(one.method, lang), written(one.limits, lang), reference_of(one, lang), asked)


def registers_of(document: Document) -> list[Register]:
    """Return the registers of the version whose numbers are shown, with the SHA-256 of each file."""
    lang, described = document.lang, descriptions()
    known = [(described[name], sha256) for name, sha256 in _sums(document).items() if name in described]
    return [Register(one.name, written(one.title, lang), written(one.publisher, lang), one.licence, sha256) for one, sha256 in known]


def _sums(document: Document) -> dict[str, str]:
    kept = document.study.kept
    if kept and not document.is_today:
        return dict(sorted(kept.registers.items()))
    return {name: count.sha256 for name, count in sorted(versions.manifest_of(document.standing.version).registers.items())}


def pages_cited(document: Document) -> list[tuple[str, str]]:
    """Return (words, address) of each page that the text leads to, once, in the order of the text."""
    found: dict[str, str] = {}
    for runs in _all_runs(document):
        for address, linked in groupby(runs, key=lambda run: run.address):
            if leads(address):
                found.setdefault(address, "".join(run.words for run in linked))
    return [(words, address) for address, words in found.items()]


def _all_runs(document: Document) -> Iterator[Runs]:
    for block in document.text.blocks:
        yield from runs_of(block)
    yield from document.text.notes


def _title_cited(document: Document) -> str:
    """Return the title, of a study that is not final with its status: who cites it says that it may change."""
    front = document.front
    status = written(book("studies")["status"][front.status]["name"], document.lang)
    return plain(front.title) if front.is_final else f"{plain(front.title)} [{status}]"


def citation(document: Document, host: str = "") -> str:
    """Return how the study is cited, with its address, if it has one: on the public one of this server, else on `host`, else on the reader's own."""
    front, standing = document.front, document.standing
    about = {"title": _title_cited(document), "published": front.published.isoformat()}
    said = on_paper(
        document, kept_or_draft(document, "citation"), authors=authors(document), version=standing.version, as_of=standing.as_of, **about
    )
    known = public_address() or host
    return f"{said} {located(known, address_of(document, known), document.lang)}" if document.has_address else said


def address_of(document: Document, host: str) -> str:
    """Return the address of the study on a host, in the language of the document, with the numbers that it shows."""
    today = {"as": "today"} if document.is_today else {}
    return f"{host}/studies?{urlencode({'study': document.study.name, 'lang': document.lang, **today})}"
