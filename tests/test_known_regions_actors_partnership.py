"""Regions, actors and the partnership, on registers small enough to check by eye."""

import pandas
import pytest

from analytics.charts.look import Look
from analytics.errors import NotEnoughData
from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.selection import narrowed, read
from analytics.statistics.before_since import rate_ratio, whole_years_before, whole_years_since
from analytics.statistics.concentration_of_rows import concentration_by_group, concentration_by_period, lorenz_curve
from analytics.statistics.rates import poisson, rates_per_100000
from analytics.view import View

ADD, MNC = "agence-de-developpement-du-digital-add", "maroc-numeric-cluster-mnc"
ORGANISATIONS = f"""
organisation_id | name  | aliases | is_group
{ADD}           | ADD   | Agency  | no
{MNC}           | MNC   |         | no
um6p            | UM6P  |         | no
banks           | Banks |         | yes
"""


def picked(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


def test_national_international_and_nowhere_are_no_regions(world):
    world.has(
        "projects",
        """
        project_id | axis | region
        P1         | 1    | Souss-Massa
        P2         | 2    | Souss-Massa
        P3         | 1    | Oriental
        P4         | 1    | National
        P5         | 1    | International
        P6         | 1    |
        """,
    )
    assert world.rows("projects_by_region") == [("MA-09", 2), ("MA-02", 1)]
    coverage = world.answer("projects_by_region").coverage
    assert (coverage.n, coverage.missing) == (3, {"region": 1})
    assert world.rows("place_known") == [("projects", 3, 1, 1, 1, 6)]


def test_a_cell_without_projects_is_a_zero_and_axes_keep_their_order(world):
    world.has(
        "projects",
        """
        project_id | axis | region
        P1         | 3    | Oriental
        P2         | 1    | Souss-Massa
        P3         | 1    | National
        """,
    )
    cells = [("MA-02", "rd_platforms", 0), ("MA-02", "ai", 1), ("MA-09", "rd_platforms", 1), ("MA-09", "ai", 0)]
    assert world.rows("region_by_axis") == cells


def test_a_region_under_five_projects_has_a_count_and_no_rate(world):
    rows = ["project_id | axis | region"]
    rows += [f"D{place} | 1 | Dakhla-Oued Ed-Dahab" for place in range(5)] + [f"G{place} | 1 | Guelmim-Oued Noun" for place in range(4)]
    world.has("projects", "\n".join(rows))
    guelmim, dakhla = world.rows("projects_per_100000")
    assert guelmim == ("MA-10", 4, 448685, None, None, None)
    assert dakhla[:3] == ("MA-12", 5, 219965)
    assert dakhla[3] == pytest.approx(5 / 219965 * 100000)
    assert "2,27" in sentence_of(world.answer("projects_per_100000"), "fr")


def test_no_rate_at_all_is_a_refusal():
    with pytest.raises(NotEnoughData):
        rates_per_100000("projects", "population")([{"projects": 4, "population": 1000}])


def test_the_poisson_interval_is_that_of_the_tables():
    assert poisson(0) == pytest.approx((0, 3.6889), abs=1e-4)
    assert poisson(10) == pytest.approx((4.7954, 18.3904), abs=1e-4)


def test_a_thing_in_both_registers_counts_once_in_the_total_of_its_region(world):
    world.has("projects", "project_id | axis | region\nP1 | 1 | Oriental\nP2 | 1 | National")
    world.has("events", "event_id | axis | region\nE1 | 6 | Oriental\nE2 | 6 | Oriental\nE3 | 6 | Oriental")
    world.has(
        "project_event_links",
        "project_id | event_id | relation\nP1 | E1 | same_thing\nP1 | E3 | milestone_of_project\nP2 | E2 | same_thing",
    )
    assert world.rows("region_ranking") == [("MA-02", 1, 3, 1 + 3 - 1)]


def test_organisations_are_counted_by_name_or_alias_and_groups_are_not(world):
    world.has("organisations", ORGANISATIONS)
    world.has(
        "projects",
        """
        project_id | axis | year | lead_organisation | partners
        P1         | 1    | 2019 | Agency            | UM6P; Banks
        P2         | 1    | 2020 | UM6P              | ADD
        P3         | 1    | 2020 | UM6P              | UM6P
        P4         | 1    | 2020 | Banks             |
        """,
    )
    assert world.rows("leading_organisations") == [("UM6P", 2, 1, 3, "um6p"), ("ADD", 1, 1, 2, ADD)]
    assert world.answer("leading_organisations").coverage.n == 3
    assert world.rows("organisations_by_year") == [(2019, 2), (2020, 2)]


def test_an_organisation_is_new_in_its_first_year_even_where_the_view_starts_later(world):
    world.has("organisations", ORGANISATIONS)
    world.has("projects", "project_id | axis | year | lead_organisation\nP1 | 1 | 2018 | ADD\nP2 | 1 | 2020 | ADD\nP3 | 1 | | UM6P")
    world.has("events", "event_id | axis | year | start_date | organiser\nE1 | 6 | 2020 | 2020 | MNC; Banks\nE2 | 6 | 2021 | 2021 | UM6P")
    whole = [(2018, 1, 0, 1), (2020, 1, 1, 2), (2021, 1, 0, 1)]
    assert world.rows("organisation_entry") == whole
    assert world.rows("organisation_entry", year_from=2020) == whole[1:]


def test_a_share_is_of_all_projects_whatever_the_filter_on_the_type(world):
    rows = ["project_id | axis | actor_type | scope | year"]
    rows += [f"S{place} | 1 | startup | international | 2024" for place in range(10)]
    rows += [f"C{place} | 1 | company | national | 2024" for place in range(20)] + ["X | 1 | company | national | 2023"]
    world.has("projects", "\n".join(rows))
    assert [row[:3] for row in world.rows("actor_type_shares", actors=["startup"])] == [("startup", 10, 31)]
    shares = world.rows("international_share_by_year", scopes=["international"])
    assert [row[:4] for row in shares] == [(2023, 0, 1, None), (2024, 10, 30, pytest.approx(100 / 3))]


def test_the_partnership_is_what_either_led_or_joined_counted_once(world):
    world.has("organisations", ORGANISATIONS)
    world.has(
        "projects",
        """
        project_id | axis | year | lead_organisation | partners
        P1         | 2    | 2019 | ADD               | MNC; UM6P; Banks
        P2         | 3    | 2021 | UM6P              | MNC
        P3         | 3    | 2021 | UM6P              |
        """,
    )
    world.has(
        "events",
        """
        event_id | axis | event_type | year | start_date | organiser | partners
        E1       | 6    | hackathon  | 2019 | 2019       | ADD       | UM6P
        E2       | 6    | conference | 2021 | 2021       | UM6P      | ADD
        E3       | 6    | conference |      |            | UM6P      |
        """,
    )
    world.has("project_event_links", "project_id | event_id | relation\nP1 | E1 | same_thing\nP3 | E2 | same_thing")
    assert world.rows("partnership_by_axis") == [("training", 1, 0, 1), ("ai", 1, 0, 1), ("events", 0, 2, 1)]
    assert world.rows("partnership_by_year") == [(2019, 0, 0, 1, 1), (2021, 1, 1, 0, 2)]
    assert world.rows("partnership_partners") == [("UM6P", 2, 2, 3, "um6p")]
    assert world.rows("partnership_roles") == [("ADD", 1, 0, 1, 1), ("MNC", 0, 2, 0, 0)]
    assert world.rows("partnership_events_by_type") == [("conference", 1), ("hackathon", 1)]
    assert world.answer("partnership_by_axis").coverage.n == 4


def test_a_date_that_is_only_2020_is_neither_before_nor_since(world):
    world.has("organisations", ORGANISATIONS)
    days = ("2015-01-01", "2020-05", "2020-06-23", "2020-06-24", "2020-07", "2025", "2020", "2020-06")
    rows = [f"P{place} | 1 | {day[:4]} | stated | {day} | ADD" for place, day in enumerate(days)]
    others = [
        "Q1 | 1 | 2014 | stated | 2014 | ADD",
        "Q2 | 1 | 2026 | stated | 2026 | ADD",
        "Q3 | 1 | | | | ADD",
        "Q4 | 1 | 2020 | inferred | | ADD",
    ]
    world.has("projects", "\n".join(["project_id | axis | year | year_basis | start_date | lead_organisation", *rows, *others]))
    [row] = world.answer("partnership_before_after").rows
    assert (row["axis"], row["before"], row["since"], row["unplaced"]) == ("rd_platforms", 3, 3, 3)
    assert (row["before_years"], row["since_years"]) == (5 + 175 / 366, 5 + 191 / 366)
    coverage = world.answer("partnership_before_after").coverage
    assert (coverage.n, coverage.missing) == (9, {"year": 1})


def test_before_and_since_is_refused_where_the_view_lies_on_one_side(world):
    world.has("organisations", ORGANISATIONS)
    world.has(
        "projects", "project_id | axis | year | start_date | lead_organisation\nP1 | 1 | 2019 | 2019 | ADD\nP2 | 1 | 2022 | 2022 | ADD"
    )
    assert world.answer("partnership_before_after", year_from=2021).refusal
    assert world.rows("partnership_before_after")[0][:4] == ("rd_platforms", 1, 1, 0)


@pytest.mark.parametrize(("first", "last"), [(2010, 2021), (2015, 2025), (2020, 2020)])
def test_the_years_of_both_periods_are_those_of_their_days(first, last):
    days = pandas.DataFrame({"day": pandas.date_range(f"{first}-01-01", f"{last}-12-31")})
    before, since = days.day[days.day < "2020-06-24"].dt.year, days.day[days.day >= "2020-06-24"].dt.year
    [row] = rate_ratio([{"axis": "ai", "before": 1, "since": 1, "first_year": first, "last_year": last}])
    assert whole_years_before(row) == (before.min(), before.max())
    assert whole_years_since(row) == (since.min(), since.max())


@pytest.mark.parametrize("count", ["before", "since"])
def test_a_bar_of_a_period_keeps_its_years_and_its_count(count, version):
    told = answer("partnership_before_after", View())
    figure = told.indicator.chart.figure(list(told.rows), Look("fr", own=told.indicator.labels))
    [trace] = [one for one in figure["data"] if one["name"] == told.indicator.labels[count]["fr"]]
    for row, part in zip(told.rows, trace["meta"]["selections"], strict=True):
        years = {"before": ("2015", "2020"), "since": ("2020", "2025")}[count]
        assert read(part) == {"axis": row["axis"], "from": years[0], "to": years[1], "undated": "drop"}
        narrow, of_its_axis = (
            answer("partnership_before_after", narrowed(View(), one)).rows for one in (read(part), {"axis": row["axis"]})
        )
        assert sum(one[count] for one in narrow) == sum(one[count] for one in of_its_axis)


def test_the_sentence_names_its_years_in_any_view(version):
    assert sentence_of(answer("partnership_before_after", View()), "fr").startswith("De 2015 à 2025, ")
    assert sentence_of(answer("partnership_before_after", View(year_from=2018, year_to=2024)), "en").startswith("From 2018 to 2024, ")


@pytest.mark.parametrize(("before", "since", "percent"), [(30, 60, True), (29, 60, False), (30, 29, False)])
def test_a_change_is_a_percentage_only_from_thirty_to_thirty(before, since, percent):
    row = {"axis": "ai", "before": before, "since": since, "unplaced": 0, "first_year": 2015, "last_year": 2025}
    [told] = rate_ratio([row])
    assert (told["growth_pct"] is not None) is percent
    assert told["ratio"] == pytest.approx(since / (5 + 191 / 366) / (before / (5 + 175 / 366)))
    assert told["low"] < told["ratio"] < told["high"]


def test_concentration_compares_the_projects_of_thirty_or_more_by_period():
    rows = [
        {"year": 2019, "region": "a", "projects": 20},
        {"year": 2021, "region": "b", "projects": 10},
        {"year": 2022, "region": "a", "projects": 2},
    ]
    whole, first, second = concentration_by_period("region", "projects")(rows)
    assert (whole["period"], first["period"], second["period"]) == ("2019-2022", "2019-2021", "2022")
    assert first["index"] == (20 * 19 + 10 * 9) / (30 * 29)
    assert whole["top3_share_pct"] == 100
    assert second["index"] is None
    with pytest.raises(NotEnoughData):
        concentration_by_period("region", "projects")(rows[1:])


def test_equal_organisations_have_no_inequality_and_one_holder_all_of_it():
    equal = lorenz_curve("projects")([{"projects": 3}] * 10)
    assert picked(equal, "units_pct", "records_pct", "gini") == [(0, 0, pytest.approx(0)), (100, 100, pytest.approx(0))]
    [_, corner, _] = lorenz_curve("projects")([{"projects": 1}] * 9 + [{"projects": 91}])
    assert (corner["units_pct"], corner["records_pct"]) == (pytest.approx(90), pytest.approx(9))
    [told] = concentration_by_group("axis", "projects")([{"axis": "ai", "projects": 30}])
    assert (told["records"], told["index_pct"], told["high_pct"]) == (30, 100, 100)
