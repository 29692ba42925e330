"""Sentences that name who leads: one leader, several that are equal, or nobody to compare with; literally true in every view."""

import dataclasses
import math
import re

import pytest

from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words.columns import shown
from analytics.words.typography import period

# Who leads, and by what; the smallest leads where the value starts with «-».
LEADING = {
    "actor_type_shares": ("actor_type", "share_pct"),
    "actors_to_axes": ("actor_type axis", "projects"),
    "actors_to_sectors": ("actor_type axis sector", "projects"),
    "amounts_by_amount_kind": ("amount_kind", "amounts"),
    "amounts_by_currency": ("budget_currency", "amounts"),
    "attendance_claims_range": ("title", "high_claim/low_claim"),
    "attendance_median_by_type": ("event_type", "median_attendees"),
    "axes_by_sector": ("sector axis", "projects"),
    "axis_shares": ("axis", "share_pct"),
    "axis_shift_share": ("axis", "|change|"),
    "confidence_by_register": ("register confidence", "records"),
    "event_completeness_by_year": ("column_name years", "-share_pct"),
    "event_coverage": ("column_name", "-share_pct"),
    "events_by_axis": ("axis", "events"),
    "events_by_city": ("city", "events"),
    "events_by_region": ("region", "events"),
    "events_by_sector": ("sector", "events"),
    "events_by_type": ("event_type", "events"),
    "events_by_type_and_year": ("event_type year", "events"),
    "events_by_year": ("year", "events"),
    "financing_projects_by_kind": ("kind", "projects"),
    "function_by_axis": ("function axis", "records"),
    "function_by_year": ("function year", "records"),
    "function_codes": ("rule_id", "records"),
    "function_records": ("function", "records"),
    "funding_amount_by_year": ("year", "rounds_amount_mad"),
    "funding_rounds_by_year": ("year", "rounds"),
    "leading_organisations": ("organisation", "projects"),
    "leading_organisers": ("organisation", "events"),
    "median_amount_by_amount_kind": ("amount_kind", "median_amount_mad"),
    "organisation_concentration": ("axis", "index_pct"),
    "organisation_entry": ("year", "first_seen"),
    "organisations_by_year": ("year", "organisations"),
    "partnership_by_axis": ("axis", "total"),
    "partnership_by_year": ("year", "records"),
    "partnership_events_by_type": ("event_type", "events"),
    "partnership_partners": ("organisation", "total"),
    "project_completeness_by_year": ("column_name years", "-share_pct"),
    "project_coverage": ("column_name", "-share_pct"),
    "projects_by_actor_type": ("actor_type", "projects"),
    "projects_by_actor_type_and_year": ("actor_type year", "projects"),
    "projects_by_axis": ("axis", "projects"),
    "projects_by_axis_and_year": ("axis year", "projects"),
    "projects_by_region": ("region", "projects"),
    "projects_by_sector": ("sector", "projects"),
    "projects_by_sector_and_year": ("sector year", "projects"),
    "projects_by_year": ("year", "projects"),
    "projects_running_by_year": ("year", "running"),
    "projects_per_100000": ("region", "projects_per_100000"),
    "region_by_axis": ("region axis", "projects"),
    "region_ranking": ("region", "total"),
    "sector_diversity_by_axis": ("axis", "effective_sectors"),
    "sector_shares": ("sector", "share_pct"),
    "total_amount_by_amount_kind": ("amount_kind", "total_amount_mad"),
    "year_basis": ("year_basis", "projects"),
}
VIEWS = (
    View(),
    View(axes=("financing",)),
    View(axes=("ai", "industry40"), year_from=2014, year_to=2020),
    View(sectors=("education", "tourism_culture"), year_from=2014, year_to=2016, undated="drop"),
    View(actors=("company", "startup"), types=("conference", "hackathon")),
    View(regions=("MA-01", "MA-02", "MA-08"), year_from=2015),
    View(year_from=2023, year_to=2023, undated="drop"),
    View(registers=("events",), year_from=2016, year_to=2022),
)
ALONE = r"[Oo]nly one|one axis only|one event only"
every_leader = pytest.mark.parametrize("name", LEADING)


