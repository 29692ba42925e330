"""Brute force: each role on each page, data address and kind of file; nothing of a register for partners crosses to the public."""

import json
import subprocess
import sys
from functools import reduce
from urllib.parse import quote, quote_plus

import pytest

from analytics.places import HOUSE
from analytics.roles import PARTNER, PUBLIC, STEWARD, acting_as
from analytics.serving.data_routes import BASE
from analytics.warehouse import versions
from tests.asked import asked, posted
from tests.conftest import forget_versions
from tests.hushed import KEY, MARK, bodies, drawn, is_marked, let_partners_read, page_texts, plain
from tests.quick import slow_but
from tests.signed import claims, cookie, people_sign_in

WALKED: dict[str, tuple[str, ...]] = {"some pages": ("overview", "events", "quality", "records"), "all pages": ()}
DRAFT = {"title": "T", "items": [{"reference": "card: activity_by_year"}]}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """The ids of a house whose events are for partners alone: (its whole version, its public edition)."""
    data = tmp_path_factory.mktemp("hushed") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MARSAD_DATA", str(data))
        world = let_partners_read(drawn(data), "events")
        whole = world.build(quarantined=1)
        yield whole.version, whole.public_edition
        forget_versions()


@pytest.fixture(scope="module")
def partner_first(house):
    """What the partner is given by data addresses, asked before anybody else, so that every cache holds it."""
    with pytest.MonkeyPatch.context() as patch, people_sign_in(patch):
        return {address: (status, body) for address, status, body in bodies(asked, list(house), cookie=cookie(claims("omar")))}


@pytest.fixture
def signing_in(monkeypatch):
    with people_sign_in(monkeypatch):
        yield


def marked(body: bytes) -> bool:
    return is_marked(plain(body))


def test_what_the_partner_is_given_holds_the_marks(house, partner_first, signing_in):
    statuses = {address: status for address, (status, _) in partner_first.items() if status not in (200, 404)}
    assert statuses == {}
    found = [address for address, (_, body) in partner_first.items() if marked(body)]
    for name in ("events.csv", "events.parquet", "events.xlsx", "quarantine.csv", "package.zip", f"{house[0]}.duckdb", f"{house[0]}.zip"):
        assert any(name in address for address in found), name


@pytest.mark.parametrize("who", ["nobody", pytest.param("zineb", marks=pytest.mark.slow)])
def test_nothing_crosses_to_the_public_by_any_address_after_a_partner_asked(house, partner_first, signing_in, who):
    headers = {} if who == "nobody" else {"cookie": cookie(claims(who))}
    for address, status, body in bodies(asked, list(house), **headers):
        assert not marked(body), address
        assert status == 404 if f"/versions/{house[0]}" in address else status in (200, 404), address


def test_a_partner_is_given_the_same_after_the_public_asked(house, partner_first, signing_in):
    for address, (status, body) in partner_first.items():
        if "events.csv" in address or "activity_by_year" in address:
            again = asked(address, cookie=cookie(claims("omar")))
            assert (again.status, plain(again.body)) == (status, plain(body)), address


def test_no_cache_may_keep_what_only_some_may_see_or_mix_readers(house, signing_in):
    of_partner = asked(f"{BASE}/events.csv", cookie=cookie(claims("omar")))
    assert of_partner.headers["cache-control"] == "private, no-store"
    of_all = asked(f"{BASE}/events.csv")
    assert "Cookie" in of_all.headers["vary"]
    assert "public" in of_all.headers["cache-control"]
    assert of_all.headers["etag"] != of_partner.headers["etag"]
    assert asked(f"{BASE}/events.csv", if_none_match=of_partner.headers["etag"]).status == 200


@pytest.mark.parametrize(
    "sent",
    [
        cookie(claims("amina"), secret="another secret of thirty-two letters"),
        cookie(claims("amina"), salt="_streamlit_user_tokens"),
        cookie(claims("amina", origin="https://evil.example")),
        cookie(claims("amina", is_logged_in="yes")),
        cookie(claims("amina", iat=1)),
        "_streamlit_user=chunks-3",
        "_streamlit_user=\xff\xfe",
        "_streamlit_user=" + json.dumps({"is_logged_in": True, "groups": ["stewards"]}),
        "_streamlit_user=",
    ],
    ids=[
        "another secret",
        "another salt",
        "another origin",
        "not signed in",
        "too old",
        "chunks missing",
        "no text",
        "not signed",
        "empty",
    ],
)
def test_a_cookie_that_is_not_whole_fresh_and_ours_is_nobodys(house, signing_in, sent):
    assert asked(f"{BASE}/versions/{house[0]}.json", cookie=sent).status == 404
    assert asked(f"{BASE}/versions/{house[0]}.json", cookie=cookie(claims("amina"))).status == 200


