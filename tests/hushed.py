"""A house in which events are for partners alone, each of their texts marked; all that a reader of it can be given; how to find a mark."""

import io
import json
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
import pyarrow.parquet
import pypdfium2
from streamlit.testing.v1 import AppTest

from analytics.addresses.catalogue import BASE, addresses
from analytics.addresses.folds import PLACE, SHOWN
from analytics.indicators import indicators
from analytics.places import HOUSE
from analytics.roles import Acting, acting_as
from analytics.ui import door
from analytics.ui.navigation import page_file
from analytics.warehouse.build import build
from analytics.words.pages import open_pages
from tests.conftest import World

MARK = "hushquillon"
KEY, WORLD_YEAR = "HUSHQ", 2019
PROJECTS = """
    project_id | title        | axis     | year | lead_organisation | region
    P1         | Un projet    | ai       | 2019 | Atelier ouvert    | MA-04
    P2         | Un autre     | training | 2020 | Atelier ouvert    | MA-06
    P3         | Un troisième | ai       | 2021 | Maison claire     |
"""
LINKS = """
    project_id | event_id | relation
    P1         | {key}-1  | milestone_of_project
"""
CLAIMS = """
    event_id | metric    | value | basis | source_url
    {key}-1  | attendees | 90    | {mark} | https://{mark}.example/claim
"""
_EVENT = "{key}-{place} | {mark} {place} | {axis} | conference | {year} | {mark} maison | {mark} amis | {mark}ville | MA-04 | {mark} note | {seen} | https://{mark}.example/{place}"
_EVENT_COLUMNS = "event_id | title | axis | event_type | year | organiser | partners | city | region | note | attendees | source_url"


def events(mark: str = MARK, key: str = KEY, count: int = 7) -> str:
    """Return the table of the events that are for partners alone; the last one has an axis that nobody knows, so that it is set aside."""
    lines = [
        _EVENT.format(key=key, place=place, mark=mark, axis=("ai", "training")[place % 2], year=2015 + place, seen=100 + place)
        for place in range(1, count)
    ]
    broken = _EVENT.format(key=key, place=count, mark=mark, axis=mark, year=2015, seen=5)
    return "\n".join([_EVENT_COLUMNS, *lines, broken])


def drawn(data: Path, mark: str = MARK, key: str = KEY, count: int = 7) -> World:
    """Return a house whose events are for partners alone, not built yet."""
    world = World(data).has("projects", PROJECTS).has("events", events(mark, key, count))
    world.has("project_event_links", LINKS.format(key=key)).has("attendance_claims", CLAIMS.format(key=key, mark=mark))
    hush(world, "events")
    return world


def hush(world: World, register: str, visibility: str = "partner") -> None:
    """Say in its description who may see a register."""
    path = world.data / "registry" / f"{register}.toml"
    kept = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("visibility"))
    path.write_text(f'visibility = "{visibility}"\n{kept}\n', encoding="utf-8")


def let_partners_read(world: World, register: str) -> World:
    """Let partners read the records of a register, not what is told of groups of them alone."""
    with (world.data / "registry" / f"{register}.toml").open("a", encoding="utf-8") as text:
        text.write("\n[disclosure]\nrows = true\n")
    return world


def every_address(versions: list[str]) -> list[str]:
    """Return data addresses: each kind with each form, also pinned to each of `versions`, and every indicator once."""
    found = []
    for one in addresses():
        parts = dict(one.places)
        parts |= {"version": tuple(versions)} if "version" in parts else {}
        parts |= {"study": ("public-record-by-axis",)} if "study" in parts else {}
        if "name" in parts:
            parts["name"] = ("activity_by_year", "projects_by_axis")
        if "part" in parts:
            parts["part"] = parts["part"][:2]
        for codes in product(*parts.values()):
            path = one.path
            for name, code in zip(parts, codes, strict=True):
                path = path.replace(f"{{{name}}}", code)
            found.append(f"{BASE}{path}?{urlsplit(one.example).query if one.key in ('explored', 'compared', 'weighed') else 'lang=fr'}")
    found += [f"/{PLACE}/activity_by_year?lang=fr", *(f"/{PLACE}/events_by_city?lang=fr&{SHOWN}={version}" for version in versions)]
    pinned = [
        f"{address}&version={version}" for version in versions for address in found if "/versions/" not in address and SHOWN not in address
    ]
    return [*found, *pinned, *(f"{BASE}/indicators/{name}.csv?lang=en" for name in indicators())]


