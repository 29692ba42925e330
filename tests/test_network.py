"""The network of organisations: known answers on drawn registers, ties recounted in pandas, and a journey."""

import time

import networkx
import numpy
import pandas
import pytest

from analytics.charts import network
from analytics.charts.look import Look
from analytics.charts.network import Network, short_name
from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.view import View, view_of
from analytics.warehouse import versions
from tests.conftest import World
from tests.served import drawn, in_a_browser, opened, tab, visited

SMALL = """
    project_id | axis | year | lead_organisation | partners    | sector
    P1         | ai   | 2018 | Alpha             | Beta; Gamma | Health
    P2         | ai   | 2019 | Alpha             | Beta        | Health
    P3         | ai   | 2019 | Delta             |             | Education
"""
EVENTS = "event_id | axis | year | organiser | partners\nE1 | ai | 2019 | Alpha | Beta\nE2 | ai | 2020 | Gamma | Delta"
ORGANISATIONS = """
    organisation_id | name  | organisation_type   | country | is_group
    alpha           | Alpha | government          | Morocco | no
    beta            | Beta  | company             | Morocco | no
    gamma           | Gamma | education_research  | France  | no
    delta           | Delta | company             |         | no
    banks           | banks | finance             | Morocco | yes
"""


def pairs(rows) -> dict[tuple[str, str], int]:
    return {(row["organisation"], row["partner"]): row["records"] for row in rows}


def small(world: World) -> World:
    world.has("organisations", ORGANISATIONS).has("projects", SMALL).has("events", EVENTS)
    world.has("project_event_links", "project_id | event_id | relation\nP2 | E1 | same_thing").build()
    return world


def test_a_project_and_an_event_that_are_one_thing_tie_once(world: World):
    rows = small(world).answer("organisation_ties").rows
    assert pairs(rows) == {("Alpha", "Beta"): 2, ("Alpha", "Gamma"): 1, ("Beta", "Gamma"): 1, ("Delta", "Gamma"): 1}
    assert world.answer("organisation_ties").coverage.n == 3 + 2 - 1


def test_a_group_is_no_organisation_of_the_network(world: World):
    world.has("organisations", ORGANISATIONS).has("projects", SMALL.replace("Beta; Gamma", "banks; Gamma")).has("events", EVENTS).build()
    assert ("Alpha", "banks") not in pairs(world.answer("organisation_ties").rows)


def test_an_organisation_stands_at_the_same_place_in_every_view(version):
    def places(view: View) -> dict:
        rows = answer("organisation_ties", view).rows
        return {row[end]: (row[f"{side}_x"], row[f"{side}_y"]) for row in rows for side, end in SIDES.items()}

    full, some = places(View()), places(view_of({"axis": ["ai"], "from": ["2020"]}))
    assert 10 < len(some) < len(full)
    assert {name: full[name] for name in some} == some


SIDES = {"organisation": "organisation_id", "partner": "partner_id"}


def test_a_view_without_two_organisations_together_has_no_ties_and_says_so(world: World):
    small(world)
    answered = world.answer("organisation_ties", words="P3")
    assert answered.rows == ()
    only_one = world.answer("organisation_ties", sectors=["education"])
    assert only_one.refusal.reason == "no_tie_none"
    assert "two organisations" in sentence_of(only_one, "en")


def test_brokers_and_communities_are_refused_under_thirty_records(world: World):
    small(world)
    for name in ("organisation_brokers", "organisation_communities"):
        refusal = world.answer(name).refusal
        assert (refusal.reason, refusal.has, refusal.needs) == ("too_few", 4, 30)


def test_ties_at_home_and_across_a_border_are_records_of_known_countries(world: World):
    assert [row[:4] for row in small(world).rows("ties_by_scope_and_year")] == [(2018, 0, 1, 1), (2019, 1, 0, 1)]


def test_an_international_organisation_has_no_country_and_counts_as_abroad(world: World):
    organisations = ORGANISATIONS.replace("company             |         | no", "international       |         | no")
    world.has("organisations", organisations).has(
        "projects", "project_id | axis | year | lead_organisation | partners\nP1 | ai | 2018 | Alpha | Delta"
    )
    assert [row[:4] for row in world.rows("ties_by_scope_and_year")] == [(2018, 0, 1, 1)]


def test_the_shape_of_each_period_can_be_drawn_on_paper(world: World):
    assert small(world).rows("network_shape") == [
        ("2018-2019", 3, 3, 1, 100.0, 2, 100.0),
        ("2020", 2, 1, 1, 100.0, 1, 100.0),
    ]


def test_a_project_flows_once_from_its_actor_through_its_axis_to_its_sector(version):
    rows = answer("actors_to_sectors", View()).rows
    assert sum(row["projects"] for row in rows) == answer("actors_to_sectors", View()).coverage.n
    direct = {(row["actor_type"], row["axis"]): row["projects"] for row in answer("actors_to_axes", View()).rows}
    frame = pandas.DataFrame(list(rows))
    assert frame.groupby(["actor_type", "axis"])["projects"].sum().to_dict() == direct


