"""Text: invisible characters go, accents are composed, what could be code or private is seen; nothing else changes."""

import datetime
import re
import unicodedata

from analytics.importing.columns import Manner
from analytics.importing.remarks import Read, Unfit, repaired, warned
from analytics.registry.description import Column
from analytics.registry.private import private_part

LONGEST_TITLE = 500  # characters
_ARABIC_MARK = "\u061b"  # the semicolon of Arabic keyboards; registers write the other one
_BLANKS = {"\u115f", "\u1160", "\u3164", "\uffa0", "\u2800", "\u034f"}  # letters and marks that show nothing
_BREAKS = {"\n", "\r", "\u2028", "\u2029", "\u0085"}
_LOOKS_LIKE = {
    "markup_text": re.compile(r"<[a-z!/?][^<>]*>|<(?:script|img|svg|iframe)\b|javascript:|&(?:lt|gt|#\d+|#x[0-9a-f]+);", re.IGNORECASE),
    "formula_text": re.compile(r"\A[=+\-@]"),
    "sql_text": re.compile(
        r"[';]\s*(?:drop|delete|insert|update|select|alter)\s|'\s*(?:or|and)\s+['\d]|\bunion\s+(?:all\s+)?select\b|\bdrop\s+table\b",
        re.IGNORECASE,
    ),
    "template_text": re.compile(r"\{\{|\{%|\$\{|<%|#\{"),
}


def is_invisible(character: str) -> bool:
    """Return whether a character shows nothing: marks of direction, of zero width, of control; line breaks are seen."""
    return character in _BLANKS or (unicodedata.category(character) in ("Cf", "Cc") and character not in _BREAKS)


def without_invisibles(text: str) -> str:
    """Return `text` without what shows nothing; a tab or another space of control becomes a space."""
    if text.isprintable() and _BLANKS.isdisjoint(text):
        return text
    return "".join(" " if c in "\t\v\f" else c for c in text if c in "\t\v\f" or not is_invisible(c))


def cleaned(text: str) -> Read:
    """Return `text` as it is shown, trimmed and composed (NFC), with a remark for each of the two that changed it."""
    if text.isprintable() and _BLANKS.isdisjoint(text) and unicodedata.is_normalized("NFC", text) and "\ufffd" not in text:
        return Read(text.strip())
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise Unfit("broken_text", text.encode("utf-8", errors="replace").decode("utf-8"))
    seen = without_invisibles(text)
    composed = unicodedata.normalize("NFC", seen)
    remarks = [repaired("invisible", shown(text), composed)] if seen.strip() != text.strip() else []
    remarks += [repaired("accents", seen, composed)] if composed != seen else []
    remarks += [warned("replacement_character", composed)] if "\ufffd" in composed else []
    return Read(composed.strip(), tuple(remarks))


def shown(text: str) -> str:
    """Return `text` with its invisible characters as their codes."""
    return "".join(f"[U+{ord(c):04X}]" if is_invisible(c) else c for c in text)


def as_text(cell: object, column: Column, manner: Manner) -> Read:
    """Return a text as it is; raise `Unfit` for an e-mail address or a telephone number."""
    text = written(cell)
    if private_part(text):
        raise Unfit("private", text)  # masked by the remark
    return Read(text, tuple(warned(rule, text) for rule, looks in _LOOKS_LIKE.items() if looks.search(text)))


def as_names(cell: object, column: Column, manner: Manner) -> Read:
    """Return names with «; » between them, also where an Arabic semicolon stood."""
    read = as_text(cell, column, manner)
    text = str(read.value)
    if _ARABIC_MARK not in text:
        return read
    names = "; ".join(name.strip() for name in text.replace(_ARABIC_MARK, ";").split(";") if name.strip())
    return Read(names or None, (*read.remarks, repaired("names_apart", text, names)))


def as_title(cell: object, column: Column, manner: Manner) -> Read:
    """Return a title; raise `Unfit` for one of more than 500 characters."""
    read = as_text(cell, column, manner)
    if len(str(read.value)) > LONGEST_TITLE:
        raise Unfit("title_too_long", read.value, length=str(len(str(read.value))))
    return read


def as_identifier(cell: object, column: Column, manner: Manner) -> Read:
    """Return an identifier: 1 to 100 letters, digits, underscores, dots, colons and hyphens."""
    text = written(cell)
    if isinstance(cell, bool) or not re.fullmatch(r"[\w.:-]{1,100}", text):
        raise Unfit("identifier", text)
    return Read(text)


def written(cell: object) -> str:
    """Return a cell of any type as a person would write it: 12.0 is 12."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, datetime.date) else str(cell)