def measured(row, value):
    """Return what a row is ranked by, None where it has no value."""
    if value == "high_claim/low_claim":
        return row["high_claim"] / row["low_claim"]
    number = row[value.strip("-|")]
    return number if number is None else abs(number) if value.startswith("|") else -number if value.startswith("-") else number


def levelled(row, value):
    """Return the row with the value that all rows then share."""
    if value == "high_claim/low_claim":
        return {**row, "low_claim": 100, "high_claim": 250}
    return {**row, value.strip("-|"): 3}


WRITERS = {"year": lambda value, lang: str(value), "years": period}


def is_named(row, categories, sentence, lang):
    names = [WRITERS.get(name, lambda value, lang, name=name: shown(name, value, lang))(row[name], lang) for name in categories.split()]
    return all(name in sentence for name in names)


def ranked(rows, value):
    """Return the rows that have a value, and those of them that lead."""
    known = [row for row in rows if measured(row, value) is not None]
    top = max(measured(row, value) for row in known)
    return known, [row for row in known if math.isclose(measured(row, value), top)]


def test_every_sentence_that_names_a_leader_is_asked_about():
    assert {name for name, one in indicators().items() if one.sentence.tied} == set(LEADING)
    silent = {name: re.sub("{[^}]*}", "", one.sentence.en) for name, one in indicators().items() if name not in LEADING}
    assert not [name for name, words in silent.items() if re.search(r"first|largest|widest|comes last|share (first|last)", words)]


@every_leader
def test_has_words_for_each_form_in_three_languages(name):
    sentence = indicators()[name].sentence
    for form in ("first", "tied", "only"):
        assert set(sentence.words(form)) == set(LANGUAGES)
        assert all("{leaders}" in words for words in sentence.words(form).values())


@pytest.mark.parametrize("lang", LANGUAGES)
@every_leader
def test_names_all_who_lead_in_real_views(name, lang, version):
    categories, value = LEADING[name]
    for view in VIEWS:
        answered = answer(name, view.with_(version=version))
        if not answered.refusal:
            known, leaders = ranked(answered.rows, value)
            sentence = sentence_of(answered, lang)
            named = leaders if len(leaders) <= 4 else leaders[:3]
            assert all(is_named(row, categories, sentence, lang) for row in named), (view, sentence)
            assert len(leaders) == len(named) or str(len(leaders) - 3) in sentence
            if lang == "en":
                assert bool(re.search(ALONE, sentence)) == (len(known) == 1), (view, sentence)


@pytest.mark.parametrize("lang", LANGUAGES)
@every_leader
def test_names_all_of_a_drawn_tie(name, lang, version):
    categories, value = LEADING[name]
    answered = answer(name, View(version=version))
    known, _ = ranked(answered.rows, value)
    for how_many in {2, len(known)}:
        rows = tuple(levelled(row, value) for row in known[:how_many])
        sentence = sentence_of(dataclasses.replace(answered, rows=rows), lang)
        assert all(is_named(row, categories, sentence, lang) for row in rows[: how_many if how_many <= 4 else 3]), sentence
        assert how_many <= 4 or str(how_many - 3) in sentence
        assert lang != "en" or re.search(r"share|of the same size", sentence), sentence


@every_leader
def test_compares_one_row_with_nothing(name, version):
    answered = answer(name, View(version=version))
    _, [first, *_] = ranked(answered.rows, LEADING[name][1])
    sentence = sentence_of(dataclasses.replace(answered, rows=(first,)), "en")
    assert re.search(ALONE, sentence), sentence
    assert not re.search(r"first place|comes first|largest|widest", sentence), sentence


def told(world, name, lang, **view):
    words = sentence_of(world.answer(name, **view), lang)
    return re.sub("[\u2066-\u2069]", "", words).replace("\u00a0", " ")


def drawn(*axes: str) -> str:
    return "\n".join(["project_id | axis | year", *(f"P{place} | {axis} | 2020" for place, axis in enumerate(axes))])


