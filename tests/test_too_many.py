"""What is too much is refused with its count before it takes the memory: rows behind an answer, links of a network, records of a package."""

import json

import pytest

from analytics.addresses.catalogue import BASE
from analytics.engines.local import LIMIT_SECONDS, ask, ask_for_some, patience
from analytics.errors import TooSlow
from analytics.indicators import answers
from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.serving import version_routes
from analytics.statistics import network_of_rows
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from analytics.words.numbers import number
from tests.asked import asked
from tests.test_watch import ENDLESS


@pytest.fixture
def _computed_anew():
    answers._answer.cache_clear()
    yield
    answers._answer.cache_clear()


@pytest.mark.usefixtures("_computed_anew")
def test_an_answer_that_would_stand_on_too_many_rows_says_so_and_one_on_just_as_many_is_given(version, monkeypatch):
    rows = len(answer("projects_by_axis", View(version=version)).rows)
    answers._answer.cache_clear()
    monkeypatch.setattr(answers, "MOST_ROWS", rows)
    assert len(answer("projects_by_axis", View(version=version)).rows) == rows
    monkeypatch.setattr(answers, "MOST_ROWS", rows - 1)
    answers._answer.cache_clear()
    refused = answer("projects_by_axis", View(version=version))
    assert (refused.rows, refused.refusal.reason, refused.refusal.needs) == ((), "too_many_rows", rows - 1)
    assert all(str(rows - 1) in sentence_of(refused, lang) for lang in LANGUAGES)


@pytest.mark.usefixtures("_computed_anew")
@pytest.mark.parametrize("name", ["organisation_brokers", "organisation_communities"])
def test_a_network_too_large_to_compare_with_chance_says_how_many_links_it_has(version, monkeypatch, name):
    monkeypatch.setattr(network_of_rows, "MOST_LINKS", 100)
    refused = answer(name, View(version=version))
    assert (refused.refusal.reason, refused.refusal.needs) == ("too_many_links", 100)
    assert refused.refusal.has > 500
    assert all(number(refused.refusal.has, lang) in sentence_of(refused, lang) for lang in LANGUAGES)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_package_of_too_many_records_is_refused_with_the_command_that_writes_it(version, monkeypatch, method):
    monkeypatch.setattr(version_routes, "WEB_ROWS", 1_000)
    monkeypatch.setattr(version_routes, "write_archive", None)  # it must not come so far
    refused = asked(f"{BASE}/package.zip?lang=en", method)
    assert refused.status == 422
    if method == "GET":
        said = json.loads(refused.body)
        assert said["rows"] > said["limit"] == 1_000
        assert said["command"].startswith("python -m analytics export --lang en ")
        assert said["command"] in said["error"]
        assert [asked(f"{place}?lang=en").status for place in said["suggestions"]] == [200, 200, 200]


def test_only_so_many_rows_are_taken_of_an_endless_question(version):
    connection = versions.connection_to(version)
    assert ask_for_some(connection, "SELECT range AS row FROM range($rows)", {"rows": 10**12}, 3) == (("row",), [(0,), (1,), (2,)])


def test_a_command_may_wait_longer_than_a_page_and_no_longer_than_it_says(version):
    connection = versions.connection_to(version)
    with patience(0.1), pytest.raises(TooSlow, match=r"0\.1 seconds"):
        ask(connection, ENDLESS, {})
    with pytest.raises(TooSlow, match=r"0\.2 seconds"), patience(60.0):
        ask(connection, ENDLESS, {}, 0.2)
    assert LIMIT_SECONDS == 5.0
