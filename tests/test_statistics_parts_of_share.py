"""A change of a share is divided without a rest, and what has known parts gets them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.statistics.parts_of_share import PartOfShare, parts_of_share

cells = st.dictionaries(
    st.sampled_from(["a", "b", "c", None]),
    st.integers(0, 30).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size))),
    max_size=4,
).filter(lambda drawn: sum(size for _, size in drawn.values()))


def share(drawn: dict) -> float:
    return sum(part for part, _ in drawn.values()) / sum(size for _, size in drawn.values())


@given(cells, cells)
def test_the_parts_add_up_to_the_change(before, after):
    parts = parts_of_share(before, after).values()
    assert sum(part.own + part.weight for part in parts) == pytest.approx(share(after) - share(before))


@given(cells)
def test_the_other_way_round_every_part_has_the_other_sign(before):
    after = {"a": (3, 10), "b": (1, 5)}
    back = parts_of_share(after, before)
    for code, part in parts_of_share(before, after).items():
        assert (back[code].own, back[code].weight) == pytest.approx((-part.own, -part.weight))


def test_a_group_that_comes_changes_by_its_weight_alone():
    parts = parts_of_share({"a": (5, 10)}, {"a": (5, 10), "b": (10, 10)})
    assert parts == {"a": PartOfShare(0, pytest.approx(0.0625)), "b": PartOfShare(0, pytest.approx(0.1875))}


def test_equal_weights_leave_only_what_changed_inside():
    parts = parts_of_share({"a": (2, 10), "b": (4, 10)}, {"a": (6, 10), "b": (3, 10)})
    assert parts == {"a": PartOfShare(pytest.approx(0.2), 0), "b": PartOfShare(pytest.approx(-0.05), 0)}
