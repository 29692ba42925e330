"""Names of months in French, English and the Arabic of each country; names of the Hijri calendar are only recognised."""

import re
from functools import cache

from babel import Locale

from analytics.names import plain

_SPEECHES = ("fr", "en", "ar_MA", "ar", "ar_DZ", "ar_TN", "ar_SY", "ar_MR")
_OTHER_SPELLINGS = {
    "sept": 9,
    "fev": 2,
    "juil": 7,
    "أكتوبر": 10,
    "نونبر": 11,
    "دجنبر": 12,
    "شتنبر": 9,
    "غشت": 8,
    "يوليوز": 7,
    "ماي": 5,
    "ابريل": 4,
}
_SAYS_NOTHING = {"le", "du", "de", "of", "the", "er", "st", "nd", "rd", "th", "من", "يوم", "شهر", "سنة"}
_HIJRI = re.compile(
    r"هـ|هجري|\b(?:hijri|hegire|ah|muharram|safar|rabi|joumada|jumada|rajab|chaabane|shaban|ramadan|ramadhan|chawwal|shawwal)\b"
    r"|\b(?:محرم|صفر|رجب|شعبان|رمضان|شوال)\b|ربيع (?:ال[اأ]ول|الثاني|ال[اآ]خر)|جمادى|ذو القعدة|ذو الحجة"
)


@cache
def months() -> dict[str, int]:
    """Return the number of a month by each of its names, made plain."""
    found: dict[str, int] = {plain(name): number for name, number in _OTHER_SPELLINGS.items()}
    for speech in _SPEECHES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(speech).months["format"][width].items():
                found.setdefault(plain(name), number)
    return found


@cache
def weekdays() -> set[str]:
    """Return the names of the days of the week, made plain; those that also begin a month («mar.») are left out."""
    names = (name for speech in ("fr", "en", "ar") for width in ("wide", "abbreviated") for name in _days(speech, width))
    return {plain(name) for name in names} - set(months())


def _days(speech: str, width: str) -> list[str]:
    return list(Locale.parse(speech).days["format"][width].values())


def is_hijri(text: str) -> bool:
    """Return whether a date is of the Hijri calendar by its own words."""
    return _HIJRI.search(text.casefold()) is not None


def with_month(text: str) -> tuple[int, ...] | None:
    """Return (year, month) or (year, month, day) of a date with a month by its name, None when it is none."""
    said = f" {plain(text)} "
    for name, number in months().items():
        if " " in name:
            said = said.replace(f" {name} ", f" #{number} ")
    parts = [part for part in re.findall(r"#\d+|\d+|[^\W\d_]+", said) if part not in _SAYS_NOTHING | weekdays()]
    known = {part: months().get(part) or (int(part[1:]) if part.startswith("#") else None) for part in parts}
    shape = "".join("M" if known[part] else "y" if len(part) == 4 and part.isdigit() else "n" if part.isdigit() else "?" for part in parts)
    return _in_shape(shape, [known[part] or part for part in parts])


def _in_shape(shape: str, parts: list[str | int]) -> tuple[int, ...] | None:
    orders = {
        "nMy": (2, 1, 0),
        "Mny": (2, 0, 1),
        "My": (1, 0),
        "yM": (0, 1),
        "yMn": (0, 1, 2),
        "nMn": (2, 1, 0),
        "Mn": (1, 0),
        "Mnn": (2, 0, 1),
    }
    return tuple(int(parts[place]) for place in orders[shape]) if shape in orders and len(shape) == len(parts) else None
