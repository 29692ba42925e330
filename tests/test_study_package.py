"""The package behind a study: its folder, its answers and their sums; read again elsewhere, and written without its version."""

import hashlib
import io
import json
import re
import zipfile

import pytest

from analytics.downloads.citing import plain
from analytics.downloads.csv_cells import written
from analytics.studies import files
from analytics.studies.as_zip import as_cff
from analytics.studies.basis import citation
from analytics.studies.files import KINDS, study_file
from analytics.studies.kept import FILE
from analytics.studies.study import study_named
from analytics.vocabulary import LANGUAGES
from tests.studied_files import document_of, lines_of, published_world

ISSUES = pytest.mark.parametrize("is_today", [False, True], ids=["as published", "as of today"])


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A world in which a study was published and a register changed since."""
    with published_world(tmp_path_factory.mktemp("studied")) as world:
        yield world


def held_in(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@ISSUES
def test_the_package_holds_the_study_its_answers_and_their_sums(drawn, is_today):
    held, document = held_in(study_file("drawn", "en", "zip", is_today)), document_of("en", is_today)
    folder = drawn.data / "studies" / "drawn"
    for name in (FILE, *(f"study.{lang}.md" for lang in LANGUAGES)):
        assert held[f"drawn/{name}"] == (folder / name).read_bytes()
    sums = dict(reversed(line.split("  ")) for line in held["SHA256SUMS"].decode().splitlines())
    assert {name: hashlib.sha256(content).hexdigest() for name, content in held.items() if name != "SHA256SUMS"} == sums
    stems = sorted(name.removesuffix(".meta.json") for name in held if name.endswith(".meta.json"))
    for (key, answered), stem in zip(document.answers.items(), stems, strict=True):
        about = json.loads(held[f"{stem}.meta.json"])
        assert (about["n"], about["version"], about["indicator"]) == (answered.coverage.n, document.standing.version, answered.name)
        assert held[f"{stem}.sql"].decode().endswith(f"{answered.sql}\n")
        assert all(f"| `{stem.removeprefix('answers/')}` | `{key}` |" in held[f"README.{lang}.md"].decode() for lang in LANGUAGES)
        if answered.columns:
            lines = held[f"{stem}.csv"].decode().splitlines()
            assert lines[0] == ",".join(answered.columns)
            assert len(lines) == 1 + len(answered.rows)
            assert all(str(written(row[answered.columns[-1]])) in line for row, line in zip(answered.rows, lines[1:], strict=True))


def test_the_package_is_a_study_that_can_be_read_again(drawn, tmp_path, monkeypatch, run):
    with zipfile.ZipFile(io.BytesIO(study_file("drawn", "fr", "zip"))) as archive:
        archive.extractall(tmp_path / "taken")
    before = {lang: lines_of(document_of(lang, False)) for lang in LANGUAGES}
    for name in ("registry", "vocabulary", "versions"):
        (tmp_path / name).symlink_to(drawn.data / name)
    (tmp_path / "studies").mkdir()
    (tmp_path / "taken" / "drawn").rename(tmp_path / "studies" / "drawn")
    monkeypatch.setenv("MARSAD_DATA", str(tmp_path))
    assert run("study", "drawn", "--check")[0] == 0
    assert {lang: lines_of(document_of(lang, False)) for lang in LANGUAGES} == before


@ISSUES
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_citation_of_a_study_holds_its_address_and_without_a_known_host_whose_server_it_is_on(drawn, lang, is_today, monkeypatch):
    document = document_of(lang, is_today)
    path = f"/studies?study=drawn&lang={lang}{'&as=today' if is_today else ''}"
    own = {"fr": "de votre propre serveur Marsad)", "ar": "خادم مرصد الخاص بكم)", "en": "of your own Marsad server)"}[lang]
    assert re.search(f"{re.escape(path)}\u2069? \\(.*{re.escape(own)}$", citation(document))
    assert plain(citation(document, "http://reader")).endswith(f" http://reader{path}")
    assert "url" not in as_cff(document)
    monkeypatch.setenv("MARSAD_ADDRESS", "https://marsad.example.org")
    assert plain(citation(document, "http://reader")).endswith(f" https://marsad.example.org{path}")
    assert f'url: "https://marsad.example.org{path}"\n' in as_cff(document)


@pytest.mark.parametrize("kind", KINDS)
def test_a_study_is_written_without_its_version_on_the_shelf(drawn, kind, tmp_path, monkeypatch):
    whole = study_file("drawn", "ar", kind)
    for name in ("registry", "vocabulary", "studies"):
        (tmp_path / name).symlink_to(drawn.data / name)
    (tmp_path / "versions").mkdir()
    for path in (drawn.data / "versions").glob("*"):
        if not path.name.startswith(study_named("drawn").version):
            (tmp_path / "versions" / path.name).symlink_to(path)
    monkeypatch.setenv("MARSAD_DATA", str(tmp_path))
    files._written.cache_clear()
    assert study_file("drawn", "ar", kind) == whole
