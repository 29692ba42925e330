"""The data addresses of a served dashboard: sent compressed to who takes that, the same bytes for all, parts of a file as they are."""

import gzip
import urllib.request

import pytest

from analytics.addresses.catalogue import BASE

pytestmark = pytest.mark.xdist_group("browser")


def got(address: str, **headers: str):
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    with urllib.request.urlopen(urllib.request.Request(address, headers=sent), timeout=120) as answered:
        return answered.status, answered.headers, answered.read()


@pytest.mark.parametrize(
    "place",
    [
        "projects.csv",
        "projects.json",
        "events.meta",
        "indicators",
        "openapi.json",
        "marsad.ipynb",
        "indicators/projects_by_axis_and_year.csv",
    ],
)
def test_texts_travel_compressed_and_are_the_same_bytes(address, place):
    asked_for = f"{address}{BASE}/{place}?lang=fr"
    _, plain_headers, plain = got(asked_for)
    _, headers, packed = got(asked_for, accept_encoding="gzip")
    assert headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain_headers
    assert "accept-encoding" in headers["vary"].lower()
    assert headers["etag"] == plain_headers["etag"]
    assert len(packed) < len(plain) / 2
    assert gzip.decompress(packed) == plain


def test_an_answer_held_compressed_is_not_sent_again(address):
    asked_for = f"{address}{BASE}/projects.csv?lang=fr"
    tag = got(asked_for, accept_encoding="gzip")[1]["etag"]
    with pytest.raises(urllib.error.HTTPError) as unchanged:
        got(asked_for, accept_encoding="gzip", if_none_match=tag)
    assert unchanged.value.code == 304


def test_a_part_of_a_database_is_sent_as_it_is(address, version):
    asked_for = f"{address}{BASE}/versions/{version}.duckdb"
    whole = got(asked_for)[2]
    status, headers, part = got(asked_for, accept_encoding="gzip", range="bytes=1000-2999")
    assert (status, headers["content-encoding"], part) == (206, None, whole[1000:3000])
