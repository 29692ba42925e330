"""Measures of a network, each against another way to compute it, on drawn and generated links."""

import itertools
import time

import networkx
import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import connected_components

from analytics.statistics import network_positions
from analytics.statistics.betweenness import betweenness
from analytics.statistics.network import adjacency, communities_of, kinds_reached, pairs_bridged, shape_of, ties_of
from analytics.statistics.network_by_chance import bridged_by_chance, modularity_by_chance, p_of, p_of_each, worlds
from analytics.statistics.network_positions import positions
from analytics.statistics.null_model import links_of
from tests.examples import examples

drawn_links = st.lists(st.tuples(st.sampled_from("PQRSTU"), st.sampled_from("abcdefg")), min_size=2, max_size=18)
every_small_network = given(drawn_links)


def by_brute_force(links) -> dict[str, float]:
    """Return betweenness by listing every shortest way between every two nodes."""
    graph = networkx.Graph((f"record {record}", name) for record, names in links.items() for name in names)
    between = dict.fromkeys(set().union(*links.values()), 0.0)
    for one, other in itertools.combinations(graph, 2):
        if networkx.has_path(graph, one, other):
            ways = list(networkx.all_shortest_paths(graph, one, other))
            for name in {node for way in ways for node in way[1:-1]} & set(between):
                between[name] += sum(name in way for way in ways) / len(ways)
    return between


@settings(max_examples=examples(30))
@every_small_network
def test_betweenness_is_that_of_all_shortest_ways_listed(found):
    links = links_of(found)
    brute, ours = by_brute_force(links), betweenness(links)
    largest = max(brute, key=brute.__getitem__)
    norm = brute[largest] / ours[largest] if ours[largest] else 1
    assert ours == pytest.approx({name: count / norm for name, count in brute.items()}, abs=1e-9)


def test_betweenness_has_the_norm_of_a_graph_of_two_kinds():
    links = links_of(two_circles())
    graph = networkx.Graph((f"record {record}", name) for record, names in links.items() for name in names)
    theirs = networkx.bipartite.betweenness_centrality(graph, {name for names in links.values() for name in names})
    ours = betweenness(links)
    assert ours == pytest.approx({name: theirs[name] for name in ours})


@settings(max_examples=examples(30))
@every_small_network
def test_pairs_bridged_are_those_found_one_by_one(found):
    ties = ties_of(links_of(found))
    names = sorted({name for _, name in found})
    kinds: dict[str, str | None] = {name: {0: "x", 1: "y", 2: None}[ord(name) % 3] for name in names}
    tied = {frozenset(pair) for pair in ties}

    def bridges(middle: str, one: str, other: str) -> bool:
        known = kinds[one] and kinds[other] and kinds[one] != kinds[other]
        return bool(known and {middle, one} in tied and {middle, other} in tied and {one, other} not in tied)

    expected = [sum(bridges(middle, *ends) for ends in itertools.combinations(names, 2)) for middle in names]
    assert pairs_bridged(ties, names, [kinds[name] for name in names]).tolist() == expected


@settings(max_examples=examples(30))
@every_small_network
def test_the_shape_is_what_another_way_finds(found):
    ties = ties_of(links_of(found))
    if not ties:
        return
    shape, names = shape_of(ties), sorted({name for pair in ties for name in pair})
    graph = networkx.Graph(list(ties))
    assert shape.components == networkx.number_connected_components(graph) == connected_components(adjacency(ties, names))[0]
    assert shape.largest_share == pytest.approx(max(map(len, networkx.connected_components(graph))) / len(names))
    assert shape.density == pytest.approx(networkx.density(graph))
    assert len(networkx.k_core(graph, shape.core)) > 0
    assert len(networkx.k_core(graph, shape.core + 1)) == 0


def test_kinds_reached_are_other_than_ones_own_and_known():
    ties = {("a", "b"): 1, ("a", "c"): 1, ("b", "c"): 1}
    assert kinds_reached(ties, {"a": "x", "b": "y", "c": None}) == {"a": 1, "b": 1, "c": 2}


def two_circles() -> list[tuple[str, str]]:
    """Return generated links: 24 records of two organisations inside each of two circles of eight, and one record between them."""
    random, found = numpy.random.default_rng(5), []
    for circle, number in itertools.product("ab", range(24)):
        found += [(f"{circle}{number}", f"{circle}{member}") for member in random.choice(8, 2, replace=False)]
    return [*found, ("between", "a0"), ("between", "b0")]


