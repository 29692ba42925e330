"""JSON becomes a table: a list of objects, or an object that holds one such list; each object is a row."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from analytics.importing.files.encodings import codec_of
from analytics.importing.files.found import Found, Line
from analytics.importing.files.limits import COLUMNS, ROWS
from analytics.importing.files.names import named_cells
from analytics.importing.files.refusals import Refused, set_aside
from analytics.importing.raw import Cell
from analytics.registry.findings import Finding

_SPACE = re.compile(r"[ \t\r\n]*")
_LONE = re.compile("[\ud800-\udfff]")
_LONGEST_NUMBER = 25
Item = tuple[int, Any]


class _Pairs(list):
    """The pairs of an object in their order; a dict would lose a key that stands twice."""


def read_objects(content: bytes, encoding: str | None) -> Found:
    """Return the table of a JSON file; its header are all keys in the order in which they are first seen."""
    if content.count(b",") > COLUMNS * ROWS:  # before anything is made of it, because every number weighs more than its digits
        raise Refused("too_many_rows")
    codec, before, _ = codec_of(content, encoding)
    text = content[before:].decode(codec, errors="surrogateescape" if codec == "utf-8" else "replace").lstrip("\ufeff")
    items = _items(text)
    keys = dict.fromkeys(key for _, item in items if isinstance(item, _Pairs) for key, _ in item)
    if len(keys) > COLUMNS:
        raise Refused("too_many_columns", value=len(keys))
    if not keys:
        raise Refused("json_shape")
    return Found(named_cells(keys), (_row(line, item, keys) for line, item in items), "json")


def _items(text: str) -> list[Item]:
    decoder = json.JSONDecoder(object_pairs_hook=_Pairs, parse_int=_whole, parse_float=_number, parse_constant=str)
    try:
        return list(_listed(text, _list_start(text, decoder), decoder))
    except json.JSONDecodeError as fault:
        rule = "truncated" if not text[fault.pos :].strip() else "json_broken"
        raise Refused(rule, value=text.count("\n", 0, fault.pos) + 1) from fault
    except RecursionError as fault:
        raise Refused("json_shape") from fault


def _list_start(text: str, decoder: json.JSONDecoder) -> int:
    """Return where the list of rows begins: at the start, or in the only value of an object that is a list."""
    start = _after_space(text, 0)
    if text[start : start + 1] == "[":
        return start
    whole, end = decoder.raw_decode(text, start)
    if _after_space(text, end) != len(text):
        raise Refused("json_shape")
    lists = [key for key, value in whole if isinstance(value, list) and not isinstance(value, _Pairs)]
    if len(lists) != 1:
        raise Refused("json_shape")
    return _value_start(text, start, lists[0], decoder)


def _value_start(text: str, start: int, wanted: str, decoder: json.JSONDecoder) -> int:
    place = start + 1
    while True:
        key, place = decoder.raw_decode(text, _after_space(text, place))
        place = _after_space(text, _after_space(text, place) + 1)
        if key == wanted and text[place] == "[":
            return place
        _, place = decoder.raw_decode(text, place)
        place = _after_space(text, place) + 1


def _listed(text: str, start: int, decoder: json.JSONDecoder) -> Iterator[Item]:
    """Yield (line, value) of a list whose bracket is at `start`."""
    place, line, seen = _after_space(text, start + 1), 1, 0
    count = 0
    while text[place : place + 1] != "]" or count:
        line, seen = line + text.count("\n", seen, place), place
        value, place = decoder.raw_decode(text, place)
        count += 1
        if count > ROWS:
            raise Refused("too_many_rows")
        yield line, value
        place = _after_space(text, place)
        if text[place : place + 1] == "]":
            break
        if text[place : place + 1] != ",":
            raise json.JSONDecodeError("a comma is missing", text, place)
        place = _after_space(text, place + 1)
    _check_end(text, start, place + 1)


def _check_end(text: str, start: int, end: int) -> None:
    rest = text[end:].strip()
    if rest and text[:start].strip() == "":
        raise json.JSONDecodeError("something follows the list", text, end)


def _after_space(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found else place


def _row(line: int, item: Any, keys: dict[str, None]) -> Line:
    if not isinstance(item, _Pairs):
        return line, [""] * len(keys), (set_aside("not_an_object", line, _shown(item)),)
    values, reasons = dict(item), []
    if len(values) < len(item):
        twice = next(key for place, (key, _) in enumerate(item) if any(key == other for other, _ in item[:place]))
        reasons.append(set_aside("duplicate_key", line, _shown(twice), _shown(twice)))
    cells = []
    for key in keys:
        cell, reason = _cell(values.get(key), line, key)
        cells.append(cell)
        reasons.extend(reason)
    return line, cells, tuple(reasons)


def _cell(value: Any, line: int, key: str) -> tuple[Cell, list[Finding]]:
    if isinstance(value, list):
        if isinstance(value, _Pairs) or any(isinstance(one, list) for one in value):
            return "", [set_aside("nested", line, _shown(value), _shown(key))]
        value = "; ".join(_written(one) for one in value if one is not None)
    if isinstance(value, str) and _LONE.search(value):
        return _LONE.sub("\ufffd", value), [set_aside("lone_surrogate", line, _shown(value), _shown(key))]
    return value, []


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shown(value: Any) -> str:
    words = value if isinstance(value, str) else str(dict(value) if isinstance(value, _Pairs) else value)
    return _LONE.sub("\ufffd", words[:200])


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) < _LONGEST_NUMBER else digits


def _number(digits: str) -> float | str:
    value = float(digits)
    return value if math.isfinite(value) else digits
