"""What every data address owes: complete rows, a mark to ask again with, refusals that say what was meant, other sites let in."""

import csv
import io
import json
from dataclasses import replace
from email.utils import parsedate_to_datetime

import pyarrow.parquet
import pytest

from analytics.addresses.limits import USUAL_REQUESTS, requests_per_minute
from analytics.downloads import FORMATS
from analytics.indicators import indicators
from analytics.serving import endpoint, rates
from analytics.serving.data_routes import BASE
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from tests.asked import Answered, asked
from tests.conftest import World
from tests.generated import with_generated_projects

EVERY = "project_id | axis | year\nP1 | ai | 2019\nP2 | ai |\nP3 | training | 2020"


def said(answered: Answered) -> dict:
    return json.loads(answered.body)


@pytest.mark.parametrize("kind", [*FORMATS, "meta"])
def test_every_indicator_answers_in_every_format(version, kind):
    for name in indicators():
        answered = asked(f"{BASE}/indicators/{name}.{kind}?lang=fr")
        assert answered.status == 200, name
        assert answered.headers["content-type"] == (FORMATS[kind].media_type if kind in FORMATS else "application/json")
        assert f"marsad-{name}-{versions.current()}.{'meta.json' if kind == 'meta' else kind}" in answered.headers["content-disposition"]
        assert int(answered.headers["content-length"]) == len(answered.body) > 0


@pytest.mark.parametrize("kind", [*FORMATS, "meta"])
@pytest.mark.parametrize(
    "place",
    ["projects.{kind}?axis=ai&lang=fr", "explore.{kind}?by=axis", "compare_projects_size.{kind}?compare=axis&with=ai&with=training"],
)
def test_an_answer_the_client_has_is_not_sent_again(version, place, kind):
    address = f"{BASE}/{place.format(kind=kind)}"
    first = asked(address)
    tag, changed = first.headers["etag"], first.headers["last-modified"]
    for headers in ({"if_none_match": tag}, {"if_none_match": f'"x", {tag}'}, {"if_modified_since": changed}):
        again = asked(address, **headers)
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
        assert "content-length" not in again.headers
    assert asked(address, if_none_match='"another"', if_modified_since=changed).status == 200  # a tag decides alone
    assert asked(address, if_modified_since="Mon, 01 Jan 1990 00:00:00 GMT").status == 200
    assert asked(address, if_modified_since="yesterday").status == 200


def test_the_mark_is_that_of_the_view_however_it_is_written(version):
    def tag(query: str) -> str:
        return asked(f"{BASE}/projects.csv?{query}").headers["etag"]

    assert tag("axis=ai&axis=training&lang=fr") == tag("lang=fr&axis=training&axis=ai&axis=ai")
    assert tag(f"axis=ai&lang=fr&version={version}") == tag("axis=ai&lang=fr")
    assert len({tag("lang=fr"), tag("lang=ar"), tag("axis=ai&lang=fr"), tag("lang=fr&bom=1")}) == 4
    assert asked(f"{BASE}/projects.json?lang=fr").headers["etag"] != tag("lang=fr")


def test_an_address_with_a_version_may_be_kept_and_one_without_is_asked_again(version):
    pinned = asked(f"{BASE}/projects.csv?lang=fr&version={version}").headers
    current = asked(f"{BASE}/projects.csv").headers
    assert "immutable" in pinned["cache-control"]
    assert "no-cache" in current["cache-control"]
    assert pinned["vary"] == "Accept-Encoding"
    assert current["vary"] == "Accept-Encoding, Accept-Language"
    assert parsedate_to_datetime(pinned["last-modified"]) <= parsedate_to_datetime(current["last-modified"])


def test_a_version_gives_the_old_bytes_after_the_data_changed(world: World):
    old = world.has("projects", EVERY).version
    places = [f"projects.{kind}" for kind in (*FORMATS, "meta")] + [f"indicators/projects_by_axis.{kind}" for kind in (*FORMATS, "meta")]
    before = {place: asked(f"{BASE}/{place}?lang=fr&axis=ai&version={old}") for place in places}
    unpinned = asked(f"{BASE}/projects.csv?lang=fr")
    world.has("projects", f"{EVERY}\nP4 | ai | 2021")
    assert world.version != old
    for place, was in before.items():
        now = asked(f"{BASE}/{place}?lang=fr&axis=ai&version={old}")
        assert (now.status, now.body, now.headers["etag"]) == (200, was.body, was.headers["etag"])
    assert asked(f"{BASE}/projects.csv?lang=fr", if_none_match=unpinned.headers["etag"]).body != unpinned.body
    assert len(list(csv.reader(io.StringIO(asked(f"{BASE}/projects.csv").body.decode())))) == 5


