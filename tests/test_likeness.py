"""Names that look alike are proposed; those that only resemble one another are not."""

import duckdb
import pytest

from analytics.ui.escape import text
from analytics.ui.quality import _lookalikes
from analytics.ui.reader import Reader
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import likeness
from analytics.warehouse.build import LARGE_MEMORY_MB
from analytics.warehouse.incoming import rows_as_texts
from analytics.warehouse.likeness import pairs_in
from analytics.words import book
from analytics.words.fill import fill
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


def test_twelve_letters_in_a_hundred_may_differ_and_no_more(world):
    names = ("abcdefghijklmnopqrstuvwxy", "abcdefghijklmnopqrstuvzzz", "bcdfghjklmnpqrstvwxzabcde"[:24], "bcdfghjklmnpqrstvwxzayyy")
    assert pairs(world, *names) == {frozenset(names[:2])}  # 3 of 25 letters; 3 of 24 are too many


def test_the_most_alike_come_first(world):
    world.has(
        "organisations", "organisation_id | name\na | Bank Almaghribi\nb | Bank Almaghriba\nc | Zone franche Nord\nd | Zone-franche Nord"
    )
    assert [pair.likeness for pair in pairs_in(world.version)] == sorted((pair.likeness for pair in pairs_in(world.version)), reverse=True)
    assert pairs_in(world.version)[0].likeness == 1


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


def named(world: World, *rows: str) -> list[tuple]:
    world.has(
        "organisations", "\n".join(["organisation_id | name | name_fr | name_ar | aliases | is_group", *(f"{row} | no" for row in rows)])
    )
    return [(one.first_id, one.first_spelling, one.second_id, one.second_spelling, one.likeness) for one in pairs_in(world.version)]


@pytest.mark.parametrize(
    ("row", "spelling", "other", "likeness"),
    [
        ("Ministry of Justice | Ministère de la Justice | | ", "Ministère de la Justice", "Ministere de la Justice", 1),
        ("Al Akhawayn University | | جامعة الأخوين بإفران | ", "جامعة الأخوين بإفران", "جامعة الاخوين بافران", 1),
        ("AMDIE | | | AMDI; Agence des investissements", "Agence des investissements", "Agence des investisements", 0.952),
    ],
)
def test_each_name_of_an_organisation_is_compared_and_the_pair_says_which_are_alike(world, row, spelling, other, likeness):
    assert named(world, f"b | {row}", f"a | {other} | | | ") == [("a", other, "b", spelling, likeness)]


def test_a_pair_is_told_once_by_the_names_that_are_most_alike(world):
    rows = (
        "a | Technopark Casablanca | Technopôle Casablanca | | ",
        "b | Technoparc Casablanca | Technopole Casablanca | | ",
    )
    assert named(world, *rows) == [("a", "Technopôle Casablanca", "b", "Technopole Casablanca", 1)]


def test_names_of_one_organisation_are_no_pair(world):
    assert named(world, "a | Technopark Casablanca | Technoparc Casablanca | | Techno Park Casablanca", "b | Autre chose | | | ") == []


def test_first_names_are_compared_before_all_others(world, monkeypatch):
    rows = (
        "a | Alpha | Institut des Sciences | | ",
        "b | Technopark Maroc | | | ",
        "c | Technopark Maroc SA | Institut de Sciences | | ",
        "d | Techno Park Maroc | | | ",
    )
    monkeypatch.setattr(likeness, "MOST_COMPARED", 4)
    assert {(first, second) for first, _, second, *_ in named(world, *rows)} == {("b", "c"), ("b", "d"), ("c", "d")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_which_names_are_alike_where_they_are_not_the_first_ones(world, lang):
    named(world, "a | Ministère de la Justice | | | ", "b | Justice Maroc | Ministere de la Justice | | ")
    shown = _lookalikes(Reader(View(lang=lang), world.version, "light"))
    assert shown.count("Ministère de la Justice") == 1
    said = book("quality")["lookalikes"]["named"][lang]
    names = {"name": "Justice Maroc", "spelling": "Ministere de la Justice"}
    assert (text(fill(said, names, lang)) in shown) == (lang != "fr")  # a reader of French is shown the name that is alike
    assert shown.count("Ministere de la Justice") == 1


def test_a_version_built_before_the_names_were_told_keeps_its_pairs(world, monkeypatch):
    kept = "SELECT first_id, second_id, round(likeness, 3) AS likeness, first_spelling, second_spelling"
    assert kept in likeness._LOOKALIKES
    monkeypatch.setattr(likeness, "_LOOKALIKES", likeness._LOOKALIKES.replace(kept, kept.partition(", first_spelling")[0]))
    assert named(world, "a | Ministère de la Justice | | | ", "b | Ministere de la Justice | | | ") == [
        ("a", "Ministère de la Justice", "b", "Ministere de la Justice", 1)
    ]


@pytest.mark.slow
def test_two_hundred_thousand_names_are_compared_within_the_memory_of_a_build():
    names = [
        f"{place:05x} société {place * 7919 % 50_000:05x}".translate(str.maketrans("0123456789", "ghjkmnpqrs")) for place in range(50_000)
    ]
    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{LARGE_MEMORY_MB}MB'")
        connection.execute(
            "CREATE TABLE organisations (organisation_id VARCHAR, name VARCHAR, name_fr VARCHAR, name_ar VARCHAR, aliases VARCHAR, is_group BOOLEAN)"
        )
        rows = rows_as_texts(("identifier", "name"), [(f"o{place}", name) for place, name in enumerate(names)])
        connection.register("incoming", rows)
        connection.execute(
            "INSERT INTO organisations SELECT identifier, name, reverse(name), 'x' || name, reverse(name) || 'x', false FROM incoming"
        )
        connection.unregister("incoming")
        likeness.create_lookalikes(connection)
        assert connection.execute("SELECT count(*) FROM organisations").fetchone() == (50_000,)
