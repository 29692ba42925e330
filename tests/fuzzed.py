"""Good files, spoilt at random but always in the same way: bytes flipped, pieces cut, lines again, marks swapped, nasty cells, headers shuffled."""

import csv
import io
import json
from collections.abc import Callable
from random import Random
from typing import NamedTuple

import pyarrow as pa
from pyarrow import parquet

from tests.bad_files import GOOD, Row
from tests.foreign import packed, workbook, zipped

NASTY = (
    "", " ", "NULL", "N/A", "-", "\u200b", "\u202e", "\x00", "\ufeff", "\ufffd", '"', '""', "'", ",", ";", "\t", "\n", "\r", "\u2028", "\\",
    "=1+1", "@x", "<script>", "{{7*7}}", "'; DROP TABLE projects; --", "P1", "p1", " P1", "ai", "3", "٣", "8", "1-2", "Ⅲ", "03/04/2024",
    "13/05/2024", "05/13/2024", "13/05/24", "2024-W20", "45425", "1715558400", "1445-09-01", "2024-02-30", "0000-00-00", "2024-05", "99999",
    "800.000", "1 500,5 DH", "1,5,0", "1e999", "-5", "0x1F", "NaN", "inf", "½", "٫", "5000001", "javascript:alert(1)", "https://a:b@c.org",
    "http://[", "a@b.org", "+212 6 61 23 45 67", "e\u0301", "x" * 501, "x" * 3_000, "9" * 400, "Ã©", "Rabat", "Morocco", "P1;P2", "؛",
    "sep=;", "[", "{", "PK", "%PDF",
)  # fmt: skip
MORE = {
    "projects": ("start_date", "end_date", "budget_mad", "region", "city", "parent_project_id", "partners", "source_url", "year", "note"),
    "events": ("end_date", "year", "country", "attendees", "organiser", "format", "source_url", "note"),
}


class Spoilt(NamedTuple):
    """A spoilt file: how it was made, what it pretends to be, and its bytes."""

    name: str
    dataset: str
    content: bytes


def spoilt(seed: int) -> Spoilt:
    """Return the file of a seed: some good rows, nasty cells among them, in one of the kinds of files, and its bytes spoilt or not."""
    chance = Random(seed)
    dataset = chance.choice(("projects", "events"))
    rows = _rows(chance, dataset)
    kind = chance.choice(tuple(KINDS))
    content = KINDS[kind](rows)
    ways = [chance.choice(WAYS) for _ in range(chance.choice((0, 0, 1, 1, 2)))]
    for way in ways:
        content = way(content, chance)
    if chance.random() < 0.1:
        content = chance.choice((packed, lambda whole: zipped(("a.csv", whole))))(content)
    return Spoilt(f"{seed} {kind} {' '.join(way.__name__ for way in ways)}", dataset, content)


def _rows(chance: Random, dataset: str) -> list[list[str]]:
    more = chance.sample(MORE[dataset], chance.randint(0, 5))
    good: list[Row] = [dict(row) for row in GOOD[dataset]]
    key = f"{dataset.removesuffix('s')}_id"
    drawn = [{**chance.choice(good), key: f"X{place}"} for place in range(chance.randint(0, 12))]
    for row in chance.sample(drawn, min(len(drawn), chance.randint(0, 4))):
        row[chance.choice([*row, *more])] = chance.choice(NASTY)
    header = [*good[0], *more]
    table = [header, *([str(row.get(name, "")) for name in header] for row in (*good, *drawn))]
    return [[row[place] for place in _order(chance, len(header))] for row in table] if chance.random() < 0.1 else table


def _order(chance: Random, width: int) -> list[int]:
    return chance.sample(range(width), width)


def _separated(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _objects(rows: list[list[str]]) -> bytes:
    return json.dumps([dict(zip(rows[0], row, strict=True)) for row in rows[1:]]).encode()


def _columns(rows: list[list[str]]) -> bytes:
    held = io.BytesIO()
    columns = list(zip(*rows[1:], strict=True))
    parquet.write_table(pa.table({name: list(column) for name, column in zip(rows[0], columns, strict=True)}), held)
    return held.getvalue()


def _latin(rows: list[list[str]]) -> bytes:
    return _separated(rows).decode().encode("cp1252", errors="replace")


def _wide(rows: list[list[str]]) -> bytes:
    return _separated(rows).decode().encode("utf-16")


def _workbook(rows: list[list[str]]) -> bytes:
    return workbook(rows)


KINDS: dict[str, Callable[[list[list[str]]], bytes]] = {
    "csv": _separated, "semicolons": lambda rows: _separated(rows).replace(b",", b";"), "cp1252": _latin, "utf-16": _wide,
    "xlsx": _workbook, "json": _objects, "parquet": _columns,
}  # fmt: skip


def flipped(content: bytes, chance: Random) -> bytes:
    """Return the bytes with a few bits flipped."""
    held = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 20))):
        held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    return bytes(held)


def cut(content: bytes, chance: Random) -> bytes:
    """Return the bytes up to a place."""
    return content[: chance.randrange(1, len(content))] if len(content) > 1 else content


def gutted(content: bytes, chance: Random) -> bytes:
    """Return the bytes without a piece in the middle."""
    start = chance.randrange(len(content))
    return (content[:start] + content[start + chance.randrange(1, 60) :]) or b"x"


def stuffed(content: bytes, chance: Random) -> bytes:
    """Return the bytes with a nasty cell put in somewhere."""
    place = chance.randrange(len(content))
    return content[:place] + chance.choice(NASTY).encode() + content[place:]


def repeated(content: bytes, chance: Random) -> bytes:
    """Return the bytes with one of their lines again, anywhere."""
    lines = content.split(b"\n")
    return b"\n".join([*lines, chance.choice(lines)] if chance.random() < 0.5 else [chance.choice(lines), *lines])


def swapped(content: bytes, chance: Random) -> bytes:
    """Return the bytes with some marks between cells put for others."""
    here, there = chance.sample((b",", b";", b"\t", b'"', b"\n", b"\r\n"), 2)
    return content.replace(here, there, chance.choice((1, 3, -1)))


def upside_down(content: bytes, chance: Random) -> bytes:
    """Return the bytes with their lines in another order, the header among them."""
    lines = content.split(b"\n")
    return b"\n".join(chance.sample(lines, len(lines)))


WAYS = (flipped, cut, gutted, stuffed, repeated, swapped, upside_down)
