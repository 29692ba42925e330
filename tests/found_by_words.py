"""Which records hold a word, told by pandas: in their own text, or at the beginning of one in a name of their city or organisations."""

from functools import cache

import pandas

from analytics.names import plain
from analytics.places import HOUSE

FOLDER = HOUSE / "data" / "registry"
LITTLE = [
    "de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "au", "aux", "a", "par", "pour", "sur", "un", "une",
    "the", "of", "and", "for", "in", "on", "to", "من", "في", "على", "الي", "و",
]  # fmt: skip


@cache
def words_of(register: str, key: str, *columns: str) -> pandas.Series:
    """Return the plain words of the names of each row of a register, by its key."""
    rows = pandas.read_csv(FOLDER / f"{register}.csv", dtype=str, keep_default_na=False).set_index(key, drop=False)
    return rows[list(columns)].agg(" ".join, axis=1).map(lambda text: plain(text).split())


def under(register: str, key: str, columns: list[str], word: str) -> set[str]:
    """Return the keys of a register of names with a name in which a word begins so, none for a little word."""
    words = words_of(register, key, *columns)
    begins = words.map(lambda said: any(one.startswith(word) for one in said))
    return set(words.index[begins]) if len(word) > 2 and word not in LITTLE else set()


def holds_word(rows: pandas.DataFrame, taking_part: pandas.DataFrame, key: str, word: str) -> pandas.Series:
    """Return which rows of projects or events hold a plain word."""
    theirs = under("organisations", "organisation_id", ["name", "name_fr", "name_ar", "aliases"], word)
    places = under("cities", "city", ["city", "canonical_name", "name_ar"], word)
    named = rows[key].isin(taking_part[key][taking_part["organisation_id"].isin(theirs)])
    return rows["search_text"].map(lambda text: word in text).astype(bool) | named | rows["city"].isin(places)


def telling(words: str) -> list[str]:
    """Return the plain words of a search that are looked for: the little ones where there are no others."""
    typed = plain(words).split()
    return [word for word in typed if word not in LITTLE] or typed
