"""A table given back as a workbook: faults are coloured, the reason stands beside them, and the check says of it what it said before."""

import csv
import datetime
import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from analytics.downloads import marked_workbook
from analytics.downloads.marked_cells import FILLS
from analytics.importing.check import checked_table, manner_of
from analytics.importing.files.reading import sieve_of
from analytics.importing.headers import fits
from analytics.importing.raw import RawRow, RawTable
from analytics.importing.remarks import QUARANTINE, WARNING
from tests.examples import examples
from tests.foreign import SHEET, changed, columns, objects, workbook

HEADER = "project_id,Titre,axe,ville,début,montant,devise,suivi interne"
ROWS = """P1,Un projet,IA,Rabat,2020-01-05,,,à revoir
P2,,ia,Fès,2020,,,
P3,Robot,robots,Fès,2020,"1 500,50 DH",,
P4,Robot,ai,Fès,2020,,,,de trop
P5,"=1+1",ai,Fès,2021,,,
P6,autre,ai,Fès,2021,800.000,MAD,
P6,autrement,ai,Fès,2021,,,
P8,appelez 0612345678,ai,Fès,2021,,,
P9,deux fois,ai,Fès,2021,,,
P9,deux fois,ai,Fès,2021,,,
"""
CSV = f"{HEADER}\n{ROWS}".encode()


def said_of(content: bytes):
    """Return (report, table) of the bytes of a file of projects, read in this process, which is quicker than apart."""
    found, sieve = sieve_of(content, lambda header: fits(header, "projects"), None)
    rows = tuple(RawRow(line, tuple(cells), findings) for line, cells, findings in sieve.rows())
    notes = (*found.notes, *sieve.notes())
    table = RawTable(tuple(found.header), rows, notes, sieve.dropped, "", found.kind, found.epoch1904, found.sheet)
    return checked_table(table, "projects", manner_of("projects")), table


def counts(report) -> tuple[int, int, int, int]:
    return report.rows_in, report.loaded, report.quarantined, report.merged


def given_back(content: bytes, lang: str = "fr") -> bytes:
    report, table = said_of(content)
    return marked_workbook.write(table, report, "mon fichier.csv", lang)


