"""The composite index of regions: known components, a recount in pandas, refusals, and weights that a reader chooses."""

import csv
import io
from itertools import combinations
from urllib.parse import parse_qs

import pandas
import pytest

from analytics.exploring.weighing import EQUAL, weighed, weights_of
from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of, title_of
from analytics.statistics.composite_of_regions import COMPONENTS
from analytics.view import Ignored, View
from analytics.vocabulary import LANGUAGES
from tests.asked import asked
from tests.conftest import World
from tests.recounted import register
from tests.test_pages import asked_in, opened, texts

REGIONS = [f"MA-{number:02}" for number in range(1, 13)]
POPULATION_OF_THE_FIRST = 4_030_222


def even(region: str, register: str, records: int) -> str:
    """Return rows of a region in two axes by turns, each with an organisation of its own and every second with a partner."""
    of = f"{region}{register}"
    return "".join(
        f"{of}{i} | {'ai' if i % 2 else 'training'} | {region} | {of} {i} | {'Partner' if i % 2 else ''}\n" for i in range(records)
    )


def drawn(world: World, projects: dict[str, int], events: dict[str, int], links: str = "") -> World:
    many = {name: "".join(even(*one) for one in counts) for name, counts in {
        "projects": [(region, "P", count) for region, count in projects.items()],
        "events": [(region, "E", count) for region, count in events.items()],
    }.items()}  # fmt: skip
    world.has("projects", f"project_id | axis | region | lead_organisation | partners\n{many['projects']}")
    world.has("events", f"event_id | axis | region | organiser | partners\n{many['events']}")
    world.has("project_event_links", f"project_id | event_id | relation\n{links}")
    world.build()
    return world


def test_components_are_counted_from_the_records_of_a_region(world: World):
    sizes = {region: 8 + 2 * place for place, region in enumerate(REGIONS[:5])}
    drawn(world, sizes, dict.fromkeys(REGIONS[:5], 4), "MA-01P0 | MA-01E0 | same_thing\n")
    first = next(row for row in answer("region_index", View()).rows if row["region"] == "MA-01")
    assert first["records"] == 8 + 4 - 1, "a thing in both registers is one record"
    assert first["projects_per_100000"] == pytest.approx(8e5 / POPULATION_OF_THE_FIRST)
    assert first["events_per_100000"] == pytest.approx(4e5 / POPULATION_OF_THE_FIRST)
    assert first["organisations_per_100000"] == pytest.approx((8 + 4 + 1) * 1e5 / POPULATION_OF_THE_FIRST), "the partner is one"
    ai, training = 4 + 2, 4 + 1  # the event that is a project is in training
    assert first["different_axes_pct"] == pytest.approx(100 * ai * training / (11 * 10 / 2))
    assert first["joint_pct"] == pytest.approx(100 * 6 / 11)


def test_a_region_of_nine_records_keeps_its_count_without_a_rank(world: World):
    drawn(world, {**{region: 9 + 2 * place for place, region in enumerate(REGIONS[:6])}}, {REGIONS[1]: 3, REGIONS[2]: 1})
    found = {row["region"]: row for row in answer("region_index", View()).rows}
    assert (found["MA-01"]["records"], found["MA-01"]["rank"], found["MA-01"]["projects_per_100000"]) == (9, None, None)
    assert {found[region]["pairs"] for region in REGIONS[:6]} == {10}


def test_four_regions_are_not_ranked(world: World):
    drawn(world, dict.fromkeys(REGIONS[:4], 12), {})
    refusal = answer("region_index", View()).refusal
    assert (refusal.reason, refusal.has, refusal.needs) == ("too_few_regions", 4, 5)


def test_what_does_not_differ_between_regions_is_no_component(world: World):
    drawn(world, dict.fromkeys(REGIONS[:5], 12), {})
    refusal = answer("region_index", View()).refusal
    assert (refusal.reason, refusal.has) == ("too_few_components", 2), "the rates of projects and organisations alone differ"


def records() -> pandas.DataFrame:
    """Return the records of both registers in a region, by plain Python from the files."""
    found = pandas.DataFrame([{**row, "register": name} for name in ("projects", "events") for row in register(name)])
    return found[found["region"].isin(REGIONS)]


