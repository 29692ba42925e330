"""One bit of a published file is flipped: the next start says so, and puts it back or does not serve it."""

import csv
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from analytics.errors import BadRegister, BadVersion
from analytics.importing.check import manner_of
from analytics.publishing.keeping import folder
from analytics.publishing.publish import Offer, publish
from analytics.registry.held import register_files
from analytics.registry.sealed import sealed, unsealed
from analytics.warehouse import versions
from analytics.warehouse.build import build
from analytics.warehouse.wholeness import faults, looked_after
from tests.conftest import World, forget_versions

PROJECTS = """
    project_id | axis | year
    P1         | ai   | 2019
    P2         | ai   | 2020
"""


@pytest.fixture
def published(world: World) -> list[Path]:
    """All files that three builds have published, two of them imports with a row set aside; the last of them is served."""
    world.has("projects", PROJECTS).build()
    for place in (1, 2):
        path = world.data.parent / f"offered-{place}.csv"
        rows = [["project_id", "title", "axis"], ["P1", f"Titre {place}", "ai"], ["P9", "Autre", "magie"]]
        with path.open("w", encoding="utf-8", newline="") as text:
            csv.writer(text).writerows(rows)
        publish(Offer(path, "projects", manner_of("projects")))
    places = [path for path in (*versions.folder().rglob("*"), *folder().rglob("*")) if path.is_file() and path.stat().st_size]
    assert len(places) > 12
    assert list(faults()) == []
    return sorted(places)


def flip(path: Path, chance: Random) -> bytes:
    """Flip one bit of a file; return what it held before."""
    before = path.read_bytes()
    after = bytearray(before)
    after[chance.randrange(len(after))] ^= 1 << chance.randrange(8)
    path.write_bytes(after)
    return before


def titles() -> list[tuple]:
    with versions.connection_to(versions.current()).cursor() as cursor:
        return cursor.execute("SELECT title FROM projects ORDER BY project_id").fetchall()


def started(said: list[str]) -> bool:
    """Start as a server does; return whether it serves."""
    forget_versions()
    try:
        looked_after(build, said.append)
    except (BadRegister, BadVersion) as fault:
        said.append(str(fault))
        return False
    return True


def flipped_at_random(places: list[Path], times: int) -> Counter:
    """Flip a bit in one file after another; return how often the damage was put back, left aside, or kept the start back."""
    chance, right, ends = Random(20240624), titles(), Counter()
    for time in range(times):
        path = places[time % len(places)] if time < len(places) else chance.choice(places)
        before = flip(path, chance)
        said: list[str] = []
        serves = started(said)
        assert any(line.startswith("Damaged: ") for line in said), path.name
        assert not serves or titles() == right, path.name
        ends["back" if path.read_bytes() == before else "served" if serves else "refused"] += 1
        path.write_bytes(before)
        assert started([]), path.name
        assert list(faults()) == [], path.name
    return ends


def test_each_of_a_few_flipped_bits_is_found_at_start(published):
    chosen = {path.suffix + path.parent.name: path for path in published}  # one of each kind
    ends = flipped_at_random(list(chosen.values()), len(chosen))
    assert ends.total() >= 7
    assert ends["back"] >= 2


@pytest.mark.slow
def test_each_of_a_hundred_flipped_bits_is_found_at_start(published):
    ends = flipped_at_random(published, 100)
    assert ends.total() == 100
    assert min(ends["back"], ends["served"], ends["refused"]) > 0


def test_a_damaged_imported_register_is_named_and_keeps_the_server_from_starting(published):
    path = register_files()["projects"]
    flip(path, Random(1))
    said: list[str] = []
    assert not started(said)
    assert "changed or damaged; put the folder «imported» back" in said[-1]


def test_a_damaged_older_version_is_named_is_not_served_and_hides_no_other(published):
    older = versions.listed()[0]
    flip(versions.manifest_file(older), Random(1))
    said: list[str] = []
    assert started(said)
    assert older not in versions.listed()
    assert len(versions.listed()) == 2
    assert [line for line in said if line.startswith("Still damaged, and not served")]


def test_a_damaged_pointer_is_one_sentence_and_comes_back(published):
    current = versions.current()
    (versions.folder() / "current").write_bytes(b"\xff" + current.encode()[1:])
    with pytest.raises(BadVersion, match="pointer to the current version is damaged"):
        versions.current()
    said: list[str] = []
    assert started(said)
    assert versions.current() == current
    assert said[-1].startswith("Put back by itself: «current»")


@pytest.mark.parametrize("place", range(0, 90, 7))
def test_a_seal_finds_any_changed_letter(place):
    text = sealed({"version": "2026-04-30-abc", "é": 1.5, "rows": {"in": 3}}).encode()
    assert unsealed(text) == {"version": "2026-04-30-abc", "é": 1.5, "rows": {"in": 3}}
    for bit in range(8):
        try:
            said = unsealed(text[:place] + bytes([text[place] ^ 1 << bit]) + text[place + 1 :])
        except ValueError:
            continue
        assert set(said) - {"version", "é", "rows"}, "the name of the seal was changed, and stands among the names"


def test_text_from_before_there_were_seals_is_taken_as_it_is():
    assert unsealed(b'{"a": 1}') == {"a": 1}
