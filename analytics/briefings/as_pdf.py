"""A briefing as PDF: its words and charts for the template beside this file."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from analytics.briefings.contents import Briefing
from analytics.charts.palette import TONES
from analytics.downloads.citing import AUTHORS
from analytics.indicators.answers_shown import Shown
from analytics.paper import pdf_of
from analytics.words import book, say, written

TEMPLATE = Path(__file__).with_name("briefing.typ")
KEY = ("name", "value", "change", "why", "coverage", "is_known")  # what is said of a key figure
NARROW = 400  # pixels across one of two columns
ACROSS, LOW = 820, 250  # pixels across the page, and how high a chart of years is there


def write(briefing: Briefing) -> bytes:
    """Return the PDF, dated as its version is."""
    return pdf_of(TEMPLATE, said(briefing), briefing.subject.as_of)


def said(briefing: Briefing) -> dict[str, Any]:
    """Return all that stands on the pages, in words."""
    subject, lang = briefing.subject, briefing.lang
    tones = TONES["light"]
    labels = {key: written(words, lang) for key, words in book("briefing")["page"].items() if "{" not in words["en"]}
    return {
        "lang": lang,
        "day": [int(part) for part in subject.as_of.split("-")],
        "authors": list(AUTHORS),
        "tones": {"ink": tones.ink, "quiet": tones.quiet, "line": tones.line, "accent": tones.accent, "paper": tones.paper},
        "labels": {
            **labels,
            "brand": say("brand", lang),
            "tagline": say("tagline", lang),
            "none": say("no_answer", lang),
            "number": written(book("briefing")["page"]["number"], lang),
        },
        "title": briefing.title,
        "as_of": briefing.say("as_of", as_of=subject.as_of),
        "version": subject.version,
        "keys_title": briefing.keys_title,
        "keys": [{name: getattr(one, name) for name in KEY} for one in briefing.keys],
        "shown": [_shown(one, *size) for one, size in zip(briefing.shown, ((ACROSS, LOW), (NARROW,), (NARROW,)), strict=True)],
        "more": [_shown(one, NARROW) for one in briefing.more],
        "limits": [[one.title, one.limits] for one in [*briefing.shown, *briefing.more]] if briefing.pages > 1 else [],
        "caveats": briefing.caveats,
        "sources": briefing.sources,
        "citation": briefing.citation,
        "address": subject.address(""),
        "is_public": bool(subject.host),
    }


def _shown(one: Shown, width: int, height: int | None = None) -> dict[str, Any]:
    picture = one.picture(width, height)
    return {"title": one.title, "sentence": one.sentence, "notes": one.notes, "chart": asdict(picture) if picture else None}
