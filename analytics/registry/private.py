"""E-mail addresses and telephone numbers in a text: found, and masked before anything repeats the text."""

import re

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_PHONES = (
    re.compile(r"(?<![\d.,])(?:\+|00|٠٠)\s?[1-9١-٩]\d{0,2}(?:[\s.()/-]{0,2}\d){7,12}(?![\d])"),
    re.compile(r"(?<![\d.,+])(?!\d\d[.-]\d\d[.-](?:19|20)\d\d)(?:[0٠]|212[\s.-]?)[5-8٥-٨](?:[\s.-]?\d){8}(?!\d)"),
    re.compile(r"(?:\bt[ée]l\b|\bt[ée]l[ée]phone|\bphone|\bgsm\b|\bmobile\b|هاتف)\W{0,4}(?:\d[\s.()-]{0,2}){8,}", re.IGNORECASE),
)
_FEWEST_DIGITS = 8  # of a telephone number
_LENGTHS = ((10, "<10"), (20, "10–19"), (30, "20–29"))

_NO_CHARACTER = re.compile("[\ud800-\udfff]")


def private_part(text: str) -> str:
    """Return the first e-mail address or telephone number in a text, empty when there is none."""
    found = _EMAIL.search(text) if "@" in text else None
    if found is None and _may_hold_a_phone(text):
        found = next(filter(None, (phone.search(text) for phone in _PHONES)), None)
    return found[0] if found else ""


def masked(text: str) -> str:
    """Return a text with only the first character and the class of length of each e-mail address and telephone number in it.

    Bytes that are no text were read as lone surrogates; what is kept and printed has the sign for an unknown character there.
    """
    if not text.isascii():
        text = _NO_CHARACTER.sub("\ufffd", text)
    if "@" in text:
        text = _EMAIL.sub(_mask, text)
    for phone in _PHONES if _may_hold_a_phone(text) else ():
        text = phone.sub(_mask, text)
    return text


def _may_hold_a_phone(text: str) -> bool:
    return len(text) >= _FEWEST_DIGITS and sum(map(str.isdigit, text)) >= _FEWEST_DIGITS


def _mask(found: re.Match[str]) -> str:
    length = next((words for most, words in _LENGTHS if len(found[0]) < most), "30+")
    return f"{found[0][0]}••• ({length})"
