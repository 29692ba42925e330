"""The lists of records and what stands beside a record, against the registers themselves."""

import re

import pytest

from analytics.indicators.answers import answer
from analytics.ui.behind import folds_of
from analytics.ui.escape import own_direction
from analytics.view import View, view_of
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.neighbours import neighbours
from analytics.warehouse.records import KEYS, listed, record
from analytics.words import say
from analytics.words.columns import label
from tests.test_pages import opened, texts

VIEWS = [View(), view_of({"axis": ["ai"], "from": ["2020"]}), view_of({"q": ["nosuchwordanywhere"]})]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("register", KEYS)
def test_every_listed_record_opens(register, view, version):
    rows = listed(register, view, version)
    assert len({row[KEYS[register]] for row in rows}) == len(rows)
    for row in rows[:20]:
        identifier = row[KEYS[register]]
        assert record(register, identifier, version)[KEYS[register]] == identifier
        assert all(record(one["list"], one["id"], version) for one in neighbours(register, identifier, version))


def test_the_most_active_organisation_comes_first(version):
    rows = listed("organisations", View(), version)
    assert [row["projects"] + row["events"] for row in rows] == sorted((row["projects"] + row["events"] for row in rows), reverse=True)


def test_a_record_nobody_knows_is_none(version):
    assert record("projects", "nothing", version) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_announced_attendance_is_no_known_one_and_its_record_says_so_in_words(version, lang):
    rows = {row["event_id"]: row for row in listed("events", View(), version)}
    assert rows["gitex-africa-2025"]["attendees_observed"] is None
    assert record("events", "gitex-africa-2025", version)["attendees"] == 45_000
    said = texts(opened("records", list=["events"], record=["gitex-africa-2025"], lang=[lang]))
    assert f"<dt>{label('forecast_fields', lang)}</dt><dd>{own_direction(label('attendees', lang))}</dd>" in said


def test_a_number_of_two_registers_leads_to_the_records_of_each(version):
    said = texts(opened("partnership", lang=["fr"]))
    for register, words in (("projects", "48 projets"), ("events", "30 événements")):
        assert re.search(f'href="records[^"]*list={register}&amp;of=partnership_before_after"[^>]*>{words}</a>', said)
    listed_here = texts(opened("records", list=["events"], of=["partnership_before_after"], lang=["fr"]))
    assert "30 événements" in listed_here
    assert re.search(r'list=projects&amp;of=partnership_before_after">[^<]*48 projets', listed_here)


def test_a_cell_that_counts_a_period_leads_to_its_row_in_these_years(version):
    folds = folds_of(answer("partnership_before_after", View()), View(), "")
    assert "?axis=training&amp;from=2020&amp;to=2025&amp;undated=drop" in folds["table"]


@pytest.mark.parametrize(("lang", "mark"), [("fr", "banques (groupe)"), ("ar", "أبناك (مجموعة)"), ("en", "banks (group)")])
def test_the_list_of_organisations_says_that_it_is_that_of_the_records_found_and_marks_groups(lang, mark):
    at = opened("records", list=["organisations"], org=["agence-de-developpement-du-digital-add"], lang=[lang])
    assert texts(at).count(say("organisations_listed", lang)) == 1
    assert mark in opened("records", list=["organisations"], lang=[lang]).selectbox(key="w_record").options
    assert say("organisations_listed", lang) not in texts(opened("records", list=["projects"], lang=[lang]))