def sheets(content: bytes) -> dict[str, list[list]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def fills(content: bytes) -> dict[str, str]:
    """Return the colour of each coloured cell of the first sheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles, sheet = archive.read("xl/styles.xml").decode(), archive.read(SHEET).decode()
    colours = re.findall(r"<fill><patternFill patternType=\"[^\"]*\"(?:/>|><fgColor rgb=\"FF(\w{6})\"/>)", styles)
    used = [int(one) for one in re.findall(r'<xf [^>]*?fillId="(\d+)"', styles.split("<cellXfs", 1)[1].split("</cellXfs>")[0])]
    cells = re.findall(r'<c r="([A-Z]+\d+)" s="(\d+)"', sheet)
    return {cell: f"#{colours[used[int(style)]]}" for cell, style in cells if colours[used[int(style)]]}


def test_the_cell_at_fault_is_coloured_and_its_reason_stands_at_the_end_of_its_line():
    back = given_back(CSV)
    rows, colours = sheets(back)["Projets"], fills(back)
    assert rows[0] == [*HEADER.split(","), "À corriger", ""]
    assert (colours["B3"], colours["C4"], colours["B9"]) == (FILLS[QUARANTINE],) * 3
    assert (colours["H1"], colours["B6"]) == (FILLS[WARNING],) * 2
    assert {"A2", "B2", "C2", "B4", "C3"}.isdisjoint(colours)
    assert rows[1][8] == ""
    assert "obligatoire" in rows[2][8]
    assert "robots" in rows[3][8]


@pytest.mark.parametrize(("lang", "words"), [("fr", "À corriger"), ("ar", "ما ينبغي تصحيحه"), ("en", "What to mend")])
def test_the_reasons_are_in_the_language_of_the_reader(lang, words):
    table, remarks = sheets(given_back(CSV, lang)).values()
    assert table[0][8] == words
    report, _ = said_of(CSV)
    assert len([row for row in remarks if row[4]]) == 1 + len(report.all_remarks)
    assert remarks[0][0] == "mon fichier.csv"


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_what_is_given_back_is_judged_as_before_and_so_is_what_is_given_back_of_that(lang):
    first, _ = said_of(CSV)
    content = CSV
    for _ in range(2):
        content = given_back(content, lang)
        again, _ = said_of(content)
        assert (again.outcome, *counts(again)) == ("quarantine", 10, 3, 6, 1) == (first.outcome, *counts(first))
        assert again.aside == ("suivi interne", marked_workbook.words("mend", lang))


def test_a_row_that_was_broken_stays_aside_until_its_note_is_cleared():
    row = sheets(given_back(CSV))["Projets"][4]
    assert row[:4] == ["P4", "Robot", "ai", "Fès"]
    assert row[9] == marked_workbook.words("held", "fr")


def test_text_stays_text_and_numbers_and_days_stay_what_they_are():
    day = datetime.datetime(2021, 3, 4)
    book = workbook(
        [["project_id", "title", "axis", "start_date", "attendance"], ["007", "@SUM(A1)", "ai", day, 1.5], ["8", "x", "?", day, 2]]
    )
    table = sheets(given_back(book))
    assert list(table) == ["Sheet1", "Remarques Marsad"]
    assert table["Sheet1"][1][:5] == ["007", "@SUM(A1)", "ai", day.date(), 1.5]
    with zipfile.ZipFile(io.BytesIO(given_back(book))) as archive:
        parts = archive.namelist()
        assert "<f>" not in archive.read(SHEET).decode()
    assert not [part for part in parts if "rels" in part and "sheet" in part]  # no links


def test_the_lines_of_a_workbook_are_those_of_the_report():
    book = workbook([["project_id", "title", "axis"], ["P1", "un", "ai"], [], ["P3", "trois", "?"]])
    assert sheets(given_back(book))["Sheet1"][3][0] == "P3"


def test_a_formula_without_its_result_is_shown_and_stays_aside():
    book = workbook([["project_id", "title", "axis"], ["P1", "un", "ai"]])
    book = changed(
        book,
        SHEET,
        "</sheetData>",
        '<row r="3"><c r="A3" t="inlineStr"><is><t>P2</t></is></c><c r="B3"><f>1+1</f></c><c r="C3" t="inlineStr"><is><t>ai</t></is></c></row></sheetData>',
    )
    first, _ = said_of(book)
    back = given_back(book)
    again, _ = said_of(back)
    assert counts(first) == counts(again) == (2, 1, 1, 0)
    assert sheets(back)["Sheet1"][2][:2] == ["P2", "=1+1"]


@pytest.mark.parametrize(
    "content",
    [
        objects({"project_id": 1, "title": True, "axis": "ai"}, ["no object"], {"project_id": 2, "title": "t", "axis": "?", "x": 10**30}),
        columns(
            project_id=["a", "b"], title=["x", None], axis=["ai", "ai"], start_date=[datetime.date(1850, 1, 1), datetime.date(2020, 1, 1)]
        ),
        "project_id,title,axis\nP1,\x01un\x0bdeux\ufffe,ai\nP2,_x0041_,ai\n".encode(),
        f"project_id,title,axis,{','.join(f'c{one}' for one in range(97))}\nP1,un,?{',' * 97}\n".encode(),
    ],
    ids=["json", "parquet", "control characters", "a hundred columns"],
)
def test_other_kinds_of_files_are_judged_as_before(content):
    first, _ = said_of(content)
    again, _ = said_of(given_back(content))
    assert counts(again) == counts(first)


def test_of_a_very_large_table_the_lines_with_remarks_alone_are_given_back(monkeypatch):
    monkeypatch.setattr(marked_workbook, "MOST_CELLS", 50)
    table, remarks = sheets(given_back(CSV)).values()
    assert [row[0] for row in table[1:]] == ["P2", "P3", "P4", "P5", "P6", "P6", "P8"]
    assert marked_workbook.words("in_part", "fr") in [row[0] for row in remarks]


@pytest.mark.parametrize(
    ("name", "fit"), [("a/b:c", "a_b_c"), ("'x'", "x"), ("y" * 40, "y" * 31), ("", "Marsad"), ("History", "Marsad"), ("\x01", "Marsad")]
)
def test_a_sheet_gets_a_name_that_excel_takes(name, fit):
    assert marked_workbook.sheet_name(name) == fit


CELLS = st.sampled_from(
    [
        "",
        " ",
        "P1",
        "p1",
        "P2",
        "un titre",
        "=1+1",
        "+33 6 12 34 56 78",
        "ai",
        "IA",
        "robots",
        "7",
        "2020",
        "2020-05",
        "31/12/2020",
        "5/13/2020",
    ]
    + [
        "1 500,50",
        "800.000",
        "12 %",
        "NULL",
        "é\u0301",
        "a\u200bb",
        "\x02",
        "<b>",
        "«؛»",
        "a\nb",
        '"',
        "Fès",
        "http://x.org",
        "javascript:x",
        "#N/A",
        "٢٠٢٠",
    ]
)
FIELDS = ["project_id", "title", "axis", "city", "start_date", "budget_amount", "beneficiaries_count", "source_url"]


@settings(max_examples=examples(60))
@given(st.lists(st.lists(CELLS, min_size=len(FIELDS) - 1, max_size=len(FIELDS) + 1), max_size=6))
def test_any_table_given_back_has_the_same_counts(rows):
    """Generated tables: whatever they hold, the workbook is accepted, refused or set aside as the file was, row for row."""
    text = io.StringIO()
    csv.writer(text).writerows([FIELDS, *rows])
    content = text.getvalue().encode()
    first, table = said_of(content)
    again, _ = said_of(marked_workbook.write(table, first, "f.csv", "ar"))
    assert counts(again) == counts(first)
    assert (again.outcome == "refuse") == (first.outcome == "refuse")
