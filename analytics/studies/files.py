"""A study as a file: paper, a document to edit, one page of HTML, or the package behind it; the same study and version give the same bytes."""

from functools import lru_cache

from analytics.downloads.kinds import Kind, known_kind
from analytics.studies import as_docx, as_html, as_pdf, as_zip
from analytics.studies.document import Document, document_of_today, published_document
from analytics.studies.study import study_named

KINDS: dict[str, Kind[Document]] = {
    "pdf": Kind("application/pdf", as_pdf.write),
    "docx": Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx.write),
    "html": Kind("text/html; charset=utf-8", as_html.write),
    "zip": Kind("application/zip", as_zip.write),
}


def kind_named(name: str) -> str:
    """Return `name` if it is a kind of file of a study; raise `UnknownName` with the nearest otherwise."""
    return known_kind(name, KINDS, "study as")


def study_file(name: str, lang: str, kind: str, is_today: bool = False) -> bytes:
    """Return the study `name` as the bytes of a file; raise `UnknownName` for another name or kind, `BadStudy` where it cannot be read."""
    study = study_named(name)
    document = (document_of_today if is_today else published_document)(study, study.language(lang))
    return _written(document, kind_named(kind))


@lru_cache(maxsize=16)
def _written(document: Document, kind: str) -> bytes:
    return KINDS[kind].write(document)
