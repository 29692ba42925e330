"""A view of any one filter is answered by a cube as its rows answer it, or asked of the rows."""

import pytest

from analytics.view import DIMENSIONS, View
from analytics.vocabulary import UNKNOWN, vocabularies
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import asked
from benchmarks import engines
from tests.cubed import QUESTIONS, cubed_version, is_cubed, of_rows  # noqa: F401  (a fixture)

FILTERED = {
    **{one.key: View(**{one.field: tuple(vocabularies()[one.vocabulary].codes[:2])}) for one in DIMENSIONS if one.vocabulary},
    "org": View(organisations=("um6p", "apebi")),
    "org unknown": View(organisations=(UNKNOWN, "um6p")),
    "years": View(year_from=2015, year_to=2023),
    "undated": View(undated="drop"),
    "q": View(words="maroc"),
}


@pytest.mark.parametrize("filtered", FILTERED)
def test_a_view_of_any_one_filter_has_the_same_rows_from_a_cube(cubed, filtered):
    assert {one.key for one in DIMENSIONS} <= set(FILTERED)
    for name in ("events_by_year", "projects_by_axis", "attendance_median_by_year", "region_by_axis"):
        sql, needs = QUESTIONS[name]
        question = asked(sql, FILTERED[filtered], needs)
        assert rows_of(question, cubed)[1] == of_rows(question, cubed), name


def test_the_bench_of_engines_asks_of_the_rows(cubed):
    asked_there = [asked(QUESTIONS[name][0], view) for name, views in engines.QUESTIONS.values() for view in views]
    assert not any(is_cubed(question.sql, cubed) for question in asked_there)