def test_a_step_back_to_an_older_version_is_news_to_who_asks_by_date(world: World):
    old = world.has("projects", EVERY).version
    world.has("projects", f"{EVERY}\nP4 | ai | 2021")
    assert world.version != old
    versions.point_to(old)
    at = versions.folder() / "current"
    seen = parsedate_to_datetime(asked(f"{BASE}/projects.csv").headers["last-modified"])
    assert int(seen.timestamp()) >= int(at.stat().st_mtime)


@pytest.mark.parametrize("place", ["projects.csv?axis=ai", "indicators", "versions", "openapi.json", "indicators/projects_by_axis.json"])
def test_head_says_what_get_says_without_a_body(version, place):
    get, head = asked(f"{BASE}/{place}"), asked(f"{BASE}/{place}", method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert dict(head.headers) == dict(get.headers)


def test_other_sites_may_read_and_are_told_which_headers(version):
    answers = (asked(f"{BASE}/projects.csv?axis=ai"), asked(f"{BASE}/zzz"), asked(f"{BASE}/projects.csv", method="POST"))
    for answered in answers:
        assert answered.headers["access-control-allow-origin"] == "*"
        assert "X-Marsad-Version" in answered.headers["access-control-expose-headers"]
    preflight = asked(f"{BASE}/projects.csv", method="OPTIONS", origin="https://example.org")
    assert preflight.status == 204
    assert preflight.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in preflight.headers["access-control-allow-headers"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("place", ["projects.csv", "versions", "package.zip", "zzz"])
def test_a_method_that_writes_is_refused_with_those_that_read(version, place, method):
    answered = asked(f"{BASE}/{place}", method=method)
    assert (answered.status, answered.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert said(answered)["error"]


@pytest.mark.parametrize(
    ("place", "meant"),
    [
        ("indicators/projects_by_axes.csv", "projects_by_axis"),
        ("indicators/projects_by_axis.cvs", "csv"),
        ("project.csv", f"{BASE}/projects.csv"),
        ("projects", f"{BASE}/projects.csv"),
        ("compare_projects_sise.csv?compare=axis&with=ai&with=training", "compare_projects_size"),
    ],
)
def test_a_wrong_address_is_refused_with_what_was_meant(version, place, meant):
    answered = asked(f"{BASE}/{place}")
    assert answered.status == 404
    assert meant in said(answered)["suggestions"]
    assert asked(said(answered)["help"]).status == 200


def test_what_is_not_understood_is_dropped_and_named_or_refused_where_the_request_is_strict(version):
    query = "axis=ai&axis=trainig&axes=ai&from=20x8"
    answered = asked(f"{BASE}/projects.csv?{query}")
    assert answered.status == 200
    assert answered.headers["x-marsad-ignored"] == "axes=ai, axis=trainig, from=20x8"
    meta = said(asked(f"{BASE}/projects.meta?{query}"))
    assert [one["key"] for one in meta["ignored"]] == ["axes", "axis", "from"]
    refused = asked(f"{BASE}/projects.csv?{query}&strict=1&lang=en")
    assert refused.status == 400
    assert "axes=ai" in said(refused)["error"]
    assert {one["key"]: one["suggestions"] for one in said(refused)["ignored"]}["axes"][0] == "axis"
    [wrong] = said(asked(f"{BASE}/projects.csv?axis=trainig&strict=1"))["ignored"]
    assert wrong["suggestions"][0] == "training"
    assert "ignored" not in said(asked(f"{BASE}/projects.meta?axis=ai&strict=1"))
    assert asked(f"{BASE}/projects.csv?strict=yes").headers["x-marsad-ignored"] == "strict=yes"


@pytest.mark.parametrize("query", ["by=axis&then=year", "by=axis&measure=amount_round"])
def test_each_address_knows_its_own_parameters(version, query):
    assert "x-marsad-ignored" not in asked(f"{BASE}/explore.csv?{query}&strict=1").headers
    assert asked(f"{BASE}/projects.csv?{query}&strict=1").status == 400


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_format_that_cannot_hold_the_rows_is_refused_with_count_limit_and_command(version, lang, monkeypatch):
    monkeypatch.setitem(FORMATS, "xlsx", replace(FORMATS["xlsx"], most_rows=366))
    refused = asked(f"{BASE}/projects.xlsx?lang={lang}&undated=keep")
    facts = said(refused)
    assert (refused.status, facts["rows"], facts["limit"]) == (422, 367, 366)
    assert facts["command"].startswith(f"python -m analytics export --lang {lang} ")
    assert facts["command"] in facts["error"]
    assert "367" in facts["error"]
    assert facts["suggestions"] == [f"{BASE}/projects.{kind}?lang={lang}&undated=keep" for kind in ("csv", "parquet")]
    assert [asked(place).headers["x-marsad-rows"] for place in facts["suggestions"]] == ["367", "367"]
    assert asked(f"{BASE}/projects.xlsx?axis=ai").status == 200


def test_many_rows_come_whole_in_pieces(world: World):
    with_generated_projects(world, 12_000)
    answered = asked(f"{BASE}/projects.csv")
    rows = list(csv.DictReader(io.StringIO(answered.body.decode())))
    assert [row["project_id"] for row in rows] == [f"G{number:07d}" for number in range(12_000)]
    assert (rows[7]["title"], rows[7]["budget_amount"], rows[10]["budget_amount"]) == ("École « Réussir », مشروع 7", "1.75", "")
    assert answered.pieces > 3
    assert "content-length" not in answered.headers
    assert answered.headers["x-marsad-rows"] == "12000"
    table = pyarrow.parquet.read_table(io.BytesIO(asked(f"{BASE}/projects.parquet?from=2010&to=2012").body))
    assert table.num_rows == 3 * 480
    assert table.to_pylist() == said(asked(f"{BASE}/projects.json?from=2010&to=2012"))["rows"]
    assert len(said(asked(f"{BASE}/projects.json"))["rows"]) == 12_000
    head = asked(f"{BASE}/projects.csv", method="HEAD")
    assert (head.body, head.headers["x-marsad-rows"]) == (b"", "12000")


def test_a_client_that_asks_too_often_waits_and_others_do_not(version, monkeypatch):
    monkeypatch.setenv("MARSAD_REQUESTS_PER_MINUTE", "3")
    now = [0.0]
    monkeypatch.setattr(rates, "_BUCKETS", rates.Buckets(lambda: now[0]))
    answers = [asked(f"{BASE}/versions", client="192.0.2.1") for _ in range(4)]
    assert [one.status for one in answers] == [200, 200, 200, 429]
    assert [one.headers["ratelimit-remaining"] for one in answers] == ["2", "1", "0", "0"]
    assert (answers[3].headers["retry-after"], said(answers[3])["wait_seconds"]) == ("20", 20)
    assert answers[3].headers["access-control-allow-origin"] == "*"
    assert asked(f"{BASE}/versions", client="192.0.2.2").status == 200
    now[0] = 20.0
    assert [asked(f"{BASE}/versions", client="192.0.2.1").status for _ in range(2)] == [200, 429]


def test_addresses_of_one_network_of_ipv6_share_a_bucket(version, monkeypatch):
    monkeypatch.setenv("MARSAD_REQUESTS_PER_MINUTE", "1")
    monkeypatch.setattr(rates, "_BUCKETS", rates.Buckets())
    clients = ("2001:db8:1::1", "2001:db8:1::2", "2001:db8:2::1")
    assert [asked(f"{BASE}/versions", client=client).status for client in clients] == [200, 429, 200]


@pytest.mark.parametrize(("typed", "limit"), [("", USUAL_REQUESTS), ("many", USUAL_REQUESTS), ("-3", USUAL_REQUESTS), ("0", 0), ("60", 60)])
def test_the_operator_sets_how_often(monkeypatch, typed, limit):
    monkeypatch.setenv("MARSAD_REQUESTS_PER_MINUTE", typed)
    assert requests_per_minute() == limit


def test_only_so_many_clients_are_remembered(monkeypatch):
    monkeypatch.setattr(rates, "MOST_CLIENTS", 3)
    buckets = rates.Buckets(lambda: 0.0)
    for client in "abcd":
        buckets.take(client, 60)
    assert list(buckets.held) == ["b", "c", "d"]


def test_a_fault_nobody_foresaw_is_a_code_and_no_trace(version, monkeypatch, caplog):
    def broken(_request):
        raise ZeroDivisionError("/secret/path")

    monkeypatch.setattr(endpoint, "note_strangers", lambda request, keys: broken(request))
    answered = asked(f"{BASE}/projects.csv")
    assert answered.status == 500
    assert "secret" not in answered.body.decode()
    assert said(answered)["code"] in caplog.text
