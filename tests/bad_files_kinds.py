"""Files of other kinds with one fault each: archives, workbooks, JSON and Parquet, and what must become of each."""

import datetime
import decimal
import json
import zipfile

import pyarrow as pa

from tests.bad_files import ACCEPT, GOOD, QUARANTINE, REFUSE, REPAIR, rows_of, separated, whole
from tests.foreign import BOOK, SHEET, changed, columns, objects, packed, with_part, workbook, zipped

THREE, REST = (3, 3, 0, 0), (3, 2, 1, 0)
TABLE = rows_of("projects", {"year": 2024})
PLAIN = separated(TABLE).encode()
FILLED = workbook(TABLE)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
FIRST, SECOND = GOOD["projects"]
ZEROS = bytes(10_000_000)
THIRD = {"project_id": "P3", "title": "Projet pilote", "axis": 3}


def with_cell(cell: object, name: str = "note", **options: object) -> bytes:
    """Return a workbook whose third row has a cell under `name`."""
    return workbook(rows_of("projects", {name: cell}), **options)


def with_formula(result: str) -> bytes:
    """Return a workbook whose third row has a formula for a year, with what the workbook keeps of its result."""
    return changed(with_cell(777_777, "year"), SHEET, "<v>777777</v>", f"<f>2020+4</f>{result}")


