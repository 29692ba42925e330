"""Amounts: «1,5 million MAD», «3 ملايين درهم», "250,000 EUR"."""

from analytics.words.nouns import counted, form_of
from analytics.words.numbers import ABSENT, number

_NAMED = ("MAD", "EUR", "USD")
_SCALES = ((1e9, "billions"), (1e6, "millions"))


def money(value: float | None, lang: str) -> str:
    """Return an amount in dirhams, from one million up in millions or billions with one decimal."""
    if value is None:
        return ABSENT
    for size, noun in _SCALES:
        scaled = round(value / size, 1)
        if abs(scaled) >= 1:
            return _of(counted(noun, scaled, lang), "MAD", lang)
    return exact(value, "MAD", lang)


def exact(value: float, currency: str, lang: str) -> str:
    """Return an amount to the last unit of its currency, which a currency nobody described names by its code."""
    return _of(number(value, lang), currency, lang)


def _of(amount: str, currency: str, lang: str) -> str:
    with_currency = form_of(currency, "other", lang) if currency in _NAMED else f"# {currency}"
    return with_currency.replace("#", amount).replace(" ", "\u00a0")
