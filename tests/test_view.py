"""The view: an address becomes a view and comes back, and no address does harm."""

import dataclasses
import re
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.view import ADDRESS_LENGTH, DIMENSIONS, KEYS, LAID_OVER, LIST_LENGTH, MILESTONES, View, view_of
from analytics.vocabulary import UNKNOWN, vocabularies
from analytics.words.view_sentence import view_sentence

ORGANISATIONS = frozenset(f"organisation-with-a-long-name-{place}" for place in range(60))
RECORDS = frozenset(f"project-or-event-with-quite-a-long-id-{place}" for place in range(20))


def codes_of(dimension) -> list[str]:
    known = list(vocabularies()[dimension.vocabulary].codes) if dimension.vocabulary else sorted(ORGANISATIONS)
    return known + ([UNKNOWN] if dimension.key != "register" else [])


def some_codes(dimension):
    return st.lists(st.sampled_from(codes_of(dimension)), max_size=5, unique=True)


def read(parameters) -> View:
    return view_of(parameters, ORGANISATIONS, records=RECORDS)


YEARS = st.one_of(st.none(), st.integers(2000, 2100))
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=12)
GOOD = st.fixed_dictionaries(
    {dimension.key: some_codes(dimension) for dimension in DIMENSIONS}
    | {"from": st.lists(st.integers(2000, 2100).map(str), max_size=1), "to": st.lists(st.integers(2000, 2100).map(str), max_size=1)}
    | {"undated": st.sampled_from([[], ["keep"], ["drop"]]), "lang": st.sampled_from([["fr"], ["ar"], ["en"]])}
    | {"over": st.lists(st.sampled_from([MILESTONES, *sorted(RECORDS)]), max_size=LAID_OVER, unique=True)}
    | {"q": WORDS.map(lambda words: [words]), "version": st.sampled_from([[], ["2026-04-30-0123456789"]])}
)
ANYTHING = st.dictionaries(st.sampled_from(KEYS), st.lists(st.text(max_size=60), max_size=6))


@given(GOOD)
def test_a_view_written_as_an_address_reads_back_as_the_same_view(parameters):
    view = read(parameters)
    again = read(view.query())
    assert again == view
    assert not again.ignored


@given(GOOD)
def test_every_good_value_is_kept(parameters):
    view = read(parameters)
    dropped = {(one.key, one.value) for one in view.ignored}
    for dimension in DIMENSIONS:
        kept = {code for code in parameters[dimension.key] if (dimension.key, code) not in dropped}
        assert set(getattr(view, dimension.field)) == kept
    assert set(view.over) == {code for code in parameters["over"] if ("over", code) not in dropped}


@given(ANYTHING)
def test_garbage_never_raises_and_what_cannot_be_used_is_named(parameters):
    view = read(parameters)
    named = {(one.key, one.value) for one in view.ignored}
    kept = view.query()
    for key in (*(dimension.key for dimension in DIMENSIONS), "over"):
        for typed in parameters.get(key, []):
            shown = " ".join("".join(c for c in typed if c.isprintable() or c.isspace()).split())
            assert not shown or shown in kept.get(key, []) or (key, shown) in named
    assert read(view.query()) == view
    urlencode(view.query(), doseq=True)


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_the_longest_address_stays_short_and_says_what_it_dropped(lang):
    everything = {dimension.key: codes_of(dimension) for dimension in DIMENSIONS}
    view = read(
        {
            **everything,
            "over": sorted(RECORDS),
            "from": ["2010"],
            "to": ["2026"],
            "undated": ["drop"],
            "q": ["😀 التكوين " * 20],
            "lang": [lang],
            "version": ["x" * 40],
        }
    )
    assert len(urlencode(view.query(), doseq=True)) <= ADDRESS_LENGTH
    assert view.ignored
    assert len(view.organisations) <= LIST_LENGTH
    assert 0 < len(view.over) <= LAID_OVER


def test_garbage_of_each_kind_is_named():
    view = view_of(
        {
            "axis": ["ai", "magic"],
            "from": ["next year"],
            "to": ["9" * 5000],
            "undated": ["maybe"],
            "lang": ["xx"],
            "org": ["nobody"],
            "over": ["nothing-that-happened"],
            "version": ["../../etc"],
        }
    )
    assert [one.key for one in view.ignored] == ["axis", "org", "from", "to", "undated", "over", "lang", "version"]
    assert view == View(axes=("ai",))


def test_years_the_wrong_way_round_are_turned():
    view = view_of({"from": ["2024"], "to": ["2018"]})
    assert (view.year_from, view.year_to) == (2018, 2024)


def test_the_same_codes_in_another_order_are_the_same_view():
    assert View(axes=("training", "ai")) == View(axes=("ai", "training", "ai"))


def test_language_is_no_part_of_the_question():
    assert View(lang="ar", axes=("ai",)).question == View(lang="fr", axes=("ai",)).question


def test_what_is_laid_over_the_charts_is_no_part_of_the_question():
    assert View(over=(MILESTONES,), axes=("ai",)).question == View(axes=("ai",)).question


def test_no_more_is_laid_over_than_a_chart_can_bear():
    view = read({"over": sorted(RECORDS)})
    assert len(view.over) == LAID_OVER
    assert {one.key for one in view.ignored} == {"over"}
    assert len(view.ignored) == len(RECORDS) - LAID_OVER


def test_every_field_but_what_was_ignored_is_in_the_address():
    years = {"year_from": 2018, "year_to": 2020, "undated": "drop"}
    view = View(**{d.field: ("x",) for d in DIMENSIONS}, **years, words="w", over=("x",), lang="ar", version="v")
    assert tuple(view.query()) == KEYS
    assert len(dataclasses.fields(View)) == len(KEYS) + 1


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
@given(parameters=GOOD)
def test_every_view_can_be_said_in_words(lang, parameters):
    said = view_sentence(read(parameters), lang)
    assert said
    assert "{" not in said or any("{" in word for word in parameters["q"])


def test_the_sentence_of_a_view_reads_well():
    view = View(axes=("ai", "training"), regions=("MA-09",), year_from=2018, year_to=2024, words="école")
    assert re.sub("[\u2060\u2068\u2069]", "", view_sentence(view, "fr")).replace("\u00a0", " ") == (
        "Projets et événements, axes IA et Formation, région Souss-Massa, 2018–2024, fiches non datées comprises, mots « école »"
    )
    assert (
        view_sentence(View(registers=("projects",), year_from=2020, undated="drop"), "en")
        == "Projects, since 2020, undated records left out"
    )
