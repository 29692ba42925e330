"""A reader's own question: every choice is answered truly or refused with a reason, and its address says it back."""

import re
from functools import cache

import plotly.graph_objects
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.look import Look
from analytics.exploring.answering import explored
from analytics.exploring.choice import KEYS, Choice, choice_of
from analytics.exploring.drawing import shown_columns
from analytics.exploring.offered import charts_of
from analytics.exploring.queries import query_of
from analytics.exploring.telling import placed
from analytics.exploring.vocabulary import BREAKDOWNS, measures
from analytics.indicators.telling import notes_of, sentence_of, title_of
from analytics.view import View, view_of
from analytics.vocabulary import LANGUAGES, word_of
from analytics.words import book
from analytics.words.cells import cell_words
from analytics.words.columns import label, shown, vocabulary_of
from analytics.words.numbers import number
from tests.examples import in_turn
from tests.explored import choices_of, every_choice

VIEWS = {
    "empty": view_of({"q": ["nosuchwordanywhere"]}),
    "one record": view_of({"q": ["add mnc framework 2020 seed event of the dataset"]}),
    "unknown region": view_of({"region": ["unknown"]}),
    "undated only": view_of({"from": ["2100"]}),
    "one axis": view_of({"axis": ["ai"], "from": ["2019"], "undated": ["drop"]}),
    "events only": view_of({"register": ["events"]}),
}
LEFT_OPEN = re.compile(r"[{}#@]|\bNone\b|\bnan\b")
each_measure = pytest.mark.parametrize("measure", list(measures()))


def plain(words: str) -> str:
    return re.sub("[\u2066-\u2069]", "", words).replace("\u00a0", " ").replace("\u202f", " ")


def drawn(answered, lang: str, theme: str):
    look = Look(lang, theme, answered.last_whole_year, answered.indicator.labels)
    return answered.indicator.chart.figure(list(answered.rows), look)


