"""Names that look alike are proposed; those that only resemble one another are not."""

import pytest

from analytics.warehouse.likeness import pairs_in
from tests.conftest import World


def pairs(world: World, *names: str, groups: tuple[str, ...] = ()) -> set[frozenset[str]]:
    rows = [f"o{place} | {name} | {'yes' if name in groups else 'no'}" for place, name in enumerate(names)]
    world.has("organisations", "\n".join(["organisation_id | name | is_group", *rows]))
    return {frozenset((one.first_name, one.second_name)) for one in pairs_in(world.version)}


ALIKE = [
    ("Université Mohammed V", "Universite Mohamed V"),
    ("Technopark Casablanca", "Techno-Park Casablanca"),
    ("Groupe OCP Maroc", "OCP Groupe Maroc"),
    ("Agence de Développement du Digital", "Agence du développement digital"),
    ("جامعة الأخوين بإفران", "جامعة الاخوين بافران"),
]
OTHERS = [
    ("Université Mohammed V", "Université Mohammed VI"),
    ("Fondation OCP", "Fondation ONCF"),
    ("Salon Digital 2019", "Salon Digital 2020"),
    ("Embassy of France in Morocco", "Embassy of Morocco in France"),
    ("CMI", "CNI"),
    ("Bank Al-Maghrib", "Attijariwafa Bank"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_spellings_of_one_name_are_a_pair(world, one, other):
    assert pairs(world, one, other, "Autre chose") == {frozenset((one, other))}


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_names_are_no_pair(world, one, other):
    assert pairs(world, one, other) == set()


def test_a_group_is_no_organisation(world):
    assert pairs(world, "Banques du Maroc", "Banque du Maroc", groups=("Banques du Maroc",)) == set()


def test_a_pair_says_how_many_records_each_takes_part_in_and_merges_nothing(world):
    world.has("projects", "project_id | lead_organisation\nP1 | Technopark Maroc\nP2 | Technopark Maroc\nP3 | Techno park Maroc")
    [pair] = pairs_in(world.version)
    told = {pair.first_name: pair.first_records, pair.second_name: pair.second_records}
    assert told == {"Technopark Maroc": 2, "Techno park Maroc": 1}
    assert pair.likeness == 1


def test_a_name_among_many_finds_its_neighbour(world):
    crowd = [f"Institut {first}{second}ane" for first in "bcdfgh" for second in "lmnprst"]
    assert frozenset(("Institut des Sciences Appliquées", "Institut de Sciences Appliquees")) in pairs(
        world, *crowd, "Institut des Sciences Appliquées", "Institut de Sciences Appliquees"
    )
