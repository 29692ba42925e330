"""What is drawn once and kept: the same as drawn anew, never for another theme, language, view or answer; and the theme that Streamlit tells once."""

from dataclasses import replace

import pytest
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.testing.v1 import AppTest

from analytics.headlines.chosen import FIGURES
from analytics.headlines.headline import headlines
from analytics.indicators.answers import answer
from analytics.serving import theme
from analytics.ui import card, chips, kpi, navigation
from analytics.ui.kept import kept
from analytics.ui.reader import Reader
from analytics.view import View
from analytics.vocabulary import LANGUAGES

VIEWS = (View(), View(axes=("ai",)), View(axes=("ai",), over=("milestones",)), View(year_from=2018, year_to=2020))
SECTIONS = [f"theme{part}" for part in ("", ".light", ".dark", ".sidebar", ".light.sidebar", ".dark.sidebar")]


def readers(version: str) -> list[Reader]:
    return [Reader(view.with_(lang=lang), version, tone) for view in VIEWS for lang in LANGUAGES for tone in ("light", "dark")]


@pytest.mark.parametrize("name", ["projects_by_year", "projects_by_axis", "projects_by_region"])
def test_a_kept_card_is_the_card_drawn_anew(version, name):
    for again in range(2):
        for seen in readers(version):
            found = answer(name, seen.view)
            assert card._inside(found, seen, 3) == card._inside.__wrapped__(found, seen, 3), again


def test_a_kept_figure_of_leadership_is_the_one_drawn_anew(version):
    for again in range(2):
        for seen in readers(version):
            for one in headlines(seen.view, FIGURES[:3]):
                assert kpi._kept_card(one.answered, one.figure, one.year, seen) == kpi._card(one, seen), again


def test_kept_links_and_words_are_those_of_the_view(version):
    for again in range(2):
        for seen in readers(version):
            for here in ("overview", "axes"):
                pages = ("overview", "axes", "years")
                assert navigation.navigation(pages, here, seen.lang) == navigation._drawn.__wrapped__(pages, here, seen.lang), again
            assert chips._held(seen) == chips._held.__wrapped__(seen)


def test_an_answer_made_anew_is_drawn_anew_and_the_same_one_is_not(version):
    drawn = []
    draws = kept(8)(lambda found, lang: drawn.append((found.name, lang)) or lang)
    found = answer("projects_by_axis", View())
    assert [draws(found, "fr"), draws(found, "fr"), draws(found, "ar"), draws(replace(found), "fr")] == ["fr", "fr", "ar", "fr"]
    assert drawn == [(found.name, "fr"), (found.name, "ar"), (found.name, "fr")]


def test_only_so_many_are_kept():
    drawn = []
    draws = kept(2)(lambda one: drawn.append(one) or "")
    things = [["a"], ["b"], ["c"], ["a"]]
    for one in (*things[:3], things[0]):
        draws(one)
    assert drawn == [["a"], ["b"], ["c"], ["a"]]


@pytest.mark.parametrize("section", SECTIONS)
def test_the_theme_told_again_is_the_one_that_streamlit_puts_together(section):
    told, again, usual = CustomThemeConfig(), CustomThemeConfig(), CustomThemeConfig()
    theme._tell(told, section)
    told.base_font_size = 1  # what is done to one message stays in it
    theme._tell(again, section)
    assert theme._put_together is not None, "Streamlit puts its theme together in another way; see analytics/serving/theme.py"
    theme._put_together(usual, section)
    assert again == usual


def test_the_pages_that_streamlit_marks_are_those_of_one_run(version):
    at = AppTest.from_string(
        "from analytics.ui.navigation import pages_of\n"
        "import streamlit as st\n"
        "first, second = pages_of('fr')['axes'], pages_of('fr')['axes']\n"
        "first._can_be_called = True\n"
        "st.text(f'{first is second} {second._can_be_called} {first.title == second.title} {first.url_path}')"
    )
    at.run()
    assert at.text[0].value == "False False True axes"
