"""What sentences and limits on amounts and events share."""

from analytics.indicators.facts import Facts
from analytics.indicators.indicator import Rows, Words
from analytics.vocabulary import vocabularies

_UNVERIFIED = {
    "fr": "La fiche nuitee-series-a-2024 (48 millions de dollars, plus grande levée d’une startup au registre) n’a pas pu être "
    "retrouvée lors de l’audit : elle est comptée, mais reste non vérifiée.",
    "ar": "تعذر العثور مجددا أثناء التدقيق على السجل nuitee-series-a-2024 (48 مليون دولار، وهو أكبر جولة تمويل لشركة ناشئة في السجل): "
    "فهو محتسب لكنه يبقى غير متحقق منه.",
    "en": "The record nuitee-series-a-2024 (48 million dollars, the largest round of a startup in the register) could not be found "
    "again by the audit: it is counted, and remains unverified.",
}


def with_unverified_round(fr: str, ar: str, en: str) -> Words:
    """Return limits that also name the one startup round the audit could not find again."""
    return {lang: f"{text} {_UNVERIFIED[lang]}" for lang, text in {"fr": fr, "ar": ar, "en": en}.items()}


def labels_of(vocabulary: str) -> dict[str, Words]:
    """Return a label for each code of a vocabulary, for answers with one column a code."""
    return {term.code: term.full for term in vocabularies()[vocabulary].terms}


def largest(value: str, *others: str) -> Facts:
    """Return facts: `value` and the columns `others` of the row with the largest `value`; the first row of a tie."""

    def facts(rows: Rows) -> dict[str, object]:
        first = max((row for row in rows if row[value] is not None), key=lambda row: row[value])
        return {name: first[name] for name in (value, *others)}

    return facts


def first_row(*columns: str) -> Facts:
    """Return facts: the named columns of the first row."""
    return lambda rows: {name: rows[0][name] for name in columns}


def sums(**columns: str) -> Facts:
    """Return facts: under each name, the sum of the column it stands for."""
    return lambda rows: {name: sum(row[column] for row in rows) for name, column in columns.items()}


def part_of_whole(part: str, whole: str) -> Facts:
    """Return facts: the sums `part` and `whole` of two columns of counts, and their `share` in percent."""

    def facts(rows: Rows) -> dict[str, object]:
        few, all_ = sum(row[part] for row in rows), sum(row[whole] for row in rows)
        return {"part": few, "whole": all_, "share": 100 * few / all_}

    return facts


def number_of_rows(name: str) -> Facts:
    """Return facts: how many rows there are, under `name`."""
    return lambda rows: {name: len(rows)}


def together(*parts: Facts) -> Facts:
    """Return the facts of all `parts`; a later part wins over an earlier one."""
    return lambda rows: {name: fact for part in parts for name, fact in part(rows).items()}
