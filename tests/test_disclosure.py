"""What may be told of a register that is not public: no group of a few, not by its total, not by two views, not by knowing the method."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.disclosure.groups import Cell, Group, contributors, groups_of
from analytics.disclosure.pooling import held_together
from analytics.errors import BadRegister
from analytics.registry.disclosing import read_disclosure
from tests.attackers import bounds_of, conjunctions, domains_of, joint_bounds, true_count, worlds_alike

LEAST = 5
VALUES = st.sampled_from(["a", "b", "c", "d", None])
CELLS = st.lists(st.builds(Cell, st.tuples(VALUES, VALUES, VALUES), st.integers(1, 9)), min_size=1, max_size=25)
FEW = st.sampled_from(["a", "b", "c"])
NAMED = st.lists(st.builds(Cell, st.tuples(VALUES, VALUES), st.integers(1, 9), st.sampled_from("uvwxyz")), min_size=1, max_size=25)


@pytest.mark.parametrize(
    ("sizes", "held"),
    [
        ({"north": 12, "south": 9}, set()),
        ({"north": 12, "south": 9, "east": 3}, {"east", "south"}),  # alone, 3 would be the total less the others
        ({"north": 12, "south": 9, "east": 3, "west": 2}, {"east", "west"}),  # 5 together: 1 and 4 as well as 3 and 2
        ({"north": 12, "south": 9, "east": 4, "west": 4}, {"east", "west", "south"}),  # 8 together would be 4 and 4
        ({"north": 12, "south": 9, "centre": 9, "east": 3}, {"east", "south", "centre"}),  # by name, «centre» would be told to be the one
        ({"north": 12, "south": 2}, {"north", "south"}),
        ({"north": 3, "south": 1}, {"north", "south"}),
    ],
)
def test_a_small_group_is_held_back_and_another_with_it(sizes, held):
    assert held_together(sizes, LEAST) == held


def test_groups_are_told_in_the_order_of_importance():
    cells = [Cell(("ai", "rabat"), 8), Cell(("ai", "fes"), 3), Cell(("ai", "safi"), 2), Cell(("cloud", "rabat"), 6)]
    assert groups_of(cells, LEAST) == [
        Group(("ai", "rabat"), (False, False), 8),
        Group(("ai", None), (False, True), 5),
        Group(("cloud", "rabat"), (False, False), 6),
    ]


def test_what_is_unknown_is_told_as_unknown_and_not_as_held_back():
    assert groups_of([Cell((None,), 7), Cell(("ai",), 6)], LEAST) == [Group((None,), (False,), 7), Group(("ai",), (False,), 6)]


def test_not_even_the_number_of_a_small_register_is_told():
    assert groups_of([Cell(("ai",), LEAST - 1)], LEAST) == []


def test_forty_records_of_one_contributor_are_those_of_one():
    cells = [Cell(("rabat",), 40, "one"), *(Cell(("fes",), 1, name) for name in "abcdef")]
    assert groups_of(cells, LEAST) == [Group((None,), (True,), 46)]


@given(CELLS)
def test_every_record_is_in_one_group_and_no_group_is_small(cells):
    groups = groups_of(cells, LEAST)
    whole = sum(cell.records for cell in cells)
    assert sum(group.records for group in groups) == (whole if whole >= LEAST else 0)
    assert all(group.records >= LEAST for group in groups)


@given(CELLS)
def test_what_is_told_is_true(cells):
    for group in groups_of(cells, LEAST):
        told = {place: value for place, value in enumerate(group.values) if not group.held[place]}
        assert true_count(cells, told) >= group.records


@given(NAMED)
def test_every_group_has_enough_contributors(cells):
    for group in groups_of(cells, 3):
        told = {place: value for place, value in enumerate(group.values) if not group.held[place]}
        assert contributors(cell for cell in cells if all(cell.values[place] == value for place, value in told.items())) >= 3


@settings(max_examples=25)
@given(CELLS)
def test_linear_programming_cannot_bound_a_small_cell_closer_than_a_group(cells):
    groups, domains = groups_of(cells, LEAST), domains_of(cells)
    for asked in conjunctions(domains) if groups else []:
        if 0 < true_count(cells, asked) < LEAST:
            low, high = bounds_of(groups, domains, asked)
            assert low <= 1e-6, (asked, low, high)  # it may be that there is none
            assert high >= LEAST - 1e-6, (asked, low, high)


@settings(max_examples=25)
@given(st.lists(st.builds(Cell, st.tuples(FEW, FEW, FEW), st.integers(1, 9)), min_size=3, max_size=14))
@pytest.mark.parametrize("places", [((0,), (0, 1), (0, 2)), ((), (0,), (1,), (2,)), ((), (0, 1), (2,))], ids=["first", "none", "pair"])
def test_tables_that_share_their_first_column_or_none_tell_together_no_more(places, cells):
    domains, tables = domains_of(cells), {one: told_by(one, cells) for one in places}
    for asked in [*conjunctions(domains), *({0: a, 1: b, 2: c} for a, b, c in itertools.product(*domains))] if tables[places[0]] else []:
        if 0 < true_count(cells, asked) < LEAST:
            low, high = joint_bounds(tables, domains, asked)
            assert high - low >= LEAST - 1e-6, (asked, low, high)


def told_by(places: tuple[int, ...], cells: list[Cell]) -> list[Group]:
    """Return the groups of a table of some columns."""
    return groups_of([Cell(tuple(cell.values[place] for place in places), cell.records) for cell in cells], LEAST)


@given(CELLS, st.integers())
def test_no_two_views_differ_by_a_small_group(cells, seed):
    groups, chance = groups_of(cells, LEAST), random.Random(seed)
    for _ in range(20):
        one, other = (chosen(groups, chance) for _ in range(2))
        assert all(records == 0 or records >= LEAST for records in (counted(one - other, groups), counted(other - one, groups)))


def chosen(groups: list[Group], chance: random.Random) -> set[int]:
    """Return the groups that a view of random filters holds: of each column some values, or what has none."""
    filters = [chance.sample(["a", "b", "c", "d", None], chance.randint(1, 5)) for _ in range(3)]
    return {place for place, group in enumerate(groups) if all(value in kept for value, kept in zip(group.values, filters, strict=True))}


def counted(places: set[int], groups: list[Group]) -> int:
    return sum(groups[place].records for place in places)


@pytest.mark.parametrize("least", [3, 4])
def test_who_knows_the_method_cannot_tell_how_large_a_small_group_is(least):
    for told, worlds in worlds_alike(values=4, most=2 * least, least=least).items():
        shown = {value for value, _ in told[0]}
        for value in set(range(4)) - shown:
            sizes = {world[value] for world in worlds}
            assert len(sizes) > 1 or not 0 < min(sizes) < least, (told, value, sizes)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"least": 2}, "«least» must be a whole number, 3 or more"),
        ({"least": True}, "«least» must be a whole number, 3 or more"),
        ({"rows": "yes"}, "«rows» must be true or false"),
        ({"tables": [["axis", "colour"]]}, "there is no column «colour»"),
        ({"tables": ["axis"]}, "«tables» must be lists of columns"),
        ({"tables": [["axis", "year"], ["axis", "year"]]}, "«tables» may share the column they all begin with, and no other"),
        ({"tables": [["axis", "year"], ["year", "axis"]]}, "«tables» may share the column they all begin with, and no other"),
        ({"tables": [["axis", "year", "axis"]]}, "«tables» may share the column they all begin with, and no other"),
        ({"tables": [["axis"], ["axis", "year"], ["year"]]}, "«tables» may share the column they all begin with, and no other"),
        ({"contributor": "lead"}, "there is no column «lead»"),
        ({"threshold": 5}, "«threshold» is not one of least, tables, contributor, rows"),
    ],
)
def test_a_description_that_asks_for_too_little_is_refused(said, sentence):
    with pytest.raises(BadRegister, match=r"projects.toml, \[disclosure\]") as refused:
        read_disclosure("projects", said, ("axis", "year"))
    assert sentence in str(refused.value)
