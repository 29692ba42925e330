"""The methods: every indicator says how it is computed, what it stands on and what it does not say, on its page and in its document."""

import pytest
from streamlit.testing.v1 import AppTest

from analytics.__main__ import main
from analytics.downloads.methods_text import methods_text
from analytics.indicators import indicators
from analytics.indicators.telling_basis import basis_of
from analytics.places import HOUSE
from analytics.ui.escape import text
from analytics.vocabulary import LANGUAGES
from analytics.words import say, written


def test_the_document_is_what_the_command_prints(capfdbinary):
    assert main(["guide", "methods"]) == 0
    assert capfdbinary.readouterr().out.decode() == (HOUSE / "docs" / "methods.md").read_text(encoding="utf-8"), (
        "write it anew: python -m analytics guide methods > docs/methods.md"
    )


def test_the_document_tells_each_indicator_once():
    told = [line.split("`")[1] for line in methods_text().splitlines() if line.startswith("`")]
    assert sorted(told) == sorted(indicators())


def test_what_an_indicator_stands_on_names_its_registers_and_the_columns_it_needs():
    assert basis_of(indicators()["projects_by_axis"], "en") == "\u2068Projects\u2069; only records where these are known: \u2068Axis\u2069"
    assert basis_of(indicators()["events_in_all"], "en") == "Projects, Events"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_tells_every_indicator_and_leads_to_its_card(lang):
    at = AppTest.from_file(str(HOUSE / "dashboard.py"), default_timeout=60)
    at.query_params["lang"] = lang
    at.run()
    at.switch_page("pages/researchers/methods.py").run()
    page = "".join(one.body for one in at.get("html"))
    for name, one in indicators().items():
        assert f'<details id="{name}">' in page
        assert f'href="{one.page[0]}?lang={lang}#{name}"' in page
        assert text(written(one.limits, lang)) in page
        assert text(basis_of(one, lang)) in page
    assert page.count(text(say("stands_on", lang))) == len(indicators())
