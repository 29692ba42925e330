"""Amounts: «1,5 million de MAD», «3 ملايين درهم», "250,000 EUR"."""

from analytics.words.nouns import counted, form_of
from analytics.words.numbers import ABSENT, number

_NAMED = ("MAD", "EUR", "USD")
_SCALES = ((1e9, "billions"), (1e6, "millions"))


def money(value: float | None, lang: str) -> str:
    """Return an amount in dirhams, from one million up in millions or billions with one decimal."""
    if value is None:
        return ABSENT
    scaled = _scaled(value, lang)
    return _tied(form_of("of_MAD", "other", lang), scaled) if scaled else exact(value, "MAD", lang)


def without_currency(value: float, lang: str) -> str:
    """Return the same amount where its currency is said elsewhere."""
    return _tied("#", _scaled(value, lang) or number(value, lang))


def _scaled(value: float, lang: str) -> str | None:
    for size, noun in _SCALES:
        scaled = round(value / size, 1)
        if abs(scaled) >= 1:
            return counted(noun, scaled, lang)
    return None


def exact(value: float, currency: str, lang: str) -> str:
    """Return an amount to the last unit of its currency, which a currency nobody described names by its code."""
    with_currency = form_of(currency, "other", lang) if currency in _NAMED else f"# {currency}"
    return _tied(with_currency, number(value, lang))


def _tied(form: str, amount: str) -> str:
    """Return an amount in its form, which no line breaks."""
    return form.replace("#", amount).replace(" ", "\u00a0")
