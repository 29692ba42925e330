"""Numbers as people write them; what can be read in two ways is not read."""

import math
import re

from babel.numbers import list_currencies

from analytics.importing.cells.digits import western
from analytics.importing.columns import Manner
from analytics.importing.remarks import Read, Unfit, repaired
from analytics.names import plain, squeezed
from analytics.registry.description import Column
from analytics.vocabulary import vocabularies

LARGEST = {"amount": 10**12, "amount_in_dirhams": 10**12, "number": 10**12, "integer": 10**12}
LARGEST_OF = dict.fromkeys(("attendees", "exhibitors", "startups", "countries_represented"), 5000000)
DIRHAMS = {"mad", "dh", "dhs", "dirham", "dirhams", "درهم", "دراهم", "د م"}
_SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u205f\u3000'’‘]")
_SHAPE = re.compile(r"([+-]?)(\d[\d.,]*)(e[+-]?\d{1,3})?", re.IGNORECASE)
_WITH_WORD = re.compile(r"(?P<before>[^\d\s.,+()'’-]+)?\s*(?P<number>[+-]?\d(?:.*\d)?)\s*(?P<after>[^\d\s][^\d]*)?", re.DOTALL)
_ARABIC_DECIMAL, _ARABIC_THOUSANDS = "\u066b", "\u066c"
_DECIMAL_MARK = {"comma": ",", "point": "."}


def as_number(cell: object, column: Column, manner: Manner) -> Read:
    """Return a finite number between 0 and the largest plausible one (a reading may be any); raise `Unfit` for anything else."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        raise Unfit("number", cell)
    if isinstance(cell, str):
        number, plainly = _read(cell, manner)
        return Read(_within(number, cell, column), () if plainly else (repaired("number_rewritten", cell, _short(number)),))
    return Read(_within(float(cell), cell, column))


def as_integer(cell: object, column: Column, manner: Manner) -> Read:
    """Return a whole number; 12.0 is one, half a person is not."""
    read = as_number(cell, column, manner)
    number = float(str(read.value))
    if not number.is_integer():
        raise Unfit("not_whole", cell)
    return Read(int(number), read.remarks)


def as_year(cell: object, column: Column, manner: Manner) -> Read:
    """Return a year between 1990 and ten years after the date of the register."""
    read = as_integer(cell, column, manner)
    if read.value not in manner.years:
        raise Unfit("year_out_of_range", cell, first=str(manner.years[0]), last=str(manner.years[-1]))
    return read


def as_amount(cell: object, column: Column, manner: Manner) -> Read:
    """Return (number, currency written beside it or None); a column in dirhams takes no other currency."""
    number, currency = _apart(cell) if isinstance(cell, str) else (cell, None)
    own = "MAD" if column.type == "amount_in_dirhams" else None
    if own and currency not in (None, own):
        raise Unfit("other_currency", cell)
    read = as_number(number, column, manner)
    if currency is None:
        return Read((read.value, own), read.remarks)
    return Read((read.value, currency), (repaired("number_rewritten", cell, f"{_short(float(str(read.value)))} {currency}"),))


def _apart(text: str) -> tuple[str, str | None]:
    """Return a number and the code of the currency that stands before or after it, None where there is none."""
    found = _WITH_WORD.fullmatch(western(text))
    word = (found["before"] or found["after"] or "").strip() if found else ""
    if not found or not word or (found["before"] and found["after"]):
        return text, None
    currency = _currency(word)
    return (found["number"], currency) if currency else (text, None)


def _currency(word: str) -> str | None:
    if plain(word) in DIRHAMS:
        return "MAD"
    known = vocabularies()["currencies"]
    spelt = word if word in "$€" else squeezed(word)
    return next((term.code for term in known.terms if spelt in (term.code.lower(), *term.aliases)), _iso(word))


def _iso(word: str) -> str | None:
    return word if word in list_currencies() or word in "£¥₣" else None


def _read(text: str, manner: Manner) -> tuple[float, bool]:
    """Return (number, whether it was written plainly: digits and at most one decimal point)."""
    bare = western(text).replace("\u2212", "-").replace(_ARABIC_THOUSANDS, " ")
    if _ARABIC_DECIMAL in bare:
        return _with_arabic_mark(bare, text), False
    found = _SHAPE.fullmatch(_without_spaces(bare, text))
    if not found:
        raise Unfit("number", text)
    sign, digits, power = found.groups()
    number = float(f"{sign}{_digits(digits, text, manner, grouped=_SPACES.search(bare) is not None)}{power or ''}")
    return number, re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII) is not None and number == float(text)


def _with_arabic_mark(bare: str, text: str) -> float:
    whole, _, rest = bare.partition(_ARABIC_DECIMAL)
    digits = _without_spaces(whole, text)
    if not re.fullmatch(r"[+-]?\d+", digits, re.ASCII) or not re.fullmatch(r"\d+", rest, re.ASCII):
        raise Unfit("number", text)
    return float(f"{digits}.{rest}")


def _without_spaces(bare: str, text: str) -> str:
    """Return digits without the spaces and apostrophes between thousands, which must stand where thousands end."""
    if _SPACES.search(bare) and not re.fullmatch(r"[+-]?\d{1,3}(?:[^\d.,+-]\d{3})+(?:[.,]\d+)?", bare):
        raise Unfit("number", text)
    return _SPACES.sub("", bare)


def _digits(digits: str, text: str, manner: Manner, grouped: bool) -> str:
    """Return digits with a decimal point at most; raise `Unfit` where a mark may be of thousands or of decimals."""
    marks = [character for character in digits if character in ".,"]
    decimal = _DECIMAL_MARK.get(manner.decimal or "") or _decimal_mark(digits, marks, grouped)
    if decimal is None:
        raise Unfit("ambiguous_number", text)
    whole, mark, rest = digits.partition(decimal) if decimal else (digits, "", "")
    groups = re.split("[.,]", whole)
    thousands = len(groups) == 1 or (not grouped and len(set(whole) & set(".,")) == 1 and re.fullmatch(r"\d{1,3}([.,]\d{3})+", whole))
    if not thousands or re.search("[.,]", rest) or (mark and not rest):
        raise Unfit("number", text)
    return "".join(groups) + (f".{rest}" if mark else "")


def _decimal_mark(digits: str, marks: list[str], grouped: bool) -> str | None:
    """Return the mark that can only be the decimal one, nothing where there is none, None where it may be either."""
    if not marks:
        return ""
    if len(set(marks)) == 2:
        return marks[-1]
    if len(marks) > 1:
        return "," if marks[0] == "." else "."
    may_be_thousands = re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", digits) and not grouped
    return None if may_be_thousands else marks[0]


def _within(number: float, cell: object, column: Column) -> float:
    largest = LARGEST_OF.get(column.name, LARGEST.get(column.type, 10**12))
    if not math.isfinite(number):
        raise Unfit("number", cell)
    if column.type != "reading" and not 0 <= number <= largest:
        raise Unfit("out_of_range", cell, largest=str(largest))
    return number or 0.0  # minus nothing is nothing


def _short(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else str(number)
