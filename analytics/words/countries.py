"""Countries, which the registers write in English, in the words of the reader."""

from functools import cache

from analytics.names import squeezed
from analytics.words.numbers import locale_of

_WRITTEN_IN = "en"


@cache
def _codes() -> dict[str, str]:
    """Return the two-letter code of a country by its English name, squeezed; longer codes are parts of the world."""
    return {squeezed(name): code for code, name in locale_of(_WRITTEN_IN).territories.items() if len(code) == 2 and code.isalpha()}


def country_words(name: str, lang: str) -> str:
    """Return the name in `lang` of a country named in English; a name nobody knows is returned as it is."""
    return locale_of(lang).territories.get(_codes().get(squeezed(name), ""), name)
