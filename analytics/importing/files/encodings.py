"""Which code page a text is written in: what its bytes prove, never what they might be."""

import codecs
import re

from analytics.importing.files.refusals import Refused, note
from analytics.registry.findings import Finding

_SAMPLE = 500_000  # bytes on each side of the first one that is not UTF-8
_PIECE, _OVERLAP = 1_000_000, 4  # bytes
_ESCAPED = re.compile("[\udc80-\udcff]")
_WRITTEN = re.compile("[¡-\u017f\u0600-\u065f\u066a-\u06ff\u2010-\u9fff\U0001f300-\U0001faff]")
_SURE = 5  # so many strange bytes for each letter of UTF-8 are no damage but another code page
_FEW = 2  # bytes on one line are damage, where they cannot be the letters of a code page of DOS or the Mac
_TOLD = {"cp1252": ("repair", "Windows-1252"), "utf-16": ("warning", "UTF-16")}  # found out by us, or told by its mark
_NEVER_TEXT = {"utf_7", "utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
# What Windows-1252 makes of other code pages, and hardly ever of French, Spanish or English words.
_STRANGE = re.compile(
    "[\x80-\x9fƒ‚„†‡ˆ‰Š‹ŽŸ˜š›ž¤¦¨¬¯´¸¹¶ÐÞðþÝý×÷]"
    "|[À-ÿŒœ]{3}"
    "|[a-z][À-ÖØ-ÞŒ]"
    "|[A-Za-zÀ-ÿ][“”…½¼¾¿¡¢£¥§©«±¹²³µ»][a-zà-ÿ]"
    "|[½¼¾²³¹£¥¢±µ§¡¿][À-ÿ]"
    "|[À-ÿ][¡¢£¥§±µ¿¼½¾¶]"
    "|[ÂÃ](?![A-Za-zÀ-ÿ])|(?<![aA])ÿ"
)


def codec_of(content: bytes, named: str | None) -> tuple[str, int, bool]:
    """Return (codec, bytes before the text, whether some lines are damaged) of a text file; raise `Refused` when nothing settles it."""
    if named:
        return _named(content, named)
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise Refused("unknown_encoding")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", 0, True
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8", 3, _first_fault(content) is not None
    if _has_empty_bytes(content):
        raise Refused("unknown_encoding")
    fault = _first_fault(content)
    return ("utf-8", 0, False) if fault is None else _without_mark(content, fault)


def notes_on(codec: str, named: str | None) -> list[Finding]:
    """Return what is to be said of a code page that nobody named."""
    if named or codec not in _TOLD:
        return []
    severity, name = _TOLD[codec]
    return [note("read_as", severity, name)]


def _named(content: bytes, named: str) -> tuple[str, int, bool]:
    try:
        known = codecs.lookup(named)
        "a".encode(known.name)
    except (LookupError, ValueError, TypeError) as fault:
        raise Refused("no_such_encoding", value=named[:40]) from fault
    if known.name in _NEVER_TEXT:
        raise Refused("no_such_encoding", value=named[:40])
    mark = 3 if known.name == "utf-8" and content.startswith(codecs.BOM_UTF8) else 0
    return known.name, mark, True


def _has_empty_bytes(content: bytes) -> bool:
    """Return whether every other byte is NUL, as in UTF-16 without its mark."""
    halves = (content[:1_000:2], content[1:1_000:2])
    return any(len(half) > 1 and half.count(0) > 0.5 * len(half) for half in halves)


def _first_fault(content: bytes) -> int | None:
    """Return where a text stops being UTF-8; it is read in pieces, because some letters take four times their bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(content), _PIECE):
        waiting = len(decoder.getstate()[0])
        try:
            decoder.decode(content[start : start + _PIECE], final=start + _PIECE >= len(content))
        except UnicodeDecodeError as fault:
            return start - waiting + fault.start
    return None


def _without_mark(content: bytes, fault: int) -> tuple[str, int, bool]:
    """Tell a damaged UTF-8 file, which has letters of UTF-8 beside the damage, from one in Windows-1252."""
    sample = content[max(0, fault - _SAMPLE) : fault + _SAMPLE]
    text = sample.decode("utf-8", errors="surrogateescape")
    damaged, written = len(_ESCAPED.findall(text)), len(_WRITTEN.findall(text))
    if written and damaged <= _SURE * written:
        return "utf-8", 0, True
    if not all(_is_plausible(content[start : start + _PIECE + _OVERLAP]) for start in range(0, len(content), _PIECE)):
        if _is_one_damaged_line(content, fault):
            return "utf-8", 0, True
        raise Refused("unknown_encoding")
    return "cp1252", 0, False


def _is_one_damaged_line(content: bytes, fault: int) -> bool:
    """Return whether all that is not ASCII are a few bytes on one of several lines: no language is written so."""
    start, end = content.rfind(b"\n", 0, fault) + 1, content.find(b"\n", fault)
    line = content[start:] if end < 0 else content[start:end]
    strange = [byte for byte in line if byte >= 0x80]
    others = content[:start].count(b"\n") + (content.count(b"\n", end) if end >= 0 else 0)
    alone = content[:start].isascii() and (end < 0 or content[end:].isascii())
    return alone and others > 1 and len(strange) <= _FEW and min(strange) >= 0xA0


def _is_plausible(piece: bytes) -> bool:
    try:
        return not _STRANGE.search(piece.decode("cp1252"))
    except UnicodeDecodeError:
        return False
