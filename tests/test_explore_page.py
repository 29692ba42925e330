"""The explore page through the door, its rows over HTTP and from the command line: one question, the same answer."""

import csv
import io
import json
from urllib.parse import parse_qs

import pytest

from analytics.__main__ import main
from analytics.exploring.answering import explored
from analytics.exploring.choice import choice_of
from analytics.exploring.vocabulary import measures
from analytics.ui.explore import offered, option_words
from analytics.view import View, view_of
from analytics.vocabulary import LANGUAGES
from analytics.words import book, say
from tests.asked import asked
from tests.explored import every_choice
from tests.test_pages import asked_in, opened, texts, turned


def test_the_page_answers_the_address_and_folds_everything_behind_the_card(version):
    at = opened("explore", measure=["events"], by=["type"], scale=["share"], axis=["events"], lang=["en"])
    said = texts(at)
    assert not at.exception
    assert "Events by type of event: share of the total" in said
    assert "measure=events&amp;by=type&amp;scale=share" in said.replace("&amp;measure", "measure")
    for kind in ("csv", "xlsx", "parquet", "json"):
        assert f'href="api/v1/explore.{kind}?' in said
    assert "FROM taken" in said
    assert "Wilson" in said


def test_choosing_writes_the_address_and_the_card_follows(version):
    at = opened("explore", lang=["fr"], axis=["ai"])
    at.selectbox(key="w_by").set_value("region").run()
    assert asked_in(at, "by") == ["region"]
    assert asked_in(at, "axis") == ["ai"]
    assert "Projets par région" in texts(at)
    at.selectbox(key="w_chart").set_value("tiles").run()
    assert asked_in(at, "chart") == ["tiles"]
    assert "Parmi les régions" in texts(at)
    at.selectbox(key="w_then").set_value("scope").run()
    assert "chart" not in at.query_params
    assert "Projets par région et par portée" in texts(at)
    at.selectbox(key="w_then").set_value(None).run()
    assert "then" not in at.query_params


def test_what_no_longer_fits_falls_back_and_the_view_stays(version):
    at = opened("explore", lang=["en"], by=["kind"], scale=["share"], sector=["health"])
    at.selectbox(key="w_measure").set_value("attendance").run()
    assert (asked_in(at, "measure"), asked_in(at, "by"), asked_in(at, "sector")) == (["attendance"], ["year"], ["health"])
    assert "scale" not in at.query_params
    assert not at.exception
    assert 'role="status"' not in texts(at)


def test_a_filter_keeps_the_question(version):
    at = opened("explore", lang=["en"], measure=["events"], by=["format"])
    turned(at, lang=["en"], measure=["events"], by=["format"], axis=["ai"])
    assert (asked_in(at, "measure"), asked_in(at, "by"), asked_in(at, "axis")) == (["events"], ["format"], ["ai"])
    assert "Events by format" in texts(at)


def test_bad_values_are_named_and_nothing_typed_is_markup(version):
    at = opened("explore", measure=["<b>x</b>"], chart=["pie"], lang=["en"])
    said = texts(at)
    assert "measure=&lt;b&gt;x&lt;/b&gt;" in said
    assert "chart=pie" in said
    assert "<b>x" not in said


def test_a_refusal_is_shown_with_its_reason(version):
    at = opened("explore", by=["axis"], then=["year"], scale=["index"], base=["2012"], lang=["fr"])
    assert say("no_answer", "fr") in texts(at)
    assert "Dans l’année de base" in texts(at)
    assert at.selectbox(key="w_base").value == "2012"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_option_has_words_and_no_two_look_the_same(lang, version):
    for choice in every_choice():
        for key in ("measure", "by", "then", "scale", "chart"):
            words = [option_words(key, code, lang) for code in offered(key, choice, version)]
            assert all(words)
            assert len(set(words)) == len(words), words


def test_every_part_of_the_words_belongs_to_something_offered():
    said, choices = book("explore"), every_choice()
    assert set(said["scales"]) == {choice.scale for choice in choices}
    assert set(said["charts"]) == {choice.chart for choice in choices}
    assert set(said["by"]) == {choice.by for choice in choices}
    assert set(said["measures"]) == {key for key in measures() if not key.startswith("amount_")} | {"amount"}


QUERIES = [
    "",
    "measure=events&by=type&scale=share&axis=events&lang=ar",
    "by=year&scale=index&base=2021",
    "by=org&then=axis&from=2018",
    "measure=amount_round&by=sector",
    "by=axis&then=year&scale=index",
]


@pytest.mark.parametrize("query", QUERIES)
def test_the_rows_of_the_address_and_of_the_command_are_those_of_the_page(query, version, capfdbinary):
    typed = parse_qs(query)
    choice, ignored = choice_of(typed)
    assert not ignored
    answered = explored(choice, view_of(typed))
    rows = json.loads(json.dumps(list(answered.rows)))
    response = asked(f"/api/v1/explore.json?{query}")
    assert json.loads(response.body)["rows"] == rows
    assert main(["answer", "explore", *[part for key, [value] in typed.items() for part in (f"--{key}", value)], "--format", "csv"]) == 0
    printed = list(csv.reader(io.StringIO(capfdbinary.readouterr().out.decode())))
    assert printed[0] == list(answered.columns)
    assert len(printed) - 1 == len(rows)


def test_the_provenance_names_the_page_that_shows_the_same(version):
    meta = json.loads(asked("/api/v1/explore.meta?by=region&chart=tiles&axis=ai&lang=en").body)
    assert meta["page"].startswith("/explore?axis=ai&lang=en")
    assert meta["page"].endswith("measure=projects&by=region&chart=tiles#explore")
    again, ignored = choice_of(parse_qs(meta["query"]))
    assert (again.by, again.chart, ignored) == ("region", "tiles", ())
    assert meta["title"] == "Projects by region"


def test_what_was_dropped_is_in_the_headers_and_an_unknown_format_is_refused(version):
    headers = asked("/api/v1/explore.csv?by=magic&axis=nonsense").headers
    assert set(headers["X-Marsad-Ignored"].split(", ")) == {"axis=nonsense", "by=magic"}
    assert asked("/api/v1/explore.pdf").status == 404


def test_the_query_shown_gives_the_rows_shown(version):
    from analytics.warehouse.questions import rows_of
    from analytics.warehouse.relations import Question

    for choice in every_choice()[::9]:
        answered = explored(choice, View(axes=("ai", "training")))
        if not answered.refusal and answered.indicator.statistic is None:
            columns, rows = rows_of(Question(answered.sql, {}), answered.version)
            assert [dict(zip(columns, row, strict=True)) for row in rows] == list(answered.rows)


def test_the_records_behind_an_answer_are_those_it_counted(version):
    said = texts(opened("records", of=["explore"], measure=["projects_with_amount"], by=["region"], lang=["en"]))
    assert "Projects with a published amount by region" in said
    assert f"{explored(choice_of({'measure': ['projects_with_amount'], 'by': ['region']})[0], View()).coverage.n} " in said


def test_a_card_alone_has_no_choosers_and_a_way_back_to_its_question(version):
    at = opened("explore", card=["explore"], measure=["events"], by=["type"], lang=["en"])
    assert [box.key for box in at.selectbox if box.key == "w_measure"] == []
    assert "Events by type of event" in texts(at)
    assert 'href="explore?lang=en&amp;measure=events&amp;by=type#explore"' in texts(at)
