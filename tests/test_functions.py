"""The functions of the innovation system: how records are coded, counted and compared, on drawn tables and recounted in pandas."""

from dataclasses import replace

import pandas
import pytest
from statsmodels.stats.inter_rater import cohens_kappa as kappa_of_statsmodels

from analytics.indicators import indicator_named, indicators
from analytics.indicators.answers import answer, computed
from analytics.indicators.telling import sentence_of
from analytics.places import HOUSE
from analytics.view import View
from analytics.vocabulary import vocabularies
from analytics.warehouse import added_later, versions
from analytics.warehouse.function_examples import function_examples
from tests.conftest import World
from tests.served import in_a_browser, opened

RULES = """
    rule_id | kind    | event_type | axis     | function         | second_function  | reason_en
    P1      | project |            |          | entrepreneurship | entrepreneurship | tried out
    P2      | project |            | training | resources        | diffusion        | skills
    P3      | award   |            |          |                  |                  | serves none
    E1      |         | conference |          | diffusion        | diffusion        | meetings
"""
DRAWN_PROJECTS = """
    project_id | kind    | axis     | year
    A          | project | ai       | 2019
    B          | project | training | 2019
    C          | project | ai       |
    D          | award   | ai       | 2019
    T          | project | ai       | 2020
"""
DRAWN_EVENTS = """
    event_id | event_type | axis | year
    E        | conference | ai   | 2019
    T        | conference | ai   | 2020
"""


def drawn(world: World) -> World:
    world.has("function_codes", RULES).has("projects", DRAWN_PROJECTS).has("events", DRAWN_EVENTS)
    world.has("project_event_links", "project_id | event_id | relation\nT | T | same_thing")
    return world


def test_the_most_specific_rule_wins_and_a_thing_in_both_registers_counts_once(world: World):
    rows = drawn(world).rows("function_by_axis")
    assert rows == [("entrepreneurship", "ai", 2), ("diffusion", "ai", 1), ("resources", "training", 1)]


def test_years_without_a_record_are_zero_and_undated_records_are_told(world: World):
    answered = drawn(world).answer("function_by_year")
    counts = {(row["function"], row["year"]): row["records"] for row in answered.rows}
    assert (counts["entrepreneurship", 2019], counts["entrepreneurship", 2020]) == (1, 1)
    assert (counts["legitimacy", 2019], counts["diffusion", 2020]) == (0, 0)
    assert (answered.coverage.n, answered.coverage.missing) == (5, {"year": 1})


def test_every_rule_shows_what_it_codes(world: World):
    rows = {row["rule_id"]: row["records"] for row in drawn(world).answer("function_codes").rows}
    assert rows == {"P1": 2, "P2": 1, "P3": 1, "E1": 1}


def test_two_rules_for_the_same_records_are_set_aside(world: World):
    world.has("function_codes", f"{RULES}    P4 | project | | | market | market | again\n    X | | | ai | market | market | of nothing")
    world.build(quarantined=2)


@pytest.mark.parametrize("name", [name for name in indicators() if name.startswith("function_")])
def test_where_no_rule_fits_a_card_refuses(world: World, name):
    world.has("projects", DRAWN_PROJECTS).has("events", DRAWN_EVENTS)
    answered = world.answer(name)
    assert answered.refusal
    assert sentence_of(answered, "fr")


def test_an_example_is_of_the_function_and_of_the_view(version):
    found = function_examples(View(axes=("ai",)), version)
    assert set(found) <= set(vocabularies()["functions"].codes)
    assert found["entrepreneurship"]["register"] == "projects" or found["entrepreneurship"]["register"] == "events"
    narrowed = function_examples(View(axes=("ai",), year_from=2030), version)
    assert narrowed == {}


# The shipped table, recounted from the files.


def table(name: str) -> pandas.DataFrame:
    return pandas.read_csv(HOUSE / "data" / "registry" / f"{name}.csv", dtype=str, keep_default_na=False)


def coded() -> pandas.DataFrame:
    rules, links = table("function_codes"), table("project_event_links")
    axis_of = {str(term.order): term.code for term in vocabularies()["axes"].terms}
    dated = table("projects").query("year != ''")
    same = links[(links["relation"] == "same_thing") & links["project_id"].isin(dated["project_id"])]["event_id"]
    events = table("events").query("year != ''")
    events = events[~events["event_id"].isin(same)]
    found = []
    for frame, column, key in ((dated, "kind", "project_id"), (events, "event_type", "event_id")):
        for row in frame.to_dict("records"):
            axis = axis_of[row["axis"]]
            fit = [rule for rule in rules[rules[column] == row[column]].to_dict("records") if rule["axis"] in ("", axis)]
            rule = max(fit, key=lambda one: one["axis"] != "")
            told = {name: rule[name] for name in ("function", "second_function", "rule_id")}
            found.append({"register": key, "record": row[key], "axis": axis, "year": int(row["year"]), **told})
    return pandas.DataFrame(found)


def test_every_kind_and_every_type_has_a_rule_for_any_axis():
    rules = table("function_codes").query("axis == ''")
    assert set(rules["kind"]) - {""} == set(vocabularies()["project_kinds"].codes)
    assert set(rules["event_type"]) - {""} == set(vocabularies()["event_types"].codes)


