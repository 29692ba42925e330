"""What goes wrong with a file is said in one plain sentence, and a hollow register never becomes the current version."""

import csv
import shutil
from pathlib import Path

import pytest

from analytics.__main__ import main
from analytics.errors import BadRegister, BadVersion
from analytics.registry.description import TYPES
from analytics.registry.raw_text import opened
from analytics.ui.put_aside import put_aside
from analytics.ui.reader import Reader
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import build as building
from analytics.warehouse import versions
from analytics.warehouse.build import build
from analytics.words import book, say, written
from analytics.words.columns import label
from tests.conftest import REAL, World

CITIES = (REAL / "registry" / "cities.csv").read_text(encoding="utf-8")
HEADER = CITIES.splitlines()[0]
GOOD = "project_id | year\n" + "\n".join(f"P{number} | 2020" for number in range(1, 5))
PYTHON_WORDS = ("Traceback", "Errno", "codec", "UnicodeDecode", "NoneType", "KeyError", "object")


def in_semicolons(text: str) -> bytes:
    return text.replace(",", ";").encode()


KINDS = {
    "semicolons": (in_semicolons(CITIES), "its cells are separated by semicolons"),
    "quoted semicolons": (b'"' + HEADER.replace(",", '";"').encode() + b'"\n', "its cells are separated by semicolons"),
    "tabs": (CITIES.replace(",", "\t").encode(), "its cells are separated by tabs"),
    "Windows-1252": (f"{HEADER}\nFès,Fès,\n".encode("cp1252"), "line 2, «Fès» is not written in UTF-8"),
    "UTF-16": (CITIES.encode("utf-16"), "this is UTF-16 text"),
    "UTF-16 without its mark": (CITIES.encode("utf-16-le"), "this is UTF-16 text"),
    "empty": (b"", "the file is empty"),
    "only a mark and blank lines": (b"\xef\xbb\xbf\r\n,,,\r\n", "the file is empty"),
    "XLSX": (b"PK\x03\x04\x14\x00\x06\x00", "this is an Excel workbook (XLSX)"),
    "XLS": (b"\xd0\xcf\x11\xe0\xa1\xb1", "this is an old Excel workbook"),
    "PDF": (b"%PDF-1.7\n", "this is a PDF"),
    "binary": (bytes(range(1, 256)), "line 1 is not text"),
    "NUL late in the file": (CITIES.encode() + b"\nAgadir\x00", "is not text"),
    "a column twice": (HEADER.encode() + b",note\n", "the column «note» stands twice in the header"),
    "a column without a name": (HEADER.encode() + b",\n", "column 13 has no name in the header"),
    "an open quotation mark": (HEADER.encode() + b'\n"Fes,\n', "line 2: a quotation mark is opened and never closed"),
    "a lone quotation mark": (HEADER.encode() + b'\n"Fes" city,\n', "line 2: a quotation mark is out of place"),
    "a cell without end": (HEADER.encode() + b'\n"' + b"x" * 140_000 + b'"\n', "line 2: a cell is longer than 131,072 characters"),
}


@pytest.fixture
def refused(world: World, capsys):
    """Return a function: the one sentence with which `build` refuses the data folder as it is now."""

    def _refused() -> str:
        assert main(["build"]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        sentence = said.err.splitlines()[-1]
        assert not any(word in said.err for word in PYTHON_WORDS), said.err
        assert str(world.data.parent) not in said.err
        return sentence

    return _refused


def test_the_longest_cell_is_ours_also_where_another_package_allows_more(world: World, refused):
    before = csv.field_size_limit(10**9)
    (world.data / "registry" / "cities.csv").write_bytes(KINDS["a cell without end"][0])
    try:
        assert "a cell is longer than 131,072 characters" in refused()
    finally:
        csv.field_size_limit(before)


@pytest.mark.parametrize(("content", "says"), KINDS.values(), ids=KINDS)
def test_a_file_of_another_kind_is_named_with_what_to_do(world: World, refused, content, says):
    before = world.has("projects", GOOD).version
    (world.data / "registry" / "cities.csv").write_bytes(content)
    sentence = refused()
    assert sentence.startswith("cities.csv: ")
    assert says in sentence
    assert versions.current() == before


def test_a_missing_file_and_a_folder_in_its_place_are_said(world: World, refused):
    (world.data / "registry" / "events.csv").unlink()
    assert refused() == "events.csv: the file is missing; put it back into the folder «registry»"
    (world.data / "registry" / "events.csv").mkdir()
    assert refused() == "events.csv: the file cannot be read: it is a folder"


def test_a_file_this_account_may_not_read_is_said(monkeypatch, tmp_path):
    def forbidden(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    with pytest.raises(BadRegister) as said:
        opened(tmp_path / "events.csv")
    assert str(said.value) == "events.csv: the file cannot be read: this account has no permission"


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (("title", "titel"), "cities.toml: «title» is missing from the description"),
        (('["city"]', '["city"'), "cities.toml: the description is not TOML in UTF-8"),
        (('type = "text", required', 'kind = "text", required'), "cities.toml: «type» is missing from the description"),
        (('vocabulary = "regions"', 'vocabulary = "religions"'), "cities.toml: the list of the column «region_code» is not in the folder"),
        (("SELECT line, latitude", "SELECT line, altitude"), "cities.toml: the check «latitude_in_morocco» cannot be asked"),
    ],
)
def test_a_fault_of_a_description_is_said_with_its_place(world: World, refused, broken, says):
    path = world.data / "registry" / "cities.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(*broken, 1), encoding="utf-8")
    assert refused().startswith(says)


