"""The documents are true: links, paths, commands, addresses and counts are those of the code and the data."""

import re
import shlex
import tomllib
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from analytics.__main__ import main
from analytics.commands import commands
from analytics.indicators import on_page
from analytics.indicators.answers import answer
from analytics.places import HOUSE
from analytics.serving.shell import page_paths
from analytics.view import KEYS, View, view_of
from analytics.warehouse.organisations import organisation_ids
from analytics.words import book
from tests.asked import asked
from tests.pictures import BEST
from tests.test_house import CODE, imports, room_of

DOCUMENTS = [*sorted(HOUSE.glob("*.md")), *sorted((HOUSE / "docs").glob("*.md"))]
every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name if path.parent == HOUSE else f"docs/{path.name}")
SUFFIXES = {".py", ".toml", ".md", ".csv", ".txt", ".cff", ".in"}


def words_of(path: str | Path) -> str:
    return (HOUSE / path).read_text(encoding="utf-8")


def everything() -> str:
    return "\n".join(words_of(document) for document in DOCUMENTS)


def found(pattern: str, text: str) -> list[str]:
    return list(dict.fromkeys(re.findall(pattern, text, re.DOTALL)))


def anchors(path: Path) -> set[str]:
    """Return the anchors that a reader of Markdown gives to the headings of a file."""
    headings = re.findall(r"^#+ (.+)$", words_of(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def table_under(heading: str, document: str) -> list[list[str]]:
    """Return the cells of the first table after a heading or a text, without its header."""
    lines = words_of(document).split(heading, 1)[1].splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("|---"))
    rows = []
    for line in lines[first + 1 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


@every_document
def test_every_link_leads_somewhere(document):
    pictures = {f"{shot.name}.png" for shot in BEST}  # `make pictures` makes them
    for target in found(r"\]\(([^)\s]+)\)", words_of(document)):
        if target.startswith(("http://", "https://")):
            continue
        place, _, anchor = target.partition("#")
        path = (document.parent / place).resolve() if place else document
        assert path.exists() or (path.parent.name == "pictures" and path.name in pictures), target
        assert not anchor or anchor in anchors(path), target


def paths_named(text: str) -> list[str]:
    """Return the paths in inline code; what stands for a name, such as <name>, becomes a star."""
    named = []
    for code in found(r"`([^`\n]+)`", text):
        first = code.split("/")[0]
        in_the_house = "/" in code and first and (HOUSE / first).exists()
        if re.fullmatch(r"[\w.<>*/-]+", code) and (in_the_house or ("/" not in code and Path(code).suffix in SUFFIXES)):
            named.append(re.sub(r"<[^>]*>", "*", code).strip("/"))
    return named


@every_document
def test_every_path_named_exists(document, version):
    for path in paths_named(words_of(document)):
        assert any(True for root in (HOUSE, document.parent) for _ in root.glob(path)), path


def test_paths_are_really_looked_for():
    assert len(paths_named(words_of("CONTRIBUTING.md"))) > 20
    assert paths_named("`pages/<audience>/<name>.py` `st.App` `/api/v1` `data/nothing.csv`") == ["pages/*/*.py", "data/nothing.csv"]


def test_every_make_target_named_exists_and_each_is_named():
    targets = set(re.search(r"^\.PHONY: (.+)$", words_of("Makefile"), re.MULTILINE)[1].split())
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", everything(), re.MULTILINE))
    assert named <= targets
    assert targets - {"browser"} <= named


COMMANDS = "docs/commands.md"
SHOWN = words_of("README.md") + words_of(COMMANDS)
CONSOLE = list(dict.fromkeys(line for block in re.findall(r"```console\n(.*?)```", SHOWN, re.DOTALL) for line in block.splitlines()))


@pytest.mark.parametrize("line", CONSOLE)
def test_every_command_line_shown_runs(line, version, tmp_path, monkeypatch, capfdbinary):
    assert line.startswith("$ python -m analytics "), "a console block holds command lines of ours only"
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(line)[4:]) == 0
    assert capfdbinary.readouterr().out


def test_there_are_command_lines_and_each_command_is_named():
    assert len(CONSOLE) >= 6
    assert set(found(r"python -m analytics ([a-z]+)", words_of(COMMANDS))) == set(commands())
    assert set(found(r"python -m analytics ([a-z]+)", everything())) <= set(commands())


def test_the_commands_name_every_parameter_of_the_view():
    assert set(found(r"`--([a-z]+)`", words_of(COMMANDS))) == set(KEYS)


@pytest.mark.parametrize("address", found(r"https?://localhost:8501([^\s>)`]*)", everything()))
def test_every_address_named_is_answered_and_drops_nothing(address, version):
    parts = urlsplit(address)
    assert parts.path in page_paths() | {""} or asked(address.replace("VERSION", version), method="HEAD").status == 200
    typed = {key: values for key, values in parse_qs(parts.query).items() if key in KEYS}
    assert set(parse_qs(parts.query)) <= {*KEYS, "list", "record", "bom"}
    assert not view_of(typed, organisation_ids(version)).ignored
    assert not parts.fragment or parts.fragment in on_page(parts.path.strip("/") or next(iter(book("pages"))))


@pytest.mark.parametrize("address", found(r"`(/api/v1/[^`]+)`", everything()))
def test_every_data_address_named_is_answered(address, version):
    asked_there = address.replace("NAME", "projects_by_axis").replace("VERSION", version)
    assert asked(asked_there, method="HEAD").status == 200  # which is that of GET


def test_the_refusal_the_readme_promises_is_one(version):
    assert "actors?axis=studies" in words_of("README.md")
    assert on_page("actors").count("actor_type_shares") == 1
    refusal = answer("actor_type_shares", View(axes=("studies",))).refusal
    assert (refusal.has, refusal.reason) == (17, "too_few")


def test_the_version_of_the_software_is_the_same_everywhere():
    version = tomllib.loads(words_of("pyproject.toml"))["project"]["version"]
    assert re.search(r"^version: (.+)$", words_of("CITATION.cff"), re.MULTILINE)[1].strip("\"'") == version
    assert f"## {version} " in words_of("CHANGELOG.md")


def test_the_glossary_has_every_term_in_three_languages():
    for heading in ("## The instrument", "## What is described", "## Figures"):
        rows = table_under(heading, "docs/glossary.md")
        assert all(len(row) == 4 and all(row) for row in rows)
        assert all(re.search("[\u0600-\u06ff]", row[2]) or row[0] == "n" for row in rows)


def test_the_architecture_names_what_each_room_imports_and_nothing_else():
    rooms = {row[0].strip("`"): set(found(r"`(\w+)`", row[2])) for row in table_under("## The rooms", "docs/architecture.md")}
    libraries = {row[0].strip("`"): set(found(r"`(\w+)`", row[1])) for row in table_under("Foreign packages", "docs/architecture.md")}
    imported: dict[str, set[str]] = {room: set() for room in rooms}
    for path in CODE:
        room = room_of(path)
        for first, *rest in (name.split(".") for name in imports(path)):
            if first == "analytics":
                imported[room] |= {rest[0]} - {room}
            assert room in libraries.get(first, {room}), f"{room} imports {first}"
    assert rooms == imported
