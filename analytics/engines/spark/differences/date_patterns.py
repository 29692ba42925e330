"""`strftime(day, '%Y-Q')`: in a pattern of Spark a letter is a field of the date, so letters that stand for themselves leave it."""

import re
from functools import reduce

from sqlglot import exp

from analytics.engines.spark.differences.known import Known

_PIECE = re.compile(r"((?:%-?[a-zA-Z]|[^a-zA-Z%])+)|([a-zA-Z]+)")


def mend_date_patterns(tree: exp.Query, _known: Known) -> None:
    """Put the fields and the letters of a pattern together as texts."""
    for written in list(tree.find_all(exp.TimeToStr)):
        pieces = _PIECE.findall(written.args["format"].name)
        if any(letters for _, letters in pieces):
            texts = [_text(written, fields, letters) for fields, letters in pieces]
            written.replace(exp.paren(reduce(lambda one, other: exp.DPipe(this=one, expression=other), texts)))


def _text(written: exp.TimeToStr, fields: str, letters: str) -> exp.Expr:
    if letters:
        return exp.Literal.string(letters)
    return exp.TimeToStr(this=written.this.copy(), format=exp.Literal.string(fields))
