"""Every data address owes a second asking: an answer the client has is not sent again, and HEAD says what GET says without making it."""

from itertools import product

import pytest

from analytics.addresses.catalogue import BASE, Address, addresses
from analytics.serving import briefing_route, study_routes, version_routes
from analytics.studies.study import names as studies
from tests.asked import Answered, asked
from tests.conftest import World

ARCHIVES = {"package", "tables", "briefing", "study"}  # their length is not known before they are written
ALWAYS = ("etag", "last-modified", "cache-control", "vary")
KINDS = [(one, kind) for one in addresses() for kind in (one.places.get("format") or ("",))]
QUERIES = {"explored": "measure=projects&by=axis", "compared": "compare=axis&with=ai&with=training", "package": "q=nosuchword"}


def address_of(one: Address, kind: str, version: str) -> str:
    """Return an address of one kind that is answered; each part of its path is the first of its codes."""
    free = {"study": studies()[0]}
    places = {name: (codes or (free.get(name, version),))[0] for name, codes in one.places.items()}
    path = one.path.format(**{**places, "part": "projects_size", **({"format": kind} if kind else {})})
    return f"{BASE}{path}?lang=fr&{QUERIES.get(one.key, '')}"


def named(case: tuple[Address, str]) -> str:
    return "-".join(filter(None, (case[0].key, case[1])))


@pytest.fixture(scope="module")
def answers(version):
    """Every address asked once, when first wanted."""
    found: dict[str, Answered] = {}

    def answer_of(address: str) -> Answered:
        while address not in found or b"being_compared" in found[address].body:  # studies are compared beside the answer
            found[address] = asked(address)
        return found[address]

    return answer_of


@pytest.fixture
def _no_archive(monkeypatch):
    def refuse(*_given):
        raise AssertionError("an archive or a briefing was written for an answer without a body")

    monkeypatch.setattr(version_routes, "write_archive", refuse)
    monkeypatch.setattr(version_routes, "write_tables", refuse)
    monkeypatch.setattr(briefing_route, "briefing_file", refuse)
    monkeypatch.setattr(study_routes, "study_file", refuse)


@pytest.mark.parametrize("case", KINDS, ids=named)
def test_the_same_asked_again_with_its_mark_is_304_without_a_body(case, version, answers, request):
    address = address_of(*case, version)
    first = answers(address)
    assert first.status == 200
    assert first.body
    said = {name: first.headers[name] for name in ALWAYS}
    request.getfixturevalue("_no_archive")
    tag = said["etag"].removeprefix("W/")
    held = (
        {"if_none_match": said["etag"]},
        {"if_none_match": f'"x", W/{tag}'},
        {"if_none_match": "*"},
        {"if_modified_since": said["last-modified"]},
    )
    for method, headers in product(("GET", "HEAD"), held):
        again = asked(address, method, **headers)
        assert (again.status, again.body) == (304, b""), headers
        assert {name: again.headers[name] for name in ALWAYS} == said
        assert "content-length" not in again.headers
        assert again.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("case", KINDS, ids=named)
def test_another_mark_or_an_older_date_brings_the_answer(case, version, answers):
    address, method = address_of(*case, version), "HEAD" if case[0].key in ARCHIVES else "GET"  # the same way, without the archive
    changed = answers(address).headers["last-modified"]
    for headers in (
        {"if_none_match": '"another"', "if_modified_since": changed},  # a tag decides alone
        {"if_none_match": "", "if_modified_since": "Mon, 01 Jan 1990 00:00:00 GMT"},
        {"if_modified_since": "Mon, 01 Jan 1990 00:00:00 GMT"},
        {"if_modified_since": "yesterday"},
    ):
        assert asked(address, method, **headers).status == 200, headers


@pytest.mark.parametrize("case", KINDS, ids=named)
def test_head_says_what_get_says_and_makes_no_archive(case, version, answers, request):
    address = address_of(*case, version)
    get = answers(address)
    request.getfixturevalue("_no_archive")
    head = asked(address, "HEAD")
    assert (head.status, head.body) == (200, b"")
    untold = {"content-length"} if case[0].key in ARCHIVES else set()
    assert dict(head.headers) == {name: value for name, value in get.headers.items() if name not in untold}
    assert int(get.headers["content-length"]) == len(get.body)


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
@pytest.mark.parametrize("place", ["indicators", "openapi.json", "templates/projects.csv"])
def test_words_have_a_mark_of_their_language_however_it_is_asked(version, place, lang):
    said, accepted = asked(f"{BASE}/{place}?lang={lang}"), asked(f"{BASE}/{place}", accept_language=lang)
    assert (said.headers["etag"], said.body) == (accepted.headers["etag"], accepted.body)
    other = "ar" if lang != "ar" else "fr"
    assert asked(f"{BASE}/{place}?lang={other}", if_none_match=said.headers["etag"]).status == 200
    assert (said.headers["vary"], accepted.headers["vary"]) == ("Accept-Encoding", "Accept-Encoding, Accept-Language")


@pytest.mark.parametrize("headers", [{"if_none_match": "*"}, {"if_modified_since": "Fri, 01 Jan 2100 00:00:00 GMT"}])
@pytest.mark.parametrize(
    ("place", "status"),
    [
        ("zzz", 404), ("projects.doc", 404), ("indicators/zzz.csv", 404), ("compare_zzz.csv?compare=axis", 404), ("versions/1999.zip", 404),
        ("templates/zzz.csv", 404), ("package.zip?version=1999", 404), ("package.zip?axes=ai&strict=1", 400), ("versions?axes=ai&strict=1", 400),
    ],
)  # fmt: skip
def test_what_is_refused_stays_refused_whatever_the_client_says_it_has(version, place, status, headers):
    assert asked(f"{BASE}/{place}", **headers).status == status


def test_a_new_version_is_news_to_who_has_the_list_and_to_who_has_the_latest_changes(world: World):
    drawn = "project_id | axis | year\nP1 | ai | 2019"
    first = world.has("projects", drawn).version
    before = {place: asked(f"{BASE}/{place}").headers for place in ("versions", f"versions/{first}/changes.csv", f"versions/{first}.json")}
    world.has("projects", f"{drawn}\nP2 | ai | 2020")
    assert world.version != first
    again = {place: asked(f"{BASE}/{place}", if_none_match=headers["etag"]).status for place, headers in before.items()}
    assert again == {"versions": 200, f"versions/{first}/changes.csv": 200, f"versions/{first}.json": 304}


def test_a_broken_download_of_a_database_goes_on_where_it_stopped(version):
    address = f"{BASE}/versions/{version}.duckdb"
    whole = asked(address)
    rest = asked(address, range="bytes=1000-", if_range=whole.headers["etag"])
    assert (rest.status, rest.body) == (206, whole.body[1000:])
    assert asked(address, range="bytes=1000-", if_range='"another"').body == whole.body
