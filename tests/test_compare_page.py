"""The compare page through the door and its rows over HTTP: one comparison, the same answer."""

import csv
import io
import json
import re
from html import unescape
from urllib.parse import parse_qs

import pytest

from analytics.charts.look import Look
from analytics.comparing.answering import compared, names_of
from analytics.comparing.comparison import DIMENSIONS, Comparison
from analytics.downloads import as_csv
from analytics.downloads.table import table_of_answer
from analytics.selection import read
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words import book, say
from tests.asked import asked
from tests.compared import ADD, MNC, every_comparison, id_of
from tests.test_pages import asked_in, opened, texts, turned

AI_AND_TRAINING = {"compare": ["axis"], "with": ["ai", "training"]}


def test_the_page_answers_the_address_and_folds_everything_behind_its_cards(version):
    at = opened("compare", **AI_AND_TRAINING, sector=["ict", "education"], lang=["en"])
    said = texts(at)
    assert not at.exception
    assert 'role="alert"' not in said
    assert re.search(r"<strong>“AI”: \d+ projects and \d+ events; “Training”: \d+ projects and \d+ events\.<", said)
    assert at.multiselect(key="w_with").value == ["ai", "training"]
    for name in names_of(Comparison("axis", ("ai", "training"))):
        assert f'id="{name}"' in said
        assert f'href="api/v1/{name}.csv?' in said
    assert "compare=axis&amp;with=ai&amp;with=training" in said
    assert "Newcombe" in said


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("comparison", every_comparison()[::2], ids=id_of)
def test_every_dimension_opens_in_each_language(comparison, lang, version):
    at = opened("compare", **comparison.query(), lang=[lang])
    assert not at.exception
    assert 'role="alert"' not in texts(at)
    assert 'role="status"' not in texts(at)
    assert at.selectbox(key="w_compare").value == comparison.key


def test_choosing_writes_the_address_in_the_order_of_the_reader(version):
    at = opened("compare", sector=["ict"], lang=["fr"])
    at.multiselect(key="w_with").set_value(["training", "ai"]).run()
    assert (asked_in(at, "compare"), asked_in(at, "with"), asked_in(at, "sector")) == (["axis"], ["training", "ai"], ["ict"])
    assert re.search(r"<strong>«\sFormation\s»\s: \d+ projets? et .*; «\sIA\s»\s: ", texts(at))
    at.selectbox(key="w_compare").set_value("region").run()
    assert asked_in(at, "compare") == ["region"]
    assert len(asked_in(at, "with")) == 2
    assert not at.exception


def test_periods_are_chosen_by_their_ends(version):
    at = opened("compare", lang=["en"])
    at.selectbox(key="w_compare").set_value("period").run()
    assert asked_in(at, "with") == ["2020-2022", "2023-2025"]
    at.selectbox(key="w_first_from").set_value(2024).run()
    assert asked_in(at, "with") == ["2022-2024", "2023-2025"]
    assert "The periods overlap" in texts(at)
    one = opened("compare", compare=["period"], **{"with": ["2015-2019"]}, lang=["en"])
    assert say("ignored", "en", values="")[:20] not in texts(one)
    one.selectbox(key="w_second_to").set_value(2023).run()
    assert asked_in(one, "with") == ["2015-2019", "2023-2023"]


def test_a_filter_keeps_the_comparison_and_one_on_its_dimension_gives_way(version):
    at = opened("compare", **AI_AND_TRAINING, lang=["en"])
    turned(at, **AI_AND_TRAINING, axis=["financing"], lang=["en"])
    assert (asked_in(at, "with"), asked_in(at, "axis")) == (["ai", "training"], ["financing"])
    assert "The filter “\u2068Axis\u2069” of the view is replaced here" in texts(at)
    assert "“AI”: 28 projects" in texts(at)


def test_too_few_sides_ask_for_more_and_bad_ones_are_named_without_markup(version):
    at = opened("compare", compare=["sector"], **{"with": ["health", "<b>x</b>"]}, lang=["en"])
    said = texts(at)
    assert book("compare")["top"]["more"]["en"] in said
    assert "with=&lt;b&gt;x&lt;/b&gt;" in said
    assert "<b>x</b>" not in said
    assert "compare_projects_size" not in said
    assert not at.exception


