"""Organisations at the gate: names that stand for one of them alone, identifiers made of names, yes and no."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.__main__ import main
from analytics.importing.check import checked_table, manner_of
from analytics.importing.columns import columns_of
from analytics.importing.made_identifiers import identifier_of
from analytics.importing.telling import sentence
from analytics.places import HOUSE
from analytics.publishing.joining import join, replaced
from analytics.registry.named import Named, places_of
from analytics.vocabulary import LANGUAGES
from tests.conftest import World, drawn_rows
from tests.examples import examples
from tests.offered import report_of, table
from tests.test_import_organisations import HELD

SHIPPED = HOUSE / "data" / "registry" / "organisations.csv"
NAMES = [
    "",
    "ADD",
    "add",
    "L’ADD",
    "l'add",
    "Banks",
    "banques",
    "OECD",
    "Zebra",
    "zébra",
    "World Bank",
    "WB",
    "Digital Development Agency",
    "UCA",
]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "", "add", "BANKS", "wb", "z", "oecd"]), st.sampled_from(NAMES), st.sampled_from(NAMES),
        st.lists(st.sampled_from(NAMES), max_size=3).map("; ".join),
    ),
    max_size=5,
)  # fmt: skip


@pytest.fixture
def drawn(world: World) -> World:
    return world.has("organisations", HELD)


@settings(max_examples=examples(200), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(rows=ROWS, columns=st.sampled_from([4, 3, 2]), replaces=st.booleans())
def test_whatever_a_file_says_no_name_stands_for_two_afterwards(drawn, rows, columns, replaces):
    header = ["organisation_id", "name", "name_fr", "aliases"][:columns]
    report = checked_table(table([list(row[:columns]) for row in rows], header), "organisations", manner_of("organisations"), replaces)
    places = places_of(tuple(column.name for column in columns_of("organisations")))
    register = [Named(places, tuple(row.get(name, "") for name in places)) for row in drawn_rows(HELD)]
    joined, _ = join(register, report)
    joined = replaced(register, joined, report) if replaces else joined
    holders = [spelling for cells in joined.rows for spelling in spellings_of(cells)]
    assert len(holders) == len(set(holders))
    assert len({cells["organisation_id"] for cells in joined.rows}) == len(joined.rows)


def spellings_of(cells) -> set[str]:
    names = [cells["name"], cells["name_fr"], cells["name_ar"], *cells["aliases"].split(";")]
    return {name.strip().lower().replace("’", "'") for name in names} - {""}


def test_a_name_that_differs_in_accents_alone_is_worth_a_look(drawn):
    report = report_of(
        "organisations", {"name": "Universite Cadi-Ayyad"}, {"organisation_id": "uca", "name": "Université Cadi Ayyad", "aliases": "UCA"}
    )
    assert [(one.line, one.rule, one.severity) for one in report.all_remarks] == [
        (2, "name_alike", "warning"),
        (3, "name_alike", "warning"),
    ]
    assert (report.outcome, report.loaded) == ("accept", 2)


@pytest.mark.parametrize("said", ["yes", "Oui", "نَعَم", True, 1.0, "١", "VRAI"])
def test_yes_is_read_in_three_languages_and_as_programs_write_it(said):
    [row] = report_of("organisations", {"is_group": said}).rows
    assert row.values[-1] == "yes"


@pytest.mark.parametrize("said", ["peut-être", "2", "x"])
def test_what_is_neither_yes_nor_no_sets_the_row_aside(said):
    [remark] = report_of("organisations", {"is_group": said}).all_remarks
    assert (remark.rule, remark.severity) == ("yes_or_no", "quarantine")
    assert all(said in sentence(remark, lang) for lang in LANGUAGES)


def test_the_identifiers_of_the_register_are_those_made_of_its_names():
    with SHIPPED.open(encoding="utf-8", newline="") as lines:
        others = {
            row["organisation_id"]: row["name"] for row in csv.DictReader(lines) if identifier_of(row["name"]) != row["organisation_id"]
        }
    assert others == {}
    assert identifier_of("شركةُ لا يعرفها أحد") == "شركه-لا-يعرفها-احد"
    assert identifier_of(f"{'long ' * 50}") == "-".join(["long"] * 20)


def test_the_shipped_register_taken_home_and_given_back_changes_nothing(tmp_path, capfdbinary):
    content = io.StringIO(SHIPPED.read_text(encoding="utf-8"))
    rows = list(csv.reader(content))
    file = tmp_path / "back.csv"
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows(row[1:] for row in rows)  # without identifiers: each is known by its name
    assert main(["check", str(file), "--as", "organisations", "--lang", "en"]) == 0
    assert f"Loaded {len(rows) - 1} · Quarantined 0" in capfdbinary.readouterr().out.decode()
