"""Tables of a DOCX: thin lines, a head that is repeated on each page, numbers to the side where they line up."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from analytics.studies.blocks import Run, Runs
from analytics.studies.docx_runs import TONE, made

if TYPE_CHECKING:
    from docx.document import Document as Docx

CELL, HEAD, SMALL_CELL, SMALL_HEAD = "Cell", "Cell Head", "Small Cell", "Small Cell Head"
_MANY = 5  # columns, of which more are set smaller
_SIDES = {"top": (0, "line"), "bottom": (4, "line"), "insideH": (4, "line")}  # eighths of a point, and the colour
_WIDE_TWIPS = 9072  # 16 cm
_NARROW, _BROAD = 7, 44  # letters a column is given room for
Fill = Callable[[Any, Runs], None]  # writes runs into a paragraph


def add_table(docx: "Docx", lines: Sequence[Sequence[Runs]], numeric: Sequence[bool], fill: Fill) -> Any:
    """Add a table whose first line is its head, and return it; `numeric` says which columns hold numbers."""
    table: Any = docx.add_table(rows=0, cols=len(numeric))
    _set_lines(table)
    widths = _widths(lines)
    for column, twips in zip(table._tbl.tblGrid.findall(_named("gridCol")), widths, strict=True):
        column.set(_named("w"), str(twips))
    styles = (SMALL_HEAD, SMALL_CELL) if len(numeric) > _MANY else (HEAD, CELL)
    for place, line in enumerate(lines):
        row = table.add_row()
        _set_row(row, is_head=place == 0)
        for at, (cell, runs) in enumerate(zip(row.cells, line, strict=True)):
            cell._tc.get_or_add_tcPr().get_or_add_tcW().set(_named("w"), str(widths[at]))
            paragraph = cell.paragraphs[0]
            paragraph.style = docx.styles[styles[min(place, 1)]]
            if numeric[at]:
                paragraph.alignment = 2  # the far side, which is the left in a paragraph from the right
            fill(paragraph._p, runs)
    docx.add_paragraph(style=SMALL_CELL)
    return table


def words(said: str) -> Runs:
    """Return plain words as a cell."""
    return (Run(said),)


def _widths(lines: Sequence[Sequence[Runs]]) -> list[int]:
    """Return the width of each column in twips, by the longest of its cells."""
    lengths = [max(len("".join(run.words for run in cell)) for cell in column) for column in zip(*lines, strict=True)]
    room = [min(max(length, _NARROW), _BROAD) for length in lengths]
    return [_WIDE_TWIPS * one // sum(room) for one in room]


def _set_lines(table: Any) -> None:
    borders = made("w:tblBorders")
    for side, (width, tone) in _SIDES.items():
        borders.append(made(f"w:{side}", val="single" if width else "nil", sz=width, space=0, color=TONE[tone]))
    properties = table._tbl.tblPr
    for old in properties.xpath("./w:tblW"):
        old.set(_named("type"), "pct")
        old.set(_named("w"), "5000")
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _named(key: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{key}")


def _set_row(row: Any, is_head: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(made("w:cantSplit"))
    if is_head:
        properties.append(made("w:tblHeader"))
