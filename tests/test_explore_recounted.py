"""A reader's own question counted again: in pandas from the exported records, in plain Python from the registers, by eye."""

import io
from collections import defaultdict

import pandas
import pytest

from analytics.downloads import file_of
from analytics.downloads.records import records_of
from analytics.exploring.answering import explored
from analytics.exploring.choice import Choice, choice_of
from analytics.exploring.offered import charts_of
from analytics.exploring.vocabulary import measures
from analytics.indicators.answers import answer
from analytics.indicators.telling import notes_of, sentence_of
from analytics.statistics.intervals import wilson
from analytics.view import View, view_of
from analytics.vocabulary import LANGUAGES
from tests.examples import in_turn
from tests.explored import every_choice
from tests.recounted import Seen

VIEWS = {
    "full": View(),
    "some": view_of({"axis": ["ai", "training", "financing"], "from": ["2016"], "to": ["2024"]}),
    "dated, by place": view_of({"region": ["MA-04", "MA-06", "unknown"], "undated": ["drop"]}),
}
each_view = pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
KEPT = {"with_amount": "budget_amount", "with_attendance": "attendees_observed"}
RECORDS = [choice for choice in every_choice() if choice.measured.kind == "records" and choice.by != "org"]
# One choice a question: its rows do not depend on its chart (tests/test_explore.py).
QUESTIONS = [choice for choice in RECORDS if choice.chart == charts_of(choice.measured, choice.by, choice.then, choice.scale)[0]]
COUNTS = [choice for place, choice in enumerate(one for one in QUESTIONS if one.scale == "absolute") if in_turn(place)]


def asked(measure: str, by: str, then: str | None = None, scale: str = "absolute") -> Choice:
    return Choice(measure, by, then, scale, None, charts_of(measures()[measure], by, then, scale)[0])


def exported(register: str, view: View) -> pandas.DataFrame:
    """Return the records of a view as the CSV export holds them."""
    return pandas.read_csv(io.BytesIO(file_of(records_of(register, view), "csv")), dtype={"city": str})


def counted(choice: Choice, records: pandas.DataFrame) -> dict:
    """Return counts by category, the unknown as None."""
    column = KEPT.get(choice.measured.column)
    kept = records[records[column].notna()] if column else records
    found = kept.groupby(list(choice.columns), dropna=False).size()
    keys = [key if isinstance(key, tuple) else (key,) for key in found.index]
    return {tuple(None if pandas.isna(part) else part for part in key): n for key, n in zip(keys, found, strict=True)}


@each_view
def test_counts_are_those_of_the_exported_records(view, version):
    records = {register: exported(register, view) for register in ("projects", "events")}
    for choice in COUNTS:
        expected = counted(choice, records[choice.measured.registers[0]])
        answered = explored(choice, view)
        found = {tuple(row[column] for column in choice.columns): row[choice.measured.column] for row in answered.rows}
        assert {key: n for key, n in found.items() if n} == (expected if not answered.refusal else {}), choice
        if answered.refusal:
            assert answered.refusal.reason in ("no_value", "none_of_it", "empty")


@each_view
@pytest.mark.parametrize("scale", ["share", "index"])
def test_shares_and_indices_are_those_of_the_counts(view, scale, version):
    for choice in (choice for place, choice in enumerate(one for one in QUESTIONS if one.scale == scale) if in_turn(place)):
        rows, others = explored(choice, view).rows, [column for column in choice.columns if column != "year"]
        bases = (
            {(row["year"], *(row[column] for column in others)): row[choice.measured.column] for row in rows} if scale == "index" else {}
        )
        assert len(bases) in (0, len(rows))
        for row in rows:
            n = row[choice.measured.column]
            if scale == "index":
                base = bases.get((row["base_year"], *(row[column] for column in others)), 0)
                assert row["index"] is None or (base >= 30 and row["index"] == pytest.approx(100 * n / base))
                assert row["index"] is not None or base < 30 or row["year"] is None
            else:
                assert (row["share_pct"] is None) == (row["total"] < 30)
                if row["share_pct"] is not None:
                    assert row["share_pct"] == pytest.approx(100 * n / row["total"])
                    assert (row["low_pct"], row["high_pct"]) == pytest.approx([100 * bound for bound in wilson(n, row["total"])])


def test_shares_add_up_to_a_hundred_and_look_beyond_a_filter_on_the_breakdown(version):
    whole = explored(asked("projects", "region", scale="share"), View())
    assert sum(row["share_pct"] for row in whole.rows) == pytest.approx(100)
    within = explored(asked("projects", "region", "scope", "share"), View())
    for row in within.rows:
        assert row["total"] == sum(other["projects"] for other in within.rows if other["region"] == row["region"])
    filtered = explored(asked("projects", "axis", scale="share"), View(axes=("ai",)))
    [ai] = filtered.rows
    assert (ai["projects"], ai["total"]) == (28, 367)
    assert any("Axe" in note for note in notes_of(filtered, "fr"))


@each_view
@pytest.mark.parametrize("by", ["axis", "type", "scope", "year"])
def test_medians_are_those_of_the_exported_records(view, by, version):
    choice = asked("attendance", by)
    values = exported("events", view).dropna(subset=["attendees_observed"])
    found = values.groupby(choice.columns[0], dropna=False)["attendees_observed"]
    expected = {None if pandas.isna(key) else key: (len(group), group.median() if len(group) >= 5 else None) for key, group in found}
    answered = explored(choice, view)
    rows = {row[choice.columns[0]]: (row["known"], row["median_attendees"]) for row in answered.rows}
    assert rows == (expected if not answered.refusal else {})
    if answered.refusal:
        assert max((n for n, _ in expected.values()), default=0) < 5


