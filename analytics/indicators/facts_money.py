"""What the indicators on amounts and events share: the records they stand on, a limit, and labels of columns named by codes."""

from analytics.indicators.indicator import Words
from analytics.vocabulary import vocabularies
from analytics.warehouse.part import Part

WITH_AN_AMOUNT = Part("budget_amount IS NOT NULL", ("no_amount",))
WITHOUT_A_PARENT = Part("parent_project_id IS NULL", ("under_parent",))
FUNDING_ROUNDS = Part("kind = 'funding_round'", ("not_funding_round",))

_UNVERIFIED = {
    "fr": "La fiche nuitee-series-a-2024 (48 millions de dollars, plus grande levée d’une startup au registre) n’a pas pu être "
    "retrouvée lors de l’audit : elle est comptée, mais reste non vérifiée.",
    "ar": "تعذر العثور مجددا أثناء التدقيق على البطاقة \u2066nuitee-series-a-2024\u2069 (48 مليون دولار، وهو أكبر جولة تمويل لشركة ناشئة في السجل): "
    "فهي محتسبة لكنها تبقى غير متحقق منها.",
    "en": "The record nuitee-series-a-2024 (48 million dollars, the largest round of a startup in the register) could not be found "
    "again by the audit: it is counted, and remains unverified.",
}


def with_unverified_round(fr: str, ar: str, en: str) -> Words:
    """Return limits that also name the one startup round the audit could not find again."""
    return {lang: f"{text} {_UNVERIFIED[lang]}" for lang, text in {"fr": fr, "ar": ar, "en": en}.items()}


def labels_of(vocabulary: str) -> dict[str, Words]:
    """Return a label for each code of a vocabulary, for answers with one column a code."""
    return {term.code: term.full for term in vocabularies()[vocabulary].terms}
