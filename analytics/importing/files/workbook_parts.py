"""The parts of an Excel workbook: what must not be in them, where the sheets lie, and what the cells hide from their reader."""

import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import join, normpath
from typing import IO

from analytics.importing.files.limits import ROWS, SHEET_CELLS
from analytics.importing.files.refusals import Refused
from analytics.importing.files.unpacking import opened, pieces, sound
from analytics.importing.raw import Formula

_MACROS = re.compile(r"vbaProject|vbaData|^xl/macrosheets/|^xl/activeX/", re.IGNORECASE)
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)|\x00<\x00!|<\x00!\x00", re.IGNORECASE)
_OUT_OF_BOUNDS = re.compile(rb"r=\"(?:[A-Z]{3}|[D-Z][A-Z]|C[W-Z])\d+\"[^>/]*>")
_FAR_DOWN = re.compile(rb"r=\"[A-Z]{1,3}(\d{6,})\"[^>/]*>")
_CONTENT = re.compile(rb"<(?:\w+:)?f[ />]|t=[\"']e[\"']")
_IN_ENTITIES, _IN_CONTENT = (b"<!", b"\x00"), (b"<f", b":f", b't="e"', b"t='e'")  # what these have is sooner sought for than they are
_OVERLAP = 400  # bytes; longer than any tag that is looked for
_LEEWAY = 50_000  # rows below the limit that may be ghosts
_TWO_LETTERS = re.compile(rb"r=[\"'][A-C][A-Z]\d")
_REFERENCE = re.compile(rb"r=[\"']([A-Z]{0,2})(\d+)[\"']")
Place = tuple[int, int]


@dataclass(frozen=True)
class Parts:
    """A workbook whose parts hold no macro and no entity: sheets by name, those with formulas or errors, and its epoch."""

    archive: zipfile.ZipFile
    sheets: dict[str, str]
    telling: set[str]
    epoch1904: bool

    def hidden(self, sheet: str) -> dict[Place, Formula | str]:
        """Return by (line, column) the formulas without a result and the errors of a sheet, both counted from 1."""
        part = self.sheets.get(sheet, "")
        if part not in self.telling:
            return {}
        try:
            with sound():
                return dict(_telling_cells(self.archive.open(part)))
        except ET.ParseError as fault:
            raise Refused("damaged") from fault


def parts_of(content: bytes) -> Parts:
    """Return the parts of a workbook; raise `Refused` for macros, entities, bombs and cells beyond the limits."""
    archive = opened(content)
    if any(_MACROS.search(name) for name in archive.namelist()):
        raise Refused("macros")
    telling = {name for name in archive.namelist() if name.endswith((".xml", ".rels")) and _scan(archive, name)}
    try:
        with sound():
            sheets, epoch1904 = _sheets(archive)
            declared = archive.read("[Content_Types].xml")
    except (ET.ParseError, KeyError) as fault:
        raise Refused("damaged") from fault
    if b"macroEnabled" in declared:
        raise Refused("macros")
    return Parts(archive, sheets, telling, epoch1904)


def _scan(archive: zipfile.ZipFile, name: str) -> bool:
    """Return whether a part has formulas or errors; raise `Refused` for what it must not have."""
    is_sheet, tells, is_wide = name.startswith("xl/worksheets/"), False, False
    for piece in _pieces(archive, name):
        if _has_one(piece, _IN_ENTITIES) and _ENTITIES.search(piece):
            raise Refused("xml_entities")
        if is_sheet:
            _check_bounds(piece)
            tells = tells or (_has_one(piece, _IN_CONTENT) and bool(_CONTENT.search(piece)))
            is_wide = is_wide or bool(_TWO_LETTERS.search(piece))
    if is_wide:
        _check_extent(_pieces(archive, name))
    return tells


def _has_one(piece: bytes, marks: tuple[bytes, ...]) -> bool:
    return any(mark in piece for mark in marks)


def _check_extent(pieces_of_sheet: Iterator[bytes]) -> None:
    """Raise `Refused` for a sheet whose corners are so far apart that it is nearly empty; its reader takes memory for each cell between."""
    column, row = 0, 0
    for piece in pieces_of_sheet:
        references = set(_REFERENCE.findall(piece))
        column = max([column, *map(_column, {letters.decode() for letters, _ in references})])
        row = max([row, *map(int, {digits for _, digits in references})])
    if column * row > SHEET_CELLS:
        raise Refused("sparse_sheet", value=f"{row} × {column}")


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield a part in pieces that overlap, so that nothing is cut in two."""
    before = b""
    with sound():
        stream = archive.open(name)
    for piece in pieces(stream):
        yield before + piece
        before = piece[-_OVERLAP:]


def _check_bounds(piece: bytes) -> None:
    if _OUT_OF_BOUNDS.search(piece):
        raise Refused("too_many_columns", value="> 100")
    if any(int(far[1]) > ROWS + _LEEWAY for far in _FAR_DOWN.finditer(piece)):
        raise Refused("too_many_rows")


def _sheets(archive: zipfile.ZipFile) -> tuple[dict[str, str], bool]:
    """Return the part of every sheet by its name, and whether days are counted from 1904."""
    targets = {one.get("Id", ""): one.get("Target", "") for one in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")}
    sheets = {}
    for one in _elements(archive, "xl/workbook.xml", "sheet"):
        number = next((value for key, value in one.items() if _local(key) == "id"), "")
        sheets[one.get("name", "")] = normpath(join("/xl", targets.get(number, "")))[1:]
    properties = _elements(archive, "xl/workbook.xml", "workbookPr")
    return sheets, any(one.get("date1904", "").lower() in ("1", "true", "on") for one in properties)


def _elements(archive: zipfile.ZipFile, part: str, name: str) -> list[ET.Element]:
    return [one for one in ET.fromstring(archive.read(part)).iter() if _local(one.tag) == name]


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def _telling_cells(stream: IO[bytes]) -> Iterator[tuple[Place, Formula | str]]:
    line = column = 0
    for event, element in ET.iterparse(stream, events=("start", "end")):
        name = _local(element.tag)
        if event == "start" and name == "row":
            line, column = int(element.get("r") or line + 1), 0
            if line > ROWS + _LEEWAY:
                raise Refused("too_many_rows")
        elif event == "end" and name == "c":
            column = _column(element.get("r")) or column + 1
            held = _held(element)
            if held is not None:
                yield (line, column), held
        elif event == "end" and name == "row":
            element.clear()


def _held(cell: ET.Element) -> Formula | str | None:
    within = {_local(one.tag): one.text or "" for one in cell}
    if cell.get("t") == "e":
        return within.get("v", "#VALUE!")
    has_result = within.get("v") or cell.get("t") == "str" and "v" in within
    return Formula(within["f"]) if "f" in within and not has_result else None


def _column(reference: str | None) -> int:
    """Return the number of the column of a reference such as AB12, counted from 1; 0 without one."""
    number = 0
    for letter in reference or "":
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    return number
