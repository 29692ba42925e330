"""Files of public sources on the command line: checked, published, and refused in a sentence where the options contradict them."""

import json

import pytest

from analytics.warehouse import versions
from tests.drawn_sources import GOOD
from tests.steward import Desk, changed


@pytest.fixture
def desk(world, capfdbinary, read_here):
    return Desk(world, capfdbinary)


@pytest.fixture
def drawn(tmp_path):
    def _drawn(source: str) -> str:
        name, content = GOOD[source]
        (tmp_path / name).write_bytes(content)
        return str(tmp_path / name)

    return _drawn


def asked(sql: str) -> list[tuple]:
    with versions.connection_to(versions.current()).cursor() as cursor:
        return cursor.execute(sql).fetchall()


def test_a_file_of_cordis_joins_the_projects_and_changes_nothing_the_second_time(desk, drawn):
    for expected in ((1, 0, 0, 0), (0, 0, 1, 0)):
        code, out, _ = desk.says("import", drawn("cordis"), "--from", "cordis", "--json")
        assert (code, changed(json.loads(out))) == (0, expected)
    assert desk.ids() == ["P1", "P2", "P3", "P4", "P5", "cordis:1"]


def test_readings_become_a_register_of_their_own(desk, drawn):
    assert desk.says("import", drawn("wdi"), "--from", "wdi")[0] == 0
    assert desk.says("import", drawn("innovation_graph"), "--as", "series", "--from", "innovation_graph")[0] == 0
    assert asked("SELECT source, period, year, value FROM series ORDER BY ALL") == [
        ("innovation_graph", "2020-Q1", 2020, 7.0),
        ("wdi", "1960", 1960, 1.5),
        ("wdi", "2024", 2024, 2.25),
    ]


def test_conferences_join_the_events(desk, drawn):
    assert desk.says("import", drawn("confs_tech"), "--as", "events", "--from", "confs_tech")[0] == 0
    assert asked("SELECT title, axis::VARCHAR FROM events") == [("A conference", "ai")]


@pytest.mark.parametrize("command", ["check", "import"])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "--as projects, events or organisations, or --from"),
        (("--as", "series"), "--as projects, events or organisations, or --from"),
        (("--as", "events", "--from", "cordis"), "A file of cordis holds projects"),
    ],
)
def test_options_that_do_not_settle_what_a_file_holds_are_refused(desk, drawn, command, options, said):
    code, out, err = desk.says(command, drawn("cordis"), *options)
    assert (code, out) == (2, "")
    assert said in err


def test_a_source_never_replaces_a_register(desk, drawn):
    code, _, err = desk.says("import", drawn("cordis"), "--from", "cordis", "--replace", "--yes")
    assert code == 2
    assert "--replace would retire" in err
    assert desk.ids() == ["P1", "P2", "P3", "P4", "P5"]


@pytest.mark.parametrize(
    ("lang", "name"), [("fr", "CORDIS, projets de recherche"), ("ar", "مشاريع البحث"), ("en", "CORDIS, research projects")]
)
def test_the_report_begins_with_the_name_of_the_source(desk, drawn, lang, name):
    code, out, _ = desk.says("check", drawn("cordis"), "--from", "cordis", "--lang", lang)
    assert code == 0
    assert name in out.splitlines()[0]