def locked(content: bytes) -> bytes:
    """Return an archive whose entries say that they are encrypted."""
    marked = bytearray(content)
    marked[6] |= 1
    marked[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(marked)


def linked() -> bytes:
    entry = zipfile.ZipInfo("a.csv")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    return zipped((entry, "/etc/passwd"))


ARCHIVES = [
    whole("gzip", packed(PLAIN), ACCEPT, THREE),
    whole("zip", zipped(("a.csv", PLAIN)), ACCEPT, THREE),
    whole("zip with a folder", zipped(("a/", b""), ("a/b.csv", PLAIN)), ACCEPT, THREE),
    whole("zip made on a Mac", zipped(("a.csv", PLAIN), ("__MACOSX/._a.csv", b"x")), ACCEPT, THREE),
    whole("zip of a workbook", zipped(("a.csv", FILLED)), ACCEPT, THREE),
    whole("gzip of a workbook", packed(FILLED), ACCEPT, THREE),
    whole("gzip of JSON", packed(objects(FIRST, SECOND, THIRD)), ACCEPT, THREE),
    whole("gzip in gzip", packed(packed(PLAIN)), REFUSE, rule="packed_twice"),
    whole("zip in a zip", zipped(("a.zip", zipped(("a.csv", PLAIN)))), REFUSE, rule="packed_twice"),
    whole("gzip in a zip", zipped(("a.csv.gz", packed(PLAIN))), REFUSE, rule="packed_twice"),
    whole("zip in gzip", packed(zipped(("a.csv", PLAIN))), REFUSE, rule="packed_twice"),
    whole("two files in a zip", zipped(("a.csv", PLAIN), ("b.csv", PLAIN)), REFUSE, rule="several_entries"),
    whole("a table and a note in a zip", zipped(("a.csv", PLAIN), ("lisez-moi.txt", b"x")), REFUSE, rule="several_entries"),
    whole("empty zip", zipped(), REFUSE, rule="empty"),
    whole("zip of an empty file", zipped(("a.csv", b"")), REFUSE, rule="empty"),
    whole("gzip of nothing", packed(b""), REFUSE, rule="empty"),
    *(
        whole(f"zip with the entry {name!a}", zipped((name, PLAIN)), REFUSE, rule="unsafe_entry")
        for name in ("../a.csv", "/etc/a.csv", "C:\\a.csv", "a/../../b.csv", "..\\a.csv", "\\\\host\\a.csv")
    ),
    whole("zip with a link", linked(), REFUSE, rule="unsafe_entry"),
    whole("zip with a password", locked(zipped(("a.csv", PLAIN))), REFUSE, rule="encrypted"),
    whole("zip cut off", zipped(("a.csv", PLAIN))[:-30], REFUSE, rule="damaged"),
    whole(
        "zip with a wrong sum", zipped(("a.csv", PLAIN), packing=zipfile.ZIP_STORED).replace(b"pilote", b"qilote"), REFUSE, rule="damaged"
    ),
    whole("gzip cut off", packed(PLAIN)[:-12], REFUSE, rule="truncated"),
    whole("gzip with a wrong sum", packed(PLAIN)[:-8] + bytes(8), REFUSE, rule="damaged"),
    whole("gzip bomb", packed(ZEROS) * 40, REFUSE, rule="unpacks_too_large"),
    whole("zip bomb", zipped(("a.csv", ZEROS * 21)), REFUSE, rule="unpacks_too_large"),
    whole("a file of 51 MB", b"a" * 51_000_000, REFUSE, rule="too_large"),
    whole("PDF", b"%PDF-1.7\n", REFUSE, rule="pdf"),
    whole("picture", b"\x89PNG\r\n\x1a\n", REFUSE, rule="picture"),
    whole("web page", b"<!DOCTYPE html><table><tr><td>project_id</td></tr></table>", REFUSE, rule="markup"),
    whole("XML", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', REFUSE, rule="markup"),
    whole("7z", b"7z\xbc\xaf\x27\x1c\x00\x04", REFUSE, rule="other_archive"),
    whole("tar in gzip", packed(b"a.csv".ljust(257, b"\x00") + b"ustar\x0000"), REFUSE, rule="other_archive"),
]

WORKBOOKS = [
    whole("workbook", FILLED, ACCEPT, THREE),
    whole("workbook with a date", with_cell(datetime.date(2024, 5, 13), "start_date"), ACCEPT, THREE),
    whole("workbook with a serial number", with_cell(45425, "start_date"), REPAIR, THREE, "date_rewritten"),
    whole("workbook from 1904", with_cell(datetime.date(2024, 5, 13), "start_date", date_1904=True), ACCEPT, THREE),
    whole("workbook with a time", with_cell(datetime.datetime(2024, 5, 13, 22, 0), "start_date"), REPAIR, THREE, "timestamp"),
    whole("workbook with an identifier in digits", with_cell(12, "project_id"), ACCEPT, THREE),
    whole("workbook with half a year", with_cell(2024.5, "year"), QUARANTINE, REST, "not_whole"),
    whole("workbook with yes for a year", with_cell(True, "year"), QUARANTINE, REST),
    whole("workbook with a word for a year", with_cell("bientôt", "year"), QUARANTINE, REST),
    whole("workbook with ghost rows", workbook([*TABLE, [], [" "], []]), REPAIR, THREE, "lines_dropped"),
    whole("workbook with a cell beyond the header", workbook([*TABLE[:3], [*TABLE[3], "x"]]), QUARANTINE, REST, "wrong_field_count"),
    whole("formula with its result", with_formula("<v>2024</v>"), ACCEPT, THREE),
    whole("formula without its result", with_formula(""), QUARANTINE, REST, "no_result"),
    whole(
        "error in a cell", changed(with_formula("<v>2024</v>"), SHEET, "><f>2020+4</f><v>2024</v>", ' t="e"><v>#REF!</v>'), QUARANTINE, REST
    ),
    whole("two sheets, one fits", workbook([["Notes"], ["x"]], TABLE), ACCEPT, THREE, "sheet_chosen"),
    whole("two sheets, both fit", workbook(TABLE, TABLE), REFUSE, rule="several_sheets_fit"),
    whole("two sheets, none fits", workbook([["a"], [1]], [["b"], [1]]), REFUSE, rule="no_sheet_fits"),
    whole("workbook without a row", workbook(TABLE[:1]), ACCEPT, (0, 0, 0, 0), "no_rows"),
    whole("empty workbook", workbook([]), REFUSE, rule="empty"),
    whole("workbook of events", workbook(rows_of("events")), REFUSE, rule="wrong_dataset"),
    whole("workbook with a column twice", workbook([["project_id", "title", "axis", "Titre"]]), REFUSE, rule="header_twice"),
    whole("workbook with a password", OLE + "EncryptedPackage".encode("utf-16-le"), REFUSE, rule="encrypted"),
    whole("old workbook", OLE, REFUSE, rule="old_excel"),
    whole("macros", with_part(FILLED, "xl/vbaProject.bin", b"x"), REFUSE, rule="macros"),
    whole(
        "macros declared", changed(FILLED, "[Content_Types].xml", "spreadsheetml.sheet.main", "macroEnabled.main"), REFUSE, rule="macros"
    ),
    whole("entities", changed(FILLED, SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'), REFUSE, rule="xml_entities"),
    whole("workbook cut off", FILLED[:-300], REFUSE, rule="damaged"),
    whole("workbook with broken XML", changed(FILLED, BOOK, "</workbook>", "</work"), REFUSE, rule="damaged"),
    whole("workbook bomb", with_part(FILLED, "xl/worksheets/sheet2.xml", ZEROS * 21), REFUSE, rule="unpacks_too_large"),
    whole("cell in column XFD", changed(FILLED, SHEET, 'r="D4"', 'r="XFD4"'), REFUSE, rule="too_many_columns"),
    whole("cell in the last row of Excel", changed(FILLED, SHEET, 'r="D4"', 'r="D1048576"'), REFUSE, rule="too_many_rows"),
    whole("OpenDocument", zipped(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")), REFUSE),
    whole("binary workbook", zipped(("[Content_Types].xml", "<x/>"), ("xl/workbook.bin", b"x")), REFUSE, rule="other_document"),
]
OBJECTS = [
    whole("JSON", objects(FIRST, SECOND, THIRD), ACCEPT, THREE),
    whole("JSON in an object", json.dumps({"count": 3, "projects": [FIRST, SECOND, THIRD]}), ACCEPT, THREE),
    whole("JSON with a list", objects(FIRST, SECOND, {**THIRD, "partners": ["ADD", "MNC", None]}), ACCEPT, THREE),
    whole("JSON with missing keys and null", objects(FIRST, {**SECOND, "year": None}, THIRD), ACCEPT, THREE),
    whole("JSON with an object in a cell", objects(FIRST, SECOND, {**THIRD, "note": {"a": 1}}), QUARANTINE, REST, "nested"),
    whole("JSON with a list of objects in a cell", objects(FIRST, SECOND, {**THIRD, "note": [{"a": 1}]}), QUARANTINE, REST, "nested"),
    whole("JSON with a list in a list", objects(FIRST, SECOND, {**THIRD, "note": [["a"]]}), QUARANTINE, REST, "nested"),
    whole("JSON with a key twice", objects(FIRST, SECOND, THIRD)[:-2] + b', "title": "B"}]', QUARANTINE, REST, "duplicate_key"),
    whole("JSON with half a letter", objects(FIRST, SECOND, THIRD).replace(b"pilote", b"\\ud83d"), QUARANTINE, REST, "lone_surrogate"),
    whole("JSON with a whole pair of halves", objects(FIRST, SECOND, THIRD).replace(b"pilote", b"\\ud83d\\ude00"), ACCEPT, THREE),
    whole("JSON with a number among objects", objects(FIRST, SECOND, 5), QUARANTINE, REST, "not_an_object"),
    whole(
        "JSON with an endless number",
        objects(FIRST, SECOND, {**THIRD, "year": 0}).replace(b'"year": 0', b'"year": 1e999'),
        QUARANTINE,
        REST,
    ),
    whole("JSON with NaN", objects(FIRST, SECOND, {**THIRD, "year": float("nan")}), ACCEPT, THREE),
    whole("JSON with yes for a year", objects(FIRST, SECOND, {**THIRD, "year": True}), QUARANTINE, REST),
    whole("JSON with an invalid byte", objects(FIRST, SECOND, THIRD).replace(b"pilote", b"pil\xff"), QUARANTINE, REST),
    whole("JSON without a row", b"[]", ACCEPT, (0, 0, 0, 0), "no_rows"),
    whole("JSON cut off", objects(FIRST, SECOND, THIRD)[:-1], REFUSE, rule="truncated"),
    whole("JSON cut off within a word", objects(FIRST, SECOND, THIRD)[:-8], REFUSE),
    whole("JSON cut off within a cell", objects(FIRST, SECOND, THIRD)[:-2], REFUSE),
    whole("JSON with a comma too many", objects(FIRST)[:-1] + b",]", REFUSE, rule="json_broken"),
    whole("JSON with words after it", objects(FIRST) + b" x", REFUSE, rule="json_broken"),
    whole("JSON of one object", json.dumps(FIRST), REFUSE, rule="json_shape"),
    whole("JSON of numbers", b"[1, 2, 3]", REFUSE, rule="json_shape"),
    whole("JSON a line", b"\n".join(json.dumps(one).encode() for one in (FIRST, SECOND)), REFUSE, rule="json_shape"),
    whole("JSON too deep", b"[" * 100_000, REFUSE, rule="json_shape"),
    whole("JSON without an axis", objects({"project_id": "P1", "title": "Un"}), REFUSE, rule="column_missing"),
]


def parquet(**more: object) -> bytes:
    base = {"project_id": ["P1", "P2", "P3"], "title": ["Un", "Deux", "Trois"], "axis": ["1", "2", "3"]}
    return columns(**{**base, **more})


MAY = datetime.datetime(2024, 5, 13, 23, 30)
PARQUET = [
    whole("Parquet", parquet(), ACCEPT, THREE),
    whole("Parquet with whole numbers for axes", parquet(axis=[1, 2, 7]), ACCEPT, THREE),
    whole("Parquet with days", parquet(start_date=[datetime.date(2024, 5, 13), None, datetime.date(2020, 1, 1)]), ACCEPT, THREE),
    whole("Parquet with times", parquet(start_date=[MAY, None, None]), REPAIR, THREE, "timestamp"),
    whole("Parquet with times in a zone", parquet(start_date=pa.array([MAY] * 3, pa.timestamp("us", "Africa/Casablanca"))), REPAIR, THREE),
    whole("Parquet with times in nanoseconds", parquet(start_date=pa.array([10**18, None, None], pa.timestamp("ns"))), REPAIR, THREE),
    whole("Parquet with decimals", parquet(budget_mad=[decimal.Decimal("800.000"), None, decimal.Decimal("1.5")]), ACCEPT, THREE),
    whole("Parquet with a list", parquet(partners=[["ADD", "MNC"], [], None]), ACCEPT, THREE),
    whole("Parquet with a dictionary", parquet(axis=pa.array(["ai", "ai", "training"]).dictionary_encode()), ACCEPT, THREE),
    whole("Parquet with an object", parquet(note=[None, None, {"a": 1}]), QUARANTINE, REST, "nested"),
    whole(
        "Parquet with a map", parquet(note=pa.array([None, None, [("a", 1)]], pa.map_(pa.string(), pa.int64()))), QUARANTINE, REST, "nested"
    ),
    whole("Parquet with nothing in a column", parquet(year=pa.nulls(3)), ACCEPT, THREE),
    whole("Parquet with a title of nothing", parquet(title=["Un", "Deux", None]), QUARANTINE, REST, "required"),
    whole("Parquet with an endless number", parquet(budget_mad=[1.0, float("nan"), float("inf")]), QUARANTINE, REST, "number"),
    whole("Parquet with half a year", parquet(year=[2024.0, None, 2024.5]), QUARANTINE, REST, "not_whole"),
    whole("Parquet with an hour for a date", parquet(start_date=pa.array([None, None, 5], pa.time32("s"))), QUARANTINE, REST),
    whole("Parquet with yes for a year", parquet(year=[None, None, True]), QUARANTINE, REST, "number"),
    whole("Parquet with bytes for titles", parquet(title=["Été".encode(), b"Deux", b"\xff"]), QUARANTINE, REST, "invalid_bytes"),
    whole(
        "Parquet with the same row twice",
        parquet(project_id=["P1", "P2", "p2"], title=["Un", "B", "B"], axis=["1", "2", "2"]),
        REPAIR,
        (3, 2, 0, 1),
    ),
    whole("Parquet without a row", columns(project_id=[], title=[], axis=[]), ACCEPT, (0, 0, 0, 0), "no_rows"),
    whole("Parquet of events", columns(event_id=["E1"], title=["a"], axis=["1"], year=[2024]), REFUSE, rule="wrong_dataset"),
    whole("Parquet cut off", parquet()[:-5], REFUSE, rule="truncated"),
    whole("Parquet without its end", parquet()[:60] + b"PAR1", REFUSE, rule="damaged"),
    whole("encrypted Parquet", b"PAR1" + bytes(20) + b"PARE", REFUSE, rule="encrypted"),
]

KINDS = ARCHIVES + WORKBOOKS + OBJECTS + PARQUET
