"""No answer to a partner counts fewer than five records of a register for partners; what is held back is «c», never zero, and said."""

import csv
import io
import json

import pytest

from analytics.charts.look import Look
from analytics.comparing.comparison import Comparison
from analytics.downloads import file_of
from analytics.downloads.table import table_of_answer
from analytics.exploring.answering import explored
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.indicators.answers_told import in_groups, is_count
from analytics.indicators.telling import notes_of, sentence_of
from analytics.view import View, view_of
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.held_back import HeldBack
from tests.explored import choices_of
from tests.partners import LEAST, MARK, reading_partner, shared_version  # noqa: F401  (fixtures)

VIEWS = {
    "all": View(),
    "one axis": view_of({"axis": ["ai"]}),
    "three years": view_of({"from": ["2020"], "to": ["2022"], "undated": ["drop"]}),
    "a small region": view_of({"region": ["MA-09"]}),
    "no region": view_of({"region": ["unknown"]}),
    "one axis, one year, one sector": view_of({"axis": ["training"], "from": ["2021"], "to": ["2021"], "sector": ["health"]}),
    "a rare axis": view_of({"axis": ["industry40"]}),
}
NO_RECORDS = {  # whole numbers that count something else than records
    "years", "rank", "place", "lag_months", "longest_months", "axes", "sectors", "regions", "first_year", "last_year", "windows",
}  # fmt: skip
NAMES = list(indicators())
every_indicator = pytest.mark.parametrize("name", NAMES)


def small(counts: dict[str, int]) -> dict[str, int]:
    """Return those counts that tell of a small group."""
    return {name: count for name, count in counts.items() if count is not None and 0 < count < LEAST}


@every_indicator
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_no_answer_counts_a_small_group(partner, name, view):
    answered = answer(name, view)
    counts = [column for column in answered.columns if is_count(column, answered.rows, answered.indicator) and column not in NO_RECORDS]
    for row in answered.rows:
        assert not small({column: row[column] for column in counts}), (name, row)
    coverage = answered.coverage
    assert not small({"n": coverage.n, "selected": coverage.selected, **coverage.missing, **coverage.left_out})
    assert not small(answered.held.columns if answered.held else {})


def test_to_drop_what_has_no_year_asks_for_the_year(partner):
    asked = [answer("projects_by_axis", view).held.version for view in (View(undated="drop"), View(year_from=1990))]
    assert asked[0] == asked[1]


@every_indicator
def test_the_share_that_is_held_back_is_that_of_the_column_with_most(partner, name):
    answered = answer(name, View())
    if answered.held and answered.held.version and answered.indicator.basis.registers == ("projects",):
        assert answered.held.share == pytest.approx(max(answered.held.columns.values(), default=0) / answered.coverage.selected)


@pytest.mark.parametrize(("share", "is_told"), [(0.33, True), (0.34, False)])
def test_with_more_than_a_third_held_back_there_is_no_answer(version, share, is_told):
    told = in_groups(answer("projects_by_axis", View()), HeldBack(LEAST, ("projects",), version, {}, share))
    assert (told.refusal is None, bool(told.rows)) == (is_told, is_told)


def test_what_is_told_is_not_little(partner):
    assert sum(answer(name, View()).refusal is None for name in NAMES) >= 12


@every_indicator
def test_every_answer_says_so_and_can_be_drawn(partner, name):
    answered = answer(name, View())
    if not answered.held:
        assert "projects" not in indicators()[name].basis.registers
        return
    assert answered.held.registers == ("projects",)
    for lang in LANGUAGES:
        assert "(c)" in sentence_of(answered, lang) or answered.refusal
        assert notes_of(answered, lang)
        if not answered.refusal:
            look = Look(lang, "light", answered.last_whole_year, answered.indicator.labels)
            assert answered.indicator.chart.figure(list(answered.rows), look)["data"] is not None


@every_indicator
def test_no_count_of_zero_and_no_word_of_a_record_comes_out(partner, name):
    answered = answer(name, View())
    counts = [column for column in answered.columns if is_count(column, answered.rows, answered.indicator)]
    if answered.held:
        assert all(row[column] != 0 for row in answered.rows for column in counts)
    for kind in ("csv", "json"):
        assert MARK not in file_of(table_of_answer(answered, "en"), kind).decode("utf-8")


