"""A register that is not for everybody: its public edition, the wall in the warehouse, caches, studies and the command line."""

import json
import shutil
import threading
from pathlib import Path

import duckdb
import pytest

from analytics.errors import BadRegister, BadVersion, UnknownName
from analytics.indicators.answers import answer
from analytics.registry.description import read_description
from analytics.roles import PARTNER, PUBLIC, STEWARD, acting_as
from analytics.studies.publishing import publish
from analytics.studies.study import names, study_named
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.origins import origin_of
from analytics.warehouse.quarantine import set_aside_in
from analytics.warehouse.questions import rows_of
from analytics.warehouse.records import record
from analytics.warehouse.relations import Question
from analytics.warehouse.visible import non_public_registers
from tests.conftest import World, forget_versions
from tests.hushed import KEY, MARK, PROJECTS, drawn, events, hush, is_marked, let_partners_read
from tests.studied import write_study

EVENTS = Question("SELECT count(*) FROM events", {})


def built(data: Path) -> tuple[World, str, str]:
    """Return a built house whose events are for partners alone: its world, its whole version, its public edition."""
    world = let_partners_read(drawn(data), "events")
    whole = world.build(quarantined=1)
    return world, whole.version, whole.public_edition


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A house that tests leave as it is."""
    data = tmp_path_factory.mktemp("hushed") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MARSAD_DATA", str(data))
        yield built(data)
        forget_versions()


@pytest.fixture
def own_house(tmp_path, monkeypatch):
    """A house that a test changes."""
    monkeypatch.setenv("MARSAD_DATA", str(tmp_path / "data"))
    yield built(tmp_path / "data")
    forget_versions()


def seen_by(role: str, what):
    with acting_as(role):
        return what()


@pytest.mark.parametrize(("role", "count"), [(PUBLIC, 0), (PARTNER, 6), (STEWARD, 6)])
def test_each_role_counts_the_events_it_may_see(house, role, count):
    assert seen_by(role, lambda: rows_of(EVENTS, versions.current())[1]) == [(count,)]


def test_the_public_edition_is_a_version_of_its_own(house):
    _, whole, edition = house
    assert edition not in ("", whole)
    assert seen_by(PUBLIC, versions.current) == seen_by(PUBLIC, lambda: versions.known(None)) == edition
    assert seen_by(PARTNER, versions.current) == seen_by(STEWARD, lambda: versions.known(None)) == whole
    assert seen_by(PUBLIC, versions.listed) == [edition]
    assert seen_by(PARTNER, versions.listed) == [whole]
    assert seen_by(PARTNER, lambda: versions.known(edition)) == edition  # a link that the public sends leads there


def test_every_way_to_the_whole_version_is_shut_to_the_public(house):
    _, whole, _ = house
    for way in (versions.known, versions.connection_to):
        with pytest.raises(UnknownName) as refused:
            seen_by(PUBLIC, lambda way=way: way(whole))
        assert whole not in str(refused.value).partition(";")[2]
    assert not seen_by(PUBLIC, lambda: versions.is_listed(whole))
    assert seen_by(PARTNER, lambda: versions.is_listed(whole))


def test_nothing_of_the_register_is_in_the_files_of_the_public_edition(house, tmp_path):
    _, whole, edition = house
    for place in (versions.database, versions.manifest_file, versions.quarantine_file):
        assert not is_marked(place(edition).read_bytes().decode("latin-1")), place.__name__
        assert is_marked(place(whole).read_bytes().decode("latin-1")) or place is versions.manifest_file
    home = shutil.copy(versions.database(edition), tmp_path / "home.duckdb")
    with duckdb.connect(str(home), read_only=True) as taken:
        tables = [name for (name,) in taken.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        assert not any(is_marked(str(taken.execute(f'FROM "{name}"').fetchall())) for name in tables)


def test_rows_that_name_what_the_public_does_not_see_go_with_it_and_are_no_fault(house):
    _, whole, edition = house
    public, all_of_it = versions.manifest_of(edition).registers, versions.manifest_of(whole).registers
    for name in ("events", "project_event_links", "attendance_claims"):
        assert (public[name].rows_in, public[name].loaded, public[name].quarantined) == (0, 0, 0), name
    assert all_of_it["project_event_links"].loaded == 1
    assert all_of_it["events"].quarantined == 1
    assert "events" in set_aside_in(whole)
    assert set_aside_in(edition) == {}
    assert public["projects"].loaded == all_of_it["projects"].loaded == 3


def test_the_edition_does_not_change_when_only_hidden_rows_do(own_house):
    world, whole, edition = own_house
    world.has("events", events(count=4))
    later = world.build(quarantined=1)
    assert later.version != whole
    assert later.public_edition == edition
    assert seen_by(PUBLIC, versions.listed) == [edition]
    assert seen_by(PARTNER, versions.listed) == [whole, later.version]


def test_the_warehouse_says_which_registers_are_not_for_everybody(house):
    _, whole, edition = house
    assert non_public_registers(whole) == {"events"}
    assert non_public_registers(edition) == frozenset()


def test_a_register_that_is_withdrawn_takes_its_older_versions_from_the_public(own_house):
    world, whole, edition = own_house
    hush(world, "events", "public")
    open_version = world.build(quarantined=1).version
    assert seen_by(PUBLIC, versions.current) == open_version
    hush(world, "events")
    assert world.build(quarantined=1).version == whole
    assert seen_by(PUBLIC, versions.listed) == [edition]
    with pytest.raises(UnknownName):
        seen_by(PUBLIC, lambda: versions.connection_to(open_version))


def test_a_hidden_register_without_rows_hides_nothing(world):
    hush(world.has("projects", PROJECTS), "events")
    version = world.build().version
    assert seen_by(PUBLIC, versions.current) == version
    assert non_public_registers(version) == frozenset()


def test_without_such_a_register_there_is_one_version_as_before(world):
    manifest = world.has("projects", PROJECTS).build()
    assert seen_by(PUBLIC, versions.listed) == [manifest.version] == seen_by(STEWARD, versions.listed)
    assert not {"non_public", "public_edition"} & set(json.loads(versions.manifest_file(manifest.version).read_text(encoding="utf-8")))


def test_a_missing_public_edition_shows_nothing_until_it_is_built_again(own_house):
    world, whole, edition = own_house
    versions.manifest_file(edition).unlink()
    versions.manifest_of.cache_clear()
    with pytest.raises(BadVersion):
        seen_by(PUBLIC, lambda: versions.connection_to(versions.current()))
    assert world.build(quarantined=1).version == whole
    assert seen_by(PUBLIC, versions.current) == edition


@pytest.mark.parametrize("said", ["secret", "steward", "", True])
def test_another_word_for_visibility_is_refused(world, said):
    path = world.data / "registry" / "events.toml"
    path.write_text(f"visibility = {json.dumps(said)}\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(BadRegister, match="events.toml.*public.*partner"):
        read_description(path)


@pytest.mark.parametrize("order", [(PARTNER, PUBLIC, PARTNER), (PUBLIC, PARTNER, PUBLIC)], ids="-".join)
def test_whoever_asks_first_the_other_gets_nothing_of_it_from_a_cache(house, order):
    _, whole, edition = house
    for role in order:
        answered = seen_by(role, lambda: answer("activity_by_year", View()))
        assert (answered.version, answered.coverage.selected) == ((edition, 3) if role == PUBLIC else (whole, 9))


def test_readers_of_both_roles_at_once_get_their_own(house):
    _, whole, edition = house
    wrong = []

    def reads(role: str, wanted: str) -> None:
        for year in range(2000, 2030):
            answered = seen_by(role, lambda year=year: answer("activity_by_year", View(year_from=year)))
            if answered.version != wanted or role == PUBLIC and is_marked(str(answered)):
                wrong.append((role, year))

    readers = [threading.Thread(target=reads, args=who) for who in ((PUBLIC, edition), (PARTNER, whole)) * 3]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    assert wrong == []


def test_a_thread_that_says_no_role_is_the_public(house):
    _, _, edition = house
    seen = []
    with acting_as(STEWARD):
        thread = threading.Thread(target=lambda: seen.append(versions.current()))
        thread.start()
        thread.join()
    assert seen == [edition]


def test_a_record_of_the_register_does_not_exist_for_the_public(house):
    _, whole, edition = house
    assert seen_by(PARTNER, lambda: record("events", f"{KEY}-1", whole))["title"].startswith(MARK)
    assert seen_by(PUBLIC, lambda: record("events", f"{KEY}-1", edition)) is None
    assert seen_by(PUBLIC, lambda: origin_of("events", f"{KEY}-1", edition)) is None


def test_a_study_on_the_whole_version_is_for_partners_and_one_on_the_edition_for_all(own_house):
    world, whole, edition = own_house
    with acting_as(STEWARD):
        for name, version in (("of-partners", whole), ("of-all", edition)):
            written = write_study(world, "AI has {{projects_by_axis | axis=ai | projects:projects}}.", version=json.dumps(version))
            written.rename(written.with_name(name))
            publish(study_named(name))
        assert names() == ["of-all", "of-partners"]
    assert seen_by(PUBLIC, names) == ["of-all"]
    with pytest.raises(UnknownName) as refused:
        seen_by(PUBLIC, lambda: study_named("of-partners"))
    assert "of-partners" not in str(refused.value).partition("did you mean")[2]
    versions.manifest_file(whole).unlink()  # a study outlives its version, and so does what it may show
    assert seen_by(PUBLIC, names) == ["of-all"]


def test_the_command_line_sees_all_unless_it_is_told_a_role(house, run):
    _, whole, edition = house
    assert [run("versions", *option)[1].decode().split("\t")[0] for option in ((), ("--role", "partner"))] == [whole, whole]
    assert run("versions", "--role", "public")[1].decode().split("\t")[0] == edition
    assert is_marked(run("answer", "events_by_type", "--format", "sql")[1].decode()) is False
    rows = {role: run("answer", "activity_by_year", "--format", "csv", "--role", role)[1].decode() for role in (PUBLIC, PARTNER)}
    assert rows[PUBLIC] != rows[PARTNER]
    code, out, err = run("answer", "activity_by_year", "--version", whole, "--role", "public", "--format", "csv")
    assert (code, out) == (2, b"")
    assert whole in err.partition(";")[0]
