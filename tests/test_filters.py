"""The filters offer every code in the words of the reader, and nothing of a register in them is markup."""

import html
import json
import re

import pytest

from analytics.ui.filters import code_word, first_filters, more_filters
from analytics.view import DIMENSIONS, View
from analytics.vocabulary import LANGUAGES, UNKNOWN, vocabularies
from analytics.warehouse.landmarks import offered

LIST = re.compile(r'<details class="filter" data-key="(\w+)"[^>]*data-options=\'([^\']*)\'')


def listed(lang: str, version: str) -> dict[str, dict[str, str]]:
    """Return the words by code of each list of the filters."""
    said = first_filters(lang, version) + more_filters((), lang, version)
    return {key: dict(json.loads(html.unescape(options))) for key, options in LIST.findall(said)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_list_offers_every_code_in_the_words_of_the_reader(version, lang):
    lists = listed(lang, version)
    assert set(lists) == {dimension.key for dimension in DIMENSIONS} | {"over"}
    for dimension in (one for one in DIMENSIONS if one.vocabulary):
        codes = {*vocabularies()[dimension.vocabulary].codes, *([UNKNOWN] if dimension.key != "register" else [])}
        assert lists[dimension.key] == {code: code_word(dimension, code, lang, version) for code in codes}
    assert set(lists["over"]) >= set(offered(View(lang=lang), version))


def test_words_of_a_register_stay_text_in_the_filters(world):
    world.has("organisations", "organisation_id | name\nO1 | <img src=x onerror=alert(1)> 'O'")
    world.has("projects", "project_id | title | year\nP1 | </details><script>x</script> | 2020")
    said = more_filters((), "fr", world.version)
    assert "<img" not in said
    assert "<script" not in said
    assert listed("fr", world.version)["over"]["P1"].startswith("</details><script>")