@pytest.mark.parametrize("measure", ["projects", "organisations"])
def test_no_question_of_a_reader_counts_a_small_group(partner, measure):
    for choice in choices_of(measure):
        answered = explored(choice, View())
        for row in answered.rows:
            counts = {name: row[name] for name in answered.columns if is_count(name, answered.rows, answered.indicator)}
            assert not small(counts), (choice, row)


def selected(view: View) -> int | None:
    """Return how many records a view holds, None where its filters are not told together."""
    answered = answer("projects_by_axis", view)
    return None if answered.held.version is None else answered.coverage.selected


NARROWER = (
    {"sectors": ("health",)}, {"sectors": ("education", "health")}, {"regions": ("MA-09",)}, {"regions": ("MA-06", "MA-04")},
    {"regions": ("unknown",)}, {"undated": "drop"}, {"year_to": 2021}, {"year_from": 2020, "year_to": 2020}, {"actors": ("startup",)},
    {"statuses": ("running",)}, {"kinds": ("programme",)}, {"axes": ("training",)}, {"axes": ("studies", "industry40")},
)  # fmt: skip


@pytest.mark.parametrize("wide", [View(), View(axes=("ai", "training")), View(year_from=2019), View(regions=("MA-04", "MA-06", "MA-09"))])
def test_a_narrower_view_never_differs_by_a_small_group(partner, wide):
    for more in NARROWER:
        narrow = wide.with_(
            **{**more, **({"axes": tuple(set(more["axes"]) & set(wide.axes or more["axes"])) or ("ai",)} if "axes" in more else {})}
        )
        counts = (selected(wide), selected(narrow))
        if None not in counts:
            assert not small({"wide": counts[0], "narrow": counts[1], "difference": abs(counts[0] - counts[1])}), (wide, narrow)


def test_filters_that_are_not_told_together_are_refused(partner):
    answered = answer("projects_by_axis", View(sectors=("health",), regions=("MA-06",)))
    assert (answered.rows, answered.refusal.reason) == ((), "held_back")
    assert notes_of(answered, "en") == [sentence.strip() for sentence in notes_of(answered, "en")]
    assert "Remove a filter" in sentence_of(answered, "en")


def test_words_and_organisations_choose_no_records(partner):
    for view in (View(words="zellij"), View(organisations=("unknown",))):
        assert answer("projects_by_axis", view).refusal.reason == "held_back"


def test_the_number_of_all_records_is_true(partner):
    assert answer("projects_by_axis", View()).coverage.selected == 140


def test_what_is_held_back_is_no_missing_value(partner):
    answered = answer("projects_by_sector", View())
    held, missing = answered.held.columns["sector"], answered.coverage.missing.get("sector", 0)
    assert held >= LEAST
    assert answered.coverage.n + held + missing == answered.coverage.selected
    assert any("held back" in note for note in notes_of(answered, "en"))


def test_a_figure_on_names_dates_or_amounts_is_refused_as_held_back(partner):
    for name in ("leading_organisations", "amounts_by_currency", "median_amount_by_amount_kind"):
        answered = answer(name, View())
        assert answered.refusal.reason == "held_back", name
        assert "groups of 5 contributors or more" in sentence_of(answered, "en")


def test_a_file_leaves_the_cell_empty_and_says_why(partner):
    answered = answer("axes_by_sector", View())
    table = table_of_answer(answered, "en")
    rows = list(csv.DictReader(io.StringIO(file_of(table, "csv").decode("utf-8"))))
    assert "" in {row["projects"] for row in rows}
    assert "0" not in {row["projects"] for row in rows}
    about = json.loads(json.dumps(table.provenance))
    assert about["held_back"]["sector"] >= LEAST
    assert "is not a zero" in about["disclosure_control"]


def test_comparisons_count_no_small_group(partner):
    from analytics.comparing.answering import compared, names_of, summary

    for comparison in (
        Comparison("axis", ("ai", "training")),
        Comparison("region", ("MA-04", "MA-06")),
        Comparison("period", ("2019-2020", "2021-2022")),
    ):
        for name in names_of(comparison):
            answered = compared(name, comparison, View())
            for row in answered.rows:
                counts = {column: row[column] for column in answered.columns if is_count(column, answered.rows, answered.indicator)}
                assert not small({column: count for column, count in counts.items() if column not in NO_RECORDS}), (name, row)
            assert sentence_of(answered, "fr")
        assert all(summary(comparison, View(), lang) for lang in LANGUAGES)
