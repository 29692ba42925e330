"""The headlines: what is running, new, engaged; each beside the year before, with what moved it."""

import html
import re
from types import SimpleNamespace
from urllib.parse import parse_qs

import pandas
import pytest

from analytics.headlines import headline
from analytics.headlines.chosen import FIGURES
from analytics.headlines.headline import headline_year, headlines, year_words
from analytics.headlines.moved import changes
from analytics.indicators.answers import answer
from analytics.indicators.facts_targets import standing_counts
from analytics.indicators.telling import sentence_of
from analytics.places import HOUSE
from analytics.ui.kpi import _card
from analytics.ui.reader import Reader
from analytics.view import View
from analytics.vocabulary import LANGUAGES, vocabularies
from analytics.warehouse.coverage import coverage_of
from analytics.words import book
from tests.test_pages import opened, texts

VIEWS = (View(), View(axes=("ai", "training")), View(sectors=("education",)), View(year_to=2022), View(regions=("MA-01",)))


def test_the_year_that_is_begun_is_known_as_far_as_the_register_that_ends_first(version, monkeypatch):
    """Targets, indices of countries and the version itself may be younger than the projects and events."""
    said = {register: SimpleNamespace(as_of=day) for register, day in (("projects", "2026-04-30"), ("events", "2026-03-31"))}
    monkeypatch.setattr(headline, "source_of", lambda register, version: said[register])
    assert "2026" in year_words(View(lang="en"))
    assert "31\xa0March\xa02026" in year_words(View(lang="en"))
    assert "March" not in year_words(View(lang="en", year_to=2024))


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
    said = sentence_of(world.answer("year_so_far"), "en")
    assert said.endswith("Events, 3 against 2. Projects: no counts, as too few records have a month.")
    assert sentence_of(world.answer("year_so_far", registers=("events",)), "en").endswith("Events, 3 against 2.")
    assert world.answer("year_so_far", registers=("projects",)).refusal.reason == "too_few"


def read(name: str) -> pandas.DataFrame:
    return pandas.read_csv(HOUSE / "data" / "registry" / f"{name}.csv", dtype=str)


def without_month(quarters: list[str]) -> dict[str, int]:
    """Return, by quarter, how many shipped records of its year have no start, or one that is known to the year only."""
    both = pandas.concat([read(name)[["year", "start_date"]] for name in ("projects", "events")])
    years = both.loc[both["start_date"].fillna("").str.len() < 7, "year"].dropna().astype(float).astype(int).value_counts()
    return {quarter: years.get(int(quarter[:4]), 0) for quarter in quarters}


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
    unplaced = {quarter: row["without_month"] for quarter, row in quarters.items()}
    assert unplaced == without_month(list(quarters))
    drawn = sum(row["projects"] + row["events"] for row in quarters.values()) + sum(
        {q[:4]: count for q, count in unplaced.items()}.values()
    )
    assert answer("started_by_quarter", View()).coverage.n == drawn
    for name in ("projects", "events"):
        starts = pandas.PeriodIndex(read(name)["start_date"].dropna().loc[lambda one: one.str.len() >= 7].str[:7], freq="M")
        counted = pandas.Series(starts.asfreq("Q").strftime("%Y-Q%q")).value_counts()
        assert {quarter: row[name] for quarter, row in quarters.items()} == {quarter: counted.get(quarter, 0) for quarter in quarters}


def test_how_much_is_known_is_that_of_the_year_and_the_same_on_the_card_of_attendance(version):
    found = {one.figure.name: one for one in headlines(View(lang="en"))}
    for name, column in (("attendance", "with_attendance"), ("financing", "amounts")):
        one = found[f"kpi_{name}"]
        row = next(row for row in one.answered.rows if row["year"] == one.year)
        assert one.coverage_of_year.n == row[column]
    row = next(row for row in answer("attendance_coverage_by_year", View()).rows if row["year"] == found["kpi_attendance"].year)
    assert found["kpi_attendance"].coverage_of_year.selected == row["events"]
    assert found["kpi_attendance"].coverage.startswith(
        f"known for {100 * row['with_attendance'] / row['events']:.1f}% of the records of 2025"
    )
    assert found["kpi_projects"].coverage.startswith("year known for ")
    assert found["kpi_running"].coverage.endswith(" of records, all years")


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
    line = re.search(r'<p class="take told"><strong>.*?targets.*?</strong>(.*?)</p>', said)
    facts = standing_counts(answer("targets_status", View()).rows)
    assert [int(number) for number in re.findall(r"\d+", line[1])] == [facts[name] for name in order_of_facts(lang)]
    assert line.start() < said.index('class="kpis"')  # on a phone what comes after the figures is below the first screen


def order_of_facts(lang: str) -> list[str]:
    return re.findall(r"{(\w+)}", book("targets")["page"]["line"][lang])


@pytest.mark.parametrize(
    "query",
    [pytest.param({}, marks=pytest.mark.slow), {"axis": ["ai"], "to": ["2025"]}, {"register": ["events"], "sector": ["education"]}],
    ids=str,
)
def test_what_changed_leads_to_the_card_that_says_the_same(version, query):
    asked = {**query, "lang": ["fr"]}
    news = texts(opened("overview", **asked)).partition('class="panel news"')[2]
    lines = re.findall(r'<li>([^<]*) <a class="inside" href="years\?([^"#]*)#(\w+)"', news)
    assert [name for *_, name in lines] == ["started_by_quarter", "year_so_far"]
    for said, address, name in lines:
        followed = parse_qs(html.unescape(address))
        assert followed == asked
        [card] = re.findall(rf'id="{name}">.*?(?=id="|$)', texts(opened("years", **followed)), re.DOTALL)
        assert said in card
    assert not query or all(said not in texts(opened("years", lang=["fr"])) for said, *_ in lines)  # else the test could not fail


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_figure_that_is_refused_says_once_that_data_are_too_few(version, lang):
    thin = [one for one in headlines(View(axes=("ai",), lang=lang, version=version)) if one.answered.refusal]
    assert "too_few" in {one.answered.refusal.reason for one in thin}
    assert not [one.name for one in thin if one.value in one.change]


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
