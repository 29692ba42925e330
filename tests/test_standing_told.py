"""The list of versions says where each stands, and each answer and each file of a version taken back says that it was."""

import json

import pytest

from analytics.addresses.catalogue import BASE, addresses
from analytics.publishing.publish import roll_back
from analytics.serving.freshness import ASK_AGAIN, FOREVER
from analytics.warehouse import versions
from tests.asked import asked
from tests.conftest import World
from tests.steward import Desk
from tests.test_standing import imported

QUERIES = {"explored": "&measure=projects&by=axis"}
OF_A_VERSION = ("records", "indicator", "explored", "package", "notebook", "briefing", "manifest", "database", "tables", "changes")


@pytest.fixture
def desk(world: World, capfdbinary, read_here) -> Desk:
    return Desk(world, capfdbinary)


def listed() -> dict[str, str]:
    return {one["version"]: one["standing"] for one in json.loads(asked(f"{BASE}/versions").body)["versions"]}


def test_the_list_says_where_each_version_stands_and_a_step_back_is_news_to_who_has_it(desk):
    second = imported(desk, "Second")
    assert listed() == {desk.first: "earlier", second: "current"}
    held = asked(f"{BASE}/versions").headers["etag"]
    roll_back(desk.first)
    assert asked(f"{BASE}/versions", if_none_match=held).status == 200
    assert listed() == {desk.first: "current", second: "taken_back"}


@pytest.mark.parametrize("key", OF_A_VERSION)
def test_an_answer_of_a_version_taken_back_says_so_and_leads_to_the_current_one(desk, key):
    second = imported(desk, "Second")
    [one] = [address for address in addresses() if address.key == key]
    places = {name: (codes or (second,))[0] for name, codes in one.places.items()}
    pinned = f"{BASE}{one.path.format(**places)}?lang=fr{QUERIES.get(key, '')}" + f"&version={second}" * ("version" not in places)
    before = asked(pinned, "HEAD").headers
    assert "x-marsad-standing" not in before
    assert "link" not in before
    roll_back(desk.first)
    told = asked(pinned, "HEAD")
    assert (told.status, told.headers["x-marsad-standing"], told.headers["cache-control"]) == (200, "taken_back", ASK_AGAIN)
    address, _, relation = told.headers["link"].partition(">; ")
    assert relation == 'rel="latest-version"'
    latest = asked(address.removeprefix("<"), "HEAD")
    assert (latest.status, latest.headers.get("x-marsad-standing")) == (200, None)
    assert asked(pinned, "HEAD", if_none_match=told.headers["etag"]).headers["x-marsad-standing"] == "taken_back"


@pytest.mark.parametrize("place", ["projects", "indicators/projects_by_axis", "explore", "quarantine"])
def test_the_provenance_of_a_version_taken_back_says_so_to_who_has_an_older_one(desk, place):
    second = imported(desk, "Second")
    address = f"{BASE}/{place}.meta?version={second}&measure=projects&by=axis"
    before = asked(address)
    assert "standing" not in json.loads(before.body)
    roll_back(desk.first)
    held = {"if_none_match": before.headers["etag"]}
    told = asked(address, **held)
    assert (told.status, json.loads(told.body)["standing"]) == (200, "taken_back")
    assert "standing" not in json.loads(asked(address.replace(second, desk.first)).body)
    roll_back(second)
    again = asked(address, if_none_match=told.headers["etag"])
    assert (again.status, again.body, again.headers["cache-control"]) == (200, before.body, FOREVER)


def test_what_differs_from_a_version_taken_back_says_so(desk):
    second = imported(desk, "Second")
    roll_back(desk.first)
    assert json.loads(asked(f"{BASE}/versions/{second}/changes.json").body)["meta"]["standing"] == "taken_back"
    assert "standing" not in json.loads(asked(f"{BASE}/versions/{desk.first}/changes.json").body)["meta"]
    assert versions.current() == desk.first