def links_in_pandas() -> pandas.DataFrame:
    """Return record and organisation of every link of the shipped registers, counted without SQL's joins."""
    known = versions.connection_to(versions.current()).cursor()
    table = {name: known.sql(f"SELECT * FROM {name}").df() for name in ("organisations", "project_organisations", "event_organisations")}
    same = known.sql("SELECT * FROM project_event_links WHERE relation = 'same_thing'").df()
    project_of = dict(zip(same["event_id"], same["project_id"], strict=True))
    event_records = table["event_organisations"]["event_id"].map(lambda event: project_of.get(event, f"event {event}"))
    both = pandas.concat(
        [
            table["project_organisations"].assign(record=table["project_organisations"]["project_id"]),
            table["event_organisations"].assign(record=event_records),
        ]
    )
    named = table["organisations"].loc[~table["organisations"]["is_group"], "organisation_id"]
    return both[both["organisation_id"].isin(named)][["record", "organisation_id"]].drop_duplicates()


def test_ties_are_recounted_in_pandas(version):
    links = links_in_pandas()
    joined = links.merge(links, on="record")
    counted = joined[joined["organisation_id_x"] < joined["organisation_id_y"]].groupby(["organisation_id_x", "organisation_id_y"]).size()
    rows = answer("organisation_ties", View()).rows
    assert {(row["organisation_id"], row["partner_id"]): row["records"] for row in rows} == counted.to_dict()
    assert answer("organisation_ties", View()).coverage.n == links["record"].nunique()


def test_brokers_and_communities_of_the_shipped_registers_are_those_of_networkx(version):
    links = links_in_pandas()
    graph = networkx.Graph(zip(links["record"] + " (record)", links["organisation_id"], strict=True))
    between = networkx.bipartite.betweenness_centrality(graph, set(links["organisation_id"]))
    partners = {name: {other for record in graph[name] for other in graph[record]} - {name} for name in set(links["organisation_id"])}
    for row in answer("organisation_brokers", View()).rows:
        assert row["betweenness_pct"] == pytest.approx(100 * between[row["organisation_id"]])
        assert row["partners_number"] == len(partners[row["organisation_id"]])
        assert row["records"] == graph.degree[row["organisation_id"]]
    ties = answer("organisation_ties", View()).rows
    circles: dict[int, set[str]] = {}
    for row in ties:
        for side, name in SIDES.items():
            circles.setdefault(row[f"{side}_community"], set()).add(row[name])
    shared = networkx.Graph()
    shared.add_weighted_edges_from((row["organisation_id"], row["partner_id"], row["records"]) for row in ties)
    rows = answer("organisation_communities", View()).rows
    assert rows[0]["modularity"] == pytest.approx(networkx.community.modularity(shared, circles.values()))
    for row in rows:
        assert row["organisations"] == len(circles[row["community"]])
        assert row["ties"] == shared.subgraph(circles[row["community"]]).number_of_edges()


@pytest.mark.slow
def test_two_thousand_organisations_are_answered_and_drawn_within_two_seconds(world: World):
    random, names = numpy.random.default_rng(3), [f"Organisation {place}" for place in range(2000)]
    weights = 1 / (numpy.arange(2000) + 3) ** 0.6
    lines = [f"P{place} | ai | 2020 | {names[place % 2000]} | {names[other]}; {names[third]}"
             for place, (other, third) in enumerate(random.choice(2000, (2600, 2), p=weights / weights.sum()))]  # fmt: skip
    world.has("organisations", "organisation_id | name\n" + "\n".join(f"o{place} | {name}" for place, name in enumerate(names)))
    world.has("projects", "project_id | axis | year | lead_organisation | partners\n" + "\n".join(lines)).build()
    begun = time.process_time()
    rows = list(answer("organisation_ties", View()).rows)
    figure = Network().figure(rows, Look("en", own=answer("organisation_ties", View()).indicator.labels))
    assert time.process_time() - begun < 2  # processor time, over all cores
    assert len(figure["data"][-1]["x"]) > 1990


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_the_largest_are_drawn_and_the_figure_says_how_many_are_left_out(version, lang, monkeypatch):
    monkeypatch.setattr(network, "MOST_DRAWN", 400)
    rows = list(answer("organisation_ties", View()).rows)
    figure = Network().figure(rows, Look(lang, own=answer("organisation_ties", View()).indicator.labels))
    *_, dots = figure["data"]
    every = {row[end] for row in rows for end in SIDES.values()}
    assert len(dots["x"]) == len(dots["meta"]["selections"]) == 400 < len(every)
    assert "400" in figure["layout"]["title"]["text"]
    assert f"{len(every)}" in figure["layout"]["title"]["text"]
    assert 5 <= len(figure["layout"]["annotations"]) <= 10


@pytest.mark.parametrize(
    ("name", "written"),
    [("Agence de Développement du Digital (ADD)", "ADD"), ("AI Movement (UM6P)", "AI Movement (UM6P)"), ("Banks", "Banks")],
)
def test_a_name_is_shortened_to_its_own_initials_alone(name, written):
    assert short_name(name) == written


class TestInABrowser:
    pytestmark = in_a_browser

    @pytest.fixture
    def page(self, window):
        with tab(window, height=1400) as one:
            yield one

    @pytest.mark.slow
    def test_a_click_on_an_organisation_narrows_the_view_to_it_and_years_slide(self, page):
        opened(page, "network", "lang=en")
        page.locator('[data-chart="organisation_ties"] .scatterlayer .trace').last.locator("path.point").last.scroll_into_view_if_needed()
        first = page.locator('[data-chart="organisation_ties"] .scatterlayer .trace').last.locator("path.point").last
        box = first.bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_url("**org=ministry-of-digital*")
        drawn(page)
        visited(page, "network", "lang=en")
        knob = page.get_by_role("slider").first
        knob.focus()
        knob.press("ArrowRight")
        page.wait_for_url("**from=2010*")
