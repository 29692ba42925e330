"""The lines of a text, one after another, with the power to go back: an open quotation mark must not swallow the rest."""

import io
from collections import deque
from collections.abc import Iterator

from analytics.importing.files.limits import CELL_CHARACTERS, COLUMNS
from analytics.importing.files.refusals import Refused

_LINE = COLUMNS * CELL_CHARACTERS  # no line can be longer and keep the limits
_RECORD = 10 * CELL_CHARACTERS  # characters after which an open quotation mark is taken for a forgotten one
_GONE_BACK = 50_000_000  # characters read twice at most, so that no file takes for ever


class Lines:
    """Lines without their ends, whether those are LF, CR LF or CR; `number` is that of the line last given."""

    def __init__(self, content: bytes, codec: str, before: int):
        stream = io.BytesIO(content)
        stream.seek(before)
        errors = "surrogateescape" if codec == "utf-8" else "replace"
        self._text = io.TextIOWrapper(stream, encoding=codec, errors=errors, newline=None)
        self._again: deque[str] = deque()
        self._gone_back = 0
        self.number = 0

    def next(self) -> str | None:
        """Return the next line, or None after the last one."""
        line = self._again.popleft() if self._again else self._text.readline(_LINE + 1)
        if not line:
            return None
        if len(line) > _LINE:
            raise Refused("line_too_long", value=self.number + 1)
        self.number += 1
        return line

    def go_back(self, lines: list[str]) -> None:
        """Give `lines`, the last ones given, once more."""
        self._again.extendleft(reversed(lines))
        self.number -= len(lines)
        self._gone_back += sum(map(len, lines))
        if self._gone_back > _GONE_BACK:
            raise Refused("broken_quotes", value=self.number)

    def following(self, taken: list[str]) -> Iterator[str]:
        """Yield the lines of one record, noting each in `taken`; end early when the record becomes too long to be one."""
        length = 0
        while length < _RECORD and (line := self.next()) is not None:
            taken.append(line)
            length += len(line)
            yield line
