"""What every indicator owes its reader, asked of all of them at once."""

import json
import re
from itertools import product

import plotly.graph_objects
import pytest

from analytics import paper
from analytics.charts.look import Look
from analytics.indicators import indicators
from analytics.indicators.answers import answer, computed
from analytics.indicators.telling import notes_of, sentence_of, source_line, widened
from analytics.indicators.telling_basis import basis_of
from analytics.view import View, view_of
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.coverage import known_of
from analytics.words import book, say
from analytics.words.columns import label, shown
from tests.examples import examples

VIEWS = {
    "full": View(),
    "empty": view_of({"q": ["nosuchwordanywhere"]}),
    "one record": view_of({"q": ["add mnc framework 2020 seed event of the dataset"]}),
    "one event": view_of({"q": ["med it 2010 xcom"]}),
    "one axis, some years": view_of({"axis": ["ai"], "from": ["2019"], "to": ["2023"]}),
    "undated only": view_of({"undated": ["keep"], "from": ["2100"]}),
    "projects only": view_of({"register": ["projects"]}),
    "events only": view_of({"register": ["events"]}),
    "unknown region": view_of({"region": ["unknown"], "undated": ["drop"]}),
    "startups": view_of({"actor": ["startup"], "type": ["hackathon"]}),
}
NAMES = list(indicators())
LOOKS = list(product(LANGUAGES, ("light", "dark")))
REFUSED = {  # on the shipped registers
    "amounts_in_one_sum": "double_counting",
    "projects_ceiling": "unidentifiable_none",
    "region_complexity": "unstable_none",
    "project_duration": "ends_unknown",
    "events_before_projects": "too_few_quarters",
}
every_indicator = pytest.mark.parametrize("name", NAMES)
every_view = pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)


def test_there_are_at_least_thirty():
    assert len(NAMES) >= 30


@every_indicator
def test_says_everything_in_three_languages(name):
    one = indicators()[name]
    for words in (one.title, one.why, one.method, one.limits):
        assert set(words) == set(LANGUAGES)
        assert all(words[lang].strip() for lang in LANGUAGES)
    assert re.search("[\u0600-\u06ff]", one.title["ar"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", one.reviewed)
    assert one.reference
    assert one.unit


@every_indicator
def test_has_a_plain_name_and_a_real_page(name):
    assert re.fullmatch(r"[a-z0-9_]+", name)
    assert indicators()[name].page[0] in book("pages")


@every_indicator
def test_asks_only_the_relations_of_the_view(name):
    sql = indicators()[name].sql
    assert re.search(r"\b(selected|history|reference)_(projects|events|targets)\b", sql)
    assert not re.search(r"\b(FROM|JOIN)\s+(projects|events|targets)\b", sql, re.IGNORECASE)
    assert re.search(r"\bORDER BY\b", sql), "rows without an order differ from run to run"
    assert "$" not in sql


@every_indicator
def test_every_column_is_labelled_in_three_languages(name):
    answered = answer(name, View())
    for column in answered.columns:
        assert all(label(column, lang, answered.indicator.labels) for lang in LANGUAGES)


@every_indicator
def test_answers_the_full_view_on_real_registers(name):
    answered = answer(name, View())
    assert (answered.refusal.reason if answered.refusal else None) == REFUSED.get(name)
    assert answered.coverage.n > 0


@every_indicator
def test_how_many_records_are_known_is_what_its_coverage_says(name):
    basis, found = indicators()[name].basis, answer(name, View())
    assert known_of(basis, View(), found.version) == (found.coverage.selected, found.coverage.n)


@every_indicator
def test_says_that_nothing_is_missing_only_where_nothing_is_missing_or_left_aside(name):
    found = answer(name, View())
    is_whole = not found.coverage.missing and not found.coverage.outside
    assert (say("none_missing", "en") in notes_of(found, "en")) == is_whole


@every_indicator
def test_what_is_counted_without_a_value_is_not_said_to_be_needed(name):
    one = indicators()[name]
    assert [column for column in one.basis.shown if label(column, "en", one.labels) in basis_of(one, "en")] == []


@pytest.mark.parametrize("view", [View(year_from=2020), View(year_to=2020)], ids=["from", "to"])
def test_either_bound_of_the_years_is_said_to_be_looked_beyond(view):
    assert widened(answer("projects_running_by_year", view)) == ["years"]


@every_indicator
def test_draws_no_row_that_its_count_leaves_out(name):
    answered = answer(name, View())
    needed = [column for column in answered.columns if column in set(answered.indicator.basis.needs) - set(answered.indicator.basis.shown)]
    unknown = [column for column in needed if any(row[column] is None for row in answered.rows)]
    assert unknown == [], f"`sql` leaves out what `basis` needs: WHERE {' AND '.join(f'{column} IS NOT NULL' for column in unknown)}"


@every_view
@every_indicator
def test_tells_and_draws_any_view(name, view):
    answered = answer(name, view)
    coverage = answered.coverage
    assert 0 <= coverage.n <= coverage.selected
    shown_all_the_same = answered.indicator.basis.shown
    for column, count in coverage.missing.items():
        assert count <= (coverage.n if column in shown_all_the_same else coverage.selected - coverage.n)
    for lang in LANGUAGES:
        sentence = sentence_of(answered, lang)
        assert sentence
        assert not re.search(r"[{}]|\[ ?\(|\)\]|\bNone\b|\bnan\b", sentence), sentence
        assert notes_of(answered, lang)
        assert answered.version in source_line(answered, lang)
    if not answered.refusal:
        turn = NAMES.index(name) + list(VIEWS.values()).index(view)
        most = len(LOOKS) if view == VIEWS["full"] else examples(len(LOOKS))  # in the quick suite one look in turn, in the slow one all
        figures = [drawn(answered, *LOOKS[(turn + place) % len(LOOKS)]) for place in range(most)]
        checked = examples(len(LOOKS)) if view == VIEWS["full"] else 1  # Plotly takes ten times as long to check a figure as we to draw it
        for figure in figures[:checked]:
            assert plotly.graph_objects.Figure(figure).data


def drawn(answered, lang, theme):
    look = Look(lang, theme, answered.last_whole_year, answered.indicator.labels)
    figure = answered.indicator.chart.figure(list(answered.rows), look)
    assert figure["layout"]["height"] >= 80
    said = json.dumps(figure["layout"], ensure_ascii=False)
    assert paper.NO_LETTER not in paper.shown(said)  # each letter has a font on paper
    return figure


@every_indicator
def test_shows_every_value_of_every_row(name):
    answered = answer(name, View())
    for row in answered.rows:
        assert tuple(row) == answered.columns
        assert all(shown(column, value, "ar", answered.indicator.labels) for column, value in row.items() if value != "")


@every_indicator
def test_the_same_question_has_the_same_answer(name):
    first = answer(name, View())
    assert computed(name, indicators()[name], View().question, first.version).rows == first.rows


@every_indicator
def test_a_refusal_names_what_is_there_and_what_it_takes(name):
    answered = answer(name, VIEWS["one record"])
    if answered.refusal:
        assert answered.refusal.reason in book("interface")
        assert answered.rows == ()
