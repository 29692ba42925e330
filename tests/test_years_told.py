"""Sentences on years say the last year drawn, those on growth name what changed; a filter counts as left out what lacks its value."""

from dataclasses import replace

import pytest

from analytics.errors import NotEnoughData
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.indicators.facts import last_drawn
from analytics.indicators.telling import notes_of, sentence_of
from analytics.statistics.same_months import same_months
from analytics.view import View
from analytics.vocabulary import LANGUAGES, word_of
from analytics.warehouse.coverage import coverage_of

LAST_YEARS = {
    "organisation_youth": "share_pct",
    "international_share_by_year": "share_pct",
    "ties_by_scope_and_year": "share_pct",
    "attendance_median_by_year": "median_attendees",
    "funding_round_median_by_year": "median_amount_mad",
}
GROWTH = {"axis_growth": ("axis", "axes"), "sector_growth": ("sector", "sectors")}
VIEWS = [View(), View(year_to=2022), View(year_from=2015, year_to=2025)]


def test_the_facts_of_the_last_year_are_its_own_or_say_that_it_is_too_thin():
    whole, thin = {"year": 2024, "share_pct": 40, "projects": 50}, {"year": 2025, "share_pct": None, "projects": 3}
    assert last_drawn("share_pct")([thin, whole]) == whole
    assert last_drawn("share_pct")([whole, thin]) == {
        **whole, "last_year": 2025, "last_share_pct": None, "last_projects": 3, "form": "thin",
    }  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", LAST_YEARS)
def test_a_sentence_on_years_says_the_last_year_drawn_and_where_it_is_thin_the_last_with_a_value(name, lang, version):
    told = [answer(name, view.with_(version=version)) for view in VIEWS]
    for answered in (one for one in told if not one.refusal):
        sentence = sentence_of(answered, lang)
        last, known = answered.rows[-1], [row for row in answered.rows if row[LAST_YEARS[name]] is not None][-1]
        assert sentence.index(str(last["year"])) <= sentence.index(str(known["year"]))
    assert any(not one.refusal for one in told)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", GROWTH)
def test_a_sentence_on_growth_names_what_changed_clearly_and_nothing_else(name, lang, version):
    column, vocabulary = GROWTH[name]
    for view in (View(), View(axes=("ai",)), View(sectors=("education",))):
        answered = answer(name, view.with_(version=version))
        clear = {row[column] for row in answered.rows if row["ratio"] is not None and (row["low"] > 1 or row["high"] < 1)}
        named = {row[column] for row in answered.rows if word_of(vocabulary, row[column], lang) in sentence_of(answered, lang)}
        assert named == clear


@pytest.mark.parametrize("name", ["started_by_quarter", "year_so_far"])
def test_the_latest_months_are_those_of_the_register_whatever_years_the_view_keeps(name, version):
    whole = answer(name, View(axes=("ai",), version=version))
    for view in (View(axes=("ai",), year_to=2025), View(axes=("ai",), year_from=2015, year_to=2020)):
        bounded = answer(name, view.with_(version=version))
        assert (bounded.rows, bounded.coverage.n) == (whole.rows, whole.coverage.n)
        assert any(year in notes_of(bounded, "en")[-1] for year in ("Year", "year"))


def test_a_refusal_for_lack_of_data_never_tells_as_much_as_it_takes(version):
    view = View(year_from=2022, year_to=2024, version=version)
    refused = {name: one.refusal for name in indicators() if (one := answer(name, view)).refusal}
    assert {name: (one.has, one.needs) for name, one in refused.items() if one.reason.startswith("too_few") and one.has >= one.needs} == {}
    assert (refused["axis_bursts"].reason, refused["axis_bursts"].has, refused["axis_bursts"].needs) == ("too_few_years", 3, 5)


def test_months_are_compared_where_one_record_in_five_lacks_one_and_no_more():
    row = {"now": 8, "before": 30, "without_month_now": 2, "records_now": 10, "without_month_before": 0, "records_before": 30}
    assert same_months([row]) == [row]
    thin = {**row, "now": 7, "without_month_now": 3}
    assert same_months([row, thin])[1] == {**thin, "now": None, "before": None}


def test_too_few_months_are_told_of_a_year_that_lacks_them():
    known = {"without_month_before": 0, "records_before": 30}
    with pytest.raises(NotEnoughData, match="0 where 1"):
        same_months([{**known, "without_month_now": 0, "records_now": 0}])
    with pytest.raises(NotEnoughData, match="7 where 8"):
        same_months([{**known, "without_month_now": 3, "records_now": 10}])


def test_a_filter_leaves_out_for_lack_of_a_value_just_those_records_of_an_answer_that_lack_it(version):
    simple = {name: one.basis for name, one in indicators().items() if not {"targets", "_projects", "_events"} & named_in(one.basis)}
    placed = {name: replace(basis, needs=("region",), shown=()) for name, basis in simple.items()}
    filtered = {name: coverage_of(basis, View(regions=("MA-04",)), version).left_out.get("regions", 0) for name, basis in placed.items()}
    assert filtered == {name: coverage_of(basis, View(), version).missing.get("region", 0) for name, basis in placed.items()}
    assert {"started_by_quarter", "projects_running_by_year"} < set(simple)


def named_in(basis):
    """Return what keeps a basis from being compared: targets have no region, and a condition that asks the view changes with its filters."""
    parts = [basis.part_of(register) for register in basis.registers]
    return {*basis.registers, *(word for word in ("_projects", "_events") for part in parts if word in part)}
