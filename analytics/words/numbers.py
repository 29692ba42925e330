"""Numbers as readers of each language write them; Western digits in Arabic, as Moroccan official publications use."""

from functools import cache, lru_cache

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal

from analytics.words.typography import left_to_right

LOCALES = {"fr": "fr", "ar": "ar_MA", "en": "en"}
ABSENT = "–"


@cache
def locale_of(lang: str) -> Locale:
    """Return the Babel locale that writes `lang`."""
    return Locale.parse(LOCALES[lang])


def number(value: float | None, lang: str, decimals: int = 0) -> str:
    """Return a number with its grouping and a true minus sign; a dash where there is none."""
    if value is None:
        return ABSENT
    written = _written(value, lang, "#,##0" + ("." + "0" * decimals if decimals else ""))
    return left_to_right(written, lang) if written.startswith("−") else written


def percent(value: float | None, lang: str, decimals: int = 1) -> str:
    """Return a percentage given in points: 12.3 is «12,3 %»."""
    if value is None:
        return ABSENT
    space = "\u00a0" if lang == "fr" else ""
    return left_to_right(f"{_written(value, lang, '#,##0.' + '0' * decimals)}{space}%", lang)


def plural(value: float, lang: str) -> str:
    """Return the plural category of a count in `lang`: zero, one, two, few, many or other."""
    return locale_of(lang).plural_form(value)


def compact(value: float, lang: str) -> str:
    """Return a round number for an axis: «10 k», «1 M»."""
    return format_compact_decimal(value, locale=locale_of(lang))


@lru_cache(maxsize=8192)
def _written(value: float, lang: str, pattern: str) -> str:
    written = format_decimal(value, pattern.removesuffix("."), locale=locale_of(lang))
    return written.replace("-", "−") if written.strip("-0.,") else written.lstrip("-")  # nothing is not less than nothing