def test_a_cookie_gives_nothing_where_people_do_not_sign_in(house):
    assert asked(f"{BASE}/versions/{house[0]}.json", cookie=cookie(claims("amina"))).status == 404


def test_a_draft_study_that_names_the_version_of_partners_is_not_taken_from_the_public(house, signing_in):
    said = {"title": "T", "items": [{"reference": f"{{{{card: activity_by_year | version={house[0]}}}}}"}]}
    for name in ("study-draft.zip", "study-draft.docx", "study-draft.json"):
        answered = posted(f"{BASE}/{name}", json.dumps(said).encode(), content_type="application/json")
        assert not marked(answered.body)


@pytest.mark.parametrize("walked", slow_but("some pages", WALKED))
def test_the_pages_of_each_role_hold_what_it_may_see(house, monkeypatch, walked):
    """The partner walks first, so that the caches of these pages hold what the public must not be given."""
    pages = {PARTNER: WALKED[walked], PUBLIC: (), STEWARD: WALKED["some pages"]}
    found = {role: dict(page_texts(role, monkeypatch, names)) for role, names in pages.items()}
    assert [name for name, text in found[PUBLIC].items() if is_marked(text)] == []
    for role in (PARTNER, STEWARD):
        assert {name for name, text in found[role].items() if is_marked(text)} >= {"quality", "events"}, role
    assert house[0] not in "".join(found[PUBLIC].values())


@pytest.mark.parametrize(
    "query",
    [
        {"list": ["events"], "record": [f"{KEY}-1"]},
        {"list": ["organisations"], "record": [f"{MARK} maison"]},
        {"org": [f"{MARK} maison"]},
        {"over": [f"{KEY}-1"]},
        {"q": [MARK]},
    ],
    ids=lambda query: next(iter(query)),
)
def test_an_address_that_names_what_is_hidden_tells_no_more_than_was_typed(house, monkeypatch, query):
    typed = {write(value) for values in query.values() for value in values for write in (str, quote, quote_plus)}
    for name, text in page_texts(PUBLIC, monkeypatch, ("overview", "records"), **query):
        untyped = reduce(lambda left, value: left.replace(value, ""), typed, text)
        assert not is_marked(untyped), name


def test_the_version_of_partners_in_an_address_shows_the_public_its_own(house, monkeypatch):
    for name, text in page_texts(PUBLIC, monkeypatch, ("overview", "quality", "versions"), version=[house[0]]):
        assert not is_marked(text), name
        assert house[1] in text, name


@pytest.mark.slow
def test_what_the_public_is_given_does_not_depend_on_what_is_hidden(tmp_path):
    """Two houses that differ in their hidden rows alone, each in a process of its own, give the public the same to the letter."""
    orders = [("loud", MARK, KEY, "7"), ("quiet", "zabulon", "ZAB", "3")]
    begun = [
        subprocess.Popen([sys.executable, "-m", "tests.hushed", str(tmp_path / name / "data"), *more], cwd=HOUSE, stdout=subprocess.PIPE)
        for name, *more in orders
    ]
    loud, quiet = (json.loads(one.communicate()[0]) for one in begun)
    assert len(loud) > 150
    assert [address for address in loud if loud[address] != quiet.get(address)] == []
    assert loud.keys() == quiet.keys()


@pytest.mark.slow
def test_a_partner_who_is_told_groups_alone_is_given_no_text_of_a_record(tmp_path, monkeypatch):
    monkeypatch.setenv("MARSAD_DATA", str(tmp_path / "data"))
    whole = drawn(tmp_path / "data").build(quarantined=1).version
    with people_sign_in(monkeypatch):
        for address, _, body in bodies(asked, [whole], cookie=cookie(claims("omar"))):
            assert not marked(body), address
        assert marked(asked(f"{BASE}/events.csv", cookie=cookie(claims("amina"))).body)
    for name, text in page_texts(PARTNER, monkeypatch):
        assert not is_marked(text), name
    forget_versions()


def test_in_the_warehouse_itself_the_wall_stands(house):
    with acting_as(PARTNER):
        assert versions.connection_to(house[0])
    with pytest.raises(Exception, match="There is no version"):
        versions.connection_to(house[0])
