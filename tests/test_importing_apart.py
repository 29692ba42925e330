"""Files from outside are read in a process that may die; any bytes give a table or one sentence."""

import hashlib
import os
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.errors import BadFile
from analytics.importing.files import apart
from analytics.importing.files.apart import raw_table
from analytics.importing.raw import Formula
from analytics.words import book
from tests.examples import examples
from tests.foreign import (
    BOOK,
    GOOD,
    ROWS,
    changed,
    columns,
    fits,
    formula,
    objects,
    outcome,
    packed,
    workbook,
    zipped,
)

PLAIN = workbook(ROWS)
ONE = {"id": "P1", "title": "T"}


def saved(folder, content: bytes, name: str = "projets.csv"):
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_table_is_read_in_a_process_of_its_own(tmp_path):
    table = raw_table(saved(tmp_path, GOOD.encode(), "image.png"), fits)
    assert (table.header, len(table.rows), table.kind, table.dropped) == (("id", "title", "axis", "city"), 2, "csv", 0)
    assert table.findings == ()
    assert table.rows[1].cells == ("P2", "ذكاء", "2", "Rabat")
    assert table.sha256 == hashlib.sha256(GOOD.encode()).hexdigest()
    assert raw_table(saved(tmp_path, packed(PLAIN)), fits).kind == "xlsx"
    notes = raw_table(saved(tmp_path, f"{GOOD}\n,,,\n".replace("ذكاء", "é").encode("cp1252")), fits).findings
    assert [(one.rule, one.value, one.severity) for one in notes] == [
        ("read_as", "Windows-1252", "repair"),
        ("lines_dropped", "2", "repair"),
    ]
    assert raw_table(saved(tmp_path, changed(PLAIN, BOOK, "<workbookPr", '<workbookPr date1904="1"')), fits).epoch1904
    assert raw_table(saved(tmp_path, formula("")), fits).rows[0].cells[2] == Formula("1+1")


def test_an_object_that_names_more_than_the_first_thousand_is_read_with_the_others(tmp_path):
    many = [ONE | {"id": f"P{count}"} for count in range(1_500)]
    alike = raw_table(saved(tmp_path, objects(*many)), fits)
    later = raw_table(saved(tmp_path, objects(*many[:-1], many[-1] | {"axis": "ai"})), fits)
    assert (alike.header, later.header) == (("id", "title"), ("id", "title", "axis"))
    assert [row.cells for row in later.rows] == [(*row.cells, None) for row in alike.rows[:-1]] + [("P1499", "T", "ai")]


def test_the_one_who_asks_says_which_header_fits(tmp_path):
    asked = []
    table = raw_table(saved(tmp_path, b"a;b,c\n1;2,3\n"), lambda header: asked.append(tuple(header)) or ";" not in "".join(header))
    assert (table.header, asked) == (("a", "b,c"), [("a;b", "c"), ("a", "b,c")])


def test_of_several_marks_that_fit_the_one_with_most_columns_is_taken(tmp_path):
    assert raw_table(saved(tmp_path, b"a;b;c,d\n1;2;3,4\n"), lambda _: True).header == ("a", "b", "c,d")


def test_every_refusal_is_one_sentence_with_the_name_of_the_file(tmp_path):
    with pytest.raises(BadFile, match=r"^projets\.csv: this is a PDF; .*\.$") as caught:
        raw_table(saved(tmp_path, b"%PDF-1.7"), fits)
    assert caught.value.rule == "pdf"
    for path, rule in ((tmp_path, "not_a_file"), (tmp_path / "none.csv", "missing"), (tmp_path / ("a" * 300), "no_access")):
        with pytest.raises(BadFile) as caught:
            raw_table(path, fits)
        assert caught.value.rule == rule


def test_a_pipe_is_no_file_and_a_large_file_is_not_read(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(BadFile, match="not a file"):
        raw_table(tmp_path / "pipe.csv", fits)
    with (tmp_path / "large.csv").open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(BadFile, match="larger than 50 MB"):
        raw_table(tmp_path / "large.csv", fits)


def test_a_reader_that_dies_or_hangs_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(apart, "_COMMAND", (sys.executable, "-c", "import os; os.abort()"))
    with pytest.raises(BadFile, match="broke off"):
        raw_table(saved(tmp_path, GOOD.encode()), fits)
    monkeypatch.setattr(apart, "_COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(apart, "SECONDS", 0.5)
    start = time.monotonic()
    with pytest.raises(BadFile, match="more than a minute"):
        raw_table(saved(tmp_path, GOOD.encode()), fits)
    assert time.monotonic() - start < 30


def test_a_reader_cannot_make_us_run_anything(tmp_path, monkeypatch):
    said = "import os, pickle, sys; sys.stdout.buffer.write(pickle.dumps(os.getcwd))"
    monkeypatch.setattr(apart, "_COMMAND", (sys.executable, "-c", said))
    with pytest.raises(BadFile, match="broke off"):
        raw_table(saved(tmp_path, GOOD.encode()), fits)


def test_the_reader_has_limits_of_its_own():
    greedy = "from analytics.importing.files.child import bound; bound(); bytearray(4_000_000_000)"
    done = subprocess.run([sys.executable, "-c", greedy], capture_output=True, text=True, check=False)
    assert done.stderr.rstrip().endswith("MemoryError")


PIECES = [
    b"id,title\n",
    b"P1,a\n",
    b'"',
    b"\xff",
    b"\xc3\xa9",
    b";",
    b",",
    b"\r",
    b"\x00",
    b"sep=;\n",
    b"[",
    b"{",
    b'{"id":',
    b"}",
    b"]",
    b"PK\x03\x04",
]
FILES = [GOOD.encode(), PLAIN, objects(ONE, ONE), columns(id=["P1", "é"]), zipped(("a.csv", GOOD)), packed(GOOD.encode()), formula("")]


def only_refused(content: bytes) -> None:
    """Read a file; anything but a table or a refusal ends the test."""
    result = outcome(content)
    assert result in book("import_files") if isinstance(result, str) else result[0] >= result[1]


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=30).map(b"".join))
def test_any_bytes_are_a_table_or_a_refusal(content):
    only_refused(content)


@settings(max_examples=examples(300), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=8), st.integers(0, 40))
def test_a_damaged_file_is_a_table_or_a_refusal(content, changes, cut):
    damaged = bytearray(content)
    for place, byte in changes:
        damaged[place % len(damaged)] = byte
    only_refused(bytes(damaged[: len(damaged) - cut]))
