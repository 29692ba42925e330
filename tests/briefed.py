"""Briefings for tests: views of every kind, and what a page or a slide says."""

import io
import re
import unicodedata

from pptx import Presentation

from analytics.downloads.subject import Subject, subject_of
from analytics.view import view_of
from analytics.vocabulary import vocabularies

HOST = "https://marsad.example.org"
VIEWS = {
    "everything": {},
    "two axes, some years": {"axis": ["ai", "training"], "from": ["2018"], "to": ["2024"]},
    "one record": {"q": ["add mnc framework 2020 seed event of the dataset"]},
    "no record": {"q": ["nosuchwordanywhere"]},
    "events only": {"register": ["events"]},
    "no whole year": {"from": ["2026"]},
    "as much as an address holds": {
        key: [*vocabularies()[vocabulary].codes]
        for key, vocabulary in (
            ("axis", "axes"),
            ("sector", "sectors"),
            ("region", "regions"),
            ("kind", "project_kinds"),
            ("type", "event_types"),
        )
    }
    | {"from": ["2011"], "to": ["2024"], "q": ["é" * 80]},
}
HOSTILE = '#set page(fill: red) $x^2$ *b* _i_ @a <l> \\ " ] [ ` // é 你 😀 \u202e <script>'


def subject(lang: str, asked_for: dict | None = None) -> Subject:
    return subject_of(view_of({**(asked_for or {}), "lang": [lang]}), HOST)


def bare(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words.replace("\ufffe", "-"))  # so a reader of PDF gives a hyphen at the end of a line
    return "".join(letter for letter in plain if not letter.isspace() and unicodedata.category(letter) not in ("Cf", "Mn"))


def is_said(words: str, page: str, lang: str) -> bool:
    """Return whether a page says words; of Arabic, whose letters a reader of PDF may give in another order, the same letters and numbers."""
    if lang != "ar":
        return bare(words) in page
    numbers = re.findall(r"\d+(?:[.,]\d+)*", words)
    return all(number in page for number in numbers) and not set(filter(str.isalnum, bare(words))) - set(page)


def texts_of(content: bytes) -> list[str]:
    slides = Presentation(io.BytesIO(content)).slides
    return [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
