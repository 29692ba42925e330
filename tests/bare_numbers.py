"""Numbers that stand in the text of a study as they are: neither computed, nor a year, a date or a part of a name."""

import re
from collections.abc import Iterator

from analytics.studies.blocks import Text, runs_of
from analytics.vocabulary import LANGUAGES
from analytics.words.dates import date_words

YEAR = r"(?:199\d|20\d\d|2100)"
MONTHS = "|".join(
    sorted(
        {re.sub(r"[\d\s]+", "", date_words(f"2020-{month:02}-15", lang)) for lang in LANGUAGES for month in range(1, 13)},
        key=len,
        reverse=True,
    )
)
ALLOWED = (
    rf"(?<!\d)(?:1er|[12]?\d|3[01])\s(?:{MONTHS})\s{YEAR}(?!\d)",  # 24 juin 2020
    rf"(?<![\d.,]){YEAR}(?![\d%]|[.,]\d)",  # 2010, 2010-2026
    r"(?<![\d.,])4\.0(?![\d%])",  # Industry 4.0
    r"[^\W\d_]{2,}-?\d+\w*",  # UM6P, Le360, COVID-19
    r"(?<![\d.,])\d[A-Z]+\b",  # 5G
)


def bare_words(text: Text) -> Iterator[str]:
    """Yield the words of a text that stand there as they are, where a reference stands a line ends."""
    for runs in (*(runs for block in text.blocks for runs in runs_of(block)), *text.notes):
        yield "".join(run.words if run.reference is None else "\n" for run in runs)


def bare_numbers(text: Text) -> list[str]:
    """Return each bare number of a text with the words around it."""
    return [found for words in bare_words(text) for line in words.split("\n") for found in bare_numbers_in(line)]


def bare_numbers_in(line: str) -> list[str]:
    """Return each bare number of a line with the words around it."""
    for pattern in ALLOWED:
        line = re.sub(pattern, lambda found: re.sub(r"\d", "#", found[0]), line)
    return [line[max(0, found.start() - 20) : found.end() + 20] for found in re.finditer(r"\d[\d.,]*", line)]
