"""The API page: its links carry the reader's view and are answered, and it says what the code keeps."""

import html
import re

import pytest
from streamlit.testing.v1 import AppTest

from analytics.addresses.catalogue import addresses
from analytics.addresses.parameters import parameter_named
from analytics.places import HOUSE
from analytics.ui.limits import too_long
from analytics.vocabulary import LANGUAGES
from tests.asked import asked


def page_of(lang: str) -> str:
    app = AppTest.from_file(str(HOUSE / "dashboard.py"), default_timeout=120)
    app.switch_page("pages/researchers/api.py")
    app.query_params["lang"] = lang
    app.query_params["axis"] = ["ai"]
    app.run()
    assert not app.exception
    return "".join(one.proto.body for one in app.get("html"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_of_the_page_is_answered_in_the_view_of_the_reader(version, lang):
    links = [html.unescape(found) for found in re.findall(r'href="(api/v1/[^"]+)"', page_of(lang))]
    assert len(links) == len(addresses()) + 1
    assert sum("axis=ai" in link for link in links) >= 6
    for link in links:
        answered = asked(f"/{link}", method="HEAD")  # which says what GET says, and makes no archive
        assert (answered.status, "x-marsad-ignored" in answered.headers) == (200, False), link


def test_the_page_names_every_parameter_and_limit(version, monkeypatch):
    monkeypatch.setenv("MARSAD_REQUESTS_PER_MINUTE", "77")
    shown = page_of("en")
    assert all(f'<code dir="ltr">{key}</code>' in shown for key in parameter_named())
    assert "100,000" in shown
    assert "77 requests a minute" in shown


def test_a_view_that_xlsx_cannot_hold_is_said_with_its_count():
    assert too_long(100_000, "en") == ""
    assert all(words in too_long(100_001, "en") for words in ("100,001", "100,000", "command"))
