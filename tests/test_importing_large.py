"""Files as large as the limits allow: they are read in pieces, in bounded memory, and mean the same as when they are read whole."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.importing.files import json_text
from analytics.places import HOUSE
from tests.examples import examples
from tests.foreign import ROWS, SHEET, changed, outcome, read, workbook

FILLED = workbook(ROWS)

SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-(10**12), 10**12), st.text(max_size=12), st.sampled_from([1.5, 1e30, -0.25]))
LISTS = st.lists(st.dictionaries(st.sampled_from(["id", "title", "axis", "é\u0301ل😀"]), SCALARS, min_size=1), min_size=1, max_size=5)


@settings(max_examples=examples(150), deadline=None)
@given(LISTS, st.integers(1, 40), st.booleans(), st.sampled_from([None, 0, 2]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_json_in_pieces_of_any_size_says_what_it_says_as_a_whole(items, piece, is_within, indent, codec):
    document = {"about": {"n": [1, 2]}, "rows": items, "more": "]"} if is_within else items
    content = json.dumps(document, ensure_ascii=False, indent=indent).encode(codec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_text, "_PIECE", piece)
        rows, _ = read(content)
    keys = list(dict.fromkeys(key for item in items for key in item))
    assert [cells for _, cells, _ in rows] == [
        [item.get(key) for key in keys] for item in items if any(_says(value) for value in item.values())
    ]


def _says(value: object) -> bool:
    """Return whether a value makes a line a row."""
    return value is not None and not (
        isinstance(value, str) and not value.strip(" \t\r\n\xa0\u2007\u202f\ufeff\u200b\u200c\u200d\u200e\u200f")
    )


@pytest.mark.parametrize("piece", [1, 3, 1_000])
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[{"id": 1}, {"id": 2}]', (2, 0, 0)),
        ('[{"id": 1}, {"id": 2}', "truncated"),
        ('[{"id": 1},', "truncated"),
        ('[{"id": 1} {"id": 2}]', "json_broken"),
        ('[{"id": 1}, ]', "json_broken"),
        ('[{"id": 1}] x', "json_broken"),
        ('[{"id": fals}]', "json_broken"),
        ('[{"id": "a\nb"}]', "json_broken"),
        ('{"rows": [{"id": 1}],}', "json_broken"),
        ('{"rows": [{"id": 1}], "others": []}', "json_shape"),
        ('{"rows": [{"id": 1}]} {}', "json_shape"),
        ("{}", "json_shape"),
        ("[1234567, 12]", "json_shape"),
        ("[]", "no_rows"),
    ],
)
def test_json_is_refused_for_the_same_reason_whatever_the_pieces(monkeypatch, text, says, piece):
    monkeypatch.setattr(json_text, "_PIECE", piece)
    assert outcome(text.encode()) == says


def test_a_row_of_json_has_the_line_it_starts_on_also_behind_the_first_piece(monkeypatch):
    monkeypatch.setattr(json_text, "_PIECE", 5)
    rows, _ = read(b'\n[{"id":\n1},\n\n{"id": 2}\n, {"id": 3}]')
    assert [line for line, _, _ in rows] == [2, 5, 6]


SCATTERED = changed(changed(FILLED, SHEET, 'r="D3"', 'r="CV3"'), SHEET, 'r="A3"', 'r="A150000"')


def test_a_sheet_that_is_nearly_empty_from_corner_to_corner_is_refused_before_it_is_spread_out():
    assert outcome(SCATTERED) == "sparse_sheet"


def test_a_wide_sheet_whose_rows_follow_one_another_is_read():
    header = ["id", "title", *(f"c{place}" for place in range(90))]
    assert outcome(workbook([header, *([f"P{line}"] * len(header) for line in range(50))])) == (50, 0, 0)


def peak_mb_of(file: Path) -> float:
    """Return how much memory a process of its own took, in MB, to read a file to its end."""
    run = subprocess.run([sys.executable, "-c", _READER, str(file)], capture_output=True, text=True, cwd=HOUSE, check=True)
    return int(run.stdout) / 1_000


_READER = """
import sys
from pathlib import Path
from analytics.importing.files.reading import sieve_of
from analytics.importing.files.refusals import Refused
try:
    _, sieve = sieve_of(Path(sys.argv[1]).read_bytes(), lambda header: True, None)
    for row in sieve.rows():
        pass
except Refused:
    pass
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))  # ru_maxrss has that of the parent
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
@pytest.mark.parametrize("letter", ["a", "ل", "😀"])
def test_json_of_nearly_two_hundred_million_bytes_takes_little_more_memory_than_its_bytes(tmp_path, letter):
    row = json.dumps({f"column {place}": letter * (150 // len(letter.encode())) for place in range(6)}, ensure_ascii=False).encode()
    with gzip.open(tmp_path / "large", "wb", compresslevel=1) as file:
        for line in range(195_000_000 // (len(row) + 1)):
            file.write((b"," if line else b"[") + row)
        file.write(b"]")
    assert peak_mb_of(tmp_path / "large") < 300


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
def test_a_sparse_workbook_takes_little_memory(tmp_path):
    (tmp_path / "scattered").write_bytes(SCATTERED)
    assert peak_mb_of(tmp_path / "scattered") < 150
