"""What a card leaves aside by its definition is told: with what it stands on, it adds up to the view."""

from dataclasses import replace
from itertools import product

import pytest
from recounted import ADD, GROUPS, MNC, Seen, register, table

from analytics.comparing.answering import compared, names_of
from analytics.comparing.comparison import Comparison
from analytics.downloads.provenance import provenance_of_answer
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.indicators.telling import notes_of
from analytics.indicators.telling_left import why_outside
from analytics.studies.kept import Kept, plain, same
from analytics.view import View, view_of
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.coverage import Basis, coverage_of
from analytics.warehouse.part import WHOLE, Part
from analytics.words import book, say
from tests.compared import every_comparison
from tests.quick import slow_but

VIEWS = {
    "full": View(),
    "empty": view_of({"q": ["nosuchwordanywhere"]}),
    "one axis, some years": view_of({"axis": ["ai"], "from": ["2019"], "to": ["2023"]}),
    "projects only": view_of({"register": ["projects"]}),
}


def with_all_views(cases) -> list:
    """Return the parameters of a test asked of each case in each view: the full view at once, the others in the slow suite."""
    return slow_but(tuple(product(["full"], cases)), product(VIEWS, cases))


def isolates_off(words: str) -> str:
    return words.translate(dict.fromkeys((0x2068, 0x2069)))


def adds_up(answered, view):
    basis, coverage = answered.indicator.basis, answered.coverage
    whole = coverage_of(Basis(basis.registers, all_years=basis.all_years), view, answered.version)
    assert coverage.selected + sum(coverage.outside.values()) == whole.selected
    assert coverage.n + sum(coverage.outside.values()) <= whole.selected
    assert all(coverage.outside.values())
    for lang in LANGUAGES:
        notes = [isolates_off(note) for note in notes_of(answered, lang)]
        assert (say("none_missing", lang) in notes) == (not coverage.outside and not coverage.missing)
        begins = isolates_off(say("outside", lang, parts="", why="")).split("(")[0].strip()
        told, reasons = [note for note in notes if note.startswith(begins)], why_outside(answered, lang)
        assert [note.endswith(f" ({reasons})") for note in told] == ([True] if coverage.outside else [])
        assert bool(reasons) == bool(coverage.outside)


@pytest.mark.parametrize(("view", "name"), with_all_views(list(indicators())))
def test_what_an_indicator_counts_and_what_it_leaves_aside_are_the_view(name, view):
    adds_up(answer(name, VIEWS[view]), VIEWS[view])


@pytest.mark.parametrize(("view", "comparison"), with_all_views(every_comparison()))
def test_what_a_comparison_counts_and_what_it_leaves_aside_are_the_view(comparison, view):
    for name in names_of(comparison):
        answered = compared(name, comparison, VIEWS[view])
        adds_up(answered, VIEWS[view].without("year_from", "year_to") if comparison.key == "period" else answered.view)


def test_regions_leave_aside_what_lies_in_none_of_the_twelve_as_recounted():
    aside = sum(row["region"] in ("national", "international") for row in register("projects"))
    answered = answer("projects_by_region", View())
    assert answered.coverage.outside == {"projects": aside}
    assert isolates_off(notes_of(answered, "en")[-1]) == f"Not counted here: {aside} projects (national or international)"


def test_events_that_name_nobody_are_told_where_organisations_are_compared():
    comparison = Comparison("axis", ("ai", "training"))
    aside = sum(row["axis"] in comparison.sides and not row["named"] for row in register("events"))
    assert compared("compare_organisations", comparison, View()).coverage.outside == ({"events": aside} if aside else {})
    everywhere = sum(not row["named"] for row in register("events"))
    assert answer("organisation_funnel", View()).coverage.outside == {"events": everywhere}


def test_a_file_says_it_too():
    answered = answer("amounts_in_one_sum", View())
    unknown = sum(not row["budget_amount"] for row in table("projects"))
    assert provenance_of_answer(answered, "fr")["outside"] == answered.coverage.outside == {"projects": unknown}


def test_a_study_published_before_cards_said_it_has_changed_in_nothing():
    answered = answer("projects_by_region", View())
    older = {key: said for key, said in plain(answered).items() if key not in ("parts", "outside")}
    told = Kept(answered.version, "2026-04-30", {}, {"one": older}, {}).answer("one", answered.name, answered.indicator, answered.view)
    assert told.coverage.outside == {}
    assert same(told, answered)
    assert not same(told, replace(answered, coverage=replace(answered.coverage, n=1)))


