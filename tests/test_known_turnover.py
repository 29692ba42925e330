"""Who is new, who is lost from sight, how concentrated the axes are: known answers, then recounted without SQL."""

from collections import Counter

import pytest

from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.statistics.concentration_of_rows import concentration_by_group
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from tests.conftest import World
from tests.test_known_dynamics import _participation

THREE = """
    project_id | axis | year | lead_organisation
    P1         | ai   | 2010 | Alpha
    P2         | ai   | 2013 | Alpha
    P3         | ai   | 2010 | Beta
    P4         | ai   | 2014 | Beta
    P5         | ai   | 2025 | Gamma
"""


def test_an_organisation_is_lost_from_sight_where_the_three_years_after_do_not_name_it(world: World):
    world.has("projects", THREE).has("events", "event_id | axis | year | organiser\nE1 | ai | 2016 | Alpha").build()
    # Alpha comes back after three years, then after three; Beta after four, then never; Gamma is too young to be judged.
    assert world.rows("organisation_exit") == [(2010, 1, 1, 2), (2013, 0, 1, 1), (2014, 1, 0, 1), (2016, 1, 0, 1)]
    assert world.rows("organisation_exit", year_from=2014) == [(2014, 1, 0, 1), (2016, 1, 0, 1)]
    assert "1 of 1" in sentence_of(world.answer("organisation_exit"), "en")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "en 2013, dernière année jugée de cette vue,"),
        ("ar", "سنة 2013، وهي آخر سنة أمكن الحكم عليها في هذا العرض،"),
        ("en", "in 2013, the last year judged in this view,"),
    ],
)
def test_the_last_year_of_a_view_is_not_called_the_last_that_can_be_judged(world: World, lang, said):
    world.has("projects", THREE).build()
    assert said in sentence_of(world.answer("organisation_exit", year_to=2013), lang)


def test_a_year_without_three_whole_years_after_it_is_not_judged(version):
    assert max(row["year"] for row in answer("organisation_exit", View()).rows) == 2025 - 3


@pytest.mark.parametrize(
    ("name", "has", "counted"),
    [
        ("organisation_youth", 1, ("1 organisation ", "منظمة واحدة", "1 organisation ")),
        ("organisation_return", 2, ("2 organisations", "منظمتان", "2 organisations")),
        ("organisation_funnel", 3, ("3 organisations", "3 منظمات", "3 organisations")),
    ],
)
def test_where_organisations_are_counted_a_refusal_counts_organisations(world: World, name, has, counted):
    refused = world.has("projects", THREE).answer(name)
    assert (refused.refusal.reason, refused.refusal.has, refused.refusal.needs) == ("too_few_organisations", has, 30)
    for lang, words in zip(LANGUAGES, counted, strict=True):
        assert words in sentence_of(refused, lang).replace("\u00a0", " ").replace("\u202f", " ")


def test_an_organisation_is_young_for_three_years_and_the_first_three_are_not_judged(world: World):
    old = "".join(f"O{i} | ai | {year} | Old {i}\n" for i in range(10) for year in (2010, 2013))
    new = "".join(f"N{i} | ai | {year} | New {i}\n" for i in range(20) for year in (2011, 2013, 2014))
    rows = [f"{key}{place} |{rest}" for place, (key, _, rest) in enumerate(line.partition(" |") for line in (old + new).splitlines())]
    world.has("projects", "project_id | axis | year | lead_organisation\n" + "\n".join(rows)).build()
    told = answer("organisation_youth", View()).rows
    assert [(row["year"], row["young"], row["organisations"]) for row in told] == [(2013, 20, 30), (2014, 0, 20)]
    assert (told[0]["share_pct"], told[1]["share_pct"]) == (pytest.approx(200 / 3), None)


def test_a_group_does_not_begin_the_years_that_are_judged(world: World):
    some = [f"o{place}" for place in range(30)]
    world.has(
        "organisations", "\n".join(["organisation_id | name | is_group", "banks | Banks | yes", *(f"{one} | {one} | no" for one in some)])
    )
    seen = [(2005, "banks"), *((year, one) for year in (2010, 2013) for one in some)]
    rows = [f"P{place} | {year} | {one}" for place, (year, one) in enumerate(seen)]
    world.has("projects", "\n".join(["project_id | year | lead_organisation", *rows])).build()
    assert [(row["year"], row["young"], row["organisations"]) for row in answer("organisation_youth", View()).rows] == [(2013, 0, 30)]


def test_entry_youth_and_loss_are_recounted_without_sql(version):
    taken = {
        (int(year), name)
        for register in ("projects", "events")
        for name, year in _participation(register)[["organisation_id", "year"]].itertuples(index=False)
    }
    first = {name: min(year for year, other in taken if other == name) for _, name in taken}
    lost = Counter(year for year, name in taken if not any((year + wait, name) in taken for wait in (1, 2, 3)))
    young = Counter(year for year, name in taken if year - first[name] < 3)
    active = Counter(year for year, _ in taken)
    assert {row["year"]: (row["not_seen_again"], row["organisations"]) for row in answer("organisation_exit", View()).rows} == {
        year: (lost[year], active[year]) for year in active if year <= 2022
    }
    assert {row["year"]: (row["young"], row["organisations"]) for row in answer("organisation_youth", View()).rows} == {
        year: (young[year], active[year]) for year in active if year >= min(active) + 3
    }


def test_the_concentration_on_the_axes_is_the_chance_of_two_projects_of_one_axis(version):
    counts = Counter()
    for row in answer("projects_by_axis_and_year", View()).rows:
        counts[row["axis"]] += row["projects"]
    drawn = [axis for axis, count in counts.items() for _ in range(count)]
    same = sum(one == other for place, one in enumerate(drawn) for other in drawn[place + 1 :])
    whole = answer("axis_concentration", View()).rows[0]
    assert whole["projects"] == len(drawn)
    assert whole["index"] == pytest.approx(same / (len(drawn) * (len(drawn) - 1) / 2))
    assert whole["low"] < whole["index"] < whole["high"]
    assert whole["top3_share_pct"] == pytest.approx(100 * sum(sorted(counts.values())[-3:]) / len(drawn))


def test_a_filter_on_the_axis_keeps_its_concentration(version):
    assert answer("axis_concentration", View(axes=("ai",))).rows == answer("axis_concentration", View()).rows


def test_the_share_of_the_top_five_needs_thirty():
    rows = [
        {"axis": axis, "projects": count} for axis, counts in {"ai": [9, 8, 7, 6, 5, 4, 1], "studies": [29]}.items() for count in counts
    ]
    found = {row["axis"]: row["top5_share_pct"] for row in concentration_by_group("axis", "projects")(rows)}
    assert found == {"ai": pytest.approx(100 * 35 / 40), "studies": None}
