"""What every data address owes: complete rows, the mark of its view and version, what it does not understand named, other sites let in."""

import csv
import io
import json
from dataclasses import replace
from email.utils import parsedate_to_datetime

import pyarrow.parquet
import pytest

from analytics.downloads import FORMATS
from analytics.indicators import indicators
from analytics.serving import endpoint
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


@pytest.mark.parametrize("kind", ["csv", "parquet", "meta"])
def test_a_file_of_a_refused_indicator_is_told_from_one_of_nothing(version, kind):
    refused = asked(f"{BASE}/indicators/actor_type_shares.{kind}?axis=studies")
    assert (refused.status, refused.headers["x-marsad-refused"]) == (200, "too_few; has=17; needs=30")
    for answered in (f"indicators/actor_type_shares.{kind}", f"projects.{kind}?q=nosuchwordanywhere"):
        assert "x-marsad-refused" not in asked(f"{BASE}/{answered}").headers


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


def test_a_fault_nobody_foresaw_is_a_code_and_no_trace(version, monkeypatch, caplog):
    def broken(_request):
        raise ZeroDivisionError("/secret/path")

    monkeypatch.setattr(endpoint, "note_strangers", lambda request, keys: broken(request))
    answered = asked(f"{BASE}/projects.csv")
    assert answered.status == 500
    assert "secret" not in answered.body.decode()
    assert said(answered)["code"] in caplog.text
