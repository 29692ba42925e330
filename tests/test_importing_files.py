"""Files from outside: what is read, what is set aside and what is refused, one fault a file."""

import datetime
import json
import zipfile

import pyarrow as pa
import pytest

from analytics.words import book
from tests.foreign import (
    BOOK,
    GOOD,
    HEADER,
    ROWS,
    SHEET,
    bomb,
    changed,
    columns,
    formula,
    objects,
    outcome,
    packed,
    read,
    with_part,
    workbook,
    zipped,
)
from tests.quick import slow_but

TWICE = "Numérique".encode().decode("cp1252")
FRENCH = f"{HEADER}\nP1,Déploiement à l’École créée,1,Fès\n"
PLAIN = workbook(ROWS)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ONE = {"id": "P1", "title": "T"}

# name: (file, rows, rows set aside, lines dropped)
READ = {
    "plain CSV": (GOOD, 2, 0, 0),
    "byte order mark": ("\ufeff" + GOOD, 2, 0, 0),
    "semicolons": (GOOD.replace(",", ";"), 2, 0, 0),
    "tabs": (GOOD.replace(",", "\t"), 2, 0, 0),
    "vertical bars": (GOOD.replace(",", "|"), 2, 0, 0),
    "sep= on the first line": ("sep=;\n" + GOOD.replace(",", ";"), 2, 0, 0),
    "sep= after a byte order mark": ("\ufeffsep=;\r\n" + GOOD.replace(",", ";"), 2, 0, 0),
    "commas within semicolons": ("id;title\nP1;a, b, c\n", 1, 0, 0),
    "CR LF": (GOOD.replace("\n", "\r\n"), 2, 0, 0),
    "CR alone": (GOOD.replace("\n", "\r"), 2, 0, 0),
    "no line end at the end": (GOOD.rstrip("\n"), 2, 0, 0),
    "blank lines": (GOOD.replace("\nP2", "\n\n \n\nP2"), 2, 0, 3),
    "ghost rows": (GOOD + ",,,\n, ,,\n", 2, 0, 2),
    "header again": (GOOD + HEADER.upper() + "\nP3,C,1,Safi\n", 3, 0, 1),
    "empty fields at the end": (GOOD.replace("Fès", "Fès,,,"), 2, 0, 0),
    "empty names at the end of the header": (GOOD.replace("city", "city,,"), 2, 0, 0),
    "a field too many": (GOOD.replace("Fès", "Fès,x"), 2, 1, 0),
    "a field too few": (GOOD.replace(",Fès", ""), 2, 1, 0),
    "a cell over two lines": (GOOD.replace("Numérique", '"Numérique,\nà suivre"'), 2, 0, 0),
    "a quotation mark within a word": (GOOD.replace("Numérique", '12" écran'), 2, 0, 0),
    "words after a closing quotation mark": (GOOD.replace("Numérique", '"Un" deux'), 2, 1, 0),
    "open quotation mark": (GOOD.replace("Numérique", '"Numérique') + "P3,C,1,Safi\n", 3, 1, 0),
    "open quotation mark in the last line": (GOOD + 'P3,"C,1,Safi', 3, 1, 0),
    "open quotation mark, closed far below": (GOOD.replace("Numérique", '"Numérique').replace("ذكاء", 'ذكاء"'), 2, 1, 0),
    "header only": (HEADER + "\n", 0, 0, 0),
    "a header that does not fit": ("foo,bar\n1,2\n", 1, 0, 0),
    "a header in brackets": ("[id],title\n1,2\n", 1, 0, 0),
    "letters BM first": ("BM,id,title\n1,2,3\n", 1, 0, 0),
    "Windows-1252": (FRENCH.encode("cp1252"), 1, 0, 0),
    "UTF-16, little end first": (b"\xff\xfe" + GOOD.encode("utf-16-le"), 2, 0, 0),
    "UTF-16, big end first": (b"\xfe\xff" + GOOD.encode("utf-16-be"), 2, 0, 0),
    "invalid bytes in UTF-8": (GOOD.encode().replace(b"Rabat", b"Rab\xe9t"), 2, 1, 0),
    "invalid bytes after a byte order mark": (b"\xef\xbb\xbf" + f"{HEADER}\nP1,a,1,".encode() + b"F\xe8s\n", 1, 1, 0),
    "written twice into UTF-8": (GOOD.encode("utf-8").replace("Numérique".encode(), TWICE.encode()), 2, 0, 0),
    "gzip": (packed(GOOD.encode()), 2, 0, 0),
    "zip": (zipped(("a.csv", GOOD)), 2, 0, 0),
    "zip made on a Mac": (zipped(("a.csv", GOOD), ("__MACOSX/._a.csv", b"\x00\x05"), (".DS_Store", b"x")), 2, 0, 0),
    "zip of a workbook": (zipped(("a.bin", PLAIN)), 2, 0, 0),
    "gzip of JSON": (packed(objects(ONE)), 1, 0, 0),
    "workbook": (PLAIN, 2, 0, 0),
    "workbook with rows and columns left empty": (workbook([[], [], *([None, *row] for row in ROWS)]), 2, 0, 0),
    "workbook with a blank row and a header again": (workbook([*ROWS, [], [" "], ROWS[0]]), 2, 0, 3),
    "workbook of which one sheet fits": (workbook([["Notes"], ["x"]], ROWS), 2, 0, 0),
    "workbook with a cell beyond the header": (workbook([*ROWS, ["P3", "C", 1, "Safi", "x"]]), 3, 1, 0),
    "formula with its result": (formula("<v>2</v>"), 1, 0, 0),
    "formula with nothing in its result": (formula("<v></v>"), 1, 1, 0),
    "formula without its result": (formula(""), 1, 1, 0),
    "error in a cell": (changed(formula("<v>2</v>"), SHEET, '<c r="C2"><f>1+1</f><v>2</v>', '<c r="C2" t="e"><v>#N/A</v>'), 1, 1, 0),
    "JSON": (objects(ONE, {"title": "U", "id": "P2"}), 2, 0, 0),
    "JSON within an object": (json.dumps({"count": 1, "projects": [ONE]}), 1, 0, 0),
    "JSON beside a list that is deeper": (json.dumps({"meta": {"a": [1]}, "rows": [ONE, ONE]}), 2, 0, 0),
    "JSON with a list in a cell": (objects({**ONE, "partners": ["a", None, 2, True]}), 1, 0, 0),
    "JSON with an object in a cell": (objects(ONE, {**ONE, "place": {"city": "Fès"}}), 2, 1, 0),
    "JSON with a list in a list": (objects({**ONE, "partners": [["a"]]}), 1, 1, 0),
    "JSON with a key twice": ('[{"id": 1, "title": "a", "id": 2}, {"id": 3, "title": "b"}]', 2, 1, 0),
    "JSON with half a character": ('[{"id": "P1", "title": "a\\ud800"}, {"id": "P2", "title": "b"}]', 2, 1, 0),
    "JSON with an item that is no object": (objects(ONE, 5), 2, 1, 0),
    "JSON with an endless number": ('[{"id": "P1", "title": "T", "year": ' + "9" * 6_000 + ', "n": 1e999, "m": NaN}]', 1, 0, 0),
    "JSON with an invalid byte": (b'[{"id": "P1", "title": "\xc3\xa9 \xff"}, {"id": "P2", "title": "\xc3\xa9"}]', 2, 1, 0),
    "Parquet": (columns(id=["P1", "P2"], title=["a", None], day=[datetime.date(2020, 1, 2), None]), 2, 0, 0),
    "Parquet with a list": (columns(id=["P1"], title=["a"], partners=[["x", "y"]]), 1, 0, 0),
    "Parquet with an object": (columns(id=["P1", "P2"], title=["a", "b"], place=[{"x": 1}, None]), 2, 1, 0),
    "Parquet with an invalid byte": (columns(id=["P1", "P2"], title=[b"\xff", b"b"]), 2, 1, 0),
    "Parquet with an invalid byte in text": (columns(id=["P1"], title=pa.array([b"\xff"]).view(pa.string())), 1, 1, 0),
    "Parquet with an empty row": (columns(id=["P1", None], title=["a", ""]), 1, 0, 1),
}
# name: (file, rule)
REFUSED = {
    "nothing": (b"", "empty"),
    "blank lines only": (b"\xef\xbb\xbf\n\n \n", "empty"),
    "sep= only": (b"sep=;\n", "empty"),
    "old Excel": (OLE, "old_excel"),
    "workbook with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "PDF": (b"%PDF-1.7\n", "pdf"),
    "PNG": (b"\x89PNG\r\n\x1a\n", "picture"),
    "JPEG": (b"\xff\xd8\xff\xe0", "picture"),
    "BMP": (b"BM\x36\x00\x00\x00", "picture"),
    "HTML": (b"\n<!DOCTYPE html><html><table><tr><td>id</td></tr></table></html>", "markup"),
    "table of HTML with the name of a workbook": (b"<table><tr><td>id</td></tr></table>", "markup"),
    "XML spreadsheet": (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "markup"),
    "RTF": (b"{\\rtf1\\ansi id}", "document"),
    "7z": (b"7z\xbc\xaf\x27\x1c\x00", "other_archive"),
    "xz": (b"\xfd7zXZ\x00", "other_archive"),
    "tar": (b"a.csv".ljust(257, b"\x00") + b"ustar", "other_archive"),
    "SQLite": (b"SQLite format 3\x00", "other_kind"),
    "OpenDocument": (zipped(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")), "other_document"),
    "Word": (zipped(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")), "other_document"),
    "binary workbook": (zipped(("[Content_Types].xml", "<x/>"), ("xl/workbook.bin", b"x")), "other_document"),
    "macros": (with_part(PLAIN, "xl/vbaProject.bin", b"x"), "macros"),
    "macros declared": (changed(PLAIN, "[Content_Types].xml", "spreadsheetml.sheet.main", "macroEnabled.main"), "macros"),
    "entities": (changed(PLAIN, SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'), "xml_entities"),
    "entities in UTF-16": (with_part(PLAIN, "xl/a.xml", "<!DOCTYPE x>".encode("utf-16")), "xml_entities"),
    "workbook without its sheets": (zipped(("[Content_Types].xml", "<x/>"), (BOOK, "<workbook/>")), "damaged"),
    "workbook cut off": (PLAIN[:-400], "damaged"),
    "workbook with broken XML": (changed(PLAIN, BOOK, "</workbook>", "</work"), "damaged"),
    "empty workbook": (workbook([]), "empty"),
    "no sheet fits": (workbook([["a"], [1]], [["b"], [1]]), "no_sheet_fits"),
    "two sheets fit": (workbook(ROWS, ROWS), "several_sheets_fit"),
    "cell in column XFD": (changed(PLAIN, SHEET, 'r="D3"', 'r="XFD3"'), "too_many_columns"),
    "cell far down": (changed(PLAIN, SHEET, 'r="D3"', 'r="D400000"'), "too_many_rows"),
    "cell in the last row of Excel": (changed(PLAIN, SHEET, 'r="D3"', 'r="D1048576"'), "too_many_rows"),
    "zip in a zip": (zipped(("a.zip", zipped(("a.csv", GOOD)))), "packed_twice"),
    "gzip in gzip": (packed(packed(GOOD.encode())), "packed_twice"),
    "gzip in a zip": (zipped(("a.gz", packed(GOOD.encode()))), "packed_twice"),
    "empty zip": (zipped(), "empty"),
    "two files in a zip": (zipped(("a.csv", GOOD), ("b.csv", GOOD)), "several_entries"),
    "a zip that climbs": (zipped(("../a.csv", GOOD)), "unsafe_entry"),
    "a zip from the root": (zipped(("/etc/a.csv", GOOD)), "unsafe_entry"),
    "a zip from a drive": (zipped(("C:\\a.csv", GOOD)), "unsafe_entry"),
    "zip cut off": (zipped(("a.csv", GOOD))[:-30], "damaged"),
    "zip with a flipped bit": (zipped(("a.csv", GOOD), packing=zipfile.ZIP_STORED).replace(b"Rabat", b"Sabat"), "damaged"),
    "gzip cut off": (packed(GOOD.encode())[:-12], "truncated"),
    "gzip with a wrong sum": (packed(GOOD.encode())[:-8] + bytes(8), "damaged"),
    "gzip bomb": (bomb(400_000_000), "unpacks_too_large"),
    "zip bomb": (zipped(("a.csv", bytes(201_000_000))), "unpacks_too_large"),
    "JSON cut off": (objects(ONE)[:-6], "truncated"),
    "JSON with a comma too many": (b'[{"id": 1},]', "json_broken"),
    "JSON with words after it": (objects(ONE) + b" x", "json_broken"),
    "JSON of numbers": (b"[1, 2]", "json_shape"),
    "JSON of one object": (json.dumps(ONE).encode(), "json_shape"),
    "JSON with two lists": (json.dumps({"a": [ONE], "b": [ONE]}).encode(), "json_shape"),
    "JSON too deep": (b"[" * 100_000, "json_shape"),
    "JSON with 101 keys": (objects({str(place): 1 for place in range(101)}), "too_many_columns"),
    "Parquet cut off": (columns(id=["P1"])[:-5], "truncated"),
    "Parquet of which nothing is left": (b"PAR1" + bytes(20) + b"PAR1", "damaged"),
    "Parquet with a cell of 41,000 bytes": (columns(id=pa.array(["a" * 41_000], pa.large_string())), "cell_too_long"),
    "encrypted Parquet": (b"PAR1" + bytes(20) + b"PARE", "encrypted"),
    "101 columns": ((",".join(f"c{place}" for place in range(101)) + "\n").encode(), "too_many_columns"),
    "200,001 rows": (b"id,title\n" + b"a,b\n" * 200_001, "too_many_rows"),
    "a million blank lines": (packed(b"id,title\n" + b"\n" * 1_000_002), "too_many_rows"),
    "a cell of 10,001 characters": (f"id,title\nP1,{'a' * 10_001}\n".encode(), "cell_too_long"),
    "a line of a million characters": (b"id,title\nP1," + b"a" * 1_000_001, "line_too_long"),
    "UTF-16 without its mark": (GOOD.encode("utf-16-le"), "unknown_encoding"),
    "UTF-32": (GOOD.encode("utf-32"), "unknown_encoding"),
    "Arabic of Windows": (f"{HEADER}\nP1,الذكاء الاصطناعي,1,فاس\n".encode("cp1256"), "unknown_encoding"),
    "Mac letters": (FRENCH.encode("mac-roman"), "unknown_encoding"),
    "DOS letters": (FRENCH.replace("’", "'").encode("cp850"), "unknown_encoding"),
    "one word in DOS letters": (f"{HEADER}\nP1,maître,1,Rabat\n".encode("cp850"), "unknown_encoding"),
    "Russian of Windows": (f"{HEADER}\nP1,Проект,1,Рабат\n".encode("cp1251"), "unknown_encoding"),
}


@pytest.mark.parametrize("name", READ)
def test_a_file_is_read_and_counted(name):
    content, rows, set_aside, dropped = READ[name]
    assert outcome(content.encode() if isinstance(content, str) else content) == (rows, set_aside, dropped)


LARGE = ("gzip bomb", "zip bomb", "200,001 rows")  # as files to import they are refused in tests/test_bad_files.py


@pytest.mark.parametrize("name", slow_but(tuple(name for name in REFUSED if name not in LARGE), REFUSED))
def test_a_file_is_refused_for_its_fault(name):
    content, rule = REFUSED[name]
    assert outcome(content) == rule


def test_every_rule_has_a_sentence():
    said = set(book("import_files"))
    assert {rule for _, rule in REFUSED.values()} <= said
    for content, *_ in READ.values():
        for row in read(content.encode() if isinstance(content, str) else content)[0]:
            assert all(finding.rule in said and finding.message for finding in row[2])
