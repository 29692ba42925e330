"""Dates as precise as their source: «2020», «T2 2020», «juin 2020», «25 juin 2020», «25 يونيو 2020»."""

import datetime
import re
from functools import lru_cache

from babel.dates import format_date

from analytics.words.numbers import locale_of

# Babel names a quarter in Arabic by a fourth part, which Moroccan statistics do not; its name may break after the number.
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_QUARTERS = {"fr": "T{quarter}\u00a0{year}", "ar": "الفصل\u00a0{quarter} من\u00a0{year}", "en": "Q{quarter}\u00a0{year}"}
_PATTERNS = {4: "yyyy", 7: "MMMM yyyy", 10: "d MMMM yyyy"}
_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@lru_cache(maxsize=4096)
def date_words(date: str, lang: str) -> str:
    """Return YYYY, YYYY-Q1, YYYY-MM or YYYY-MM-DD as a reader of `lang` writes it; anything else as it is."""
    if quarter := _QUARTER.fullmatch(date):
        return _QUARTERS[lang].format(year=quarter[1], quarter=quarter[2])
    if not _ISO.fullmatch(date):
        return date
    try:
        day = datetime.date.fromisoformat(f"{date}-01-01"[:10])
    except ValueError:  # 31 June
        return date
    written = format_date(day, _PATTERNS[len(date)], locale=locale_of(lang))
    is_french_first = lang == "fr" and date.endswith("-01") and len(date) == 10
    return (f"1er{written[1:]}" if is_french_first else written).replace(" ", "\u00a0")
