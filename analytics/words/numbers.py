"""Numbers as readers of each language write them; Western digits in Arabic, as Moroccan official publications use."""

from functools import cache

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal

LOCALES = {"fr": "fr", "ar": "ar_MA", "en": "en"}
ABSENT = "–"


@cache
def locale_of(lang: str) -> Locale:
    """Return the Babel locale that writes `lang`."""
    return Locale.parse(LOCALES[lang])


def number(value: float | None, lang: str, decimals: int = 0) -> str:
    """Return a number with its grouping; a dash where there is none."""
    if value is None:
        return ABSENT
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, pattern, locale=locale_of(lang))


def percent(value: float | None, lang: str, decimals: int = 1) -> str:
    """Return a percentage given in points: 12.3 is «12,3 %»."""
    if value is None:
        return ABSENT
    space = "\u00a0" if lang == "fr" else ""
    return f"{number(value, lang, decimals)}{space}%"


def money(value: float | None, lang: str) -> str:
    """Return an amount in dirhams, in millions or billions."""
    if value is None:
        return ABSENT
    unit = "درهم" if lang == "ar" else "MAD"
    return f"{format_compact_decimal(value, format_type='long', locale=locale_of(lang), fraction_digits=1)}\u00a0{unit}"


def plural(value: float, lang: str) -> str:
    """Return the plural category of a count in `lang`: zero, one, two, few, many or other."""
    return locale_of(lang).plural_form(value)


def compact(value: float, lang: str) -> str:
    """Return a round number for an axis: «10 k», «1 M»."""
    return format_compact_decimal(value, locale=locale_of(lang))
