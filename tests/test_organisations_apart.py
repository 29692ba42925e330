"""Who is not listed stays apart from who is, whatever identifier a file of organisations gives; names of partners are no words for everybody."""

import pytest

from analytics.importing.check import checked_table, manner_of
from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.view import View
from analytics.warehouse import versions
from tests.conftest import World
from tests.offered import table
from tests.test_import_organisations import HELD


def named_in(world: World, project: str) -> list[str]:
    with versions.connection_to(world.version).cursor() as cursor:
        found = cursor.execute(
            "SELECT name FROM project_organisations JOIN organisations USING (organisation_id) WHERE project_id = ?", [project]
        )
        return [name for (name,) in found.fetchall()]


def test_an_identifier_that_is_the_name_of_somebody_unlisted_takes_none_of_their_records(world: World):
    projects = "project_id | lead_organisation\np1 | Zebra\np2 | ENSIAS"
    world.has("organisations", HELD).has("projects", projects)
    assert named_in(world, "p2") == ["ENSIAS"]
    world.has("organisations", f"{HELD.rstrip()}\nENSIAS | Alpha Corp | | | | | | no\n").has("projects", projects)
    assert named_in(world, "p2") == ["«ENSIAS»"]
    assert named_in(world, "p1") == ["Zebra"]


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_a_register_for_partners_lends_the_public_no_names(world: World, lang):
    described = world.data / "registry" / "organisations.toml"
    described.write_text(f'visibility = "partner"\n{described.read_text(encoding="utf-8")}', encoding="utf-8")
    rows = "\n".join(f"p{place} | World Bank" for place in range(6))
    public = world.has("organisations", HELD).has("projects", f"project_id | lead_organisation\n{rows}").build().public_edition
    said = sentence_of(answer("leading_organisations", View(version=public)), lang)
    assert "World Bank" in said
    assert "Banque mondiale" not in said


@pytest.mark.parametrize("header", [["id", "title", "axis", "organisation_id"], ["titre", "axe", "organisation_id", "identifiant"]])
def test_projects_that_say_an_organisation_by_its_identifier_are_still_projects(world: World, header):
    world.has("organisations", HELD)
    report = checked_table(table([["1", "Un projet", "ai", "wb"]], header), "projects", manner_of("projects"))
    assert "wrong_dataset" not in [remark.rule for remark in report.all_remarks]


@pytest.mark.slow
def test_a_column_shifted_by_one_row_is_judged_in_the_time_of_its_rows(world: World):
    held = "\n".join(f"o{place} | Name {place} | | | | | | no" for place in range(3_001))
    world.has("organisations", f"organisation_id | name | name_fr | name_ar | aliases | organisation_type | country | is_group\n{held}")
    shifted = [[f"o{place}", f"Name {place + 1}"] for place in range(3_000)]
    report = checked_table(table(shifted, ["organisation_id", "name"]), "organisations", manner_of("organisations"))
    assert not any(row.is_good for row in report.rows)  # the last takes a name from outside the file, so each before it does
