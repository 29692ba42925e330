"""A large Parquet file says what it says as any other file: the same rows, reasons and counts, whichever way it is read."""

import datetime

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from analytics.importing.check import checked, manner_of
from analytics.importing.columnwise import limits, reading
from analytics.importing.columnwise.plain import plain_texts
from analytics.publishing.at_scale import VALUES, check_at_scale, read_at_scale
from analytics.registry.description import descriptions
from tests.examples import examples
from tests.offered import COLUMNS, said
from tests.read_here import read_here  # noqa: F401  (a fixture)


@pytest.fixture
def in_batches(read_here, monkeypatch):  # noqa: F811
    """Read files in this process, four rows at a time."""
    monkeypatch.setattr(reading, "AT_ONCE", 4)


NAMES = (
    "event_id",
    "title",
    "axis",
    "start_date",
    "end_date",
    "year",
    "city",
    "region",
    "organiser",
    "attendees",
    "source_url",
    "note",
    "autre",
)
IDS = st.sampled_from(["E1", "e1", "E2", " E2", "E3", "E4", "É5", "é5", "E 6", "", "E\u200b7", "E8", "E9"])
TITLES = st.one_of(
    st.sampled_from(
        [
            "Forum du numérique", "منتدى الرقمنة", "Café « Réussir » – 2.0", "l'Open Day", "=1+1", "<b>gras</b>", "{{ nom }}", "x' or '1",
            "écrire à nom@example.org", "tél. 06 12 34 56 78", "E00001234 2.0", "CafÃ©", "e\u0301te\u0301", "a\u200bb", "  blanc ", "", "a" * 501, "a\ufffdb",
            "drop table", "salon; drop table x", "00 212 5 22 33 44 55 66", "²³ x", "title",
            "un <b>gras</b>", "voir nom@example.org", "salon {{ nom }}", "appeler le 0612345678", "GSM : 12345678", "a &lt; b", "d'or et d' or 1",
        ]
    ),
    st.text(max_size=20),
)  # fmt: skip
DATES = st.sampled_from(
    ["2020-05-13", "2020-05", "2020", "13/05/2020", "12/31/2019", "31/12/2019", "mai 2020", "20/5/13", "", "43831", "n/a", "2019-02-30"]
)
CELLS = {
    "event_id": IDS,
    "title": TITLES,
    "axis": st.sampled_from(["ai", "1", "Formation", "magie", "", "Intelligence artificielle", "8"]),
    "start_date": DATES,
    "end_date": DATES,
    "year": st.sampled_from(["2020", "2019", "", "1066", "2 020", "2020.0", "vingt"]),
    "city": st.sampled_from(["Rabat", "Fès", "", "Ville", "fes"]),
    "region": st.sampled_from(["Rabat-Salé-Kénitra", "MA-03", "", "Nulle part"]),
    "organiser": st.sampled_from(["ADD", "ADD\u061b MNC", "", "un@deux.org", "M@ssroufy"]),
    "attendees": st.sampled_from(["12", "1 200", "800.000", "-1", "", "6000000", "12,0", "0,5"]),
    "source_url": st.sampled_from(["https://example.org/e", "http://nom:mot@example.org/", "ftp://x", "example.org", "", "https://é.org/a b", "https://[x"]),
    "note": st.sampled_from(["", "annoncé", "N/A", "\t", "Ã©tÃ©", "a\nb", "note"]),
    "autre": st.sampled_from(["", "x", "Ã©"]),
}  # fmt: skip
ROWS = st.lists(st.fixed_dictionaries(CELLS), min_size=1, max_size=12)


def reported(report) -> tuple:
    """Return what two reports on the same rows have in common, however they were read: counts, findings, and the rows with remarks."""
    told = report.without_silent_rows()
    return report.as_dict("en"), report.aside, report.columns, [(row.line, row.values, row.is_whole) for row in told.rows]


def both_ways(folder, columns: dict[str, pa.Array], **manner: str) -> tuple:
    """Return what the gate says of one Parquet file, row by row and column by column."""
    file = folder / "events.parquet"
    parquet.write_table(pa.table(columns), file, row_group_size=5)
    said = manner_of("events", **manner)
    return reported(checked(file, "events", said)), reported(check_at_scale(file, said))