# What each reason says of a record, asked of the CSV files; a reason that names other years than these is not recounted.
SAID = {
    "no_region": lambda record, _: record["region"] in ("National", "International"),
    "no_organisation": lambda record, _: not record["named"],
    "nobody_named": lambda record, _: not record["all"],
    "group_organiser": lambda record, _: bool(record["lead"]) and record["lead"] <= GROUPS,
    "not_partnership": lambda record, _: not record["all"] & {ADD, MNC},
    "no_amount": lambda record, _: not record["budget_amount"],
    "under_parent": lambda record, _: bool(record["parent_project_id"]),
    "low_confidence": lambda record, _: record["confidence"] == "low",
    "not_funding_round": lambda record, _: record["kind"] != "funding_round",
    "not_financing": lambda record, _: record["axis"] != "financing",
    "not_running": lambda record, _: record["status"] in ("announced", "cancelled"),
    "not_begun": lambda record, _: record["status"] == "announced",
    "as_event": lambda record, _: record["kind"] == "event_project",
    "no_kind": lambda record, _: not record.get("kind"),
    "not_event": lambda record, name: name == "projects" and record["kind"] != "event_project",
    "no_month": lambda record, _: len(record["start_date"]) == 4,
    "also_event": lambda record, name: name == "projects" and record["id"] in {project for project, _ in Seen(View()).same},
    "unfinished_year": lambda record, _: bool(record["year"]) and int(record["year"]) > 2025,
}


def records_of(name):
    return [{**raw, **record, "region": raw["region"]} for raw, record in zip(table(name), register(name), strict=True)]


RECOUNTED = [name for name, one in indicators().items() if one.basis.where.aside and set(one.basis.where.aside) <= set(SAID)]


@pytest.mark.parametrize("name", RECOUNTED)
def test_the_records_left_aside_are_those_that_the_reason_names(name):
    basis, outside = indicators()[name].basis, answer(name, View()).coverage.outside
    fitting = {
        register: sum(any(SAID[key](record, register) for key in basis.where.aside) for record in records_of(register))
        for register in basis.registers
    }
    assert outside == {register: count for register, count in fitting.items() if count}


def test_every_reason_has_words_and_every_word_is_a_reason():
    compared_with = [compared(name, one, View()).indicator for one in every_comparison() for name in names_of(one)]
    used = {key for one in (*indicators().values(), *compared_with) for key in one.basis.where.aside}
    assert all((one.basis.where == WHOLE) == (not one.basis.where.aside) for one in (*indicators().values(), *compared_with))
    assert used | {"other_amount_kind", "no_attendance"} == set(book("aside")["why"])  # these two: the page of free questions


def test_two_parts_at_once_ask_both_conditions_of_each_register_and_name_both_reasons():
    one, other = Part("a OR b", ("first",)), Part(("c", "true"), ("second", "first"))
    assert one & WHOLE == one == WHOLE & one
    assert one & other == Part(("(a OR b) AND (c)", "a OR b"), ("first", "second"))
    assert (one & other).of("events") == "a OR b"


@pytest.mark.parametrize("view", [View(), View(axes=("ai",)), View(registers=("events",)), View(year_from=2022)])
def test_ties_stand_on_the_records_that_are_drawn(view):
    answered = answer("ties_by_scope_and_year", view)
    assert answered.coverage.n == sum(row["linked"] for row in answered.rows)


def test_records_that_lack_one_of_several_columns_are_counted_once():
    answered = answer("region_concentration", View())
    records = [row for row in register("projects") if row["region"] not in ("national", "international")]
    no_region, no_year = ({row["id"] for row in records if not row[name]} for name in ("region", "year"))
    said = (
        f"Not in the chart: {len(no_region | no_year)} records, without a value of “Region” ({len(no_region)}) or “Year” ({len(no_year)})"
    )
    assert said in [isolates_off(note) for note in notes_of(answered, "en")]


@pytest.mark.parametrize("name", ["recent_records", "reporting_lag"])
def test_a_source_of_a_month_that_is_not_whole_yet_is_left_aside(world, name):
    world.has(
        "projects",
        """
        project_id | axis | start_date | source_date
        P1         | ai   | 2025-01    | 2025-02-03
        P2         | ai   | 2025-01    | 2026-06-01
        P3         | ai   | 2025-01    | 2025
        P4         | ai   | 2025-01-20 | 2026-04-30
        """,
    )
    coverage = world.answer(name).coverage
    assert (coverage.n, coverage.outside) == (2, {"projects": 2})
