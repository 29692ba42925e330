"""Two answers of a study say the same where nothing but the last digits differs, as on another processor; anything more is a change."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.studies.kept import alike

FRACTIONS = st.floats(allow_infinity=False, min_value=-1e12, max_value=1e12) | st.just(math.nan)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | FRACTIONS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


def each_next(said):
    """Return plain data with every fraction one step of its last digit away."""
    if isinstance(said, dict):
        return {key: each_next(one) for key, one in said.items()}
    if isinstance(said, list):
        return [each_next(one) for one in said]
    return math.nextafter(said, math.inf) if isinstance(said, float) else said


@given(said=PLAIN)
def test_the_last_digit_of_a_fraction_is_no_change(said):
    assert alike(said, said)
    assert alike(said, each_next(said))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([[0.5]], [[0.50000001]]), ([[12]], [[13]]), ([["ai"]], [["training"]]), ([[0.0]], [[1e-9]]), ([[None]], [[0.0]]), ([[1], [2]], [[1]]),
        ({"n": 12}, {"n": 13}), ({"refusal": None}, {"refusal": {"has": 3}}), ({"a": 1}, {"b": 1}), ([True], [False]), ([True], [1]), ([1], [1.0]), (["1.0"], [1.0]),
    ],
)  # fmt: skip
def test_more_than_that_is_a_change(one, other):
    assert not alike(one, other)
    assert not alike(other, one)
