"""What moved a headline: changes of axes and sectors, of organisations, of amounts and of a share; each adds up to the change."""

import re

import pytest

from analytics.headlines.headline import headlines
from analytics.headlines.moved import changes, moved_by
from analytics.headlines.moved_amounts import amount_changes, moved_amounts
from analytics.headlines.moved_organisations import entry_changes
from analytics.headlines.moved_share import moved_share, share_parts
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words import say
from tests.test_headlines import VIEWS


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.query()))
def test_what_moved_a_figure_adds_up_to_its_change(version, view):
    for one in headlines(view):
        if one.figure.measure is None or not one.is_known or one.whole.get(one.year - 1) is None:
            continue
        change = one.whole[one.year] - one.whole[one.year - 1]
        for by in ("axis", "sector"):
            assert sum(changes(one.figure.measure, by, one.year, view).values()) == change, (one.figure, by)


def test_the_largest_movers_are_named_whichever_way_they_went(world):
    rows = [("ai", "health", 2024)] * 2 + [("ai", "health", 2025)] * 5 + [("training", "ict", 2024)] * 6 + [("training", "ict", 2025)] * 1
    world.has(
        "projects", "project_id | axis | sector | year\n" + "\n".join(f"P{place} | {a} | {s} | {y}" for place, (a, s, y) in enumerate(rows))
    )
    view = View(lang="en", version=world.version)
    said = moved_by("projects", 2025, view)
    assert re.findall(r"[+−]\d", said) == ["−5", "+3", "−5", "+3"]
    assert "Training" in said.split("AI")[0]
    assert re.findall(r"[+−]\d", moved_by("projects", 2025, view.with_(axes=("ai",)))) == ["+3"]  # of one axis there is nothing to say
    assert moved_by("projects", 2023, view) == ""


@pytest.mark.parametrize(("before", "after", "is_said"), [(30, 36, True), (30, 90, False)])
def test_a_gap_that_chance_can_explain_is_said_to_be_one(world, before, after, is_said):
    years = [2024] * before + [2025] * after
    world.has(
        "projects",
        "project_id | axis | sector | year\n" + "\n".join(f"P{place} | ai | health | {year}" for place, year in enumerate(years)),
    )
    why = next(one.why for one in headlines(View(lang="en", version=world.version)) if one.figure.name == "kpi_projects")
    assert (say("kpi_chance", "en") in why) == is_said


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.query()))
def test_what_moved_sums_organisations_and_the_share_adds_up_to_their_change_too(version, view):
    for one in (one for one in headlines(view) if one.is_known and one.whole.get(one.year - 1) is not None):
        change = one.whole[one.year] - one.whole[one.year - 1]
        for by in ("axis", "sector"):
            if one.figure.name == "kpi_financing":
                assert sum(amount_changes(by, one.year, view).values()) == pytest.approx(change), by
            if one.figure.name == "kpi_international":
                parts = share_parts(by, one.year, view).values()
                assert 100 * sum(part.own + part.weight for part in parts) == pytest.approx(change), by
        if one.figure.name == "kpi_organisations":
            assert sum(entry_changes(one.year, view).values()) == change


def test_what_moved_the_sum_of_rounds_is_told_in_millions(world):
    world.has(
        "projects",
        """
        project_id | kind          | axis | sector | year | budget_amount | budget_currency | confidence
        R1         | funding_round | ai   | health | 2024 | 10000000      | MAD             | high
        R2         | funding_round | ai   | health | 2025 | 12500000      | MAD             | high
        R3         | funding_round | studies | ict | 2025 | 40000000      | MAD             | high
        R4         | funding_round | ai   | ict    | 2025 | 99000000      | MAD             | low
        """,
    )
    view = View(lang="en", version=world.version)
    said = moved_amounts(2025, view)
    assert re.findall(r"[+−][\d.]+", said) == ["+40.0", "+2.5", "+40.0", "+2.5"]
    assert "Studies" in said.split("AI")[0]
    assert moved_amounts(2025, view.with_(axes=("ai",))) == ""  # one axis, one sector: there is nothing to divide
    assert moved_amounts(2023, view) == ""


def test_what_moved_the_organisations_is_whether_they_were_seen_before(world):
    world.has("organisations", "organisation_id | name\n" + "\n".join(f"{one} | {one}" for one in "abcd"))
    world.has("projects", "project_id | year | lead_organisation | partners\nP1 | 2024 | a | b\nP2 | 2025 | a | c; d\nP3 | 2023 | z |")
    assert entry_changes(2025, View(version=world.version)) == {"first_seen": 2 - 2, "seen_before": 1 - 0}
    assert entry_changes(2020, View(version=world.version)) == {}


def share_of_international(world, counts: dict[int, dict[str, tuple[int, int]]]) -> None:
    """Draw (international, all) projects by year and axis."""
    rows = [
        f"P{year}{axis}{place} | {axis} | health | {year} | {'international' if place < part else 'national'}"
        for year, cells in counts.items()
        for axis, (part, whole) in cells.items()
        for place in range(whole)
    ]
    world.has("projects", "project_id | axis | sector | year | scope\n" + "\n".join(rows))


def test_a_share_moves_inside_axes_or_by_their_weight(world):
    share_of_international(world, {2024: {"ai": (10, 20), "studies": (0, 20)}, 2025: {"ai": (15, 30), "studies": (0, 10)}})
    view = View(lang="en", version=world.version)
    parts = share_parts("axis", 2025, view)
    assert (parts["ai"].own, parts["studies"].own) == (0, 0)
    assert 100 * sum(part.weight for part in parts.values()) == pytest.approx(37.5 - 25)
    assert moved_share(2025, view) == ""  # inside no axis anything moved: there is nobody to name


@pytest.mark.parametrize(("after", "is_said"), [((12, 40), True), ((35, 40), False)])
def test_a_share_that_chance_can_explain_is_said_to_be_one(world, after, is_said):
    share_of_international(world, {2024: {"ai": (10, 40), "studies": (0, 20)}, 2025: {"ai": after, "studies": (0, 20)}})
    said = moved_share(2025, View(lang="en", version=world.version))
    assert f"AI (+{100 * (after[0] / 40 - 0.25) * 2 / 3:.1f})" in said.replace("\u2068", "").replace("\u2069", "")
    assert (say("kpi_chance", "en") in said) == is_said


def test_names_that_hold_an_and_do_not_run_together(world):
    rows = [("training", 2024)] * 8 + [("rd_platforms", 2025)] * 7
    world.has(
        "projects",
        "project_id | axis | sector | year\n" + "\n".join(f"P{at} | {axis} | ict | {year}" for at, (axis, year) in enumerate(rows)),
    )
    said = moved_by("projects", 2025, View(lang="fr", version=world.version, sectors=("ict",))).replace("\u2068", "").replace("\u2069", "")
    assert said.endswith(": Formation (−8), R&D et plateformes (+7)")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_figure_with_a_year_before_says_what_moved_it_or_why_it_cannot(version, lang):
    for one in headlines(View(lang=lang)):
        if one.is_known and one.whole.get(one.year - 1) is not None:
            assert one.why, one.figure.name
