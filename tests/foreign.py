"""Files from outside, drawn by tests: one fault each, none of them kept on disk."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Sequence

import pyarrow as pa
import xlsxwriter
from pyarrow import parquet

from analytics.importing.files.reading import sieve_of
from analytics.importing.files.refusals import Refused

HEADER = "id,title,axis,city"
GOOD = f"{HEADER}\nP1,Numérique,1,Fès\nP2,ذكاء,2,Rabat\n"
ROWS = [["id", "title", "axis", "city"], ["P1", "Numérique", 1, "Fès"], ["P2", "Réseau", 2, "Rabat"]]
SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


def fits(header: Sequence[str]) -> bool:
    return {"id", "title"} <= {name.casefold() for name in header}


def outcome(content: bytes, encoding: str | None = None):
    """Return the rule of a refused file, else (rows, rows set aside, lines dropped)."""
    try:
        rows, sieve = read(content, encoding)
    except Refused as refused:
        return refused.rule
    return len(rows), sum(bool(rules(row)) for row in rows), sieve.dropped


def read(content: bytes, encoding: str | None = None):
    _, sieve = sieve_of(content, fits, encoding)
    return list(sieve.rows()), sieve


def rules(row) -> list[str]:
    return [finding.rule for finding in row[2] if finding.severity == "quarantine"]


def zipped(*entries: tuple[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing, compresslevel=1) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return held.getvalue()


def packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def workbook(*sheets: list[list], **options) -> bytes:
    """Return an XLSX file with one sheet a list of rows."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, **options}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for rows in sheets:
            sheet = book.add_worksheet()
            for line, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write(line, column, value, *([day] if hasattr(value, "year") else []))
    return held.getvalue()


def changed(content: bytes, part: str, before: str, after: str) -> bytes:
    """Return a workbook with one text replaced in one of its parts; the text must be there."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert before.encode() in parts[part]
    parts[part] = parts[part].replace(before.encode(), after.encode())
    return zipped(*parts.items())


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    held = io.BytesIO(content)
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(name, part)
    return held.getvalue()


def formula(result: str) -> bytes:
    """Return a workbook whose last cell is a formula, with or without its result."""
    book = workbook(ROWS[:1], ROWS[:0])
    return changed(book, SHEET, "</row>", f'</row><row r="2"><c r="A2" t="str"><v>P1</v></c><c r="C2"><f>1+1</f>{result}</c></row>')


def objects(*items: object) -> bytes:
    return json.dumps(items, ensure_ascii=False).encode()


def columns(**named: list) -> bytes:
    held = io.BytesIO()
    parquet.write_table(pa.table(named), held)
    return held.getvalue()


def bomb(size: int) -> bytes:
    """Return a gzip file of `size` zeros, without the sum at its end: who reads so far has not seen that it is too large."""
    packer = zlib.compressobj(1, wbits=31)
    head, million = (packer.compress(b"0" * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return head + million * (size // 1_000_000 - 1)
