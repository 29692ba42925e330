"""Sides beside one another: every comparison is answered truly or refused with a reason, and its address says it back."""

import re

import plotly.graph_objects
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.look import Look
from analytics.comparing.answering import compared, names_of, summary
from analytics.comparing.comparison import DIMENSIONS, KEYS, Comparison, comparison_of, suggested, view_of_sides
from analytics.errors import UnknownName
from analytics.indicators.telling import notes_of, sentence_of, title_of
from analytics.view import View, printable, view_of
from analytics.vocabulary import LANGUAGES, UNKNOWN
from analytics.words import book
from analytics.words.columns import label, shown
from analytics.words.numbers import number
from tests.compared import ADD, MNC, every_comparison, id_of
from tests.examples import in_turn

VIEWS = {
    "full": View(),
    "empty": view_of({"q": ["nosuchwordanywhere"]}),
    "one record": view_of({"q": ["add mnc framework 2020 seed event of the dataset"]}),
    "years, one sector": view_of({"sector": ["ict"], "from": ["2016"], "to": ["2022"]}),
    "after the last whole year": view_of({"from": ["2026"], "undated": ["drop"]}),
    "events only": view_of({"register": ["events"]}),
}
LEFT_OPEN = re.compile(r"[{}#@]|\bNone\b|\bnan\b")
every = pytest.mark.parametrize("comparison", every_comparison(), ids=id_of)


def sides_in(comparison: Comparison, rows) -> list[str]:
    return list(dict.fromkeys(row[comparison.dimension.identifier] or UNKNOWN for row in rows))


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
@every
def test_every_part_is_answered_or_refused_told_and_drawn_in_three_languages(comparison, view, version):
    for place, name in enumerate(names_of(comparison)):
        answered = compared(name, comparison, view)
        assert 0 <= answered.coverage.n <= answered.coverage.selected
        for lang in LANGUAGES:
            sentence = sentence_of(answered, lang)
            assert sentence
            assert not LEFT_OPEN.search(sentence), (name, sentence)
            assert title_of(answered, lang)
            assert notes_of(answered, lang)
            if answered.refusal:
                assert answered.refusal.reason in book("interface")
                assert answered.rows == ()
                continue
            assert all(label(column, lang, answered.indicator.labels) for column in answered.columns)
            assert all(shown(column, value, lang, answered.indicator.labels) for row in answered.rows for column, value in row.items())
        if not answered.refusal:
            look = Look(LANGUAGES[place % 3], ("dark", "light")[place % 2], answered.last_whole_year, answered.indicator.labels)
            figure = answered.indicator.chart.figure(list(answered.rows), look)
            assert not in_turn(place + every_comparison().index(comparison)) or plotly.graph_objects.Figure(figure).data


@every
def test_rows_stand_in_the_order_of_the_reader_and_every_side_is_there(comparison, version):
    for name in names_of(comparison):
        answered = compared(name, comparison, View())
        if not answered.refusal:
            assert sides_in(comparison, answered.rows) == list(comparison.sides), name
            assert all(tuple(row) == answered.columns for row in answered.rows)


@every
def test_the_sql_asks_the_relations_of_the_view_and_can_be_pasted(comparison, version):
    for name in names_of(comparison):
        answered = compared(name, comparison, View())
        assert re.search(r"\b(selected|reference)_(projects|events)\b", answered.indicator.sql)
        assert "ORDER BY" in answered.indicator.sql
        assert "$" not in answered.sql


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
@every
def test_the_lines_on_top_are_told(comparison, view, lang, version):
    for line in summary(comparison, view, lang):
        assert line
        assert not LEFT_OPEN.search(line), line


@every
def test_the_largest_clear_gap_is_told_whichever_way_it_goes(comparison, version):
    for name in (name for name in names_of(comparison) if name.endswith("_gaps")):
        rows = [row for row in compared(name, comparison, View()).rows if row["gap_points"] is not None]
        clear = [row["gap_points"] for row in rows if row["gap_low_points"] > 0 or row["gap_high_points"] < 0]
        said = sentence_of(compared(name, comparison, View()), "en")
        if clear:
            assert said.startswith(f"Clear gaps: {len(clear)} of {len(rows)}.")
            assert f"or {number(max(clear, key=abs), 'en', 1)} points" in said
        elif rows:
            assert said.startswith(f"Of {len(rows)} gaps in share")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_dimension_and_part_has_words(lang):
    said = book("compare")
    assert set(said["dimensions"]) == set(DIMENSIONS)
    assert all(said["dimensions"][key][lang] for key in DIMENSIONS)
    assert all(part["why"][lang] and part["method"][lang] for part in said["parts"].values())


