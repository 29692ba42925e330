"""Words around the text of a study on paper and in files: the facts on its first page, captions, what changed since it was published."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from analytics.indicators.answers_shown import Shown
from analytics.studies.asking import study_view
from analytics.studies.blocks import Run
from analytics.studies.document import Document
from analytics.studies.reference import BLOCKS
from analytics.studies.standing import published
from analytics.vocabulary import word_of
from analytics.warehouse.organisations import organisation_names
from analytics.words import book, say, written
from analytics.words.dates import date_words
from analytics.words.fill import fill
from analytics.words.view_sentence import view_sentence


def study_words(section: str, key: str, lang: str, **facts: object) -> str:
    """Return words of a section of `studies.toml` in `lang`, with `facts` filled in."""
    words = written(book("studies")[section][key], lang)
    return fill(words, facts, lang) if facts else words


def on_paper(document: Document, key: str, **facts: object) -> str:
    """Return words of paper in the language of a study."""
    return study_words("paper", key, document.lang, **facts)


def kept_or_draft(document: Document, key: str) -> str:
    """Return the key of words on paper that differ for a draft taken out of a browser: nobody has agreed to call it a joint study."""
    return key if document.has_address else f"{key}_of_draft"


def known_to(document: Document) -> str:
    """Return the version whose names of organisations a study is written with."""
    return document.standing.version if document.is_today else document.study.known_to


def front_facts(document: Document) -> list[tuple[str, str]]:
    """Return what stands under the title as (label, words)."""
    front, lang, version = document.front, document.lang, document.standing.version
    seen = study_view(front.view, version, known_to(document))
    axes = _listed([word_of("axes", code, lang) for code in front.axes], lang)
    status = book("studies")["status"][front.status]
    facts = {
        "authors": authors(document),
        "data": on_paper(document, "of_version", as_of=document.standing.as_of, version=version),
        "view": view_sentence(seen, lang, organisation_names(known_to(document))),
        "about": axes,
        "standing": say("named", lang, name=written(status["name"], lang), words=written(status["meaning"], lang)),
        "published" if front.is_final else "dated": date_words(front.published.isoformat(), lang),
        "review": date_words(front.review.isoformat(), lang),
    }
    return [(on_paper(document, key), words) for key, words in facts.items() if words]


def authors(document: Document) -> str:
    """Return the names of the authors on one line."""
    return _listed(document.front.authors, document.lang)


def _listed(names: Sequence[str], lang: str) -> str:
    return written(book("view")["comma"], lang).join(names)


def standing_line(document: Document) -> str:
    """Return what a reader must know first: that a study was never published, or how much of it differs today; else nothing."""
    numbers = {"version": document.standing.version, "as_of": document.standing.as_of}
    kept = document.study.kept
    if not kept:
        return on_paper(document, "never", **numbers)
    if not document.is_today:
        return ""
    return on_paper(document, "today", **numbers, changed=len(document.changes), total=len(document.placed), former=kept.version)


def captions(document: Document) -> dict[int, str]:
    """Return «Figure 1», «Table 1» by the place of the reference."""
    found, counts = {}, dict.fromkeys(BLOCKS, 0)
    for place, one in enumerate(document.placed):
        kind = one.reference.kind
        if kind in counts:
            counts[kind] += 1
            found[place] = on_paper(document, "figure" if kind == "card" else "table", number=counts[kind])
    return found


def differing(document: Document, place: int) -> str:
    """Return that a figure is not the published one, with its published sentence where that differs too; nothing where it is the same."""
    if not document.is_today or place not in document.changed_places:
        return ""
    former = Shown(published(document.study).answer(document.placed[place].reference), document.lang).sentence
    said = on_paper(document, "differs")
    return said if former == document.figures[place].sentence else f"{said} {was_words(document, former)}"


def leads(address: str) -> bool:
    """Return whether an address is one that a document links to."""
    return address.startswith(("http://", "https://"))


def words_with_host(document: Document, run: Run) -> str:
    """Return the words of a run; the title of a record that is a link is data, as its address is, so the host it leads to stands beside it."""
    is_record = run.reference is not None and document.placed[run.reference].reference.kind == "record"
    host = host_of(run.address) if is_record else ""
    return f"{run.words} (\u2066{host}\u2069)" if host else run.words


def host_of(address: str) -> str:
    """Return the host of an address that a document links to as people read it, nothing where it links to none."""
    return (urlsplit(address).hostname or "").removeprefix("www.") if leads(address) else ""


def was_words(document: Document, words: str) -> str:
    """Return what stood there when the study was published."""
    return on_paper(document, "was", words=words)
