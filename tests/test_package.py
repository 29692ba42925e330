"""The research package: complete, checkable, valid to others’ readers, and the same bytes for the same view."""

import csv
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
import yaml
from frictionless import Package, system

from analytics.downloads.package.contents import write_archive, write_folder
from analytics.indicators import indicators
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.links import LINKS, links_in_pieces

RECORDS = ("projects", "events", "organisations")
ALONE = {
    "codes.csv", "dictionary.csv", "codebook.md", "datapackage.json", "croissant.json", "dcat.jsonld", "ckan.json", "marsad.ipynb", "CITATION.cff", "citation.bib",
    "LICENSE", "LICENSE-DATA.md", "README.md", "SHA256SUMS",
}  # fmt: skip


def archive_of(view: View) -> bytes:
    place = io.BytesIO()
    write_archive(view, place)
    return place.getvalue()


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


@pytest.fixture(scope="module")
def view(version) -> View:
    return View(axes=("ai", "training"), year_from=2016, words="maroc", lang="en", version=version)


@pytest.fixture(scope="module")
def folder(view, tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("package")
    write_folder(view, place)
    return place


def test_it_holds_records_links_and_every_indicator_in_two_forms_with_provenance_and_query(folder):
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    stems = [*RECORDS, *LINKS, *(f"indicators/{name}" for name in indicators())]
    expected = {f"{stem}.{kind}" for stem in stems for kind in ("csv", "parquet", "meta.json")}
    assert found == expected | {f"sql/{name}.sql" for name in indicators()} | ALONE


def test_the_same_view_of_the_same_version_makes_the_same_bytes_as_archive_and_as_folder(view, folder):
    with zipfile.ZipFile(io.BytesIO(archive_of(view))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
        }
        same = [(entry.date_time, entry.external_attr, entry.create_system) for entry in archive.infolist()]
        assert set(same) == {((1980, 1, 1, 0, 0, 0), 0o644 << 16, 3)}


def test_every_file_but_the_sums_has_its_sum(folder):
    said = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
    assert said == {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_frictionless_finds_the_descriptor_and_every_row_valid(folder):
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["taskName", "rowNumber", "fieldName", "note"])[:5]
    assert report.stats["tasks"] == len(RECORDS) + len(LINKS) + len(indicators())


def test_frictionless_sees_a_code_that_is_in_no_list(folder, tmp_path):
    broken = (folder / "projects.csv").read_text(encoding="utf-8").replace(",ai,", ",magic,", 1)
    (tmp_path / "projects.csv").write_text(broken, encoding="utf-8")
    said = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    said["resources"] = [{key: value for key, value in said["resources"][0].items() if key not in ("hash", "bytes")}]
    (tmp_path / "datapackage.json").write_text(json.dumps(said), encoding="utf-8")
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert [error[1] for error in report.flatten(["type", "fieldName"])] == ["axis"]


def test_croissant_names_each_file_with_its_sum_and_each_column_with_its_source(folder):
    said = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))
    assert said["@type"] == "sc:Dataset"
    assert said["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    assert all(said[key] for key in ("name", "description", "license", "url", "creator", "datePublished", "version", "citeAs"))
    files = {one["@id"]: one for one in said["distribution"]}
    for one in files.values():
        assert one["sha256"] == hashlib.sha256((folder / one["contentUrl"]).read_bytes()).hexdigest()
    for records in said["recordSet"]:
        [file] = {field["source"]["fileObject"]["@id"] for field in records["field"]}
        header = rows_of(folder / file) and list(rows_of(folder / file)[0])
        assert not header or [field["source"]["extract"]["column"] for field in records["field"]] == header
        assert all(
            field["@id"] == f"{records['@id']}/{field['name']}" and field["dataType"].startswith("sc:") for field in records["field"]
        )
    assert len({field["@id"] for records in said["recordSet"] for field in records["field"]}) == sum(
        len(records["field"]) for records in said["recordSet"]
    )


MANDATORY = ("dct:title", "dct:description")  # of DCAT-AP; the others below are recommended
RECOMMENDED = ("dcat:keyword", "dct:publisher", "dct:spatial", "dct:temporal", "dcat:theme", "dcat:distribution", "dct:identifier")


def test_dcat_says_in_three_languages_what_a_catalogue_needs(folder, view):
    said = json.loads((folder / "dcat.jsonld").read_text(encoding="utf-8"))
    assert said["@type"] == "dcat:Dataset"
    for key in MANDATORY:
        assert {one["@language"] for one in said[key]} == set(LANGUAGES)
        assert all(one["@value"].strip() for one in said[key])
    assert all(said[key] for key in RECOMMENDED)
    assert said["dct:temporal"]["dcat:startDate"]["@value"] == str(view.year_from)
    for one in said["dcat:distribution"]:
        content = (folder / one["dct:title"]).read_bytes()
        assert one["dcat:byteSize"]["@value"] == str(len(content))
        assert one["spdx:checksum"]["spdx:checksumValue"]["@value"] == hashlib.sha256(content).hexdigest()
        assert all(one[key]["@id"] for key in ("dcat:accessURL", "dcat:downloadURL", "dct:license", "dct:format", "dcat:mediaType"))
    assert {one["dct:license"]["dct:title"] for one in said["dcat:distribution"]} == {"Creative Commons Attribution"}
    used = set(re.findall(r'"(\w+):\w+"', (folder / "dcat.jsonld").read_text(encoding="utf-8")))
    assert used - {"http", "https"} <= set(said["@context"])


def test_addresses_in_metadata_are_whole_where_the_public_address_is_known(view, monkeypatch):
    monkeypatch.setenv("MARSAD_ADDRESS", "https://marsad.example.org/")
    with zipfile.ZipFile(io.BytesIO(archive_of(view))) as archive:
        said = json.loads(archive.read("dcat.jsonld"))
        links = [said["@id"], said["dcat:landingPage"]["@id"], *(one["dcat:downloadURL"]["@id"] for one in said["dcat:distribution"])]
        assert all(link.startswith("https://marsad.example.org/") and f"version={view.version}" in link for link in links)
        assert yaml.safe_load(archive.read("CITATION.cff"))["url"].startswith("https://marsad.example.org/?axis=ai")
        assert b"https://marsad.example.org" in archive.read("marsad.ipynb")


def test_the_dictionary_describes_every_column_of_every_table_in_three_languages(folder):
    said = {(row["table"], row["column"]): row for row in rows_of(folder / "dictionary.csv")}
    resources = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    columns = [(one["path"].removesuffix(".csv"), field["name"]) for one in resources for field in one["schema"]["fields"]]
    assert list(said) == columns
    for (table, column), row in said.items():
        assert all(row[f"label_{lang}"] for lang in LANGUAGES), column
        told = [bool(row[f"meaning_{lang}"]) for lang in LANGUAGES]
        assert all(told) or not any(told), column
        assert all(told) or table not in ("projects", "events"), column


def test_every_code_in_the_records_stands_in_the_list_of_codes(folder):
    codes = {(row["vocabulary"], row["code"]): row for row in rows_of(folder / "codes.csv")}
    assert all(row[lang] for row in codes.values() for lang in LANGUAGES)
    coded = [row for row in rows_of(folder / "dictionary.csv") if row["vocabulary"] and row["table"] in RECORDS]
    assert len(coded) > 15
    for row in coded:
        for record in rows_of(folder / f"{row['table']}.csv"):
            assert not record[row["column"]] or (row["vocabulary"], record[row["column"]]) in codes


def test_the_links_are_those_of_the_records_in_the_package(folder):
    ids = {name: {row[f"{name[:-1]}_id"] for row in rows_of(folder / f"{name}.csv")} for name in RECORDS}
    for table in ("project_organisations", "event_organisations"):
        rows = rows_of(folder / f"{table}.csv")
        assert rows
        assert {row["organisation_id"] for row in rows} <= ids["organisations"]
        assert {row[f"{table.split('_')[0]}_id"] for row in rows} <= ids[f"{table.split('_')[0]}s"]


def test_links_in_small_pieces_are_the_links_in_one(version):
    for name in LINKS:
        whole = [row for rows in links_in_pieces(name, View(), version) for row in rows]
        assert [row for rows in links_in_pieces(name, View(), version, piece=7) for row in rows] == whole
    assert len([*links_in_pieces("project_organisations", View(), version, piece=7)]) > 50
