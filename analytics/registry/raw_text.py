"""The bytes of a register file become text, or one sentence that says what the file is instead and how to save it."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from analytics.errors import BadRegister, why

SAVE_AGAIN = "save it again as «CSV UTF-8», with commas between the cells"
_OTHER_KINDS = {
    b"PK\x03\x04": "an Excel workbook (XLSX) or another archive",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook (XLS)",
    b"%PDF": "a PDF",
}
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_HEAD = 1_000  # bytes that are enough to recognise a kind of file
_PIECE = 1_000_000  # bytes; a register of fifty million is never held whole
_WORD = rb"[^\s,;\"]*"


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file; raise `BadRegister` when it is missing or may not be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise BadRegister(f"{path.name}: the file is missing; put it back into the folder «{path.parent.name}»") from fault
    except OSError as fault:
        raise BadRegister(f"{path.name}: the file cannot be read: {why(fault)}") from fault


def sha256_of_bytes(path: Path) -> str:
    """Return the SHA-256 of a file; raise `BadRegister` when it is missing or may not be read."""
    digest = hashlib.sha256()
    for piece in _pieces(path):
        digest.update(piece)
    return digest.hexdigest()


def opened(path: Path) -> IO[str]:
    """Return the open text of a UTF-8 file, without its byte order mark; raise `BadRegister` for anything else."""
    if not _is_text(path):
        _refuse(path)
    return path.open(encoding="utf-8-sig", newline="")


def _pieces(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as content:
            while piece := content.read(_PIECE):
                yield piece
    except OSError:
        bytes_of(path)  # says why
        raise


def _is_text(path: Path) -> bool:
    decoder, head = codecs.getincrementaldecoder("utf-8")(), b""
    try:
        for piece in _pieces(path):
            head = head or piece[:_HEAD]
            if b"\x00" in piece:
                return False
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return _other_kind(head) is None and not _NO_TEXT.search(head)


def _refuse(path: Path) -> None:
    """Raise `BadRegister` for a file that is no text in UTF-8, with what it is instead."""
    content = bytes_of(path)
    kind = _other_kind(content)
    if kind:
        raise BadRegister(f"{path.name}: this is {kind}, not a CSV file; open it in a spreadsheet program and {SAVE_AGAIN}")
    strange = _NO_TEXT.search(content[:_HEAD]) or re.search(rb"\x00", content)
    if strange:
        raise BadRegister(f"{path.name}: line {_line(content, strange.start())} is not text; the file is damaged or of another kind")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise BadRegister(f"{path.name}: {_not_utf_8(content, fault.start)}; {SAVE_AGAIN}") from fault


def _other_kind(content: bytes) -> str | None:
    for mark, kind in _OTHER_KINDS.items():
        if content.startswith(mark):
            return kind
    return "UTF-16 text (Excel calls it «Unicode text»)" if _is_utf_16(content) else None


def _is_utf_16(content: bytes) -> bool:
    """Return whether every other byte of the head is NUL, as in UTF-16 without its mark, or the mark is there."""
    halves = (content[:_HEAD:2], content[1:_HEAD:2])
    return content.startswith(_UTF_16_MARKS) or any(len(half) > 1 and half.count(0) > 0.8 * len(half) for half in halves)


def _not_utf_8(content: bytes, place: int) -> str:
    before, after = re.search(_WORD + rb"\Z", content[max(0, place - 40) : place]), re.match(_WORD, content[place : place + 40])
    word = ((before[0] if before else b"") + (after[0] if after else b"")).decode("cp1252", errors="replace")
    line = _line(content, place)
    return f"line {line}, «{word}» is not written in UTF-8 but perhaps in Windows-1252, as the plain «CSV» of Excel is"


def _line(content: bytes, place: int) -> int:
    return content.count(b"\n", 0, place) + 1