def test_a_folder_that_cannot_be_written_is_said(world: World, refused):
    world.has("projects", GOOD)
    (world.data / "versions").write_text("a file", encoding="utf-8")
    assert (
        refused()
        == "The folder «versions» cannot be written: something else has that name. Nothing was published; mend it and build again."
    )


def test_a_place_that_cannot_be_written_is_said_without_its_path(world: World, tmp_path, capsys):
    world.build()
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert main(["export", "--to", str(tmp_path / "taken")]) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert said == "«taken» cannot be read or written: something else has that name; choose another place or mend this one."


def demanding(world: World, *registers: str) -> World:
    """Return the world with the real descriptions of `registers`: they must have rows."""
    for name in registers:
        shutil.copy(REAL / "registry" / f"{name}.toml", world.data / "registry" / f"{name}.toml")
    return world


@pytest.mark.parametrize("register", ["projects", "events", "organisations"])
def test_a_header_alone_never_becomes_the_current_version(world: World, refused, register):
    before = world.has("projects", GOOD).version
    demanding(world, register).has(register, next(iter(building.descriptions(REAL)[register].columns)).name)
    sentence = refused()
    assert f"{register}.csv: the file has a header and no row. Nothing was published and the current version stays" in sentence
    assert versions.current() == before
    assert versions.listed() == [before]


def test_a_register_that_loses_more_than_half_of_its_rows_is_refused_and_leaves_its_reasons(world: World, refused):
    before = demanding(world.has("projects", GOOD), "projects").version
    world.has("projects", "project_id | year | parent_project_id\nP1 | 1900 |\nP2 | 2020 | P1\nP3 | 2020 | P2\nP4 | 2020 |")
    sentence = refused()
    version = building.version_of(world.data)
    assert sentence.startswith("projects.csv: 3 of 4 rows were set aside, 1 could be loaded. Nothing was published")
    assert "First reasons: line 2, year: «1900» breaks the rule «year lies between 1990 and 2100»; line 3" in sentence
    assert f"All 3 reasons: {version}.quarantine.csv in the folder «versions»" in sentence
    assert versions.current() == before
    assert len(versions.quarantine_file(version).read_text(encoding="utf-8").splitlines()) == 1 + 3
    with pytest.raises(BadVersion):
        versions.verified(version)


def test_half_of_the_rows_is_just_enough(world: World):
    world = demanding(world, "projects").has("projects", "project_id | year\nP1 | 1900\nP2 | 2020")
    assert world.build(quarantined=1).registers["projects"].loaded == 1


def test_every_register_the_figures_stand_on_must_have_rows():
    assert {name for name, one in building.descriptions(REAL).items() if one.must_have_rows} == {"projects", "events", "organisations"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_quality_page_shows_what_was_wrong_in_the_language_of_the_reader(world: World, lang):
    world.has(
        "projects",
        """
        project_id | year  | budget_amount | sector             | parent_project_id
        P1         | 2O20  |               |                    |
        P2         | 1900  |               |                    |
        P3         | 2020  | 5             | <script>           |
        P4         | 2020  | 7             |                    |
        P5         | 2020  |               |                    | P1
    """,
    ).build(quarantined=5)
    shown = put_aside(Reader(View(lang=lang), world.version, "light"))
    words = {
        "fr": ("l’année est comprise entre 1990 et 2100", "un montant va avec sa monnaie"),
        "ar": ("السنة محصورة بين 1990 و2100", "المبلغ مقترن بعملته"),
        "en": ("year lies between 1990 and 2100", "amount has a currency"),
    }
    assert '<details id="put_aside">' in shown
    assert f'href="api/v1/quarantine.csv?lang={lang}&amp;version={world.version}&amp;strict=1"' in shown
    assert all(said in shown for said in (*words[lang], label("budget_amount", lang), "2O20", "&lt;script&gt;"))
    assert all(say(f"rule_{rule}", lang) in shown for rule in ("integer", "code", "set_aside_too"))
    assert "<script>" not in shown
    assert "year_in_range" not in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_quality_page_says_so_where_all_rows_were_loaded(world: World, lang):
    world.has("projects", GOOD).build()
    assert put_aside(Reader(View(lang=lang), world.version, "light")) == f"<p>{written(book('quality')['quarantine']['none'], lang)}</p>"


def test_every_general_rule_has_words():
    never_broken = {"text", "names"}
    rules = {*TYPES, "required", "unique_key", "one_cell_a_column", "one_row_a_line", "set_aside_too"} - never_broken
    assert {f"rule_{rule}" for rule in rules} == {key for key in book("interface") if key.startswith("rule_")}


def test_a_build_that_was_refused_once_is_published_when_the_file_is_right(world: World, refused):
    demanding(world, "projects").has("projects", "project_id")
    refused()
    assert world.has("projects", GOOD).build() == build()
