"""What the package offers a CKAN catalogue keeps the rules that CKAN states for creating a dataset and its resources."""

import hashlib
import json
import re
import zipfile
from io import BytesIO
from urllib.parse import urlsplit

import pytest

from analytics.downloads.package.contents import write_archive
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words import book
from tests.asked import asked

# The rules of CKAN 2.9 to 2.12, from the documentation of its action API (package_create, resource_create, tag_create).
NAME = re.compile(r"[a-z0-9_\-]{2,100}")
NOT_A_NAME = {"new", "edit", "search"}
TAG = re.compile(r"[\w \-.]{2,100}")
MOST_UPLOADED_BYTES = 10 * 1024**2  # ckan.max_resource_size where nobody sets another
LICENCES = {"notspecified", "odc-pddl", "odc-odbl", "odc-by", "cc-zero", "cc-by", "cc-by-sa", "gfdl", "other-open", "other-pd", "other-at"}
FIELDS = {"name", "title", "notes", "author", "license_id", "version", "url", "private", "tags", "extras", "resources"}
RESOURCE_FIELDS = {"name", "description", "url", "format", "mimetype", "size", "hash", "last_modified"}


def packed(view: View) -> zipfile.ZipFile:
    place = BytesIO()
    write_archive(view, place)
    return zipfile.ZipFile(place)


@pytest.fixture(scope="module")
def package(version) -> zipfile.ZipFile:
    return packed(View(axes=("ai",), words="maroc", lang="ar", version=version))


@pytest.fixture(scope="module")
def said(package) -> dict:
    return json.loads(package.read("ckan.json"))


def test_the_dataset_has_the_fields_that_ckan_knows_each_as_it_takes_it(said, version):
    assert set(said) <= FIELDS
    assert NAME.fullmatch(said["name"])
    assert said["name"] not in NOT_A_NAME
    assert said["license_id"] in LICENCES
    assert (said["version"], len(said["version"]) <= 100, said["private"]) == (version, True, False)
    assert all(isinstance(said[key], str) and said[key].strip() for key in ("title", "notes", "author"))
    assert "owner_org" not in said  # the catalogue knows it, not we


def test_tags_hold_only_the_signs_that_ckan_takes_and_are_there_in_each_language(said):
    names = [tag["name"] for tag in said["tags"]]
    assert [name for name in names if not TAG.fullmatch(name) or name != name.strip()] == []
    assert len(set(names)) == len(names)
    for lang in LANGUAGES:
        assert set(book("package")["about"]["keywords"][lang].split(" | ")) & set(names), lang


def test_each_extra_is_a_key_said_once_with_a_text(said):
    keys = [one["key"] for one in said["extras"]]
    assert len(set(keys)) == len(keys)
    assert all(set(one) == {"key", "value"} and isinstance(one["value"], str) and one["value"] for one in said["extras"])
    assert not {*keys} & FIELDS


def test_each_table_is_a_resource_with_its_format_size_and_sum(said, package):
    tables = [name for name in package.namelist() if name.endswith((".csv", ".parquet"))]
    assert sorted(one["name"] for one in said["resources"]) == sorted(tables)
    for one in said["resources"]:
        content = package.read(one["name"])
        assert set(one) == RESOURCE_FIELDS
        assert (one["size"], one["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        assert (one["format"], one["mimetype"]) in {("CSV", "text/csv"), ("Parquet", "application/vnd.apache.parquet")}
        assert one["description"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00", one["last_modified"])
        assert one["url"] == one["name"]  # a file to be uploaded, where the server has no public address


@pytest.mark.slow
def test_the_whole_package_and_each_file_of_it_is_smaller_than_ckan_takes_by_itself(version):
    place = BytesIO()
    write_archive(View(version=version), place)
    sizes = [one["size"] for one in json.loads(zipfile.ZipFile(place).read("ckan.json"))["resources"]]
    assert len(sizes) > 200
    assert max(place.getbuffer().nbytes, *sizes) < MOST_UPLOADED_BYTES


def test_where_the_public_address_is_known_the_address_of_a_resource_gives_the_very_file(version, monkeypatch):
    monkeypatch.setenv("MARSAD_ADDRESS", "https://marsad.example.org")
    package = packed(View(words="casablanca", lang="en", version=version))
    said = json.loads(package.read("ckan.json"))
    served = [one for one in said["resources"] if one["url"] != one["name"]]
    assert urlsplit(said["url"]).netloc == "marsad.example.org"
    assert {one["name"].split("/")[0].split(".")[0] for one in served} == {"projects", "events", "organisations", "indicators"}
    for one in served[:12]:
        where = urlsplit(one["url"])
        assert where.netloc == "marsad.example.org"
        assert hashlib.sha256(asked(f"{where.path}?{where.query}").body).hexdigest() == one["hash"].removeprefix("sha256:"), one["url"]


def test_another_view_is_another_dataset_and_another_language_is_not(version):
    def name(**parts: object) -> str:
        return json.loads(packed(View(version=version, **parts)).read("ckan.json"))["name"]

    shared = {"words": "nosuchword"}
    in_french = name(**shared, lang="fr")
    assert in_french == name(**shared, lang="ar")
    assert in_french != name(words="nosuchwords")
