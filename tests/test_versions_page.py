"""The versions page and the data page: every version with what it changed and how it is cited; every link on them is answered."""

import html
import json
import re

import pytest

from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from analytics.warehouse.changes import _found_once
from analytics.warehouse.manifest import sha256_of
from tests.asked import asked
from tests.conftest import World
from tests.test_pages import opened, texts

FIRST = """
    project_id | title | axis | sector | year | source_url
    P1         | One   | ai   | ict    | 2019 | https://example.org/1
    P2         | Two   | ai   | ict    | 2020 | https://example.org/2
"""
SECOND = """
    project_id | title  | axis     | sector    | year | source_url
    P1         | Uno    | training | ict       | 2019 | https://example.org/1
    P3         | Three  | ai       | education | 2021 | https://example.org/3
    P4         | <b>4   | ai       | education | 2021 | https://example.org/4
"""


@pytest.fixture
def two(world: World) -> tuple[str, str]:
    _found_once.cache_clear()
    first = world.has("projects", FIRST).version
    return first, world.has("projects", SECOND).version


def panel_of(said: str, version: str) -> str:
    return said.split(f'id="{version}"', 1)[1].split("</section>", 1)[0]


def cells(panel: str) -> list[list[str]]:
    lines = re.findall(r"<tr>(<td.*?)</tr>", panel)
    return [[re.sub("<[^>]*>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", line)] for line in lines]


def links_in(said: str) -> list[str]:
    found = (html.unescape(link) for link in re.findall(r'href="(api/v1/[^"]*)"', said))
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_lists_every_version_newest_first_with_its_rows_changes_files_and_citation(two, lang):
    first, second = two
    said = texts(opened("versions", lang=[lang]))
    assert 'role="alert"' not in said
    assert re.findall(r'<section class="panel" id="([^"]*)"', said) == [second, first]
    for version in two:
        panel = panel_of(said, version)
        for file in (f"api/v1/versions/{version}.duckdb", f"api/v1/versions/{version}.zip", f"api/v1/versions/{version}.json"):
            assert f'href="{file}"' in panel
        assert f'href="./?lang={lang}&amp;version={version}"' in panel
        assert f"@misc{{marsad-{version}," in panel
    assert f"api/v1/versions/{second}/changes.csv?since={first}" in panel_of(said, second)


def test_what_changed_is_counted_by_register_axis_and_sector(two):
    panel = panel_of(texts(opened("versions", lang=["en"])), two[1])
    assert ["Projects", "2", "1", "1"] in cells(panel)
    assert ["Projects", "added", "Artificial intelligence", "Education", "2"] in cells(panel)
    assert "<b>" not in panel.replace("<bdi", "")


def test_an_old_version_is_marked_as_the_one_looked_at_and_the_current_one_as_current(two):
    said = texts(opened("versions", lang=["en"], version=[two[0]]))
    assert "the version you are looking at" in panel_of(said, two[0])
    assert "current version" in panel_of(said, two[1])
    assert "current version" not in panel_of(said, two[0])


def test_a_damaged_version_says_so_and_the_others_stay(two):
    versions.database(two[0]).write_bytes(b"broken")
    _found_once.cache_clear()
    said = texts(opened("versions", lang=["en"]))
    assert f'id="{two[0]}"' in said
    assert "Traceback" not in said
    assert str(versions.folder()) not in said


@pytest.mark.parametrize("page", ["versions", "downloads"])
def test_every_file_a_page_offers_is_answered(two, page):
    links = links_in(texts(opened(page, lang=["fr"], axis=["ai"])))
    packages = [link for link in links if "package.zip" in link]
    assert len(links) > 8
    for link in [link for link in links if link not in packages[1:]]:  # one package is enough to be made
        assert asked(f"/{link}", method="HEAD").status == 200, link


def test_the_database_of_a_version_is_the_one_of_its_manifest_and_never_another(two):
    for version in two:
        answered = asked(f"/api/v1/versions/{version}.duckdb")
        assert answered.status == 200
        assert answered.body == versions.database(version).read_bytes()
        assert answered.headers["etag"] == f'"{sha256_of(versions.database(version))}"'
        assert "immutable" in answered.headers["cache-control"]
        assert asked(f"/api/v1/versions/{version}.duckdb", if_none_match=answered.headers["etag"]).status == 304
        manifest = json.loads(asked(f"/api/v1/versions/{version}.json").body)
        assert (manifest["version"], manifest["registers"]["projects"]["loaded"]) == (version, 2 if version == two[0] else 3)


def test_an_address_of_a_version_keeps_its_bytes_when_another_is_published(world: World):
    first = world.has("projects", FIRST).version
    addresses = [f"/api/v1/{file}?axis=ai&lang=en&version={first}" for file in ("package.zip", "projects.parquet", "marsad.ipynb")]
    before = [asked(address).body for address in addresses]
    world.has("projects", SECOND).build()
    assert [asked(address).body for address in addresses] == before


def test_what_is_no_file_of_a_version_is_refused_in_one_sentence(two):
    for path in ("1999.duckdb", "1999.zip", "VERSION.exe", "VERSION", "VERSION/changes.exe", "VERSION/changes.csv?since=1999"):
        answered = asked(f"/api/v1/versions/{path.replace('VERSION', two[1])}")
        assert answered.status == 404, path
        assert json.loads(answered.body)["error"]
        assert str(versions.folder()) not in answered.body.decode()
