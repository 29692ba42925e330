"""What a report tells of words nobody knows, of currencies, and of lines."""

import pytest

from analytics.importing.telling import sentence
from analytics.vocabulary import vocabularies
from tests.offered import report_of


@pytest.mark.parametrize(
    ("list_", "typed", "offered"),
    [
        ("sectors", "Helth", "health"),
        ("sectors", "Agricole", "agriculture"),
        ("amount_kinds", "programme", "programme_budget"),
        ("axes", "Industri 4.0", "industry40"),
        ("sectors", "Spatial", None),
        ("sectors", "الفضاء", None),
    ],
)
def test_the_nearest_word_is_offered_only_where_it_looks_alike(list_, typed, offered):
    assert next(iter(vocabularies()[list_].near(typed)), None) == offered


@pytest.mark.parametrize("written", ["درهم", "DHS", "dirhams", "mad"])
def test_a_currency_takes_the_words_that_an_amount_takes(written):
    said = {"project_id": "P1", "axis": "ai", "budget_amount": "100", "budget_currency": written, "amount_kind": "grant"}
    report = report_of("projects", said)
    assert [remark.rule for remark in report.all_remarks if remark.rule == "not_in_list"] == []
    assert report.loaded == 1


@pytest.mark.parametrize(("lang", "lines"), [("ar", "2، 3"), ("fr", "2, 3"), ("en", "2, 3")])
def test_a_list_of_lines_has_the_comma_of_its_language(lang, lines):
    report = report_of("projects", {"project_id": "P1", "axis": "ai"}, {"project_id": "P1", "axis": "training"})
    told = [sentence(remark, lang) for remark in report.all_remarks if remark.rule == "identifier_taken"]
    assert told
    assert all(lines in words for words in told)


def test_an_unknown_word_without_a_near_one_is_told_where_the_list_is():
    report = report_of("projects", {"sector": "Spatial"}, {"project_id": "P2", "sector": "Helth"})
    told = [sentence(remark, "en") for remark in report.all_remarks if remark.rule == "not_in_list"]
    assert told[0].endswith("The column guide has the list.")
    assert told[1].endswith("Did you mean “Health”?")