def test_components_and_scores_are_recounted_in_pandas(version):
    seen = records()
    same = pandas.read_csv("data/registry/project_event_links.csv").query("relation == 'same_thing'")
    projects = set(seen[seen["register"] == "projects"]["id"])
    again = (seen["register"] == "events") & seen["id"].isin(same[same["project_id"].isin(projects)]["event_id"])
    census = pandas.read_csv("data/registry/regions_population.csv").query("census_year == 2024").set_index("region_code")["population"]
    table = {}
    for region, rows in seen.groupby("region"):
        once = rows[~again.loc[rows.index]]
        if len(once) < 10:
            continue
        pairs = list(combinations(once["axis"], 2))
        naming = once["lead"].map(len) + once["partners"].map(len)
        table[region] = {
            "projects_per_100000": 1e5 * (rows["register"] == "projects").sum() / census[region],
            "events_per_100000": 1e5 * (rows["register"] == "events").sum() / census[region],
            "organisations_per_100000": 1e5 * len(set().union(*rows["named"])) / census[region],
            "different_axes_pct": 100 * sum(one != other for one, other in pairs) / len(pairs),
            "joint_pct": 100 * (naming > 1).sum() / (naming > 0).sum(),
            "international_pct": 100 * (once["scope"] == "international").mean(),
        }
    expected = pandas.DataFrame(table).T
    rows = pandas.DataFrame([row for row in answer("region_index", View()).rows if row["rank"] is not None]).set_index("region")
    assert rows[list(COMPONENTS)].loc[expected.index].to_numpy(dtype=float) == pytest.approx(expected.to_numpy())
    scaled = (expected - expected.min()) / (expected.max() - expected.min())
    assert rows["score"].loc[expected.index].to_numpy(dtype=float) == pytest.approx(100 * scaled.mean(axis=1).to_numpy())
    heavy = pandas.DataFrame([row for row in weighed((5, 1, 1, 0, 2, 1), View()).rows if row["rank"]]).set_index("region")["score"]
    assert heavy.loc[expected.index].to_numpy() == pytest.approx(100 * (scaled * [5, 1, 1, 0, 2, 1]).sum(axis=1).to_numpy() / 10)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_chance_would_do_is_said_before_the_result(version, lang):
    answered = answer("region_index", View())
    said = sentence_of(answered, lang)
    row = answered.rows[0]
    by_chance = f"{row['kept_by_chance_pct']:.1f}".replace(".", "." if lang == "en" else ",")
    assert said.index(by_chance) < said.index(str(row["pairs"]))
    assert 0 < row["pairs_kept"] < row["pairs"]


@pytest.mark.parametrize("typed", ["1,1", "6,1,1,1,1,1", "a,1,1,1,1,1", "1,1,1,1,1,1,1", "-1,1,1,1,1,1", "1, 1,1,1,1,1", "١,1,1,1,1,1"])
def test_weights_that_cannot_be_used_are_dropped_and_named(typed):
    assert weights_of({"weights": [typed]}) == (EQUAL, (Ignored("weights", typed),))


def test_weights_that_are_all_the_same_are_the_equal_ones(version):
    assert weights_of({"weights": ["3,3,3,3,3,3"]}) == (EQUAL, ())
    assert weights_of({}) == (EQUAL, ())
    assert weighed(EQUAL, View()) is answer("region_index", View())


def test_an_index_of_four_weighed_components_is_refused(version):
    refusal = weighed((3, 1, 1, 0, 2, 0), View()).refusal
    assert (refusal.reason, refusal.has, refusal.needs) == ("too_few_components", 4, 5)


def test_page_address_and_command_line_give_the_same_answer_for_the_same_weights(version, run):
    _, body, told = run("answer", "region_index", "--weights", "5,0,1,1,1,1", "--lang", "en", "--format", "csv")
    over_http = asked("/api/v1/region_index.csv?weights=5,0,1,1,1,1&lang=en")
    assert (over_http.status, over_http.body) == (200, body)
    answered = weighed((5, 0, 1, 1, 1, 1), View())
    assert title_of(answered, "en") in told
    assert "5-0-1-1-1-1" in title_of(answered, "ar")
    said = texts(opened("regions", lang=["en"], weights=["5,0,1,1,1,1"]))
    assert sentence_of(answered, "en") in said
    assert 'href="api/v1/region_index.csv?lang=en&amp;weights=5%2C0%2C1%2C1%2C1%2C1&amp;strict=1"' in said
    rows = list(csv.DictReader(io.StringIO(body.decode())))
    assert [row["region"] for row in rows] != [row["region"] for row in answer("region_index", View()).rows]


def test_weights_that_cannot_be_used_are_named_over_http(version):
    assert "weights=9" in asked("/api/v1/region_index.csv?weights=9").headers["x-marsad-ignored"]
    assert asked("/api/v1/region_index.csv?weights=9&strict=1").status == 400


def test_choosing_a_weight_writes_the_address_and_equal_weights_leave_it(version):
    at = opened("regions", lang=["en"], axis=["ai", "training", "events", "studies", "financing"])
    assert "with your weights" not in texts(at)
    at.selectbox(key="w_weight_joint_pct").set_value(4).run()
    assert asked_in(at, "weights") == ["1,1,1,1,4,1"]
    assert len(asked_in(at, "axis")) == 5
    assert "with your weights" in texts(at)
    at.selectbox(key="w_weight_joint_pct").set_value(1).run()
    assert "weights" not in at.query_params


def test_the_card_alone_keeps_its_weights_and_so_does_the_way_back(version):
    at = opened("regions", lang=["en"], weights=["2,1,1,1,1,1"], card=["region_index"])
    said = texts(at)
    assert "with your weights" in said
    assert not at.selectbox
    back = said.split('href="regions?')[-1].split("#")[0].replace("&amp;", "&")
    assert parse_qs(back)["weights"] == ["2,1,1,1,1,1"]
    assert "card" not in parse_qs(back)


def test_wrong_weights_are_said_on_the_page(version):
    said = texts(opened("regions", lang=["en"], weights=["1,2"]))
    assert "weights=1,2" in said
    assert "with your weights" not in said
