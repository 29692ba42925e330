"""The methods as Markdown: what each indicator asks, how it is computed, what it stands on and what it does not say."""

import re

from analytics.downloads.citing import plain
from analytics.indicators import indicators
from analytics.indicators.indicator import Indicator
from analytics.indicators.telling_basis import definition_of
from analytics.words import book, page_words, say, written

_LANG = "en"
_MARKUP = re.compile(r"([\\*_<>`|\[\]])")
_OPENING = """# Methods

How each indicator is computed, what it stands on and what it does not say, page by page. Written by `python -m analytics guide methods` from
the indicators themselves; a test compares the two. A running server shows the same on its page `/methods`, in French, Arabic and English, and
under each card its rows, its query and what is missing in the view.

What holds for all of them:

- The name in code style is that of commands, addresses and files: `python -m analytics answer projects_by_axis --format sql` prints the
  query of one, `/api/v1/indicators/projects_by_axis.csv` its rows.
- Every answer says on how many records it stands (n), how many lack a column it needs, and how many a filter does not see for lack of a value.
- A figure that too few records would carry is refused, with what there is and what it takes. A share or a growth in percent takes 30 records.
- Intervals are at 95 %. «Today» enters no number: what a register covers is said by its date.
- The terms are those of the [glossary](glossary.md), the registers those of the [datasheet](datasheet.md).
"""


def methods_text() -> str:
    """Return the whole text."""
    return "\n".join([_OPENING, *(part for part in map(_page, book("pages")) if part)])


def _page(page: str) -> str:
    own = {name: one for name, one in indicators().items() if one.page[0] == page}
    told = "\n".join(_told(name, one) for name, one in own.items())
    return f"## {_plain(page_words(page, 'title', _LANG))}\n\n{told}" if own else ""


def _told(name: str, one: Indicator) -> str:
    lines = "".join(f"- **{say(key, _LANG)}.** {_plain(words)}\n" for key, words in definition_of(one, _LANG).items())
    head = f"### {_plain(written(one.title, _LANG))}\n\n`{name}`: {_plain(written(one.why, _LANG))}\n\n"
    return f"{head}{lines}\n{_plain(say('reviewed', _LANG, date=one.reviewed))}.\n"


def _plain(words: str) -> str:
    """Return words that Markdown shows as they are."""
    return _MARKUP.sub(r"\\\1", plain(words))
