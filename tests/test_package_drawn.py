"""The package of a view: what its README says in the reader's language; packages of hostile rows, of no row, of an old version."""

import re

import duckdb
import pytest
from frictionless import Package, system

from analytics.downloads.citing import plain
from analytics.downloads.package.contents import write_folder
from analytics.downloads.package.readme import readme
from analytics.downloads.package.tables import listed, tables_of
from analytics.downloads.subject import subject_of
from analytics.indicators import answers, indicators
from analytics.indicators.answers import answer
from analytics.view import View, view_of
from analytics.vocabulary import LANGUAGES
from analytics.words import say
from tests.conftest import World
from tests.test_package import rows_of

HOSTILE = """
    project_id | title                 | axis | year | lead_organisation | partners | source_url
    P1         | =HYPERLINK("x")       | ai   | 2019 | A; B              | C        | https://example.org/1
    P2         | Two "quotes", a comma | ai   |      | A                 |          | https://example.org/2
    P3         | training              | training | 2020 | D             |          | https://example.org/3
"""


def readme_of(view: View) -> str:
    subject = subject_of(view)
    return readme(subject, [listed(stem, table) for stem, table in tables_of(subject)])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_readme_says_the_view_the_coverage_the_limits_and_the_refusals_in_the_readers_language(version, lang):
    view = View(axes=("ai",), undated="drop", lang=lang, version=version)
    said = readme_of(view)
    assert plain(subject_of(view).sentence) in said
    assert {"fr": "## La couverture", "ar": "## التغطية", "en": "## Coverage"}[lang] in said
    assert "n = 28" in said
    assert {"fr": "Les montants ne s’additionnent pas", "ar": "المبالغ لا تُجمع", "en": "Amounts do not add up"}[lang] in said
    refused = [name for name in indicators() if answer(name, view).refusal]
    assert refused
    assert sorted(re.findall(r"^- `(\w+)`: ", said, re.MULTILINE)) == sorted(refused)
    assert "sha256sum -c SHA256SUMS" in said
    assert f"python -m analytics export --axis ai --undated drop --lang {lang} --version {version}" in said
    assert not re.search("[\u2066-\u2069\u2060]", said)
    own = {"fr": "de votre propre serveur Marsad)", "ar": "خادم مرصد الخاص بكم)", "en": "of your own Marsad server)"}[lang]
    path = f"/?axis=ai&undated=drop&lang={lang}&version={version}"
    assert [said.count(f"{mark}{path}{mark} (") for mark in ("`", "")] == [1, 1]
    assert said.count(own) == 2


def test_a_readme_names_the_host_where_the_server_knows_it(version, monkeypatch):
    monkeypatch.setenv("MARSAD_ADDRESS", "https://marsad.example.org")
    said = readme_of(View(lang="en", version=version))
    assert said.count(f"https://marsad.example.org/?lang=en&version={version}") == 2
    assert "own Marsad server" not in said


def test_what_an_address_held_in_vain_is_named(version):
    assert "`axis= rm `" in readme_of(view_of({"axis": ["ai", "`rm`"], "undated": ["drop"], "version": [version], "lang": ["en"]}))


def test_hostile_rows_stay_rows_and_both_forms_agree(world: World, tmp_path):
    world.has("projects", HOSTILE)
    write_folder(world.view(axes=["ai"], lang="en"), tmp_path)
    assert [row["title"] for row in rows_of(tmp_path / "projects.csv")] == ['\'=HYPERLINK("x")', 'Two "quotes", a comma']
    found = duckdb.sql(f"SELECT title, year FROM '{tmp_path}/projects.parquet'").fetchall()
    assert found == [('=HYPERLINK("x")', 2019), ('Two "quotes", a comma', None)]
    assert [row["organisation_id"] for row in rows_of(tmp_path / "organisations.csv")] == ["A", "B", "C"]
    with system.use_context(trusted=True):
        assert Package(str(tmp_path / "datapackage.json")).validate().valid


def test_a_view_without_records_is_a_package_too(world: World, tmp_path):
    world.has("projects", HOSTILE)
    write_folder(world.view(words="nosuchword", lang="fr"), tmp_path)
    assert rows_of(tmp_path / "projects.csv") == []
    assert say("empty", "fr") in (tmp_path / "README.md").read_text(encoding="utf-8")
    with system.use_context(trusted=True):
        assert Package(str(tmp_path / "datapackage.json")).validate().valid


def test_an_indicator_that_asks_what_an_old_version_lacks_gives_its_reason_and_no_file(world: World, tmp_path, monkeypatch):
    monkeypatch.setattr(answers, "is_too_old", lambda sql, _version: "selected_events" in sql)
    world.has("projects", HOSTILE)
    write_folder(world.view(lang="en"), tmp_path)
    assert (tmp_path / "indicators" / "events_by_axis.meta.json").exists()
    assert not (tmp_path / "indicators" / "events_by_axis.csv").exists()
    assert "- `events_by_axis`: " in (tmp_path / "README.md").read_text(encoding="utf-8")
    with system.use_context(trusted=True):
        assert Package(str(tmp_path / "datapackage.json")).validate().valid
