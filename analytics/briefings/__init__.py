"""The briefing of a view: one or two pages to carry into a meeting, as PDF or as slides; its figures are those of the pages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from analytics.briefings import as_pdf, as_pptx
from analytics.briefings.contents import Briefing, briefing_of
from analytics.downloads.subject import Subject
from analytics.errors import UnknownName
from analytics.names import nearest

PAGES = (1, 2)


@dataclass(frozen=True)
class Kind:
    """One kind of file: its media type and what writes it."""

    media_type: str
    write: Callable[[Briefing], bytes]


KINDS = {
    "pdf": Kind("application/pdf", as_pdf.write),
    "pptx": Kind("application/vnd.openxmlformats-officedocument.presentationml.presentation", as_pptx.write),
}


def kind_named(name: str) -> str:
    """Return `name` if it is a kind of briefing; raise `UnknownName` with the nearest otherwise."""
    if name not in KINDS:
        near = nearest(name, list(KINDS)) or list(KINDS)
        raise UnknownName(f"There is no briefing as «{name[:20]}»; there is {', '.join(KINDS)}.", near, "format", name[:20])
    return name


@lru_cache(maxsize=32)
def briefing_file(subject: Subject, kind: str, pages: int = 1) -> bytes:
    """Return the briefing of a subject as the bytes of a pdf or pptx file, the same bytes for the same subject and software.

    Raises `UnknownName` for another kind. `pages` is 1 or 2.
    """
    return KINDS[kind_named(kind)].write(briefing_of(subject, pages))
