"""Text that was written twice into UTF-8 («Ã©») becomes what it was («é»), where nothing else can be meant."""

import re

_AGAIN = 3  # a file passed through three programs may be written three times
_WINDOWS = {bytes([code]).decode("cp1252"): code for code in range(128, 160) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_FOLLOWERS = "\x80-\xbf" + "".join(re.escape(letter) for letter in _WINDOWS)
SUSPECT = re.compile(f"[\xc2\xc3\xc5\xd8\xd9\xe2][{_FOLLOWERS}]")
_MEANT = re.compile(
    "[\x00-\x7f\xa0-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2010-\u203a\u20ac\u2122\u0621-\u0652\u060c\u061b\u061f\u0660-\u0669]*"
)
_ARABIC, _ARABIC_LETTER = re.compile("[\u0600-\u06ff]"), re.compile("[\u0621-\u064a]")


def mended(text: str) -> str:
    """Return `text` as it was before it was written twice; the same text where that is not certain."""
    for _ in range(_AGAIN):
        once = _once(text) if SUSPECT.search(text) else None
        if once is None:
            break
        text = once
    return text


def _once(text: str) -> str | None:
    try:
        before = bytes(_WINDOWS.get(letter, ord(letter)) for letter in text).decode("utf-8")
    except (ValueError, UnicodeDecodeError):
        return None
    arabic = len(_ARABIC.findall(before))
    certain = _MEANT.fullmatch(before) or SUSPECT.search(before)
    return before if certain and (not arabic or len(_ARABIC_LETTER.findall(before)) > 1) else None
