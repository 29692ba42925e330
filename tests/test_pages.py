"""Every page, through the door, in three languages: it opens, says its title, and takes bad addresses with a sentence."""

import html
import re
from functools import cache
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from analytics.indicators import indicators, on_page
from analytics.indicators.answers import answer
from analytics.places import HOUSE
from analytics.ui.navigation import page_file
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words import book, page_words, say
from analytics.words.pages import open_pages
from tests.served import each_in_turn
from tests.unfolded import unfolded

PAGES = list(open_pages())
every_page = pytest.mark.parametrize("page", PAGES)


def opened(page: str, **query: list[str]) -> AppTest:
    """Open a page as by a link from elsewhere: it is the first that the session runs."""
    at = AppTest.from_file(str(HOUSE / "dashboard.py"), default_timeout=60)
    if page != "overview":
        at.switch_page(str(page_file(page).relative_to(HOUSE)))
    for key, values in query.items():
        at.query_params[key] = values
    return at.run()


def asked_in(at: AppTest, key: str) -> list[str]:
    found = at.query_params[key]
    return [found] if isinstance(found, str) else list(found)


def texts(at: AppTest) -> str:
    """Return what a page says, with what is behind its cards."""
    return unfolded("\n".join(element.proto.body for element in at.get("html")))


@cache
def said_by(page: str, lang: str) -> str:
    """Return what a page says where it opens in a language; it is opened once for all that is asked of it."""
    at = opened(page, lang=[lang])
    assert not at.exception
    return texts(at)


def first_chip_followed(at: AppTest) -> AppTest:
    """Go to the address that the first chip leads to."""
    return followed(at, 'class="inside chip"')


def followed(at: AppTest, link: str) -> AppTest:
    """Go to the address of the first link with these attributes."""
    address = re.search(rf'<a {link} href="\?([^"]*)"', texts(at))
    return turned(at, **parse_qs(html.unescape(address[1])))


def turned(at: AppTest, **query: list[str]) -> AppTest:
    """Go to another address of the page, as its filters do."""
    at.query_params.clear()
    for key, values in query.items():
        at.query_params[key] = values
    return at.run()


@pytest.mark.parametrize(("lang", "page"), each_in_turn(PAGES, LANGUAGES))
def test_opens_in_each_language(lang, page):
    said = said_by(page, lang)
    assert page_words(page, "question", lang).replace("’", "’") in said
    assert page_words(page, "says", lang) in html.unescape(said)
    assert 'role="alert"' not in said


@every_page
def test_survives_a_view_that_holds_nothing(page):
    at = opened(page, q=["nosuchwordanywhere"], lang=["fr"])
    assert not at.exception
    assert 'role="alert"' not in texts(at)


def test_names_what_it_could_not_use_of_an_address():
    at = opened("axes", axis=["ai", "nonsense"], **{"from": ["soon"]}, lang=["en"])
    said = texts(at)
    assert "axis=nonsense" in said
    assert "from=soon" in said
    assert said.count('class="inside chip"') == 1


def test_an_unknown_version_is_said_and_the_current_one_shown():
    at = opened("axes", version=["1999-nothing"], lang=["en"])
    assert say("unknown_version", "en") in texts(at)
    assert not at.exception


def test_every_card_follows_the_address():
    at = opened("axes", lang=["fr"])
    turned(at, axis=["ai"], lang=["fr"])
    assert f"n = {answer('projects_by_axis', View(axes=('ai',))).coverage.n}" in texts(at)
    first_chip_followed(at)
    assert "axis" not in at.query_params


def test_switching_language_keeps_the_view():
    at = opened("axes", axis=["ai"], lang=["fr"])
    followed(at, 'class="inside" lang="ar"')
    assert asked_in(at, "lang") == ["ar"]
    assert asked_in(at, "axis") == ["ai"]
    assert page_words("axes", "title", "ar") in texts(at)


@pytest.mark.parametrize("page", [page for page in PAGES if on_page(page)])
def test_a_page_shows_all_its_indicators(page):
    said = said_by(page, LANGUAGES[PAGES.index(page) % len(LANGUAGES)])
    for name in on_page(page):
        assert f'id="{name}"' in said


def test_each_page_of_indicators_and_no_other_asks_smaller_questions():
    asks = [page for page in PAGES if book("pages")[page].get("sections")]
    assert asks == [page for page in PAGES if on_page(page)], "`sections` in pages.toml: cards stand under headings of the second level"


@pytest.mark.parametrize("page", [page for page in PAGES if book("pages")[page].get("sections")])
def test_each_smaller_question_of_a_page_has_its_indicators_and_each_indicator_its_question(page):
    starts = [section["at"] for section in book("pages")[page]["sections"]]
    places = [indicators()[name].page[1] for name in on_page(page)]
    assert {max((at for at in starts if at <= place), default=None) for place in places} == set(starts)


def test_no_card_stands_alone_beside_an_empty_half():
    from analytics.ui.card import widths

    names = [name for page in PAGES for name in on_page(page)]
    for page in PAGES:
        wide = widths(on_page(page))
        run = 0
        for name in on_page(page):
            run = 0 if wide[name] and run % 2 == 0 else run + 1
        assert run % 2 == 0 or not on_page(page)
    assert len(names) == len(set(names))


def test_without_a_version_the_page_says_so_plainly(monkeypatch, tmp_path):
    monkeypatch.setenv("MARSAD_DATA", str(tmp_path))
    at = AppTest.from_file(str(HOUSE / "dashboard.py"), default_timeout=60).run()
    assert not at.exception
    assert "python -m analytics build" in texts(at)
    assert str(tmp_path) not in texts(at)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_that_find_nothing_say_in_which_languages_the_registers_are_written(lang):
    said = {words: texts(opened("records", lang=[lang], q=[words])) for words in ("zzzz", "maroc")}
    sentence = html.escape(say("words_found_nothing", lang), quote=True)
    assert [sentence in one for one in said.values()] == [True, False]


@pytest.mark.parametrize(("lang", "name"), [("fr", "Banque mondiale"), ("ar", "البنك الدولي"), ("en", "World Bank")])
def test_an_opened_organisation_has_its_name_in_the_language_of_the_page(lang, name):
    said = texts(opened("records", lang=[lang], list=["organisations"], record=["world-bank"]))
    [title] = re.findall('<h2 class="card-title">(.*?)</h2>', said)
    assert re.sub("<[^>]*>", "", title) == name