def bodies(asked, versions: list[str], **headers: str) -> Iterator[tuple[str, int, bytes]]:
    """Yield (address, status, body) of every address; `asked` sends a request."""
    for address in every_address(versions):
        answered = asked(address, **headers)
        yield address, answered.status, answered.body


def page_texts(role: str, monkeypatch, names: tuple[str, ...] = (), **query: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (name, all that is sent to the browser) of each page that is open to a role, or of those named."""
    monkeypatch.setattr(door, "acting_here", lambda: Acting(role))
    for name in names or open_pages():
        at = AppTest.from_file(str(HOUSE / "dashboard.py"), default_timeout=60)
        for key, values in {"lang": ["fr"], **query}.items():
            at.query_params[key] = values
        at.run()
        if name != "overview":
            at.switch_page(str(page_file(name).relative_to(HOUSE)))
            for key, values in {"lang": ["fr"], **query}.items():
                at.query_params[key] = values
            at.run()
        assert not at.exception, name
        yield name, "\n".join(str(element.proto) for element in at.main)


def plain(body: bytes) -> str:
    """Return all texts in an answer, whatever its form: archives, workbooks, Parquet, databases and PDF are opened."""
    if body[:4] == b"PK\x03\x04":
        archive = zipfile.ZipFile(io.BytesIO(body))
        return "\n".join(f"{name}\n{plain(archive.read(name))}" for name in archive.namelist())
    if body[:4] == b"PAR1":
        table = pyarrow.parquet.read_table(io.BytesIO(body))
        return f"{table.schema.metadata}\n{json.dumps(table.to_pylist(), default=str, ensure_ascii=False)}"
    if body[8:12] == b"DUCK":
        return _database(body)
    if body[:5] == b"%PDF-":
        return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(body))
    return body.decode("utf-8", "replace")


def _database(body: bytes) -> str:
    place = Path(os.environ["MARSAD_DATA"]).parent / "taken.duckdb"
    place.write_bytes(body)
    with duckdb.connect(str(place), read_only=True) as taken:
        tables = [name for (name,) in taken.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        rows = {name: taken.execute(f'FROM "{name}"').fetchall() for name in tables}
    return f"{rows}\n{body.decode('latin-1')}"


def is_marked(text: str, mark: str = MARK, key: str = KEY) -> bool:
    """Return whether anything of the register for partners is in a text, however it is written."""
    return mark in text.lower() or key.lower() in text.lower()


def main(folder: str, mark: str, key: str, count: str) -> None:
    """Draw a house, build it, and print what the public is given by it, by address and page: for a process that knows no other house."""
    import pytest

    from tests.asked import asked

    os.environ["MARSAD_DATA"] = folder
    world = drawn(Path(folder), mark, key, int(count))
    hush(world, "project_event_links")  # its rows would be gone for the public, but not from the id of its edition
    hush(world, "attendance_claims")
    with acting_as("steward"):
        build()
    found: dict[str, str] = {}
    for address, status, body in bodies(asked, []):
        found[address] = f"{status} {_lasting(plain(body))}"
    with pytest.MonkeyPatch.context() as patch:
        found |= {name: _lasting(text) for name, text in page_texts("public", patch)}
    print(json.dumps(found))


def _lasting(text: str) -> str:
    """Return a text without moments of building, which differ from build to build."""
    return re.sub(r"20\d\d-\d\d-\d\dT[\d:.+]+Z?|[0-9a-f]{64}|[0-9a-f]{56}", "…", text)


if __name__ == "__main__":
    main(*sys.argv[1:])
