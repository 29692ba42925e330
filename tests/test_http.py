"""The data routes over real HTTP: the rows of the page, headers that say where they come from, errors in one sentence."""

import csv
import io
import json
import urllib.error
import urllib.request
from itertools import product

import pytest

from analytics.addresses.catalogue import BASE, addresses, posted
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.view import view_of
from analytics.warehouse import versions
from analytics.words import book
from tests.asked import listening
from tests.quick import slow_but

QUERIES = ("", "axis=ai&axis=training&from=2018&to=2024&undated=drop")
# Every indicator in the full view, every fourth in the other too; all of them in the slow suite.
AT_ONCE = (*product(indicators(), QUERIES[:1]), *product(list(indicators())[::4], QUERIES[1:]))


@pytest.fixture(scope="module")
def base(version):
    with listening() as address:
        yield address


def get(address: str, method: str = "GET", **headers: str):
    return urllib.request.urlopen(urllib.request.Request(address, headers=headers, method=method), timeout=120)


def refused(address: str, method: str = "GET") -> tuple[int, str]:
    with pytest.raises(urllib.error.HTTPError) as fault:
        urllib.request.urlopen(urllib.request.Request(address, method=method), timeout=120)
    return fault.value.code, fault.value.read().decode()


@pytest.mark.parametrize(("name", "query"), slow_but(AT_ONCE, product(indicators(), QUERIES)))
def test_the_rows_of_the_page_are_the_rows_of_the_address(base, name, query):
    view = view_of(urllib.parse.parse_qs(query))
    with get(f"{base}/api/v1/indicators/{name}.json?{query}") as answered:
        rows = json.load(answered)["rows"]
    assert rows == json.loads(json.dumps(list(answer(name, view).rows)))


def test_a_csv_has_a_mark_for_excel_only_where_asked(base):
    plain = get(f"{base}/api/v1/projects.csv?axis=ai").read()
    marked = get(f"{base}/api/v1/projects.csv?axis=ai&bom=1").read()
    assert marked == b"\xef\xbb\xbf" + plain
    assert len(list(csv.DictReader(io.StringIO(plain.decode())))) == 28


def test_headers_say_version_licence_page_and_what_was_dropped(base):
    with get(f"{base}/api/v1/events.parquet?axis=ai&axis=x%0d%0aSet-Cookie:%20a") as answered:
        headers = answered.headers
    assert headers["X-Marsad-Version"] == versions.current()
    assert headers["X-Marsad-Licence"] == "CC BY 4.0"
    assert headers["X-Marsad-Page"].startswith("/records?axis=ai")
    assert "axis=x" in headers["X-Marsad-Ignored"]
    assert headers["Set-Cookie"] is None
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_is_named_by_its_version_and_says_where_it_looks_beyond_the_view(base):
    with get(f"{base}/api/v1/indicators/axis_shares.csv?axis=ai") as answered:
        assert f'filename="marsad-axis_shares-{versions.current()}.csv"' in answered.headers["Content-Disposition"]
        assert answered.headers["X-Marsad-Looks-Beyond"] == "axes"
    with get(f"{base}/api/v1/indicators/axis_shares.csv") as answered:
        assert answered.headers["X-Marsad-Looks-Beyond"] is None
    with get(f"{base}/api/v1/package.zip", "HEAD") as answered:
        assert f"marsad-{versions.current()}.zip" in answered.headers["Content-Disposition"]


def test_provenance_is_there_under_both_its_names(base):
    for name in ("indicators/projects_by_axis", "projects"):
        with get(f"{base}/api/v1/{name}.meta.json") as long, get(f"{base}/api/v1/{name}.meta") as short:
            assert json.load(long) == json.load(short)


def test_an_address_without_a_format_says_so(base):
    code, said = refused(f"{base}/api/v1/projects?lang=en")
    assert code == 404
    assert "ends in its format" in said


def test_the_front_door_lists_every_address_with_and_without_its_last_slash(base):
    found = json.load(get(f"{base}{BASE}?lang=ar"))
    assert found == json.load(get(f"{base}{BASE}/?lang=ar"))
    assert [(one["method"], one["path"]) for one in found["addresses"]] == [
        *(("GET", f"{BASE}{one.path}") for one in addresses()),
        *(("POST", f"{BASE}{one.path}") for one in posted()),
    ]
    assert found["addresses"][0]["title"] == book("api")["addresses"]["records"]["ar"]
    assert all(get(f"{base}{found[other]}").status == 200 for other in ("page", "description"))


def test_the_list_of_indicators_has_titles_in_the_language_asked(base):
    found = json.load(get(f"{base}/api/v1/indicators?lang=ar"))["indicators"]
    assert [one["name"] for one in found] == list(indicators())
    assert found[0]["title"] == indicators()[found[0]["name"]].title["ar"]


def test_versions_name_the_current_one(base):
    said = json.load(get(f"{base}/api/v1/versions"))
    assert said["current"] in [one["version"] for one in said["versions"]]


def test_an_unknown_indicator_is_refused_with_the_nearest(base):
    status, said = refused(f"{base}/api/v1/indicators/projects_by_axes.csv")
    assert status == 404
    assert "projects_by_axis" in json.loads(said)["error"]


@pytest.mark.parametrize(
    "path", ["indicators/projects_by_axis.doc", "nothing.csv", "projects.csv?version=1999", "indicators/../../x.csv", "zzz"]
)
def test_what_is_not_there_is_404_in_one_sentence_without_paths(base, path):
    status, said = refused(f"{base}/api/v1/{path}")
    assert status == 404
    assert "Traceback" not in said
    assert "/home" not in said
    assert json.loads(said)["error"]


def test_only_reading_is_possible(base):
    status, _ = refused(f"{base}/api/v1/projects.csv", method="POST")
    assert status == 405


def test_an_unknown_address_is_a_page_in_the_readers_language(base):
    status, said = refused(f"{base}/nothing?lang=ar")
    assert status == 404
    assert '<html lang="ar" dir="rtl">' in said


def test_pages_are_served_in_the_browsers_language(base):
    assert '<html lang="en" dir="ltr">' in get(f"{base}/axes", **{"Accept-Language": "en-GB,en;q=0.9"}).read().decode()
    assert '<html lang="fr" dir="ltr">' in get(f"{base}/axes", **{"Accept-Language": "de"}).read().decode()


def test_the_package_holds_both_registers(base):
    import zipfile

    names = zipfile.ZipFile(io.BytesIO(get(f"{base}/api/v1/package.zip?q=zzzz").read())).namelist()
    assert {"projects.csv", "events.csv"} <= set(names)
