"""Which records hold a word, told by pandas: in their own text, or in another name of their city or of one of their organisations."""

import pandas

from analytics.names import plain
from analytics.places import HOUSE

FOLDER = HOUSE / "data" / "registry"


def under(register: str, key: str, columns: list[str], word: str) -> set[str]:
    """Return the keys of a register of names whose names, one beside the other, hold a word of three letters and more."""
    rows = pandas.read_csv(FOLDER / f"{register}.csv", dtype=str, keep_default_na=False)
    names = rows[columns].agg(";".join, axis=1).map(lambda text: [plain(name) for name in text.split(";")])
    return set(rows[key][names.map(lambda spelled: any(word in name for name in spelled))]) if len(word) > 2 else set()


def holds_word(rows: pandas.DataFrame, taking_part: pandas.DataFrame, key: str, word: str) -> pandas.Series:
    """Return which rows of projects or events hold a plain word."""
    theirs = under("organisations", "organisation_id", ["name", "name_fr", "name_ar", "aliases"], word)
    places = under("cities", "city", ["city", "canonical_name", "name_ar"], word)
    named = rows[key].isin(taking_part[key][taking_part["organisation_id"].isin(theirs)])
    return rows["search_text"].map(lambda text: word in text).astype(bool) | named | rows["city"].isin(places)
