"""Which records a version added, retired and changed: titles that lead to them, what they said before, and nothing that a role may not see."""

import html
import re
from urllib.parse import parse_qs

import pytest

from analytics.roles import PARTNER, PUBLIC, STEWARD, acting_as
from analytics.ui.changed import changed
from analytics.ui.changed_records import SHOWN, _value
from analytics.ui.reader import Reader
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from analytics.warehouse.changes import _found_once
from tests.conftest import World
from tests.partners import MARK, drawn_projects, for_partners
from tests.steward import Desk
from tests.test_pages import opened, texts

HEAD = "project_id | title | axis | status | note | source_url"
FIRST = f"""
    {HEAD}
    P1 | One          | ai | announced |  | https://example.org/1
    P2 | Two          | ai |           |  | https://example.org/2
"""
SECOND = f"""
    {HEAD}
    P1 | One          | ai | running   | <i>x</i> | https://example.org/1
    P3 | <b>Three</b> | ai |           |          | https://example.org/3
"""
SAID = {
    "fr": (
        "Projets ajoutés : 1",
        "Projets retirés : 1",
        "Projets modifiés : 1",
        "Statut : Annoncé → En cours selon la dernière information",
    ),
    "ar": ("المشاريع المضافة: 1", "المشاريع المسحوبة: 1", "المشاريع المعدّلة: 1", "الحالة: معلن عنه ← قيد الإنجاز حسب آخر معلومة"),
    "en": ("Projects added: 1", "Projects removed: 1", "Projects changed: 1", "Status: Announced → Last reported running"),
}


@pytest.fixture
def two(world: World) -> tuple[str, str]:
    _found_once.cache_clear()
    return world.has("projects", FIRST).version, world.has("projects", SECOND).version


def told(version: str, lang: str = "en", looking_at: str | None = None) -> str:
    return changed(version, Reader(View(lang=lang, version=looking_at), looking_at or versions.current(), "light"))


def words_of(said: str) -> str:
    plain = re.sub("[\u2066-\u2069]", "", html.unescape(re.sub("<[^>]*>", "", said)))
    return re.sub(r"\s+", " ", plain)


def addresses(said: str) -> dict[str, dict[str, list[str]]]:
    """Return the parameters of the link of each record."""
    found = re.findall(r'<a class="inside" href="records\?([^"]*)"><bdi dir="auto"[^>]*>(.*?)</bdi>', said)
    return {html.unescape(title): parse_qs(html.unescape(address)) for address, title in found}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_record_is_named_and_a_changed_one_says_what_it_was(two, lang):
    said = words_of(told(two[1], lang))
    assert [words for words in SAID[lang] if words not in said] == []


def test_a_title_leads_to_its_record_and_that_of_a_retired_one_to_the_version_that_has_it(two):
    first, _ = two
    assert addresses(told(two[1])) == {
        "<b>Three</b>": {"lang": ["en"], "list": ["projects"], "record": ["P3"]},
        "Two": {"lang": ["en"], "version": [first], "list": ["projects"], "record": ["P2"]},
        "One": {"lang": ["en"], "list": ["projects"], "record": ["P1"]},
    }


def test_who_looks_at_another_version_is_led_to_the_one_told(two):
    found = addresses(told(two[1], looking_at=two[0]))
    assert {title: said["version"] for title, said in found.items()} == {"<b>Three</b>": [two[1]], "Two": [two[0]], "One": [two[1]]}


def test_every_title_opens_its_record(two):
    said = texts(opened("versions", lang=["en"]))
    for title, address in addresses(said).items():
        assert f'class="card-title"><bdi dir="auto" lang="en">{html.escape(title)}</bdi>' in texts(opened("records", **address)), title


def test_nothing_a_record_says_is_markup(two):
    assert re.findall("<[bi]>", told(two[1])) == []
    assert "Note: – → <i>x</i>" in words_of(told(two[1]))


def test_more_than_a_page_holds_are_counted_and_a_long_value_is_cut(world: World):
    _found_once.cache_clear()
    world.has("projects", f"{HEAD}\nP1 | One | ai | | |").build()
    rows = "\n".join(f"Q{place} | Title {place} | ai | | |" for place in range(SHOWN + 3))
    said = told(world.has("projects", f"{HEAD}\nP1 | One | ai | | {'word ' * 100} |\n{rows}").version)
    assert len([title for title in addresses(said) if title.startswith("Title")]) == SHOWN
    assert "And 3 others" in words_of(said)
    assert max(len(line) for line in re.findall(r"<li>(Note.*?)</li>", said)) < 300


def test_of_a_long_address_its_beginning_is_read():
    said = _value("projects", "source_url", "https://example.org/" + "x" * 400, "en")
    assert "https://example.org/xxx" in said
    assert len(re.sub("<[^>]*>", "", said)) == 200


@pytest.fixture
def for_some(world: World) -> World:
    """A register that partners alone may see, and its next state: in each a record more."""
    _found_once.cache_clear()
    for_partners(world, projects=60)
    with acting_as(STEWARD):
        world.build()
    world.has("projects", drawn_projects(61))
    with acting_as(STEWARD):
        world.build()
    return world


@pytest.mark.parametrize(("role", "may_see"), [(STEWARD, True), (PARTNER, False), (PUBLIC, False)])
def test_records_that_a_role_may_not_see_are_not_named_to_it(for_some, role, may_see):
    with acting_as(role):
        said = "".join(told(version) for version in versions.listed())
    assert (MARK in said) == may_see


def test_the_page_names_none_of_them_to_the_public(for_some):
    assert MARK not in texts(opened("versions", lang=["en"]))


def test_a_steward_reads_the_records_of_the_last_import(world: World, capfdbinary, monkeypatch):
    _found_once.cache_clear()
    desk = Desk(world, capfdbinary)
    desk.offers("project_id | title | axis\nP1 | Un titre | ai\nP9 | Nouveau | ai")
    monkeypatch.setenv("MARSAD_STEWARD", "1")
    said = texts(opened("import", lang=["en"]))
    assert "Traceback" not in said
    assert set(addresses(said)) == {"Un titre", "Nouveau"}
    assert "Title: Un projet → Un titre" in words_of(said)
    assert f"changes.csv?since={desk.first}" in said