def test_two_circles_are_two_communities_and_clearer_than_chance():
    found = tuple(sorted(two_circles()))
    groups, modularity = communities_of(ties_of(links_of(found)))
    halves = {frozenset(name[0] for name in group) for group in groups}
    assert halves == {frozenset("a"), frozenset("b")}
    assert p_of(modularity, modularity_by_chance(found)) <= 0.02


def test_a_world_drawn_by_chance_is_not_held_to_be_clearer_than_chance():
    for seed in range(4):
        random = numpy.random.default_rng(seed)
        found = {(f"P{record}", f"o{name}") for record in range(60) for name in random.choice(20, 2, replace=False)}
        ties = ties_of(links_of(sorted(found)))
        assert p_of(communities_of(ties)[1], modularity_by_chance(tuple(sorted(found)))) > 0.02


def test_worlds_by_chance_keep_the_number_of_records_of_each_organisation():
    found = tuple(sorted(two_circles()))
    real = sum(ties_of(links_of(found)).values())
    assert len(worlds(found)) == 99
    assert {sum(world.values()) for world in worlds(found)} == {real}  # every record names two organisations


def test_what_chance_bridges_is_what_all_worlds_of_the_same_links_bridge():
    """Every way to give four records two of four organisations so that each is named twice, counted one by one."""
    real, kinds = (
        [("P", "a"), ("P", "b"), ("Q", "b"), ("Q", "c"), ("R", "c"), ("R", "d"), ("S", "d"), ("S", "a")],
        dict(zip("abcd", "xyxz", strict=True)),
    )
    pairs = [frozenset(pair) for pair in itertools.combinations("abcd", 2)]
    possible = [world for world in itertools.product(pairs, repeat=4) if all(sum(name in one for one in world) == 2 for name in "abcd")]

    def bridged(world, middle: str) -> int:
        ends = itertools.combinations([name for name in "abcd" if frozenset((middle, name)) in world], 2)
        return sum(kinds[one] != kinds[other] and frozenset((one, other)) not in world for one, other in ends)

    expected = [numpy.mean([bridged(world, middle) for world in possible]) for middle in "abcd"]
    assert bridged_by_chance(tuple(real), list("abcd"), kinds).mean(axis=0) == pytest.approx(expected, abs=0.15)


def test_several_measures_judged_together_seldom_raise_a_false_alarm():
    random, alarms = numpy.random.default_rng(1), 0
    for _ in range(200):
        drawn = random.poisson(20, size=(99, 15))
        alarms += bool((p_of_each(random.poisson(20, size=15), drawn) <= 0.05).any())
    assert alarms <= 200 * 0.1


def test_places_are_the_same_for_the_same_ties_and_near_where_much_is_shared():
    ties = tuple((one, other, records) for (one, other), records in ties_of(links_of(two_circles())).items())
    found = positions(ties)
    positions.cache_clear()
    assert positions(ties) == found
    assert all(-1 <= value <= 1 for place in found.values() for value in place)
    middle = {circle: numpy.mean([place for name, place in found.items() if name[0] == circle], axis=0) for circle in "ab"}
    near = [numpy.linalg.norm(numpy.array(place) - middle[name[0]]) for name, place in found.items()]
    far = [numpy.linalg.norm(numpy.array(place) - middle["ab"[name[0] == "a"]]) for name, place in found.items()]
    assert sum(near) < sum(far)


@pytest.mark.parametrize("seed", range(3))
def test_places_do_not_hang_on_the_last_digits_of_a_sum(monkeypatch, seed):
    chance, apart = numpy.random.default_rng(seed), network_positions._apart
    ends = {tuple(sorted(pair)) for pair in zip(chance.zipf(1.6, 900) % 300, chance.integers(300, size=900), strict=True)}
    ties = tuple(sorted((f"o{one}", f"o{other}", 1) for one, other in ends if one != other))
    found = positions(ties)
    positions.cache_clear()
    monkeypatch.setattr(
        network_positions, "_apart", lambda places, mass: apart(places, mass) * (1 + 1e-13 * chance.standard_normal((len(places), 2)))
    )
    assert positions(ties) == found


@pytest.mark.slow
def test_two_thousand_organisations_find_their_places_in_two_seconds():
    random = numpy.random.default_rng(3)
    ends = {tuple(sorted(pair)) for pair in zip(random.zipf(1.6, 9000) % 2000, random.integers(2000, size=9000), strict=True)}
    ties = tuple(sorted((f"o{one}", f"o{other}", 1) for one, other in ends if one != other))
    begun = time.process_time()
    found = positions(ties)
    assert len(found) > 1900
    assert time.process_time() - begun < 2  # processor time, over all cores
