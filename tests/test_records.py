"""The lists of records and what stands beside a record, against the registers themselves."""

import pytest

from analytics.view import View, view_of
from analytics.warehouse.neighbours import neighbours
from analytics.warehouse.records import KEYS, listed, record

VIEWS = [View(), view_of({"axis": ["ai"], "from": ["2020"]}), view_of({"q": ["nosuchwordanywhere"]})]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("register", KEYS)
def test_every_listed_record_opens(register, view, version):
    rows = listed(register, view, version)
    assert len({row[KEYS[register]] for row in rows}) == len(rows)
    for row in rows[:20]:
        identifier = row[KEYS[register]]
        assert record(register, identifier, version)[KEYS[register]] == identifier
        assert all(record(one["list"], one["id"], version) for one in neighbours(register, identifier, version))


def test_the_most_active_organisation_comes_first(version):
    rows = listed("organisations", View(), version)
    assert [row["projects"] + row["events"] for row in rows] == sorted((row["projects"] + row["events"] for row in rows), reverse=True)


def test_a_record_nobody_knows_is_none(version):
    assert record("projects", "nothing", version) is None
