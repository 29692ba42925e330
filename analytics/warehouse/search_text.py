"""What a search for words reads of a record, made inside the database for registers of millions of rows."""

from functools import cache

import duckdb

from analytics.names import plain
from analytics.warehouse.incoming import rows_as_texts

SEARCHED = (
    "title",
    "lead_organisation",
    "organiser",
    "partners",
    "city",
    "note",
    "name",
    "name_fr",
    "name_ar",
    "aliases",
    "canonical_name",
)
_OF_PLACES = "canonical_name"  # a column of cities, which are found by their names: their notes are about sources
FEW = 200_000  # texts that are made plain one by one; more than these are left to the database
_AT_ONCE = 20_000  # texts
_LETTERS = (*range(0x20, 0x7F), *range(0xC0, 0x100), 0x152, 0x153, 0x178, *range(0x621, 0x63B), *range(0x641, 0x64B))
_MARKS = "«»’–—…"
_SEPARATORS = "[ _\\-–—'’`.,;:/()«»\"&…]+"
# Most texts are plain once their case and a few letters are gone, and one pattern tells which; to look for all accents takes long.
_ACCENTS = "[à-ýÿآأؤإئ]"
_NEEDS_WORK = f"{_ACCENTS}|[_\\-–—'’`.,;:/()«»\"&…]|  |^ | $"
_BARE = "replace(replace(replace(lower({text}), 'é', 'e'), 'ى', 'ي'), 'ة', 'ه')"
_WITHOUT_ACCENTS = "CASE WHEN regexp_matches({bare}, {accents}) THEN strip_accents({bare}) ELSE {bare} END"
_MADE = (
    f"CASE WHEN regexp_matches({{bare}}, {{needs}}) THEN trim(regexp_replace({_WITHOUT_ACCENTS}, {{marks}}, ' ', 'g')) ELSE {{bare}} END"
)
_DISTINCT = "SELECT DISTINCT {text} FROM {rows} WHERE {text} <> '' AND ($all OR NOT regexp_full_match({text}, $pattern))"


def joined_sql(names: list[str]) -> str:
    """Return the SQL of all that a search reads of the columns `names`, in its order."""
    left_out = {"note"} if _OF_PLACES in names else set()
    parts = ", ".join(f"nullif(\"{name}\"::VARCHAR, '')" for name in SEARCHED if name in names and name not in left_out)
    return f"concat_ws(' ', {parts})" if parts else "''"


@cache
def letters() -> frozenset[str]:
    """Return the letters and marks that become one letter or a space each, wherever they stand."""
    return frozenset(letter for letter in (*map(chr, _LETTERS), *_MARKS) if len(plain(f"x{letter}x")) == len("x x"))


def only_letters_pattern() -> str:
    """Return the pattern of texts that have no other letter than `letters`."""
    return "[" + "".join(f"\\x{{{ord(letter):x}}}" for letter in sorted(letters())) + "]*"


def made_sql(text: str) -> str:
    """Return the SQL that makes a text of these letters plain, as `plain` does."""
    patterns = {"accents": _quoted(_ACCENTS), "needs": _quoted(_NEEDS_WORK), "marks": _quoted(_SEPARATORS)}
    return _MADE.format(bare=_BARE.format(text=text), **patterns)


def plain_sql(text: str) -> str:
    """Return the SQL that makes a text plain where the database can do it, NULL for other texts."""
    return f"CASE WHEN regexp_full_match({text}, {_quoted(only_letters_pattern())}) THEN {made_sql(text)} END"


def make_plain(connection: duckdb.DuckDBPyConnection, table: str, text: str) -> None:
    """Fill the search text of the rows of `table` (line, search_text) that have none yet, one by one."""
    found = connection.execute(f"SELECT line, {text} FROM {table} WHERE search_text IS NULL").fetchall()
    for start in range(0, len(found), _AT_ONCE):
        rows = [(line, plain(one)) for line, one in found[start : start + _AT_ONCE]]
        connection.register("incoming", rows_as_texts(("line", "plain"), rows))
        connection.execute(f"UPDATE {table} AS staged SET search_text = plain FROM incoming WHERE staged.line = incoming.line::BIGINT")
        connection.unregister("incoming")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def create_made_plain(connection: duckdb.DuckDBPyConnection, table: str, rows: str, text: str) -> bool:
    """Create `table` (text, plain) of the texts of a relation that the database cannot make plain, of all where they are few.

    Return whether all are there.
    """
    [(about,)] = connection.execute(f"SELECT approx_count_distinct({text}) FROM {rows}").fetchall()
    connection.execute(f"CREATE OR REPLACE TABLE {table} (text VARCHAR, plain VARCHAR)")
    found = connection.cursor()
    found.execute(_DISTINCT.format(text=text, rows=rows), {"all": about <= FEW, "pattern": only_letters_pattern()})
    while texts := found.fetchmany(_AT_ONCE):
        connection.register("incoming", rows_as_texts(("text", "plain"), [(one, plain(one)) for (one,) in texts]))
        connection.execute(f"INSERT INTO {table} FROM incoming")
        connection.unregister("incoming")
    return about <= FEW