@each_measure
def test_every_choice_is_answered_or_refused_told_and_drawn_in_three_languages(measure, version):
    for place, choice in enumerate(choices_of(measure)):
        answered = explored(choice, View())
        for lang in LANGUAGES:
            sentence = sentence_of(answered, lang)
            assert sentence
            assert not LEFT_OPEN.search(sentence), (choice, sentence)
            assert notes_of(answered, lang)
            assert answered.refusal or all(label(column, lang, answered.indicator.labels) for column in answered.columns)
        if answered.refusal:
            assert answered.refusal.reason in book("interface")
            assert answered.rows == ()
        else:
            figure = drawn(answered, LANGUAGES[place % 3], ("light", "dark")[place // 3 % 2])
            assert not in_turn(place) or plotly.graph_objects.Figure(figure).data


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_any_view_is_told_and_drawn(view, version):
    for choice in (choice for place, choice in enumerate(every_choice()[::4]) if in_turn(place)):
        answered = explored(choice, view)
        assert not LEFT_OPEN.search(sentence_of(answered, "ar")), choice
        assert 0 <= answered.coverage.n <= answered.coverage.selected
        if not answered.refusal:
            assert plotly.graph_objects.Figure(drawn(answered, "ar", "light")).data


def named(choice: Choice, row: dict) -> str:
    """Return how a sentence names the categories of a row in English."""
    words = [
        word_of(vocabulary, row[column], "en") if (vocabulary := vocabulary_of(column)) else str(row[column])
        for column in choice.columns
        if not (choice.scale == "index" and column == "year")
    ]
    return " – ".join(words)


@each_measure
@pytest.mark.parametrize("view", [View(), VIEWS["one axis"]], ids=["full", "one axis"])
def test_the_sentence_names_all_who_lead_and_the_figure_of_the_first(measure, view, version):
    for choice in (choice for place, choice in enumerate(choices_of(measure)) if choice.scale != "index" and in_turn(place)):
        answered = explored(choice, view)
        if answered.refusal:
            continue
        value = shown_columns(choice)[0]
        rows = [row for row in answered.rows if row[value] is not None and None not in [row[column] for column in choice.columns]]
        if choice.chart == "tiles":
            rows = [row for row in rows if row["region"] not in ("national", "international")]
        top = max(row[value] for row in rows)
        leaders = [row for row in rows if row[value] == pytest.approx(top, rel=1e-9)]
        said = plain(sentence_of(answered, "en"))
        assert all(named(choice, row) in said for row in leaders[:3]), said
        assert "other" in said or all(named(choice, row) in said for row in leaders), said
        cases = rows if choice.scale == "share" or choice.measured.kind == "median" else [row for row in rows if row[value]]
        assert bool(re.search(r"\bonly\b", said, re.IGNORECASE)) == (len(cases) == 1), said
        figure = shown(value, top, "en", answered.indicator.labels)
        assert figure in said or "million" in said or "billion" in said or number(top, "en") in said, said


@given(st.sampled_from(every_choice()), st.sampled_from([None, 2010, 2024]))
def test_an_address_says_the_choice_back(choice, base):
    choice = Choice(**{**vars(choice), "base": base if choice.scale == "index" else None})
    again, ignored = choice_of(choice.query())
    assert again == choice
    assert not ignored


ANYTHING = st.dictionaries(
    st.sampled_from(KEYS),
    st.lists(st.one_of(st.text(max_size=30), st.sampled_from([*measures(), *BREAKDOWNS, "share", "index", "2020", "heat"]))),
)


@cache
def known_queries() -> set[str]:
    return {query_of(choice) for choice in every_choice()}


@given(ANYTHING)
def test_whatever_is_typed_the_query_is_one_of_the_known_and_what_was_dropped_is_named(parameters):
    choice, ignored = choice_of(parameters)
    assert query_of(choice) in known_queries()
    assert choice_of(choice.query()) == (choice, ())
    dropped = {(one.key, one.value) for one in ignored}
    kept = {key: str(getattr(choice, key)) for key in KEYS}
    for key, values in parameters.items():
        last = " ".join("".join(c for c in (values or [""])[-1] if c.isprintable() or c.isspace()).split())
        assert not last or kept[key] == last or (key, last) in dropped


def test_what_makes_no_sense_is_neither_offered_nor_taken():
    taken, ignored = choice_of({"measure": ["organisations"], "by": ["kind"], "then": ["org"], "scale": ["share"], "chart": ["pie"]})
    assert taken == Choice("organisations", "year", None, "absolute", None, "columns")
    assert [one.key for one in ignored] == ["by", "then", "scale", "chart"]
    assert choice_of({"measure": ["projects; DROP TABLE projects"]})[0] == Choice()
    assert "tiles" not in charts_of(measures()["projects"], "axis", None, "absolute")
    assert not any(choice.then for choice in choices_of("attendance"))
    assert not any(choice.scale == "share" for choice in choices_of("organisations"))


def test_the_rows_do_not_depend_on_the_chart(version):
    for choice in every_choice()[::5]:
        plain_chart = Choice(**{**vars(choice), "chart": charts_of(choice.measured, choice.by, choice.then, choice.scale)[0]})
        one, other = explored(choice, View()), explored(plain_chart, View())
        assert one.rows == other.rows or one.refusal


def test_there_are_about_a_thousand_questions_or_more_and_each_is_its_own():
    assert len(every_choice()) == len(set(every_choice())) >= 950


def test_titles_read_well(version):
    choice = Choice("projects", "year", "axis", "share", None, "heat")
    answered = explored(choice, View())
    assert plain(title_of(answered, "fr")) == "Projets par année et par axe : part dans chaque année"
    assert title_of(answered, "en") == "Projects by year and by axis: share within each year"
    amount = explored(Choice("amount_round", "axis", chart="dots"), View())
    assert title_of(amount, "fr") == "Montant médian (Levée de fonds) par axe"


def test_placed_rows_are_those_a_chart_can_place():
    rows = [{"region": "MA-06", "projects": 2}, {"region": "national", "projects": 9}, {"region": None, "projects": 4}]
    assert placed(Choice("projects", "region", chart="bars"), rows) == rows[:2]
    assert placed(Choice("projects", "region", chart="tiles"), rows) == rows[:1]


def test_in_a_table_a_missing_category_is_the_unknown_and_a_missing_number_a_dash():
    assert [cell_words(column, None, "en") for column in ("region", "year", "city")] == ["Unknown"] * 3
    assert [cell_words(column, None, "en", book("explore")["columns"]) for column in ("share_pct", "low_mad", "base_year")] == ["–"] * 3


@pytest.mark.parametrize("then", [None, "axis"])
def test_a_question_of_organisations_gives_the_first_twenty_and_says_so(version, then):
    choice = Choice("projects", "org", then, chart="heat" if then else "bars")
    answered = explored(choice, View())
    assert len({row["organisation"] for row in answered.rows}) == 20
    for lang, words in {"fr": "les 20 premières", "ar": "أول 20 منظمة", "en": "the first 20"}.items():
        assert words in title_of(answered, lang)
        assert "organisations.csv" in answered.indicator.method[lang]