def test_functions_are_recounted_in_pandas(version):
    frame = coded()
    by_function = frame["function"].value_counts()
    rows = answer("function_records", View()).rows
    assert {row["function"]: row["records"] for row in rows if row["records"]} == by_function.to_dict()
    assert [row["share_pct"] for row in rows] == pytest.approx([100 * by_function.get(row["function"], 0) / len(frame) for row in rows])
    by_axis = frame.groupby(["function", "axis"]).size().to_dict()
    assert {(row["function"], row["axis"]): row["records"] for row in answer("function_by_axis", View()).rows} == by_axis
    by_year = frame.groupby(["function", "year"]).size().to_dict()
    assert {(row["function"], row["year"]): row["records"] for row in answer("function_by_year", View()).rows if row["records"]} == by_year
    by_rule = frame["rule_id"].value_counts().to_dict()
    assert {row["rule_id"]: row["records"] for row in answer("function_codes", View()).rows if row["records"]} == by_rule


def test_the_change_of_pace_is_recounted_and_obeys_the_filters_but_the_years(version):
    frame = coded()
    before, after = (frame[frame["year"].between(*span)]["function"].value_counts() for span in ((2018, 2021), (2022, 2025)))
    rows = answer("function_change", View()).rows
    assert {row["function"]: (row["previous"], row["latest"]) for row in rows} == {
        row["function"]: (before.get(row["function"], 0), after.get(row["function"], 0)) for row in rows
    }
    assert answer("function_change", View(year_from=2020)).rows == rows
    assert all((row["ratio"] is None) == (row["previous"] < 2 * 16) for row in rows)


def taking_part() -> pandas.DataFrame:
    """Return who takes part in which coded record up to the last whole year."""
    known = versions.connection_to(versions.current()).cursor()
    sql = """
        SELECT '{0}_id' AS register, {0}_id AS record, organisation_id
        FROM {0}_organisations JOIN organisations USING (organisation_id) WHERE NOT is_group"""
    taking = pandas.concat(known.sql(sql.format(one)).df() for one in ("project", "event"))
    return taking.merge(coded().query("year <= 2025"), on=["register", "record"])


def test_chains_are_recounted_in_pandas(version):
    taking = taking_part()
    starts = taking[taking["year"] <= 2023].reset_index(names="start")
    pairs = starts.merge(taking, on="organisation_id", suffixes=("", "_next"))
    pairs = pairs[(pairs["year_next"] - pairs["year"]).between(1, 2)].drop_duplicates(
        ["start", "function", "function_next", "organisation_id"]
    )
    counted = pairs.groupby(["function", "function_next"]).size().to_dict()
    rows = answer("function_motors", View()).rows
    assert {(row["function"], row["next_function"]): row["followed"] for row in rows if row["followed"]} == counted
    assert {row["function"]: row["starts"] for row in rows} == starts["function"].value_counts().to_dict()


def test_the_agreement_is_recounted_in_pandas(version):
    frame = coded()
    crossed = pandas.crosstab(frame["function"], frame["second_function"])
    rows = answer("function_agreement", View()).rows
    assert {(row["function"], row["second_function"]): row["records"] for row in rows} == {
        place: count for place, count in crossed.stack().items() if count
    }
    square = crossed.reindex(index=sorted(crossed.index), columns=sorted(crossed.index), fill_value=0).to_numpy()
    assert rows[0]["kappa"] == pytest.approx(kappa_of_statsmodels(square).kappa)
    assert rows[0]["low"] < rows[0]["kappa"] < rows[0]["high"]


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_the_sentences_say_what_the_rows_hold(version, lang):
    motors = answer("function_motors", View())
    above = [row for row in motors.rows if row["low"] and row["low"] > 1]
    looked_at = sum(row["ratio"] is not None for row in motors.rows)
    assert str(looked_at) in sentence_of(motors, lang)
    assert above == []  # the shipped registers show no chain beyond chance, and the card says so
    assert "18" in sentence_of(answer("function_codes", View()), lang)


def test_a_version_built_before_the_table_refuses_instead_of_breaking(version, monkeypatch):
    monkeypatch.setattr(added_later, "_TABLES", ("function_codes", "table_of_tomorrow"))
    asks = replace(indicator_named("function_codes"), sql="SELECT 1 AS records FROM table_of_tomorrow, selected_projects ORDER BY records")
    refused = computed("function_codes", asks, View(), version)
    assert (refused.refusal.reason, refused.rows) == ("too_old_a_version", ())
    assert "version" in sentence_of(refused, "en")


class TestInABrowser:
    pytestmark = in_a_browser

    def test_a_policy_reader_goes_from_a_function_to_a_record_and_to_the_rules(self, page):
        opened(page, "functions", "lang=en&axis=ai")
        names = page.locator(".guide dt strong").all_inner_texts()
        assert names == [term.full["en"] for term in vocabularies()["functions"].terms]
        with page.expect_download() as file:
            page.locator("a", has_text="coding table with its reasons").click()
        rules = pandas.read_csv(file.value.path())
        assert len(rules) == len(table("function_codes"))
        assert rules["records"].sum() == answer("function_codes", View(axes=("ai",))).coverage.n
        example = page.locator(".guide dd a").first
        title = example.inner_text().rpartition(" (")[0]
        example.click()
        page.locator("h1", has_text="one by one").wait_for()
        page.locator("h2, h3", has_text=title).first.wait_for()
