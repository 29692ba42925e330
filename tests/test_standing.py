"""The current version and those taken back are marked, and who opens another than the current one is told so on every page."""

import html
import re

import pytest

from analytics.publishing.publish import roll_back
from analytics.roles import PARTNER, PUBLIC, STEWARD, acting_as
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from analytics.warehouse.audit_log import log_file
from analytics.warehouse.standing import CURRENT, EARLIER, TAKEN_BACK, standings
from analytics.words import book
from analytics.words.pages import open_pages
from tests.conftest import World
from tests.partners import drawn_projects, for_partners
from tests.quick import slow_but
from tests.steward import Desk
from tests.test_pages import opened, texts

NOTICE = re.compile(r'<p class="notice" role="status" data-standing="(\w+)">(.*?)</p>')


@pytest.fixture
def desk(world: World, capfdbinary, read_here) -> Desk:
    return Desk(world, capfdbinary)


def imported(desk: Desk, title: str) -> str:
    return desk.offers(f"project_id | title | axis\nP1 | {title} | ai")[1]["published"]["version"]


def stand(*names: str) -> list[str]:
    return list(standings(names).values())


def test_what_one_went_back_behind_is_taken_back_until_one_goes_forward_again(desk):
    second, third = imported(desk, "Second"), imported(desk, "Third")
    assert stand(desk.first, second, third) == [EARLIER, EARLIER, CURRENT]
    roll_back(desk.first)
    assert stand(desk.first, second, third) == [CURRENT, TAKEN_BACK, TAKEN_BACK]
    roll_back(third)
    assert stand(desk.first, second, third) == [EARLIER, EARLIER, CURRENT]


def test_what_was_taken_back_stays_so_when_another_import_follows(desk):
    second = imported(desk, "Second")
    roll_back(desk.first)
    third = imported(desk, "Third")
    assert stand(desk.first, second, third) == [EARLIER, TAKEN_BACK, CURRENT]
    log_file().unlink()  # who has no log knows only the order
    assert stand(desk.first, second, third) == [EARLIER, EARLIER, CURRENT]
    roll_back(second)
    assert stand(desk.first, second, third) == [EARLIER, CURRENT, TAKEN_BACK]


def test_the_page_shows_the_current_version_first_and_marks_those_taken_back(desk):
    second = imported(desk, "Second")
    roll_back(desk.first)
    said = texts(opened("versions", lang=["en"]))
    panels = dict(re.findall(r'<section class="panel" id="([^"]*)">(.*?)<dl', said, re.DOTALL))
    assert list(panels) == [desk.first, second]
    assert [("current version" in one, "taken back" in one) for one in panels.values()] == [(True, False), (False, True)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_earlier_version_and_one_taken_back_are_noticed_with_the_way_to_the_current_one(desk, lang):
    second = imported(desk, "Second")
    for version, standing in ((desk.first, EARLIER), (second, CURRENT)):
        assert [one for one, _ in noticed("axes", version, lang)] == [standing] * (standing != CURRENT)
    roll_back(desk.first)
    [(standing, said)] = noticed("axes", second, lang)
    assert (standing, second in said) == (TAKEN_BACK, True)
    assert html.escape(book("versions")["notice"]["link"][lang]) in said
    assert f'href="?axis=ai&amp;lang={lang}"' in said


def noticed(page: str, version: str, lang: str = "en") -> list[tuple[str, str]]:
    return NOTICE.findall(texts(opened(page, lang=[lang], axis=["ai"], version=[version])))


@pytest.mark.parametrize("page", slow_but(("overview", "records"), open_pages()))
def test_every_page_has_the_notice(desk, page):
    imported(desk, "Second")
    assert [standing for standing, _ in noticed(page, desk.first)] == [EARLIER]
    assert noticed(page, versions.current()) == []


def test_the_link_keeps_what_the_page_keeps_beside_the_view(desk):
    imported(desk, "Second")
    said = texts(opened("records", lang=["en"], list=["projects"], record=["P1"], version=[desk.first]))
    assert 'href="?lang=en&amp;list=projects&amp;record=P1"' in NOTICE.search(said)[2]


def test_what_a_role_reads_stands_as_the_version_it_is_of(world: World):
    for_partners(world, projects=60)
    shown = []
    for count in (60, 61):
        world.has("projects", drawn_projects(count))
        with acting_as(STEWARD):
            world.build()
        shown.append({})
        for role in (STEWARD, PARTNER, PUBLIC):
            with acting_as(role):
                shown[-1][role] = versions.current()
    assert [stand(*one.values()) for one in shown] == [[EARLIER, EARLIER, CURRENT], [CURRENT, CURRENT, CURRENT]]  # the public saw no change
    with acting_as(STEWARD):
        roll_back(shown[0][STEWARD])
    assert [stand(*one.values()) for one in shown] == [[CURRENT, CURRENT, CURRENT], [TAKEN_BACK, TAKEN_BACK, CURRENT]]