@pytest.mark.parametrize("by", ["year", "axis", "scope"])
def test_organisations_are_those_of_the_registers_each_once(by, version):
    view = view_of({"axis": ["ai", "events"], "from": ["2015"]})
    seen, expected = Seen(view), defaultdict(set)
    for row in [*seen.projects, *seen.events]:
        expected[row[by]] |= row["named"]
    rows = explored(asked("organisations", by), view).rows
    assert {row[by]: row["organisations"] for row in rows if row["organisations"]} == {k: len(v) for k, v in expected.items() if v}


def drawn(world, choice: Choice, **view):
    return explored(choice, world.view(**view))


def test_known_categories_ties_and_the_unknown(world):
    world.has("projects", "\n".join(["project_id | axis | year | region", *SIX]))
    answered = drawn(world, asked("projects", "axis"))
    assert [(row["axis"], row["projects"]) for row in answered.rows] == [("training", 2), ("ai", 2), ("financing", 1)]
    assert sentence_of(answered, "en") == "Tied in first place, “Digital training” and “Artificial intelligence”: 2 projects each, of 5."
    years = drawn(world, asked("projects", "year"))
    assert [tuple(row.values()) for row in years.rows] == [(2019, 3), (2020, 0), (2021, 1), (None, 1)]
    assert years.coverage.n == 5
    assert "Unknown" in notes_of(years, "en")[1]
    meeting = drawn(world, asked("projects", "axis", "region"), axes=("ai", "financing"))
    assert [tuple(row.values()) for row in meeting.rows] == [
        ("ai", "MA-06", 1), ("ai", "national", 1), ("ai", None, 0),
        ("financing", "MA-06", 0), ("financing", "national", 0), ("financing", None, 1),
    ]  # fmt: skip


SIX = [
    "P1 | ai        | 2019 | MA-06",
    "P2 | ai        | 2019 | national",
    "P3 | training  | 2021 | MA-06",
    "P4 | training  | 2019 | MA-04",
    "P5 | financing |      |",
]


def test_too_little_too_much_and_nothing_are_refused_with_the_reason(world):
    world.has("projects", "\n".join(["project_id | axis | year | region | city", *(f"P{n} | ai | 2020 | | City {n}" for n in range(41))]))
    wide = drawn(world, asked("projects", "city"))
    assert (wide.refusal.reason, wide.refusal.has, wide.refusal.needs, wide.rows) == ("too_wide", 41, 40, ())
    assert "41 categories" in sentence_of(wide, "en")
    assert 0 < len(drawn(world, asked("projects", "city"), words="City 4").rows) <= 40
    assert drawn(world, asked("projects", "region")).refusal.reason == "no_value"
    assert drawn(world, asked("events", "axis")).refusal.reason == "empty"
    assert drawn(world, asked("projects", "axis", scale="share")).rows[0]["share_pct"] == 100
    index = drawn(world, asked("projects", "year", scale="index"))
    assert [(row["base_year"], row["index"]) for row in index.rows] == [(2020, 100)]
    early = drawn(world, Choice("projects", "year", None, "index", 2019, "line"))
    assert (early.refusal.reason, early.refusal.has, early.refusal.needs) == ("base_too_few_none", 0, 30)


def test_under_thirty_no_share_and_no_base(world):
    world.has("projects", "\n".join(["project_id | axis | year", *(f"P{n} | ai | 2020" for n in range(29))]))
    share = drawn(world, asked("projects", "axis", scale="share"))
    index = drawn(world, asked("projects", "year", scale="index"))
    assert (share.refusal.reason, share.refusal.has, share.refusal.needs) == ("too_few", 29, 30)
    assert (index.refusal.reason, index.refusal.has, index.refusal.needs) == ("no_base", 29, 30)


def test_where_only_the_unknown_is_large_enough_the_refusal_counts_the_known(world):
    world.has(
        "projects", "\n".join(["project_id | axis | year | city", *(f"P{n} | ai | 2020 | {'Rabat' if n < 3 else ''}" for n in range(34))])
    )
    refused = drawn(world, asked("projects", "city", "axis", "share")).refusal
    assert (refused.reason, refused.has, refused.needs) == ("too_few", 3, 30)


def test_a_partial_year_is_no_part_of_an_index(version):
    last = explored(asked("projects", "year", scale="index"), View())
    assert max(row["year"] for row in last.rows if row["year"]) == last.last_whole_year


def test_of_two_breakdowns_the_fullest_organisation_comes_first(version):
    rows = explored(asked("projects", "org", "axis"), View()).rows
    totals = {row["organisation"]: 0 for row in rows}
    for row in rows:
        totals[row["organisation"]] += row["projects"]
    assert list(totals.values()) == sorted(totals.values(), reverse=True)
    single = [row["organisation"] for row in explored(asked("projects", "org"), View()).rows]
    assert set(single) == set(totals)
    assert len(single) == 20


def test_a_whole_that_holds_the_unknown_says_how_many(version):
    said = {lang: sentence_of(explored(choice_of({"by": ["year"]})[0], View()), lang) for lang in LANGUAGES}
    page = answer("projects_by_year", View())
    dated, undated = page.coverage.n, page.coverage.missing["year"]
    assert f"{dated + undated}, dont {undated} sans année" in said["fr"]
    assert f"{undated} of them with no known year" in said["en"]
    assert f"منها {undated} بلا سنة" in said["ar"]
    assert f"sur {dated} projets avec une année" in sentence_of(page, "fr")
    both = choice_of({"by": ["axis"], "then": ["year"]})[0]
    assert f"dont {undated} sans axe ou sans année" in sentence_of(explored(both, View()), "fr")
    within = choice_of({"by": ["axis"], "then": ["year"], "scale": ["share"]})[0]
    assert "dont" not in sentence_of(explored(within, View()), "fr")  # of one axis, not of all