def test_the_filter_on_what_is_compared_gives_way_and_the_others_hold(version):
    view = view_of({"axis": ["financing"], "sector": ["health", "education"], "from": ["2015"]})
    seen = view_of_sides(Comparison("axis", ("training", "ai")), view)
    assert (seen.axes, seen.sectors, seen.year_from) == (("ai", "training"), ("education", "health"), 2015)
    periods = view_of_sides(Comparison("period", ("2010-2012", "2020-2024")), view)
    assert (periods.year_from, periods.year_to, periods.undated, periods.axes) == (2010, 2024, "drop", ("financing",))


def test_two_periods_of_different_length_are_compared_by_their_averages_and_the_reader_is_told(version):
    first, *notes = summary(Comparison("period", ("2014-2015", "2020-2024")), View(), "en")
    assert first.startswith("On average a year: ")
    assert any("differ in length (2 and 5, whole years)" in note for note in notes)
    same, *notes = summary(Comparison("period", ("2014-2016", "2020-2022")), View(), "en")
    assert not any("differ" in note for note in notes)


def test_periods_that_overlap_and_organisations_that_meet_are_told(version):
    assert any("The periods overlap: " in line for line in summary(Comparison("period", ("2018-2022", "2020-2024")), View(), "en"))
    assert not any("overlap" in line for line in summary(Comparison("period", ("2018-2019", "2020-2024")), View(), "en"))
    assert any(
        line.startswith("1 project and 1 event: these records name several")
        for line in summary(Comparison("org", (ADD, MNC)), View(), "en")
    )
    assert any(line.startswith("In common: ") for line in summary(Comparison("axis", ("ai", "training")), View(), "en"))


def test_a_part_nobody_knows_is_refused_with_the_nearest(version):
    with pytest.raises(UnknownName, match="compare_projects_size"):
        compared("compare_project_size", Comparison("axis", ("ai", "training")), View())
    with pytest.raises(UnknownName):
        compared("compare_events_size", Comparison("kind", ("programme", "fund")), View())


COMPARISONS = st.sampled_from(every_comparison())
ORGANISATIONS = frozenset([ADD, MNC])


@given(COMPARISONS)
def test_an_address_says_the_comparison_back(comparison):
    assert comparison_of(comparison.query(), ORGANISATIONS) == (comparison, ())


YEARS = st.integers(1990, 2110)
TYPED = st.one_of(
    st.text(max_size=20), st.sampled_from([*DIMENSIONS, "ai", "training", "health", "MA-01", "unknown", ADD]),
    st.builds(lambda first, last: f"{first}-{last}", YEARS, YEARS),
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(KEYS), st.lists(TYPED, max_size=8)))
def test_anything_typed_is_used_or_named_and_reading_it_twice_changes_nothing(typed):
    comparison, ignored = comparison_of(typed, ORGANISATIONS)
    used = set(comparison.query().get("with", []) + [comparison.key]) if comparison else set()
    assert {one.value for one in ignored if one.key == "with"} | used >= {printable(value) for value in typed.get("with", [])} - {""}
    if comparison:
        assert comparison_of(comparison.query(), ORGANISATIONS) == (comparison, ())
        assert len(comparison.sides) <= comparison.dimension.most
        assert len(set(comparison.sides)) == len(comparison.sides)


@pytest.mark.parametrize(
    ("typed", "sides", "dropped"),
    [
        ({"compare": ["axis"], "with": ["ai", "nonsense", "training"]}, ("ai", "training"), ["nonsense"]),
        ({"compare": ["axis"], "with": ["ai", "ai", "training", "studies", "events", "financing"]}, ("ai", "training", "studies", "events"), ["financing"]),
        ({"compare": ["period"], "with": ["2019-2015", "2015-2019", "1800-1900", "2020-2020", "2021-2022"]}, ("2015-2019", "2020-2020"), ["2019-2015", "1800-1900", "2021-2022"]),
        ({"compare": ["org"], "with": [ADD, "'; DROP TABLE projects"]}, (ADD,), ["'; DROP TABLE projects"]),
        ({"compare": ["period"], "with": ["٢٠١٥-٢٠١٩"]}, (), ["٢٠١٥-٢٠١٩"]),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_dropped_and_named(typed, sides, dropped):
    comparison, ignored = comparison_of(typed, ORGANISATIONS)
    assert comparison is not None
    assert comparison.sides == sides
    assert [one.value for one in ignored] == dropped


def test_a_first_comparison_holds_what_the_view_keeps():
    offered = ("financing", "rd_platforms", "ai", "training")
    assert suggested("axis", View(), offered).sides == ("financing", "rd_platforms")
    assert suggested("axis", View(axes=("ai",)), offered).sides == ("ai", "financing")
    assert suggested("axis", View(axes=("financing",)), offered).sides == ("financing", "rd_platforms")
    assert suggested("axis", View(axes=("training", "ai")), offered).sides == ("ai", "training")


def test_sides_without_a_dimension_are_named():
    comparison, ignored = comparison_of({"compare": ["weather"], "with": ["rain"]}, ORGANISATIONS)
    assert comparison is None
    assert [(one.key, one.value) for one in ignored] == [("compare", "weather"), ("with", "rain")]
