"""The blocks of a study as DOCX: headings that can be jumped to, text with its footnotes and links, charts as pictures, tables."""

import io
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from analytics.indicators.answers_shown import Shown
from analytics.paper import ROOT, png_of
from analytics.studies.blocks import Block, Figure, Grid, Heading, Items, Paragraph, Quote, Run, Runs
from analytics.studies.depths import depths_of
from analytics.studies.document import Document
from analytics.studies.docx_notes import mark_of
from analytics.studies.docx_runs import Look, add_words, made
from analytics.studies.docx_tables import add_table, words
from analytics.studies.rows_shown import numeric_columns, rows_shown
from analytics.studies.telling import captions, differing, leads, was_words, words_with_host
from analytics.words import say

if TYPE_CHECKING:
    from docx.document import Document as Docx

PICTURE = ROOT / "paper" / "picture.typ"
WIDTH, SHARPNESS = 700, 168  # pixels of a chart, and per inch of its picture
WIDEST_CM, HIGHEST_CM = 16, 14
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_DEEPEST = 3  # levels of lists that have a style
SMALL, CHANGED = Look(tone="quiet", points=9), Look(tone="warning", points=9)


class Blocks:
    """Writes blocks at the end of a document."""

    def __init__(self, document: Document, docx: "Docx"):
        self.document, self.docx, self.lang = document, docx, document.lang
        self.captions, self.depths = captions(document), depths_of(document.text.blocks)
        self.marked: set[int] = set()

    def add(self, blocks: Sequence[Block], style: str = "Normal") -> None:
        """Add blocks, their paragraphs in a style."""
        for block in blocks:
            if isinstance(block, Heading):
                self._heading(block)
            elif isinstance(block, Paragraph):
                self.fill(self.docx.add_paragraph(style=style)._p, block.runs, self.docx.part)
            elif isinstance(block, Items):
                self._items(block, 1)
            elif isinstance(block, Quote):
                self.add(block.blocks, "Quote")
            elif isinstance(block, Grid):
                self._grid(block)
            else:
                self._figure(block)

    def line(self, said: str, look: Look = SMALL, style: str = "Normal") -> Any:
        """Add a paragraph of words of one look."""
        paragraph = self.docx.add_paragraph(style=style)
        add_words(paragraph._p, said, self.lang, look)
        return paragraph

    def fill(self, place: Any, runs: Runs, part: Any) -> None:
        """Add runs to a paragraph; their links belong to a part of the file."""
        for run in runs:
            if run.note:
                self._mark(place, run.note)
            else:
                self._run(place, run, part)

    def _mark(self, place: Any, note: int) -> None:
        """Mark a footnote; a second mark of the same one is its number, since the format has one mark a note."""
        if note in self.marked:
            add_words(place, str(note), self.lang, Look(is_raised=True))
        else:
            self.marked.add(note)
            place.append(mark_of(note))

    def _run(self, place: Any, run: Run, part: Any) -> None:
        if leads(run.address):
            link = made("w:hyperlink", r_id=part.relate_to(run.address, _LINK, is_external=True))
            add_words(
                link, words_with_host(self.document, run), self.lang, Look(run.is_strong, run.is_slanted, "accent", is_underlined=True)
            )
            place.append(link)
        else:
            tone = "warning" if run.was is not None else "deep" if run.is_slanted else ""
            add_words(place, run.words, self.lang, Look(run.is_strong, run.is_slanted, tone, is_underlined=run.was is not None))
        if run.was is not None:
            add_words(place, f" [{was_words(self.document, run.was)}]", self.lang, CHANGED)

    def _heading(self, heading: Heading) -> None:
        depth = self.depths[heading.anchor]
        place = self.docx.add_paragraph(style=f"Heading {depth}")._p
        number = [*self.depths].index(heading.anchor)
        place.append(made("w:bookmarkStart", id=number, name=bookmark(heading.anchor)))
        self.fill(place, heading.runs, self.docx.part)
        place.append(made("w:bookmarkEnd", id=number))

    def _items(self, items: Items, depth: int) -> None:
        kind = "List Number" if items.is_ordered else "List Bullet"
        style = kind if depth == 1 else f"{kind} {min(depth, _DEEPEST)}"
        numbering = restarted(self.docx, style) if items.is_ordered else None
        for item in items.items:
            for block in item:
                if isinstance(block, Items):
                    self._items(block, depth + 1)
                elif isinstance(block, Paragraph):
                    paragraph = self.docx.add_paragraph(style=style)
                    if numbering is not None:
                        _number(paragraph, numbering)
                    self.fill(paragraph._p, block.runs, self.docx.part)
                else:
                    self.add([block])

    def _grid(self, grid: Grid) -> None:
        self.table((grid.head, *grid.lines), numeric_columns(grid))

    def table(self, lines: Sequence[Sequence[Runs]], numeric: Sequence[bool]) -> None:
        """Add a table whose first line is its head; `numeric` says which columns hold numbers."""
        from docx.enum.table import WD_TABLE_DIRECTION

        table = add_table(self.docx, lines, numeric, lambda place, runs: self.fill(place, runs, self.docx.part))
        if self.lang == "ar":
            table.table_direction = WD_TABLE_DIRECTION.RTL

    def _figure(self, figure: Figure) -> None:
        shown = self.document.figures[figure.reference]
        head = self.docx.add_paragraph(style="Caption")
        head.paragraph_format.keep_with_next = True
        add_words(head._p, f"{self.captions[figure.reference]} · ", self.lang, Look(tone="quiet", points=9))
        add_words(head._p, shown.title, self.lang)
        changed = differing(self.document, figure.reference)
        if changed:
            self.line(changed, CHANGED).paragraph_format.keep_with_next = True
        self._inside(figure.kind, shown)
        self.line(shown.notes)

    def _inside(self, kind: str, shown: Shown) -> None:
        if shown.answered.refusal:
            self.line(f"{say('no_answer', self.lang)} – {shown.sentence}", Look(tone="quiet"), "Quote")
        elif kind == "table":
            self._rows(shown)
        else:
            self.line(shown.sentence, Look(points=10)).paragraph_format.keep_with_next = True
            self._picture(shown)

    def _rows(self, shown: Shown) -> None:
        rows = rows_shown(shown)
        self.table([[*map(words, line)] for line in (rows.heads, *rows.lines)], rows.numeric)
        if rows.cut:
            self.line(rows.cut)

    def _picture(self, shown: Shown) -> None:
        from docx.shared import Cm

        picture = shown.picture(WIDTH)
        assert picture, "a refusal has no picture"
        paragraph = self.docx.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        png = png_of(PICTURE, {"name": shown.title, "chart": asdict(picture)}, SHARPNESS)
        wide = min(WIDEST_CM, HIGHEST_CM * picture.width / picture.height)
        drawn: Any = paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(wide))
        drawn._inline.docPr.set("descr", shown.sentence)


def bookmark(anchor: str) -> str:
    """Return the name under which a heading is jumped to."""
    return anchor.replace("-", "_")


def restarted(docx: "Docx", style: str) -> int:
    """Return a numbering of a style of lists that begins at 1 again."""
    numbering = docx.part.numbering_part.element
    used = docx.styles[style].element.pPr.numPr.numId.val
    [abstract] = numbering.xpath(f"w:num[@w:numId='{used}']/w:abstractNumId/@w:val")
    number = numbering.add_num(int(abstract))
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return number.numId


def _number(paragraph: Any, numbering: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering
