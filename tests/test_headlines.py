"""The headlines: what is running, new, engaged; each beside the year before, with what moved it."""

import re

import pandas
import pytest

from analytics.headlines.chosen import FIGURES
from analytics.headlines.headline import headline_year, headlines
from analytics.headlines.moved import changes, moved_by
from analytics.indicators.answers import answer
from analytics.places import HOUSE
from analytics.ui.kpi import _card
from analytics.ui.reader import Reader
from analytics.view import View
from analytics.vocabulary import LANGUAGES, vocabularies
from analytics.warehouse.coverage import coverage_of
from analytics.words import say
from tests.test_pages import opened, texts

VIEWS = (View(), View(axes=("ai", "training")), View(sectors=("education",)), View(year_to=2022), View(regions=("MA-01",)))


def test_a_project_runs_until_the_last_source_that_says_so_or_its_end(world):
    world.has(
        "projects",
        """
        project_id | year | status    | end_date   | source_date
        P1         | 2019 | running   |            | 2021-05
        P2         | 2020 | completed | 2021-12-31 | 2024
        P3         | 2020 | completed |            | 2024
        P4         | 2020 | announced |            | 2024
        P5         | 2022 | running   |            |
        """,
    )
    assert world.rows("projects_running_by_year") == [(2019, 1), (2020, 1 + 1 + 1), (2021, 1 + 1), (2022, 1)]
    assert world.answer("projects_running_by_year", year_from=2021).rows == world.answer("projects_running_by_year").rows
    assert world.answer("projects_running_by_year").coverage.n == 4


def test_only_rounds_that_can_be_added_are_added(world):
    world.has(
        "projects",
        """
        project_id | parent_project_id | kind          | year | budget_amount | budget_currency | confidence
        F          |                   | fund          | 2023 | 900           | MAD             | high
        R1         |                   | funding_round | 2023 | 100           | MAD             | high
        R2         | F                 | funding_round | 2023 | 50            | MAD             | high
        R3         |                   | funding_round | 2023 | 7000          | MAD             | low
        R4         |                   | funding_round | 2025 | 30            | MAD             | medium
        """,
    )
    assert world.rows("funding_amount_by_year") == [(2023, 100, 1, 1, 1), (2024, None, 0, 0, 0), (2025, 30, 1, 0, 0)]


def test_an_unfinished_year_stands_beside_the_same_months_where_months_are_known(world):
    months = ["2026-01", "2026-04-30", "2026-02", "2025-01", "2025-05", "2025-04"]
    known = "\n".join(f"E{place} | Fair | {month[:4]} | {month}" for place, month in enumerate(months))
    world.has("events", f"event_id | title | year | start_date\n{known}")
    world.has("projects", "project_id | year | start_date\nP1 | 2026 | 2026\nP2 | 2025 | 2025-01\nP3 | 2026 | 2026-01")
    rows = {row["register"]: row for row in world.answer("year_so_far").rows}
    assert (rows["events"]["now"], rows["events"]["before"]) == (3, 2)
    assert (rows["projects"]["now"], rows["projects"]["without_month_now"]) == (None, 1)
    assert world.answer("year_so_far", registers=("projects",)).refusal.reason == "too_few"


def read(name: str) -> pandas.DataFrame:
    return pandas.read_csv(HOUSE / "data" / "registry" / f"{name}.csv", dtype=str)


def test_running_projects_and_quarters_of_the_shipped_registers_recounted(version):
    projects = read("projects")
    projects = projects[projects["status"].isin(["running", "completed"]) & projects["year"].notna()]
    ends = projects["source_date"].where(projects["status"] == "running", projects["end_date"]).str[:4].fillna(projects["year"])
    spans = list(zip(projects["year"].astype(float).astype(int), ends.astype(float).astype(int), strict=True))
    recounted = {year: sum(first <= year <= max(first, last) for first, last in spans) for year in range(2009, 2027)}
    rows = {row["year"]: row["running"] for row in answer("projects_running_by_year", View()).rows}
    assert rows == {year: count for year, count in recounted.items() if year >= min(rows)}
    quarters = {row["quarter"]: row for row in answer("started_by_quarter", View()).rows}
    assert list(quarters) == [f"{year}-Q{quarter}" for year in (2024, 2025, 2026) for quarter in (1, 2, 3, 4)][1:9]
    for name in ("projects", "events"):
        starts = pandas.PeriodIndex(read(name)["start_date"].dropna().loc[lambda one: one.str.len() >= 7].str[:7], freq="M")
        counted = pandas.Series(starts.asfreq("Q").strftime("%Y-Q%q")).value_counts()
        assert {quarter: row[name] for quarter, row in quarters.items()} == {quarter: counted.get(quarter, 0) for quarter in quarters}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.query()))
def test_what_moved_a_figure_adds_up_to_its_change(version, view):
    for one in headlines(view):
        if one.figure.measure is None or not one.is_known or one.whole.get(one.year - 1) is None:
            continue
        change = one.whole[one.year] - one.whole[one.year - 1]
        for by in ("axis", "sector"):
            assert sum(changes(one.figure.measure, by, one.year, view).values()) == change, (one.figure, by)


def test_the_largest_movers_are_named_whichever_way_they_went(world):
    rows = [("ai", "health", 2024)] * 2 + [("ai", "health", 2025)] * 5 + [("training", "ict", 2024)] * 6 + [("training", "ict", 2025)] * 1
    world.has(
        "projects", "project_id | axis | sector | year\n" + "\n".join(f"P{place} | {a} | {s} | {y}" for place, (a, s, y) in enumerate(rows))
    )
    view = View(lang="en", version=world.version)
    said = moved_by("projects", 2025, view)
    assert re.findall(r"[+−]\d", said) == ["−5", "+3", "−5", "+3"]
    assert "Training" in said.split("AI")[0]
    assert re.findall(r"[+−]\d", moved_by("projects", 2025, view.with_(axes=("ai",)))) == ["+3"]  # of one axis there is nothing to say
    assert moved_by("projects", 2023, view) == ""


@pytest.mark.parametrize(("before", "after", "is_said"), [(30, 36, True), (30, 90, False)])
def test_a_gap_that_chance_can_explain_is_said_to_be_one(world, before, after, is_said):
    years = [2024] * before + [2025] * after
    world.has(
        "projects",
        "project_id | axis | sector | year\n" + "\n".join(f"P{place} | ai | health | {year}" for place, year in enumerate(years)),
    )
    why = next(one.why for one in headlines(View(lang="en", version=world.version)) if one.figure.name == "kpi_projects")
    assert (say("kpi_chance", "en") in why) == is_said


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.query()))
def test_a_figure_leads_to_as_many_records_as_it_counts(version, view):
    counted = {"projects": "projects", "events": "events", "rounds_amount_mad": "amounts", "share_pct": "projects"}
    for one in (one for one in headlines(view) if one.is_known and one.records):
        row = next(row for row in one.answered.rows if row["year"] == one.year)
        found = coverage_of(one.answered.indicator.basis, one.records.question, version).n
        assert found == row[counted[one.figure.column]], one.figure


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_overview_shows_seven_figures_and_what_changed(version, lang):
    said = texts(opened("overview", lang=[lang]))
    assert said.count('class="kpi"') == len(FIGURES) == 7
    for one in headlines(View(lang=lang)):
        assert one.name in said.replace("&#x27;", "'")
        assert one.value.replace("\u2068", "").replace("\u2069", "") in said
    assert 'class="last-visit"' in said


def test_a_view_without_a_whole_year_has_no_headlines(version):
    assert headline_year(View(year_from=2026)) is None
    assert headlines(View(year_from=2026)) == []
    assert headline_year(View(year_to=2019)) == 2019
    assert all(code in vocabularies()["axes"].codes for code in changes("projects", "axis", 2019, View()))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_runs_its_own_way_in_a_change_begins_and_ends_in_the_same_form(version, lang):
    view = View(lang=lang)
    for one in headlines(view):
        change = _card(one, Reader(view, version, "light")).partition('class="change">')[2].partition("</span>")[0]
        assert change.count("<bdi") == change.count("</bdi>"), (one.name, change)
        assert not set(change) & set("\u2066\u2067\u2068\u2069"), (one.name, ascii(change))
