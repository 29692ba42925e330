"""A name that no list of organisations has is told before it becomes one; a listed one, in any language, is not."""

import pytest

from analytics import names, proper_names
from analytics.importing import new_names
from analytics.importing.telling import sentence
from analytics.ui.stewards.report import _group
from analytics.vocabulary import LANGUAGES
from tests.offered import report_of, rules


def told(dataset: str, **row: str) -> list[tuple[str, str, str]]:
    """Return (column, name, suggestion) of the remarks on new organisations."""
    report = report_of(dataset, row)
    return [(one.column, one.value, one.suggestion) for one in report.all_remarks if one.rule == "new_organisation"]


@pytest.mark.parametrize(
    "name",
    ["Agence de Développement du Digital (ADD)", "add", "وكالة التنمية الرقمية", "وزارة الانتقال الرقمي وإصلاح الإدارة", "Banque mondiale",
     "Ministère de l'Intérieur", "Ministère de l’Intérieur", "ministry of interior", "البنك الدولي; ADD", "البنك الدولي؛ جامعة ابن زهر"],
)  # fmt: skip
def test_a_listed_name_in_any_language_is_no_new_one(name):
    assert told("projects", lead_organisation=name) == told("events", organiser=name, partners=name) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Universite Cadi Ayyad", "Université Cadi Ayyad"),
        ("Ministry of Digital Transision and Administration Reform", "Ministry of Digital Transition and Administration Reform"),
        ("وزارة الإنتقال الرقمي وإصلاح الإدارة", "Ministry of Digital Transition and Administration Reform"),
        ("Technopak", "Technopark"),
        ("Microsft", "Microsoft"),
        ("Zebra Cooperative of Zagora", ""),
        ("Zebra", ""),
        ("شركة لا يعرفها أحد", ""),
    ],
)
def test_a_new_name_is_told_with_the_one_that_was_probably_meant(name, meant):
    assert told("events", organiser=name) == [("organiser", name, meant)]
    [remark] = report_of("events", {"organiser": name}).all_remarks
    for lang in LANGUAGES:
        assert (name in sentence(remark, lang), bool(meant) and meant in sentence(remark, lang)) == (True, bool(meant))


def test_a_name_is_told_once_and_a_row_that_is_set_aside_tells_none():
    rows = ({"project_id": f"P{place}", "lead_organisation": "Zebra", "partners": "Zebra; zebra"} for place in range(3))
    report = report_of("projects", *rows, {"project_id": "P9", "axis": "nothing of ours", "lead_organisation": "Yak"})
    assert [place for place in rules(report) if place[2] == "new_organisation"] == [(2, "lead_organisation", "new_organisation")]
    assert report.outcome == "quarantine"


def test_new_names_change_nothing_but_what_is_said():
    report = report_of("projects", {"lead_organisation": "Zebra"})
    assert (report.outcome, report.loaded) == ("accept", 1)


def test_of_many_new_names_the_rest_is_counted(monkeypatch):
    monkeypatch.setattr(new_names, "_MOST", 3)
    report = report_of("events", {"organiser": "; ".join(f"Zebra {letter}" for letter in "abcde")})
    assert [(one.rule, one.value) for one in report.all_remarks][-4:] == [
        ("more_organisations", "2"), *(("new_organisation", f"Zebra {letter}") for letter in "abc"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "region",
    ["جهة سوس ماسة", "الجهة الشرقية", "Région Souss-Massa", "région de Souss-Massa", "Souss-Massa region", "جهة الدار البيضاء-سطات"],
)
def test_a_region_may_be_called_a_region(region):
    assert rules(report_of("projects", {"region": region})) == []


def test_hardly_more_than_a_number_is_no_spelling_of_a_region():
    [remark] = report_of("projects", {"region": "MA-99"}).all_remarks
    assert (remark.rule, remark.suggestion) == ("not_in_list", "")


@pytest.mark.parametrize(("second", "is_open"), [("Universite Cadi Ayyad", True), ("Yak", False)])
def test_where_another_name_was_probably_meant_the_list_of_new_names_is_open(second, is_open):
    remarks = [one for one in report_of("events", {"organiser": f"Zebra; {second}"}).all_remarks if one.rule == "new_organisation"]
    assert _group(remarks, "fr").startswith("<details open>") == is_open


def test_the_known_names_are_made_plain_once_however_many_new_ones_are_told(monkeypatch):
    proper_names.forget()
    made = []
    monkeypatch.setattr(proper_names, "plain", lambda name: made.append(name) or names.plain(name))
    told("events", organiser="Zebra", partners="Yak; Technopak")
    known = [spelling for one in proper_names.proper_names("organisations") for spelling in one.spellings]
    assert made == known
    proper_names.forget()
