"""Words on their way into a DOCX: stretches of one direction become runs, so that Word and LibreOffice read Arabic and numbers alike."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from analytics.charts.palette import TONES

TONE = {name: getattr(TONES["light"], name).lstrip("#") for name in ("ink", "quiet", "accent", "warning", "deep", "line")}
_LEFT, _RIGHT = "\u200e", "\u200f"  # marks that both programs obey; of isolates Word knows nothing
_OPENED, _CLOSED = "\u2066\u2067\u2068", "\u2069"
_LATIN = "A-Za-z\u00c0-\u024f"
_STRONG = re.compile(f"[{_LATIN}]|([\u0590-\u08ff])")
_FROM_LEFT = re.compile(f"[{_LEFT}{_LATIN}](?:[^\u0590-\u08ff]*[{_LEFT}{_LATIN}0-9)])?")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Look:
    """How words look: `tone` is a colour by its name, `points` their height where it is not that of their paragraph."""

    is_strong: bool = False
    is_slanted: bool = False
    tone: str = ""
    points: float = 0
    is_raised: bool = False
    is_underlined: bool = False


PLAIN = Look()


def add_words(place: Any, words: str, lang: str, look: Look = PLAIN) -> None:
    """Add words to an element of a paragraph or a link, a run for each stretch of one direction."""
    for stretch, is_from_right in stretches(_NOT_XML.sub("", words), lang):
        place.append(_run(stretch, look, is_from_right))


def stretches(words: str, lang: str) -> Iterator[tuple[str, bool]]:
    """Yield the stretches of a line and whether each runs from the right: in a document of Arabic all but what is Latin or set apart."""
    if lang != "ar":
        yield re.sub(f"[{_OPENED}{_CLOSED}]", "", words) if not re.search("[\u0590-\u08ff]", words) else marked(words), False
        return
    line, end = marked(words), 0
    for found in _FROM_LEFT.finditer(line):
        if found.start() > end:
            yield line[end : found.start()], True
        yield found[0], False
        end = found.end()
    if line[end:]:
        yield line[end:], True


def marked(words: str) -> str:
    """Return words whose isolates are marks of direction instead, around what they held."""
    said, open_marks = [], []
    for place, letter in enumerate(words):
        if letter in _OPENED:
            open_marks.append(_mark(letter, words[place + 1 :]))
        if letter in _OPENED or (letter == _CLOSED and open_marks):
            said.append(open_marks[-1] if letter in _OPENED else open_marks.pop())
        elif letter != _CLOSED:
            said.append(letter)
    return "".join(said)


def _mark(opened: str, rest: str) -> str:
    first = _STRONG.search(rest)
    is_from_right = opened == "\u2067" or (opened == "\u2068" and first is not None and bool(first[1]))
    return _RIGHT if is_from_right else _LEFT


def _run(words: str, look: Look, is_from_right: bool) -> Any:
    run = made("w:r")
    properties = made("w:rPr")
    parts = {
        "w:b": look.is_strong, "w:bCs": look.is_strong, "w:i": look.is_slanted and not is_from_right,
        "w:color": TONE.get(look.tone), "w:sz": int(look.points * 2), "w:szCs": int(look.points * 2),
        "w:u": "single" if look.is_underlined else "", "w:vertAlign": "superscript" if look.is_raised else "", "w:rtl": is_from_right,
    }  # fmt: skip
    for name, value in parts.items():  # in the order that the format asks
        if value:
            properties.append(made(name) if value is True else made(name, val=value))
    run.append(properties)
    text = made("w:t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    return run


def made(name: str, /, **attributes: object) -> Any:
    """Return a new element of the format; attributes are of its own name space, `_` in a name stands for `:`.

    It declares the name spaces of its attributes, so that none gets a prefix by what else the process has read.
    """
    from docx.oxml import OxmlElement
    from docx.oxml.ns import nsmap, qn

    prefixes = {name.partition(":")[0], *(key.partition("_")[0] for key in attributes if "_" in key)} - {"xml"}
    element = OxmlElement(name, nsdecls={prefix: nsmap[prefix] for prefix in sorted(prefixes)})
    for key, value in attributes.items():
        element.set(qn(key.replace("_", ":") if "_" in key else f"w:{key}"), str(value))
    return element
