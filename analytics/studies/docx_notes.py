"""Footnotes of a DOCX: a part of its own, which the library does not write, with links of its own."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from analytics.studies.blocks import Runs
from analytics.studies.docx_runs import made

if TYPE_CHECKING:
    from docx.document import Document as Docx

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_RULES = (("separator", -1), ("continuationSeparator", 0))  # what the format wants before the first note
STYLE = "Footnote Text"
Fill = Callable[[Any, Runs, Any], None]  # fills a paragraph with runs, whose links belong to a part


def put_footnotes(docx: "Docx", notes: tuple[Runs, ...], fill: Fill) -> None:
    """Give a document its footnotes, numbered from 1."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart

    package: Any = docx.part.package
    part = XmlPart(PackURI("/word/footnotes.xml"), _TYPE, made("w:footnotes"), package)
    docx.part.relate_to(part, _RELATION)
    for kind, number in _RULES:
        part.element.append(_note(number, _with(made("w:r"), made(f"w:{kind}")), type=kind))
    for number, runs in enumerate(notes, 1):
        note = _note(number, _own_mark(), _space())
        fill(note[0], runs, part)
        part.element.append(note)


def mark_of(number: int) -> Any:
    """Return the run that marks a footnote in the text."""
    return _with(_raised(), made("w:footnoteReference", id=number))


def _note(number: int, *inside: Any, **about: str) -> Any:
    paragraph = made("w:p")
    if not about:
        paragraph.append(_with(made("w:pPr"), made("w:pStyle", val=STYLE.replace(" ", ""))))
    return _with(made("w:footnote", id=number, **about), _with(paragraph, *inside))


def _own_mark() -> Any:
    return _with(_raised(), made("w:footnoteRef"))


def _space() -> Any:
    text = made("w:t")
    text.text = "\u00a0"
    return _with(made("w:r"), text)


def _raised() -> Any:
    return _with(made("w:r"), _with(made("w:rPr"), made("w:vertAlign", val="superscript")))


def _with(element: Any, *inside: Any) -> Any:
    element.extend(inside)
    return element
