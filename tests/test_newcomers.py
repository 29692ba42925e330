"""Organisations that an import brought and no list has: named after publication, counted before it, on the page and at the command line."""

import html
import re

import pytest

from analytics.proper_names import spelled
from analytics.ui.changed_records import SHOWN
from analytics.ui.reader import Reader
from analytics.ui.stewards.last import _changes
from analytics.ui.stewards.organisations import begun_with, new_organisations
from analytics.ui.stewards.words import said
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from analytics.warehouse.organisations import unlisted_since
from tests.conftest import World
from tests.offered import report_of
from tests.steward import Desk

NAMED = """
    project_id | title | axis | lead_organisation         | partners
    P7         | Un    | ai   | Zebra <b>Cooperative</b>  | ADD; Universite Cadi Ayyad
    P8         | Deux  | ai   | Zebra <b>Cooperative</b>  | Banque mondiale
"""
LISTED = """
    organisation_id | name                      | name_fr | name_ar              | aliases | is_group
    add             | Digital Development Agency |        |                      | ADD     | no
    uca             | Université Cadi Ayyad     |         | جامعة القاضي عياض    |         | no
    wb              | World Bank                | Banque mondiale |              |         | no
"""
BUTTONS = {
    "fr": "Publier 2 fiches · 3 remarques à vérifier",
    "ar": "النشر (بطاقتان) · للتحقق: 3 ملاحظات",
    "en": "Publish 2 records · 3 remarks to check",
}


@pytest.fixture
def desk(world: World, capfdbinary, read_here) -> Desk:
    world.has("organisations", LISTED)
    return Desk(world, capfdbinary)


def told(before: str, lang: str = "en") -> str:
    current = versions.current()
    return new_organisations(before, current, Reader(View(lang=lang), current, "light"))


def words_of(fold: str) -> str:
    return re.sub("[\u2066-\u2069]", "", html.unescape(re.sub("<[^>]*>", "", fold)))


def test_a_name_that_no_list_has_is_counted_with_its_records_and_a_listed_one_is_not(desk):
    desk.offers(NAMED)
    assert unlisted_since(desk.first, versions.current()) == {"Zebra <b>Cooperative</b>": 2, "Universite Cadi Ayyad": 1}
    second = versions.current()
    desk.offers("project_id | title | axis | lead_organisation\nP9 | Trois | ai | Universite Cadi Ayyad")
    assert unlisted_since(second, versions.current()) == {}
    assert told(second) == ""


@pytest.mark.parametrize(
    ("lang", "first"),
    [
        ("fr", "Zebra <b>Cooperative</b> 2 fiches"),
        ("ar", "Zebra <b>Cooperative</b> بطاقتان"),
        ("en", "Zebra <b>Cooperative</b> 2 records"),
    ],
)
def test_the_page_names_each_with_the_one_that_was_probably_meant_and_leads_to_it(desk, lang, first):
    desk.offers(NAMED)
    fold = told(desk.first, lang)
    assert first in words_of(fold).replace("\u00a0", " ")
    assert {"fr": "sans doute Université Cadi Ayyad", "ar": "لعلها جامعة القاضي عياض", "en": "probably Université Cadi Ayyad"}[
        lang
    ] in words_of(fold)
    assert "<b>" not in fold
    assert f'href="records?lang={lang}&amp;list=organisations&amp;record=Universite+Cadi+Ayyad"' in fold
    assert f'href="quality?lang={lang}#lookalikes"' in fold


def test_they_stand_among_what_the_last_import_changed(desk):
    desk.offers(NAMED)
    current = versions.current()
    assert told(desk.first) in _changes(desk.first, current, Reader(View(lang="en"), current, "light"))


def test_of_many_new_ones_the_rest_is_counted(desk):
    desk.offers(f"project_id | title | axis | partners\nP7 | Un | ai | {'; '.join(f'Zebra {place}' for place in range(SHOWN + 3))}")
    fold = told(desk.first)
    assert (fold.count('href="records?'), "And 3 others" in fold) == (SHOWN, True)
    assert f"{SHOWN + 3} organisations that the list does not know" in fold


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_button_says_how_many_remarks_are_to_be_checked(lang):
    assert said("page", "publish_checking", lang, changed=2, checks=3).replace("\u00a0", " ") == BUTTONS[lang]
    assert said("page", "publish_checking", lang, changed=1, checks=1) != said("page", "publish_checking", lang, changed=2, checks=2)


def test_a_remark_that_counts_others_is_as_many_and_a_repair_is_none(monkeypatch):
    monkeypatch.setattr("analytics.importing.new_names._MOST", 3)
    report = report_of("events", {"organiser": "; ".join(f"Zebra {letter}" for letter in "abcde"), "source_url": "example.org/x y"})
    assert {remark.severity for remark in report.all_remarks} == {"warning", "repair"}
    assert report.to_check == 5


def test_the_command_line_says_how_many_remarks_are_to_be_checked(desk):
    file = desk.world.data.parent / "named.csv"
    file.write_text("project_id,title,axis,lead_organisation\nP7,Un,ai,Zebra\nP8,Deux,ai,Yak\n", encoding="utf-8")
    _, out, _ = desk.says("import", str(file), "--as", "projects", "--lang", "en")
    assert out.splitlines()[1:3] == ["The file is accepted.", "2 remarks to check."]
    _, out, _ = desk.says("import", str(file), "--as", "projects", "--lang", "fr")
    assert "à vérifier." not in out


@pytest.mark.parametrize(("kind", "lang"), [("csv", "ar"), ("xlsx", "fr")])
def test_the_file_of_new_organisations_is_imported_as_it_is_and_the_list_knows_them_then(desk, kind, lang):
    desk.offers(NAMED)
    before = versions.current()
    names = list(unlisted_since(desk.first, before))
    assert names == ["Zebra <b>Cooperative</b>", "Universite Cadi Ayyad"]
    file = desk.world.data.parent / f"new.{kind}"
    file.write_bytes(begun_with(names, kind, lang))
    code, out, _ = desk.says("import", str(file), "--as", "organisations", "--lang", "en")
    assert (code, "Loaded 2 · Quarantined 0" in out) == (0, True)
    assert unlisted_since(before, versions.current()) == {}
    assert [spelled("organisations", name).key for name in names] == ["zebra-b-cooperative-b", "universite-cadi-ayyad"]
    assert told(desk.first) == ""


def test_a_name_that_begins_as_a_formula_is_text_in_the_file_to_complete():
    assert begun_with(["=1+1"], "csv", "en").decode().splitlines()[1] == ",'=1+1,,,,,,"
