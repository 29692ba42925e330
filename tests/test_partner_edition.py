"""The partner edition of a version: who reads which, that nothing else leads to the records, and that it is the same at each build."""

import pytest

from analytics.downloads.records import records_of
from analytics.errors import UnknownName
from analytics.indicators.answers import answer
from analytics.indicators.answers_told import control_in_words
from analytics.indicators.telling import sentence_of
from analytics.registry.description import descriptions
from analytics.roles import PARTNER, PUBLIC, STEWARD, acting_as
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.held_back import told_in
from analytics.warehouse.records import count_listed, listed, record
from tests.conftest import REAL, World, forget_versions
from tests.partners import LEAST, for_partners, reading_partner, shared_version  # noqa: F401  (fixtures)


def test_a_steward_reads_the_records_a_partner_groups_and_the_public_nothing(shared):
    seen = {}
    for role in (STEWARD, PARTNER, PUBLIC):
        with acting_as(role):
            answered = answer("projects_by_axis", View())
            seen[role] = (answered.version, answered.coverage.selected, len(listed("projects", View(), answered.version)))
    assert [selected for _, selected, _ in seen.values()] == [140, 140, 0]
    assert [rows for *_, rows in seen.values()] == [140, 0, 0]
    assert len({version for version, *_ in seen.values()}) == 3


def test_a_partner_cannot_ask_the_whole_version(partner):
    with pytest.raises(UnknownName):
        versions.known(partner.version)
    with pytest.raises(UnknownName):
        versions.connection_to(partner.version)
    assert partner.version not in versions.listed()


def test_records_are_neither_listed_nor_opened_nor_given(partner):
    version = versions.current()
    assert (listed("projects", View(), version), count_listed("projects", View(), version)) == ([], 0)
    assert record("projects", "c-projects-1", version) is None
    assert records_of("projects", View()).rows == ()


def test_control_is_said_to_be_off_where_all_is_public(version, monkeypatch):
    monkeypatch.setenv("MARSAD_DATA", str(REAL))
    descriptions.cache_clear()
    assert told_in(version) == {}
    assert control_in_words(version, "en") == "No disclosure control: all registers shown are public."
    answered = answer("projects_by_axis", View())
    assert answered.held is None
    assert "disclosure" not in sentence_of(answered, "en")


def test_a_description_may_give_the_rows(world: World):
    for_partners(world, "[disclosure]", "rows = true", projects=12)
    with acting_as(STEWARD):
        world.build()
    with acting_as(PARTNER):
        assert len(listed("projects", View(), versions.current())) == 12


def test_a_register_of_too_few_records_tells_nothing(world: World):
    for_partners(world, projects=LEAST - 1)
    with acting_as(STEWARD):
        world.build()
    with acting_as(PARTNER):
        assert answer("projects_by_axis", View()).coverage.selected == 0


def test_the_partner_edition_is_the_same_at_each_build(world: World):
    for_partners(world, projects=60)
    rows = []
    for _ in range(2):
        with acting_as(STEWARD):
            world.build()
        with acting_as(PARTNER):
            rows.append(answer("axes_by_sector", View()).rows)
            edition = versions.current()
        forget_versions()
        versions.manifest_file(edition).unlink()
    assert rows[0] == rows[1]
