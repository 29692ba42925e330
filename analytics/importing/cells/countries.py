"""Countries by their names in French, Arabic and English, or by their ISO codes."""

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from analytics.importing.columns import Manner
from analytics.importing.remarks import Read, Unfit
from analytics.names import nearest, squeezed
from analytics.registry.description import Column
from analytics.vocabulary import LANGUAGES
from analytics.words import book

_NAMED_IN = "en"  # the register writes countries in English


@cache
def countries() -> dict[str, str]:
    """Return the two-letter code of a country by each of its names and codes, squeezed; where two differ, its own code wins."""
    own = {squeezed(code): code for code in _names(_NAMED_IN)}
    found = {squeezed(name): code for lang in LANGUAGES for code, name in _names(lang).items() if squeezed(code) in own}
    found |= {squeezed(name.replace("&", "and")): code for code, name in _names(_NAMED_IN).items()}
    for other, codes in get_global("territory_aliases").items():
        if len(codes) == 1 and squeezed(codes[0]) in own and other.isalpha():
            found.setdefault(squeezed(other), codes[0])
    for code, names in book("import")["countries"].items():
        found |= {squeezed(name): code for lang in LANGUAGES for name in names[lang].split(";")}
    return found | own


def _names(lang: str) -> dict[str, str]:
    """Return the names of countries by their two letters; longer or numbered codes are parts of the world."""
    return {code: name for code, name in Locale(lang).territories.items() if re.fullmatch("[A-Z]{2}", str(code))}


def as_country(cell: object, column: Column, manner: Manner) -> Read:
    """Return the English name of a country; raise `Unfit` with the nearest one for a name nobody knows."""
    code = countries().get(squeezed(str(cell)))
    if code is None:
        close = nearest(squeezed(str(cell)), list(countries()), 1) if manner.suggests else ()
        raise Unfit("country", cell, suggestion=_name(countries()[close[0]]) if close else "")
    return Read(_name(code))


def _name(code: str) -> str:
    return Locale(_NAMED_IN).territories[code]
