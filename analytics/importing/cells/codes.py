"""Codes of a list by code, number, label in three languages or alias; what nobody knows is not guessed."""

import re
from functools import lru_cache

from analytics.errors import UnknownName
from analytics.importing.cells.digits import western
from analytics.importing.cells.numbers import DIRHAMS
from analytics.importing.cells.texts import written
from analytics.importing.columns import Manner
from analytics.importing.remarks import Read, Unfit
from analytics.names import plain
from analytics.registry.description import Column
from analytics.vocabulary import vocabularies

_OF_DIGITS = re.compile(r"(?=.*\d)[\d\W_]+")
_WHOLE = re.compile(r"(\d+)(?:[.,]0*)?")


def as_code(cell: object, column: Column, manner: Manner) -> Read:
    """Return the code that a cell means; raise `Unfit` with the nearest code for one that nobody knows."""
    return Read(_code(column.vocabulary or "", written(cell), manner.suggests))


@lru_cache(maxsize=10_000)
def _code(name: str, text: str, suggests: bool) -> str:
    if name == "currencies" and plain(text) in DIRHAMS:  # as beside an amount
        return "MAD"
    try:
        return vocabularies()[name].code_of(_spelt(western(text)))
    except UnknownName as fault:
        close = vocabularies()[name].near(text) if suggests else ()
        raise Unfit("not_in_list", text, suggestion=close[0] if close else "", list=name) from fault


def _spelt(text: str) -> str:
    """Return a spelling as it is looked up; of digits and marks only a whole number is one, else «1.1» would be eleven."""
    if not _OF_DIGITS.fullmatch(text):
        return text
    found = _WHOLE.fullmatch(text)
    if not found:
        raise UnknownName(text)
    return str(int(found[1]))
