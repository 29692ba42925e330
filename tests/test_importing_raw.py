"""What stands in the raw rows of a file from outside: lines, cells, letters, known by heart."""

import datetime

import pytest

from analytics.importing.files.mending import mended
from analytics.importing.raw import Formula
from tests.foreign import (
    GOOD,
    HEADER,
    ROWS,
    columns,
    formula,
    objects,
    outcome,
    read,
    rules,
    workbook,
)

TWICE = "Numérique".encode().decode("cp1252")
FRENCH = f"{HEADER}\nP1,Déploiement à l’École créée,1,Fès\n"


def first(content: bytes | str, encoding: str | None = None):
    """Return (line, cells, rules) of the first row."""
    row = read(content.encode() if isinstance(content, str) else content, encoding)[0][0]
    return row[0], row[1], rules(row)


def lines(content: bytes | str) -> list[int]:
    return [line for line, _, _ in read(content.encode() if isinstance(content, str) else content)[0]]


def test_lines_are_those_that_an_editor_shows():
    assert lines(GOOD) == [2, 3]
    assert lines("sep=;\r\n\r\nid;title\r\n\r\nP1;a\r\n") == [5]
    assert lines('id,title\nP1,"a\nb\nc"\nP2,"d\nP3,e\n') == [2, 5, 6]
    assert lines(workbook([[], ROWS[0], [], ROWS[1]])) == [4]
    assert lines('[\n {"id": 1,\n  "title": 2},\n\n {"id": 3}]') == [2, 5]
    assert lines(columns(id=["P1", "P2"])) == [2, 3]


def test_cells_keep_what_stood_in_them():
    assert first('id,title\nP1," a ""b""\r\nc "\n')[1] == ["P1", ' a "b"\nc ']
    assert first(b"\xff\xfe" + "id\ttitle\n007\tفاس\n".encode("utf-16-le"))[1] == ["007", "فاس"]
    assert first(FRENCH.encode("cp1252"))[1][1] == "Déploiement à l’École créée"
    days = [datetime.date(2020, 5, 1), datetime.datetime(2020, 5, 1, 13, 5)]
    assert first(workbook([["id", "title", "day"], ["007", 2020, True, days[0]]]))[1][:3] == ["007", 2020, True]
    assert [type(cell) for cell in first(workbook([["id", "title", "n", "x"], ["a", "b", 2020, 0.5]]))[1]] == [str, str, int, float]
    assert first(workbook([["id", "day"], ["a", days[0]]]))[1] == ["a", days[0]]
    assert first(columns(id=["a"], day=days[:1], at=days[1:], n=[2.0], x=[0.5], y=[float("nan")]))[1] == ["a", *days, 2, 0.5, None]
    assert first('[{"id": 12345678901234567890123456789, "title": 1e999, "n": -Infinity}]')[1] == [
        "1234567890" * 2 + "123456789",
        "1e999",
        "-Infinity",
    ]
    assert first(objects({"id": "a", "list": ["x", 1, None], "none": None, "yes": True}))[1] == ["a", "x; 1", None, True]


def test_a_formula_without_its_result_is_named():
    line, cells, reasons = first(formula(""))
    assert (line, cells[2], reasons) == (2, Formula("1+1"), ["no_result"])
    assert first(formula("<v>2</v>"))[1][2] == 2


def test_text_written_twice_is_mended_and_said():
    rows, _ = read(f"{HEADER}\nP1,{TWICE},1,F\u00c3\u00a8s\n".encode())
    assert rows[0][1] == ["P1", "Numérique", "1", "Fès"]
    assert [(one.rule, one.column, one.severity) for one in rows[0][2]] == [
        ("written_twice", "title", "repair"),
        ("written_twice", "city", "repair"),
    ]


@pytest.mark.parametrize("text", ["É\u00a0: oui", "CAFÉ»", "OÙ\u00a0?", "Pâte", "NOÅ»", "Ångström", "Â", "déjà", "ذكاء"])
def test_text_that_means_itself_is_not_mended(text):
    assert mended(text) == text


@pytest.mark.parametrize("text", ["Fès", "الذكاء الاصطناعي", "l’œuvre – « été »", "coût : 5 €"])
@pytest.mark.parametrize("times", [1, 2])
def test_what_was_written_twice_or_more_comes_back(text, times):
    again = text
    for _ in range(times):
        again = "".join(chr(code) if code in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([code]).decode("cp1252") for code in again.encode())
    assert mended(again) == text


def test_a_person_may_say_how_a_text_is_written():
    arabic = f"{HEADER}\nP1,الذكاء الاصطناعي,1,فاس\n".encode("cp1256")
    assert first(arabic, "cp1256")[1][1] == "الذكاء الاصطناعي"
    assert outcome(arabic, "klingon") == outcome(arabic, "base64") == outcome(arabic, "utf-7") == "no_such_encoding"


def test_the_rows_around_an_open_quotation_mark_stay_as_they_were():
    many = "".join(f"P{n},title {n},1,Safi\n" for n in range(3, 3_000))
    rows, _ = read((GOOD.replace("Numérique", '"Numérique') + many).encode())
    assert [line for line, _, reasons in rows if reasons] == [2]
    assert rows[-1][:2] == (2_999 + 1, ["P2999", "title 2999", "1", "Safi"])


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('P1,"Un,1,x\nP2,"Deux",2,y\n', "unclosed_quote"),
        ('P1,"Un,1,x\nP2,Deux",2,y\n', "unclosed_quote"),
        ('P1,"Un,1,x\n', "unclosed_quote"),
        ('P1,"Un" deux,1,x\n', "misplaced_quote"),
        ("P1,Un,1\n", "wrong_field_count"),
    ],
)
def test_the_reason_says_which_fault_a_row_has(text, rule):
    assert first(f"{HEADER}\n{text}")[2] == [rule]
