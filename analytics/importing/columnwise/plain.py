"""Texts of which the gate has nothing to say, found by two patterns a column: what may need a word goes on to the reader of cells.

The patterns are narrower than the rules of `analytics/importing/cells`: letters and marks of a short list, and nothing in them that could
be an address, a telephone number, markup, a formula, SQL or a template. A test holds them against those rules.
"""

import pyarrow as pa
from pyarrow import compute

from analytics.importing.cells.texts import LONGEST_TITLE
from analytics.importing.columnwise.made import whole_numbers

LETTERS = (
    "A-Za-z0-9"
    "\u00c0-\u00cf\u00d1-\u00d6\u00d9-\u00dc\u00e0-\u00ef\u00f1-\u00f6\u00f9-\u00fc\u00ff\u0152\u0153\u0178"
    "\u0621-\u063a\u0641-\u064a"
)
_MARKS = " .,:;!?/()%*#_’'\u00ab\u00bb\u2013\u2014\u2026+\\-"
_FIRST = f"[{LETTERS}(\u00ab#’]"
_LAST = f"[{LETTERS}.,:;!?/()%*#_’'\u00ab\u00bb\u2013\u2014\u2026+\\-]"
_TEXT = f"^{_FIRST}(?:[{LETTERS}{_MARKS}]*{_LAST})?$"
_DOUBTFUL = "|".join(
    (
        r"(?:\+|00) ?[1-9][0-9]{0,2}(?:[ .()/-]{0,2}[0-9]){7}",
        r"(?:0|212[ .-]?)[5-8](?:[ .-]?[0-9]){8}",
        r"(?:[Tt][ÉéEe][Ll]|(?i:phone|gsm|mobile)|هاتف).*(?:[0-9][ .()-]{0,2}){8}",
        r"['; ](?i:drop|delete|insert|update|select|alter)",
        r"' *(?i:or|and|[0-9])",
        r"(?i:union|drop|javascript:)",
    )
)
_IDENTIFIER = "^[A-Za-z0-9_.:-]+$"
_LONGEST_IDENTIFIER = 100
_ADDRESS = r"^https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?(?:[/?#][A-Za-z0-9/?#._~%!$&'()*+,;=:-]*)?$"
_LONGEST_TEXT = 10_000


def plain_texts(column: pa.Array, kind: str) -> pa.Array | None:
    """Return for each text of a column whether it is its own value and nothing is to be said of it; None where only its reader can tell.

    `kind` is the type of the column, as readers of cells know it.
    """
    if kind in ("title", "text", "names"):
        longest = LONGEST_TITLE if kind == "title" else _LONGEST_TEXT
        return _and(_and(_matches(column, _TEXT), _not(_matches(column, _DOUBTFUL))), _up_to(column, longest))
    if kind == "identifier":
        return _and(_matches(column, _IDENTIFIER), _up_to(column, _LONGEST_IDENTIFIER))
    return _matches(column, _ADDRESS) if kind == "url" else None


def _matches(column: pa.Array, pattern: str) -> pa.Array:
    return compute.call_function("match_substring_regex", [column], compute.MatchSubstringOptions(pattern))


def _up_to(column: pa.Array, longest: int) -> pa.Array:
    return compute.call_function("less_equal", [compute.call_function("binary_length", [column]), whole_numbers([longest])[0]])


def _and(one: pa.Array, other: pa.Array) -> pa.Array:
    return compute.call_function("and_kleene", [one, other])


def _not(one: pa.Array) -> pa.Array:
    return compute.call_function("invert", [one])
