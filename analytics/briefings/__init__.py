"""The briefing of a view: one or two pages to carry into a meeting, as PDF or as slides; its figures are those of the pages."""

from functools import lru_cache

from analytics.briefings import as_pdf, as_pptx
from analytics.briefings.contents import Briefing, briefing_of
from analytics.downloads.kinds import Kind, known_kind
from analytics.downloads.subject import Subject

PAGES = (1, 2)


KINDS: dict[str, Kind[Briefing]] = {
    "pdf": Kind("application/pdf", as_pdf.write),
    "pptx": Kind("application/vnd.openxmlformats-officedocument.presentationml.presentation", as_pptx.write),
}


def kind_named(name: str) -> str:
    """Return `name` if it is a kind of briefing; raise `UnknownName` with the nearest otherwise."""
    return known_kind(name, KINDS, "briefing as")


@lru_cache(maxsize=32)
def briefing_file(subject: Subject, kind: str, pages: int = 1) -> bytes:
    """Return the briefing of a subject as the bytes of a pdf or pptx file, the same bytes for the same subject and software.

    Raises `UnknownName` for another kind. `pages` is 1 or 2.
    """
    return KINDS[kind_named(kind)].write(briefing_of(subject, pages))
