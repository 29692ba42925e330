"""A study as a document to edit: headings, contents, footnotes, tables and links are those of the program, charts are pictures with their sentence."""

from typing import Any

from analytics.studies.basis import SHORT, Stood, citation, pages_cited, registers_of, stood_on
from analytics.studies.blocks import Heading, Run
from analytics.studies.depths import headings_of
from analytics.studies.document import Document
from analytics.studies.docx_blocks import Blocks, bookmark
from analytics.studies.docx_frame import bytes_of, framed
from analytics.studies.docx_notes import put_footnotes
from analytics.studies.docx_runs import PLAIN, Look, add_words, made
from analytics.studies.docx_tables import words
from analytics.studies.telling import front_facts, kept_or_draft, on_paper, standing_line
from analytics.words import say

_DEEPEST = 2  # level of headings in the contents
_LABEL = Look(tone="quiet", points=10)


def write(document: Document) -> bytes:
    """Return the DOCX, dated as its numbers are."""
    docx = framed(document)
    blocks = Blocks(document, docx)
    _opening(blocks)
    _contents(blocks)
    blocks.add(document.text.blocks)
    put_footnotes(docx, document.text.notes, blocks.fill)
    _basis(blocks)
    return bytes_of(docx)


def _opening(blocks: Blocks) -> None:
    document, lang = blocks.document, blocks.lang
    brand = f"{say('brand', lang)} · {on_paper(document, kept_or_draft(document, 'kind'))}"
    blocks.line(brand, Look(is_strong=True, tone="accent"))
    blocks.line(document.front.title, PLAIN, "Title")
    blocks.line(document.front.question, PLAIN, "Subtitle")
    for name, said in front_facts(document):
        paragraph = blocks.line(say("named", lang, name=name, words=""), _LABEL)
        add_words(paragraph._p, said, lang, Look(points=10))
        paragraph.paragraph_format.space_after = 0
    line = standing_line(document)
    if line:
        blocks.line("", PLAIN)
        blocks.line(line, Look(is_strong=True, tone="warning", points=10))


def _contents(blocks: Blocks) -> None:
    """Add the contents: a field that Word can renew, with its lines already there."""
    blocks.line("", PLAIN)
    blocks.line(on_paper(blocks.document, "contents"), Look(is_strong=True, tone="quiet"))
    entries = [one for one in headings_of(blocks.document.text.blocks) if blocks.depths[one.anchor] <= _DEEPEST]
    lines = [blocks.docx.add_paragraph() for _ in [*entries, "basis"]]
    for mark in (_mark("begin"), _instruction(), _mark("separate")):
        lines[0]._p.append(mark)
    for paragraph, heading in zip(lines, entries, strict=False):
        _entry(paragraph, "".join(run.words for run in heading.runs), bookmark(heading.anchor), blocks)
        paragraph.paragraph_format.left_indent = _indent(blocks.depths[heading.anchor])
    _entry(lines[-1], on_paper(blocks.document, "basis"), "basis", blocks)
    lines[-1]._p.append(_mark("end"))
    _to_next_page(lines[-1])


def _to_next_page(paragraph: Any) -> None:
    from docx.enum.text import WD_BREAK

    paragraph.add_run().add_break(WD_BREAK.PAGE)


def _indent(depth: int) -> Any:
    from docx.shared import Cm

    return Cm(0.6 * (depth - 1))


def _entry(paragraph: Any, said: str, name: str, blocks: Blocks) -> None:
    link = made("w:hyperlink", anchor=name)
    add_words(link, said, blocks.lang, Look(points=10))
    paragraph._p.append(link)
    paragraph.paragraph_format.space_after = 0


def _mark(kind: str) -> Any:
    run = made("w:r")
    run.append(made("w:fldChar", fldCharType=kind))
    return run


def _instruction() -> Any:
    run, said = made("w:r"), made("w:instrText")
    said.text = f' TOC \\o "1-{_DEEPEST}" \\h \\n '  # without numbers of pages, which only the program knows
    run.append(said)
    return run


def _basis(blocks: Blocks) -> None:
    document = blocks.document
    heading = Heading(2, (Run(on_paper(document, "basis")),), "basis")
    blocks.depths["basis"] = 1
    blocks.add([heading])
    blocks.docx.paragraphs[-1].paragraph_format.page_break_before = True
    blocks.line(on_paper(document, "basis_why"), Look(points=10))
    _heading(blocks, on_paper(document, "answers"))
    for one in stood_on(document):
        _stood(blocks, one)
    _heading(blocks, on_paper(document, "registers", version=document.standing.version))
    heads = [on_paper(document, key) for key in ("register", "source", "licence", "print")]
    lines = [[one.title, one.publisher, one.licence, _left(one.sha256)] for one in registers_of(document)]
    blocks.table([[*map(words, line)] for line in (heads, *lines)], (False,) * len(heads))
    pages = pages_cited(document)
    if pages:
        _heading(blocks, on_paper(document, "sources"))
        for said, address in pages:
            paragraph = blocks.docx.add_paragraph()
            blocks.fill(paragraph._p, (Run(f"{said} "), Run(_isolated(address), address=address)), blocks.docx.part)
    _heading(blocks, on_paper(document, "cite"))
    blocks.line(citation(document), Look(points=10))


def _stood(blocks: Blocks, one: Stood) -> None:
    document, lang = blocks.document, blocks.lang
    head = blocks.line(one.title, Look(is_strong=True, points=10))
    add_words(head._p, f"  {_isolated(one.name)}", lang, Look(tone="quiet", points=9))
    head.paragraph_format.keep_with_next = True
    heads = [on_paper(document, "seen"), "n", on_paper(document, "print")]
    lines = [[asked.view, asked.n, _left(asked.sha256)] for asked in one.asked]
    blocks.table([[*map(words, line)] for line in (heads, *lines)], (False, True, False))
    for key, said in (("definition", one.method), ("limits", one.limits), ("reference", one.reference)):
        if said:
            paragraph = blocks.line(say("named", lang, name=say(key, lang), words=""), Look(tone="quiet", points=9))
            add_words(paragraph._p, said, lang, Look(points=9))
            paragraph.paragraph_format.space_after = 0
    blocks.line("", PLAIN)


def _heading(blocks: Blocks, said: str) -> None:
    blocks.line(said, PLAIN, "Heading 2")


def _left(sha256: str) -> str:
    return _isolated(sha256[:SHORT])


def _isolated(words: str) -> str:
    return f"\u2066{words}\u2069"
