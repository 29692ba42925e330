"""What stands in a text for a reference, in words of one language."""

from analytics.errors import MarsadError
from analytics.indicators.telling import sentence_of
from analytics.studies.reading import Placed
from analytics.studies.standing import Standing
from analytics.studies.value import value_of
from analytics.words.numbers import ABSENT


def words_of(one: Placed, standing: Standing, lang: str) -> str:
    """Return the words of a reference, none for a chart or a table; raise `BadStudy` where it cannot be followed."""
    reference = one.reference
    if reference.kind == "record":
        return f"\u2068{standing.cited(reference.name).title}\u2069"
    answered = standing.answer(reference)
    if reference.kind == "number":
        return value_of(reference, answered, lang).words
    return sentence_of(answered, lang) if reference.kind == "sentence" else ""


def words_or_none(one: Placed, standing: Standing, lang: str) -> str:
    """Return the words of a reference, a dash where it cannot be followed any more."""
    try:
        return words_of(one, standing, lang)
    except MarsadError:
        return ABSENT