def loaded(file, folder) -> list[tuple]:
    """Return the rows that would be loaded from a file read column by column, by line."""
    report, gone = read_at_scale(file, manner_of("events"), folder)
    aside = {row.line for row in report.rows if not row.is_good} | gone
    rows = parquet.read_table(folder / VALUES).to_pylist()
    names = [column.name for column in descriptions()["events"].columns]
    return [(row["line"], *(row[name] for name in names)) for row in rows if row["line"] not in aside]


ONE_FIXTURE = [HealthCheck.function_scoped_fixture]  # which only says where files are read


@settings(max_examples=examples(80), suppress_health_check=ONE_FIXTURE)
@given(rows=ROWS, dates=st.sampled_from([None, "dmy"]))
def test_dirty_rows_are_judged_the_same_in_columns_and_in_rows(in_batches, tmp_path_factory, rows, dates):
    columns = {name: pa.array([row[name] for row in rows], pa.string()) for name in NAMES}
    in_rows, in_columns = both_ways(tmp_path_factory.mktemp("both"), columns, dates=dates)
    assert in_columns == in_rows


@settings(max_examples=examples(40), suppress_health_check=ONE_FIXTURE)
@given(rows=ROWS)
def test_the_rows_that_would_be_loaded_are_the_same(in_batches, tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("loaded")
    file = folder / "events.parquet"
    parquet.write_table(pa.table({name: pa.array([row[name] for row in rows], pa.string()) for name in NAMES}), file)
    report = checked(file, "events", manner_of("events"))
    assert loaded(file, folder) == [(row.line, *row.values) for row in report.rows if row.is_good]


SUSPECT = st.lists(
    st.sampled_from(
        [
            *"aZ09é ا-+.@<>&{}$#%'\";:/()«»’",
            "\u00a0",
            "\u0301",
            "\u200b",
            "\u00b2",
            "drop",
            "union",
            "select ",
            "tel",
            "06",
            "javascript:",
            "or 1",
        ]
    ),
    max_size=14,
)


@settings(max_examples=examples(400))
@given(SUSPECT.map("".join), st.sampled_from(["title", "note", "organiser", "event_id", "source_url"]))
def test_of_a_text_that_is_plain_its_reader_has_nothing_to_say(text, name):
    column = COLUMNS[name]
    cell = f"https://example.org/{text}" if name == "source_url" else text
    if plain_texts(pa.array([cell]), column.type)[0].as_py():
        assert said(cell, name) == (cell,)


@pytest.mark.parametrize(
    "text", ["<b>gras</b>", "a < b > c", "=1+1", "@SUM(A1)", "moi@exemple.ma", "{{ 7 }}", "${x}", "x\u200by", "Tel 0522 22 22 22"]
)
def test_a_text_with_something_to_it_is_not_plain(text):
    assert not plain_texts(pa.array([text]), COLUMNS["title"].type)[0].as_py()


DAY, MOMENT = datetime.date(2020, 5, 13), datetime.datetime(2020, 5, 13, 9, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize("kind", ["title", "text", "names"])
@pytest.mark.parametrize(
    "mark",
    [*'<>=@&{}[]$"`|~^\\', "\t", "\n", "\r", "\u00a0", "\u00ad", "\u200b", "\u200f", "\u202e", "\u2066", "\ufeff", "\ufffd"],
    ids=ascii,
)
def test_a_mark_that_rules_look_for_makes_no_text_plain_wherever_it_stands(mark, kind):
    texts = [f"{mark}ab", f"a{mark}b", f"a {mark} b", f"ab{mark}", mark]
    assert plain_texts(pa.array(["ab", *texts]), kind).to_pylist() == [True, *[False] * len(texts)]


TYPED = {
    "days": ("start_date", pa.array([DAY, None, DAY], pa.date32())),
    "moments": ("start_date", pa.array([MOMENT, None, MOMENT.replace(hour=0, minute=0)], pa.timestamp("ns", "Africa/Casablanca"))),
    "long numbers": ("attendees", pa.array([12, None, -1], pa.int16())),
    "numbers": ("attendees", pa.array([12.0, 0.5, float("nan")])),
    "endless numbers": ("attendees", pa.array([float("inf"), 1e300, -0.0])),
    "decimals": ("attendees", pa.array([12, None, 13], pa.decimal128(9, 2))),
    "yes and no": ("note", pa.array([True, False, None])),
    "whole numbers in a title": ("title", pa.array([1, 2, 3])),
    "words of a dictionary": ("axis", pa.array(["ai", "magie", None]).dictionary_encode()),
    "bytes": ("title", pa.array([b"un", b"deux", b"trois"])),
    "nothing": ("city", pa.nulls(3)),
    "large texts": ("title", pa.array(["un", "deux", "tr\u200bois"], pa.large_string())),
}  # fmt: skip


@pytest.mark.parametrize("kind", TYPED)
def test_columns_of_other_types_mean_the_same(in_batches, tmp_path, kind):
    name, column = TYPED[kind]
    plain = {"event_id": ["E1", "E2", "E3"], "title": ["un", "deux", "trois"], "axis": ["ai"] * 3, "year": ["2020"] * 3}
    in_rows, in_columns = both_ways(tmp_path, {**{key: pa.array(cells) for key, cells in plain.items()}, name: column})
    assert in_columns == in_rows


def test_blank_lines_and_the_header_again_are_no_rows(in_batches, tmp_path):
    cells = {"event_id": ["E1", None, "event_id", " "], "title": ["un", "", "Title", "\u200b"], "axis": ["ai", None, "AXIS", ""], "year": ["2020", "", "year", ""]}  # fmt: skip
    in_rows, in_columns = both_ways(tmp_path, {name: pa.array(column) for name, column in cells.items()})
    assert in_columns == in_rows
    assert in_columns[0]["rows_in"] == 1


REFUSED = {
    "column_not_plain": {"note": pa.array([["a"]])},
    "column_damaged": {"note": pa.array([b"\xff\xfe"], pa.binary()).view(pa.string())},
    "cell_too_long": {"note": pa.array(["é" * 10_001])},
    "header_twice": {"Title": pa.array(["x"])},
    "header_without_name": {" ": pa.array(["x"])},
    "date_order": {"start_date": pa.array(["01/02/2020"])},
}  # fmt: skip


@pytest.mark.parametrize("rule", REFUSED)
def test_what_cannot_be_read_in_columns_is_refused_with_a_sentence(in_batches, tmp_path, rule):
    plain = {"event_id": pa.array(["E1"]), "title": pa.array(["un"]), "axis": pa.array(["ai"]), "year": pa.array([2020])}
    parquet.write_table(pa.table(plain | REFUSED[rule]), tmp_path / "events.parquet")
    report = check_at_scale(tmp_path / "events.parquet", manner_of("events"))
    said = report.as_dict("fr")["findings"]
    assert (report.outcome, report.rows_in, [one["rule"] for one in said]) == ("refuse", 0, [rule])
    assert said[0]["message"]


@pytest.mark.parametrize("content", [b"PAR1", b"PAR1" + bytes(100) + b"PAR1", b"PAR1 half of a file"])
def test_what_only_begins_like_parquet_is_refused(tmp_path, content):
    (tmp_path / "events.parquet").write_bytes(content)
    assert check_at_scale(tmp_path / "events.parquet", manner_of("events")).outcome == "refuse"


def test_a_file_beyond_the_limits_is_refused_before_it_is_read(in_batches, tmp_path, monkeypatch):
    parquet.write_table(pa.table({"event_id": ["E1", "E2"]}), tmp_path / "events.parquet")
    monkeypatch.setattr(reading, "ROWS", 1)
    report = check_at_scale(tmp_path / "events.parquet", manner_of("events"))
    assert [remark.rule for remark in report.all_remarks] == ["too_many_rows_at_scale"]


def test_a_report_that_would_be_too_long_counts_the_rest_by_column(in_batches, tmp_path, monkeypatch):
    monkeypatch.setattr("analytics.importing.columnwise.judging.MOST_TOLD", 3)
    cells = {"event_id": [f"E{n}" for n in range(9)], "title": ["un"] * 9, "axis": ["ai"] * 9, "start_date": ["mai 2020"] * 9}
    parquet.write_table(pa.table(cells), tmp_path / "events.parquet")
    report = check_at_scale(tmp_path / "events.parquet", manner_of("events"))
    assert (report.rows_in, report.loaded, len(report.rows)) == (9, 9, 3)
    [more] = [remark for remark in report.all_remarks if remark.rule == "more_of_column"]
    assert (more.column, more.value) == ("start_date", "6")


def test_the_limits_of_words_are_those_of_the_code():
    assert (limits.ROWS, limits.FILE_BYTES, limits.TOLD) == (20_000_000, 4_000_000_000, 200_000)  # import_files.toml says them