def test_one_card_can_stand_alone(version):
    said = texts(opened("compare", **AI_AND_TRAINING, card=["compare_attendance"], lang=["en"]))
    assert 'id="compare_attendance"' in said
    assert 'id="compare_projects_size"' not in said
    assert say("whole_page", "en") in said


def test_the_n_of_a_card_leads_to_the_records_of_its_sides(version):
    said = texts(opened("compare", compare=["org"], **{"with": [MNC, ADD]}, lang=["en"]))
    assert f"records?org={ADD}&amp;org={MNC}&amp;lang=en&amp;list=projects" in said


def query_of(comparison: Comparison) -> str:
    return "&".join(f"{key}={value}" for key, values in comparison.query().items() for value in values)


@pytest.mark.parametrize("comparison", [one for one in every_comparison() if len(one.sides) == 2], ids=id_of)
def test_http_gives_the_rows_of_the_page(comparison, version):
    for name in names_of(comparison):
        response = asked(f"/api/v1/{name}.csv?{query_of(comparison)}&from=2012")
        assert response.status == 200
        found = list(csv.DictReader(io.StringIO(response.body.decode())))
        answered = compared(name, comparison, View(year_from=2012))
        assert len(found) == len(answered.rows)
        assert [*found[0]] == list(answered.columns) if found else answered.refusal


def test_http_says_where_the_rows_come_from_and_what_it_dropped(version):
    response = asked("/api/v1/compare_projects_gaps.json?compare=axis&with=financing&with=events&with=nonsense")
    assert "with=nonsense" in response.headers["X-Marsad-Ignored"]
    page = response.headers["X-Marsad-Page"]
    assert "/compare?" in page
    assert "compare=axis&with=financing&with=events" in page
    assert page.endswith("#compare_projects_gaps")


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("compare_projects_size", ""),
        ("compare_projects_size", "compare=axis&with=ai"),
        ("compare_weather", "compare=axis&with=ai&with=training"),
        ("compare_events_size", "compare=kind&with=programme&with=fund"),
    ],
)
def test_http_refuses_in_a_sentence(name, query, version):
    response = asked(f"/api/v1/{name}.csv?{query}")
    assert response.status == 404
    assert json.loads(response.body)["error"]


def test_every_dimension_is_offered(version):
    at = opened("compare", lang=["en"])
    assert at.selectbox(key="w_compare").options == [book("compare")["dimensions"][key]["en"] for key in DIMENSIONS]


def test_the_rows_of_a_comparison_are_those_of_its_card(run, version):
    card = compared("compare_events_years", Comparison("axis", ("ai", "training")), View(year_from=2018))
    typed = ("--compare", "axis", "--with", "ai", "--with", "training", "--from", "2018", "--format", "csv")
    code, out, _ = run("answer", "compare_events_years", *typed)
    assert (code, out) == (0, as_csv.write(table_of_answer(card, "fr")))


@pytest.mark.parametrize("typed", [(), ("--compare", "axis", "--with", "ai"), ("--compare", "axes", "--with", "ai", "--with", "training")])
def test_a_comparison_with_too_few_sides_ends_in_one_sentence(run, version, typed):
    code, out, err = run("answer", "compare_projects_size", *typed)
    assert (code, out) == (2, b"")
    assert "at least two sides" in err


@pytest.mark.parametrize("comparison", every_comparison(), ids=id_of)
def test_a_mark_narrows_all_sides_and_never_stands_for_a_side(comparison, version):
    stands_for = set()
    for name in names_of(comparison):
        answered = compared(name, comparison, View())
        figure = (
            answered.indicator.chart.figure(list(answered.rows), Look("en", own=answered.indicator.labels))
            if answered.rows
            else {"data": []}
        )
        parts = [part for trace in figure["data"] for part in trace.get("meta", {}).get("selections", [])]
        stands_for |= {key for part in parts for key in read(part)}
    assert not stands_for & comparison.dimension.replaced
    assert stands_for & ({"axis", "sector", "from"} - comparison.dimension.replaced)


def test_the_tables_of_a_comparison_have_links_that_narrow_but_none_for_a_side(version):
    said = texts(opened("compare", **AI_AND_TRAINING, lang=["en"]))
    links = [parse_qs(unescape(link)) for link in re.findall(r'class="inside narrows" href="\?([^"]*)"', said)]
    assert {"sector", "from"} <= {key for link in links for key in link}
    assert not [link for link in links if "axis" in link]
    assert all(link["with"] == ["ai", "training"] for link in links)