def test_one_leader(world):
    world.has("projects", drawn("ai", "ai", "training"))
    assert told(world, "projects_by_axis", "en") == "The axis “Artificial intelligence” comes first: 2 of 3 projects."
    assert told(world, "projects_by_axis", "fr") == "L’axe « Intelligence artificielle » vient en tête : 2 projets sur 3."
    assert told(world, "projects_by_axis", "ar") == "في الصدارة محور «الذكاء الاصطناعي»: مشروعان من أصل 3."


def test_two_leaders(world):
    world.has("projects", drawn("training", "ai", "ai", "training", "studies"))
    assert told(world, "projects_by_axis", "en") == (
        "“Digital training” and “Artificial intelligence” share first place: 2 of 5 projects each."
    )
    assert told(world, "projects_by_axis", "fr") == (
        "« Formation digitale » et « Intelligence artificielle » se partagent la première place : 2 projets sur 5 chacun."
    )
    assert told(world, "projects_by_axis", "ar") == ("«التكوين الرقمي» و«الذكاء الاصطناعي» في الصدارة بالتساوي: مشروعان من أصل 5 لكل محور.")


def test_more_leaders_than_a_sentence_holds(world):
    world.has("projects", drawn("rd_platforms", "training", "ai", "industry40", "studies"))
    assert "“Digital training”, “Artificial intelligence” and 2 others share first place: 1 of 5 projects each" in told(
        world, "projects_by_axis", "en"
    )
    assert "« Intelligence artificielle » et 2 autres se partagent la première place : 1 projet sur 5 chacun" in told(
        world, "projects_by_axis", "fr"
    )
    assert "و«الذكاء الاصطناعي» و2 غيرها في الصدارة بالتساوي: مشروع واحد من أصل 5 لكل محور" in told(world, "projects_by_axis", "ar")


def test_nobody_to_compare_with(world):
    world.has("projects", drawn("ai", "ai", "training"))
    assert told(world, "projects_by_axis", "en", axes=("ai",)) == (
        "Only one axis has projects in this view, “Artificial intelligence”: 2 projects."
    )
    assert told(world, "projects_by_axis", "fr", axes=("training",)) == (
        "Un seul axe a des projets dans cette vue, « Formation digitale » : 1 projet."
    )
    assert told(world, "projects_by_axis", "ar", axes=("ai",)) == ("محور واحد فقط له مشاريع في هذا العرض، «الذكاء الاصطناعي»: مشروعان.")
    assert told(world, "projects_by_axis_and_year", "en", axes=("ai",)) == (
        "Only one combination in this view, the axis “Artificial intelligence” in 2020: 2 projects."
    )


ADD, MNC = "agence-de-developpement-du-digital-add", "maroc-numeric-cluster-mnc"


def test_the_joint_record_is_not_said_to_be_of_the_fullest_year(world):
    world.has("organisations", f"organisation_id | name\n{ADD} | ADD\n{MNC} | MNC")
    world.has("projects", "project_id | year | lead_organisation | partners\nP1 | 2020 | ADD | MNC\nP2 | 2025 | ADD |\nP3 | 2025 | MNC |")
    assert told(world, "partnership_by_year", "en") == (
        "2025 comes first: 2 of the 3 dated records of ADD or MNC, projects and events with nothing counted twice. "
        "Over all these years, both appear together in 1 record."
    )
    assert told(world, "partnership_by_year", "fr", year_from=2025).endswith("les deux y figurent ensemble dans 0 fiche.")


def test_a_ratio_that_differs_in_its_last_digit_is_a_tie(version):
    answered = answer("projects_per_100000", View(version=version))
    rate = next(row["projects_per_100000"] for row in answered.rows if row["projects_per_100000"])
    first, second, *_ = answered.rows
    close = ({**first, "projects_per_100000": rate}, {**second, "projects_per_100000": rate * (1 + 1e-13)})
    assert "share first place" in sentence_of(dataclasses.replace(answered, rows=close), "en")
