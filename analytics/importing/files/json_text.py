"""The text of a JSON file, read value by value; only the part that is being read is held as text."""

import codecs
import json
import re
from typing import Any

from analytics.importing.files.limits import CELL_CHARACTERS, COLUMNS
from analytics.importing.files.refusals import Refused

_PIECE = 500_000  # bytes
_LONGEST = 7 * COLUMNS * CELL_CHARACTERS  # characters of a value within the limits, each written as \u0000
_LONGEST_WORD = 12  # characters: -Infinity, or a letter as \u0000
_SPACE = re.compile(r"[ \t\r\n]*")


class JsonText:
    """A place in a text that moves forward over marks and values."""

    def __init__(self, content: bytes, codec: str, before: int, decoder: json.JSONDecoder):
        self._content, self._read_to, self._decode_value = memoryview(content), before, decoder.raw_decode
        self._decode = codecs.getincrementaldecoder(codec)(errors="surrogateescape" if codec == "utf-8" else "replace").decode
        self._text, self._at, self._is_start = "", 0, True
        self._line, self._counted_to = 1, 0

    def mark(self) -> str:
        """Return the next character that is no space, without passing it; empty at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text) or not self._fill():
                return self._text[self._at : self._at + 1]

    def pass_mark(self, wanted: str) -> str:
        """Pass the next mark, which must be one of `wanted`, and return it."""
        mark = self.mark()
        if not mark or mark not in wanted:
            raise self.broken()
        self._at += 1
        return mark

    def broken(self) -> Refused:
        """Return the refusal of a text that is no JSON from this place on."""
        return self._broken(self._at)

    def line(self) -> int:
        """Return the line of this place, counted from 1."""
        self._line += self._text.count("\n", self._counted_to, self._at)
        self._counted_to = self._at
        return self._line

    def value(self) -> Any:
        """Pass the next value and return it; raise `Refused` where there is none."""
        self.mark()
        while True:
            try:
                value, end = self._decode_value(self._text, self._at)
            except json.JSONDecodeError as fault:
                if not (self._is_cut(fault) and self._fill()):
                    raise self._broken(fault.pos) from fault
            except RecursionError as fault:
                raise Refused("json_shape") from fault
            else:
                if end < len(self._text) or not self._fill():  # a number may go on in the next piece
                    self._at = end
                    return value

    def _is_cut(self, fault: json.JSONDecodeError) -> bool:
        """Return whether a value may only look broken because its end was not read yet."""
        is_at_end = fault.pos > len(self._text) - _LONGEST_WORD or fault.msg.startswith("Unterminated")
        return is_at_end and len(self._text) - self._at < _LONGEST

    def _broken(self, place: int) -> Refused:
        rest = self._text[place:]
        rule = "json_broken" if rest.strip() or self._read_to < len(self._content) else "truncated"
        return Refused(rule, value=self.line() + self._text.count("\n", self._at, place))

    def _fill(self) -> bool:
        """Read one piece more and forget what was passed; return whether there was one."""
        piece = self._content[self._read_to : self._read_to + _PIECE]
        if not piece:
            return False
        self.line()
        self._read_to += len(piece)
        more = self._decode(piece, self._read_to == len(self._content))
        if self._is_start:
            more = more.lstrip("\ufeff")
            self._is_start = not more
        self._text = self._text[self._at :] + more
        self._at = self._counted_to = 0
        return True
