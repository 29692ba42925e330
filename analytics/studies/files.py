"""A study as a file: paper, a document to edit, one page of HTML, or the package behind it; the same study and version give the same bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from analytics.errors import UnknownName
from analytics.names import nearest
from analytics.studies import as_docx, as_html, as_pdf, as_zip
from analytics.studies.document import Document, document_of_today, published_document
from analytics.studies.study import study_named


@dataclass(frozen=True)
class Kind:
    """One kind of file: its media type and what writes it."""

    media_type: str
    write: Callable[[Document], bytes]


KINDS = {
    "pdf": Kind("application/pdf", as_pdf.write),
    "docx": Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx.write),
    "html": Kind("text/html; charset=utf-8", as_html.write),
    "zip": Kind("application/zip", as_zip.write),
}


def kind_named(name: str) -> str:
    """Return `name` if it is a kind of file of a study; raise `UnknownName` with the nearest otherwise."""
    if name not in KINDS:
        near = nearest(name, list(KINDS)) or list(KINDS)
        raise UnknownName(f"There is no study as «{name[:20]}»; there is {', '.join(KINDS)}.", near, "format", name[:20])
    return name


def study_file(name: str, lang: str, kind: str, is_today: bool = False) -> bytes:
    """Return the study `name` as the bytes of a file; raise `UnknownName` for another name or kind, `BadStudy` where it cannot be read."""
    study = study_named(name)
    document = (document_of_today if is_today else published_document)(study, study.language(lang))
    return _written(document, kind_named(kind))


@lru_cache(maxsize=16)
def _written(document: Document, kind: str) -> bytes:
    return KINDS[kind].write(document)
