"""JSON becomes a table: a list of objects, or an object that holds one such list; each object is a row."""

import json
import math
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from analytics.importing.files.encodings import codec_of, notes_on
from analytics.importing.files.found import Found, Line
from analytics.importing.files.json_text import JsonText
from analytics.importing.files.limits import COLUMNS, ROWS
from analytics.importing.files.names import named_cells
from analytics.importing.files.refusals import Refused, set_aside
from analytics.importing.raw import Cell
from analytics.registry.findings import Finding

_LONE = re.compile("[\ud800-\udfff]")
_LONGEST_NUMBER = 25
_FIRST = 1_000  # objects whose keys a file of alike objects has throughout
_PLAIN = {str, int, float, bool, type(None)}
Item = tuple[int, Any]


class _Pairs(list):
    """The pairs of an object in their order; a dict would lose a key that stands twice."""


class Unlike(Exception):
    """An object names what the first ones do not."""


def read_objects(content: bytes, encoding: str | None) -> Found:
    """Return the table of a JSON file; its header are all keys in the order in which they are first seen.

    The file is read twice, for its keys and for its rows: all its values together take many times the memory of the file.
    """
    return _found(content, encoding, None)


def read_alike_objects(content: bytes, encoding: str | None) -> Found:
    """Return the table of a JSON file read once, for the keys of its first objects; drawing a row that has others raises `Unlike`."""
    return _found(content, encoding, _FIRST)


def _found(content: bytes, encoding: str | None, first: int | None) -> Found:
    if content.count(b",") > COLUMNS * ROWS:  # before anything is made of it, because every number weighs more than its digits
        raise Refused("too_many_rows")
    codec, before, _ = codec_of(content, encoding)
    for_keys = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)  # no number is made of digits
    for_rows = json.JSONDecoder(object_pairs_hook=_Pairs, parse_int=_whole, parse_float=_number, parse_constant=str)

    def items(decoder: json.JSONDecoder) -> Iterator[Item]:
        return _items(JsonText(content, codec, before, decoder))

    keys = _keys(islice(items(for_keys), first))
    return Found(named_cells(keys), (_row(line, item, keys) for line, item in items(for_rows)), "json", notes_on(codec, encoding))


def _keys(items: Iterator[Item]) -> dict[str, None]:
    keys: dict[str, None] = {}
    has_items = False
    for _, item in items:
        has_items = True
        if isinstance(item, dict) and not item.keys() <= keys.keys():
            keys.update(dict.fromkeys(item))
        if len(keys) > COLUMNS:
            raise Refused("too_many_columns", value=len(keys))
    if not keys:
        raise Refused("json_shape" if has_items else "no_rows")
    return keys


def _items(text: JsonText) -> Iterator[Item]:
    """Yield (line, value) of the list of rows: the file, or the only value of its object that is a list."""
    mark = text.mark()
    if mark == "[":
        yield from _listed(text)
        if text.mark():
            raise text.broken()
    elif mark == "{":
        yield from _only_list(text)
    else:
        text.value()
        raise Refused("json_shape")


def _only_list(text: JsonText) -> Iterator[Item]:
    lists = 0
    for is_list in _members(text):
        lists += is_list
        if is_list:
            yield from _listed(text)
        else:
            text.value()
    if lists != 1 or text.mark():
        raise Refused("json_shape")


def _members(text: JsonText) -> Iterator[bool]:
    """Yield for each member of an object, when its value comes next, whether that is a list."""
    text.pass_mark("{")
    mark = "," if text.mark() != "}" else text.pass_mark("}")
    while mark == ",":
        if text.mark() != '"':
            raise text.broken()
        text.value()
        text.pass_mark(":")
        yield text.mark() == "["
        mark = text.pass_mark(",}")


def _listed(text: JsonText) -> Iterator[Item]:
    text.pass_mark("[")
    mark = "," if text.mark() != "]" else text.pass_mark("]")
    count = 0
    while mark == ",":
        count += 1
        if count > ROWS:
            raise Refused("too_many_rows")
        text.mark()
        line = text.line()
        yield line, text.value()
        mark = text.pass_mark(",]")


def _row(line: int, item: Any, keys: dict[str, None]) -> Line:
    if not isinstance(item, _Pairs):
        return line, [""] * len(keys), (set_aside("not_an_object", line, _shown(item)),)
    values, reasons = dict(item), []
    if not values.keys() <= keys.keys():
        raise Unlike
    if len(values) < len(item):
        twice = next(key for place, (key, _) in enumerate(item) if any(key == other for other, _ in item[:place]))
        reasons.append(set_aside("duplicate_key", line, _shown(twice), _shown(twice)))
    cells = [values.get(key) for key in keys]
    if not _is_plain(cells):
        for place, key in enumerate(keys):
            cells[place], reason = _cell(cells[place], line, key)
            reasons.extend(reason)
    return line, cells, tuple(reasons)


def _is_plain(cells: list[Any]) -> bool:
    """Return whether no cell is a list, and no text has half a letter."""
    text = "".join([cell for cell in cells if type(cell) is str])
    return _PLAIN.issuperset(map(type, cells)) and (text.isascii() or not _LONE.search(text))


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
