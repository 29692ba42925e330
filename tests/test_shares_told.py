"""A share in percent is said of thirty records and more alone: in a sentence as in a chart."""

import re
from collections import defaultdict

import pytest

from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words.fill import with_known

WITH_A_SHARE = [name for name, one in indicators().items() if "{share:percent}" in one.sentence.en]


@pytest.mark.parametrize("axes", [(), ("studies",), ("ai",)])
@pytest.mark.parametrize("name", WITH_A_SHARE)
def test_a_share_is_said_of_thirty_records_and_more_alone(name, axes, version):
    answered = answer(name, View(axes=axes))
    if answered.refusal:
        return
    facts = answered.indicator.sentence.facts(answered.rows)
    is_enough = facts.get("whole", facts.get("records")) >= 30
    for lang in LANGUAGES:
        asks = "{share:percent}" in answered.indicator.sentence.words(facts.get("form", "first"))[lang]
        assert ("%" in sentence_of(answered, lang)) == (asks and is_enough)


def test_some_sentences_have_a_share_and_lose_it_in_a_small_view(version):
    lost = [
        name
        for name in WITH_A_SHARE
        if "%" in sentence_of(answer(name, View()), "en") and "%" not in sentence_of(answer(name, View(axes=("ai",))), "en")
    ]
    assert {"projects_by_sector", "projects_by_region"} <= set(lost)


@pytest.mark.parametrize("name", WITH_A_SHARE)
def test_nothing_is_left_where_a_share_was(name):
    sentence = indicators()[name].sentence
    forms = ["first", *(form for form in ("tied", "only", "thin") if getattr(sentence, form))]
    for said in (sentence.words(form)[lang] for form in forms for lang in LANGUAGES):
        assert not re.search(r"\s[.;,]|\s\s|\[|\]", with_known(said, defaultdict(int, share=None)).replace(" ;", ""))
