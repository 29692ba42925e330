"""Organisations whose names look alike: proposed to a person, never merged."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import duckdb

from analytics.names import plain
from analytics.warehouse.added_later import as_known_to
from analytics.warehouse.incoming import rows_as_texts
from analytics.warehouse.questions import has_table, rows_of
from analytics.warehouse.relations import Question

_SILENT = {"le", "la", "les", "l", "de", "des", "du", "d", "et", "the", "of", "and", "el", "al", "و"}
MOST_COMPARED = 200_000  # names, several of an organisation; each is made plain, and compared with twenty others
_COUNTING = re.compile(r"\d+|[ivx]+")
# Each name is compared with 10 neighbours in the order of its letters and in that of its sorted words, so 50,000 names make a million
# pairs. Alike: 1 - edits / letters of the longer name is 0.88 or more (one letter of nine), or the same two or three words in
# another order; longer names say something else in another order. What must be equal stands in the CASE: as a condition the database would
# join by it, and pair all names without a number. Names under five letters are acronyms, where one letter decides.
_LOOKALIKES = """
CREATE TABLE lookalikes AS
WITH numbered AS MATERIALIZED (
    SELECT *, row_number() OVER (ORDER BY organisation_id, spelling) AS place,
           row_number() OVER (ORDER BY letters, organisation_id, spelling) AS by_letters,
           row_number() OVER (ORDER BY words, organisation_id, spelling) AS by_words
    FROM incoming WHERE length(letters) >= 5
), beside AS (
    SELECT one.place, other.place AS next
    FROM (SELECT place, unnest(range(by_letters + 1, by_letters + 11)) AS there FROM numbered) AS one JOIN numbered AS other ON by_letters = there
    UNION ALL
    SELECT one.place, other.place
    FROM (SELECT place, unnest(range(by_words + 1, by_words + 11)) AS there FROM numbered) AS one JOIN numbered AS other ON by_words = there
), pairs AS (
    SELECT least(place, next) AS one_place, greatest(place, next) AS other_place FROM beside
), measured AS (
    SELECT one.organisation_id AS first_id, other.organisation_id AS second_id, one.spelling AS first_spelling,
           other.spelling AS second_spelling, one.is_other::INTEGER + other.is_other::INTEGER AS others,
           CASE WHEN one.organisation_id = other.organisation_id OR one.counting <> other.counting THEN 0.0::DOUBLE
                WHEN one.words = other.words AND len(string_split(one.words, ' ')) <= 3 THEN 1
                WHEN abs(length(one.letters) - length(other.letters)) > 0.12 * greatest(length(one.letters), length(other.letters)) THEN 0
                ELSE 1 - levenshtein(one.letters, other.letters) / greatest(length(one.letters), length(other.letters)) END AS likeness
    FROM pairs JOIN numbered AS one ON one.place = one_place JOIN numbered AS other ON other.place = other_place
)
SELECT first_id, second_id, round(likeness, 3) AS likeness, first_spelling, second_spelling FROM measured WHERE likeness >= 0.88
QUALIFY row_number() OVER (PARTITION BY first_id, second_id ORDER BY likeness DESC, others, first_spelling, second_spelling) = 1
ORDER BY first_id, second_id
"""
_PAIRS = """
WITH taking AS (
    SELECT organisation_id, count(*) AS records FROM (
        SELECT organisation_id FROM project_organisations UNION ALL SELECT organisation_id FROM event_organisations
    ) GROUP BY ALL
)
SELECT first_id, one.name, coalesce(mine.records, 0), second_id, other.name, coalesce(theirs.records, 0), likeness,
       coalesce(first_spelling, one.name), coalesce(second_spelling, other.name)
FROM lookalikes
JOIN organisations AS one ON one.organisation_id = first_id
JOIN organisations AS other ON other.organisation_id = second_id
LEFT JOIN taking AS mine ON mine.organisation_id = first_id
LEFT JOIN taking AS theirs ON theirs.organisation_id = second_id
ORDER BY likeness DESC, one.name, other.name
"""


class Pair(NamedTuple):
    """Two organisations that may be one, with how many records each takes part in, their likeness from 0 to 1, and the names that are alike."""

    first_id: str
    first_name: str
    first_records: int
    second_id: str
    second_name: str
    second_records: int
    likeness: float
    first_spelling: str
    second_spelling: str


def create_lookalikes(connection: duckdb.DuckDBPyConnection) -> None:
    """Create `lookalikes`: pairs of organisations, not of groups, with those of their names that look most alike.

    Compared is each name of an organisation, in French, in Arabic and its aliases too, without case, accents, separators and small words;
    of more than `MOST_COMPARED` names the first by identifier, and the first name of every organisation before all others.
    Numbers, also Roman ones, must be the same: «Mohammed V» is not «Mohammed VI».
    """
    sql = "SELECT organisation_id, name, name_fr, name_ar, aliases FROM organisations WHERE NOT is_group ORDER BY organisation_id LIMIT ?"
    found = connection.execute(sql, [MOST_COMPARED]).fetchall()
    compared: dict[tuple[str, ...], tuple[str, int]] = {}
    for identifier, name, is_other in islice(_named(found), MOST_COMPARED):
        compared.setdefault(_as_compared(identifier, name), (name, is_other))  # the first of those that are compared alike
    rows = [(*form, *named) for form, named in compared.items()]
    connection.register("incoming", rows_as_texts(("organisation_id", "letters", "words", "counting", "spelling", "is_other"), rows))
    connection.execute(_LOOKALIKES)
    connection.unregister("incoming")


def _named(organisations: list[tuple]) -> Iterator[tuple[str, str, int]]:
    """Yield identifier and name of each name of some organisations, and 0; then their other names, and 1."""
    for identifier, name, *_ in organisations:
        yield identifier, name, 0
    for identifier, _, french, arabic, aliases in organisations:
        others = (french, arabic, *(aliases or "").split(";"))
        yield from ((identifier, name.strip(), 1) for name in others if name and name.strip())


def _as_compared(identifier: str, name: str) -> tuple[str, str, str, str]:
    """Return the identifier, a name's telling letters, its words in alphabetical order, and those of them that only count."""
    telling = [word for word in plain(name).split() if word not in _SILENT]
    counting = sorted(word for word in telling if _COUNTING.fullmatch(word))
    return identifier, "".join(telling), " ".join(sorted(telling)), " ".join(counting)


def pairs_in(version: str) -> tuple[Pair, ...]:
    """Return the pairs of organisations of `version` whose names look alike, the most alike first."""
    if not has_table("lookalikes", version):
        return ()
    _, rows = rows_of(Question(as_known_to(_PAIRS, version), {}), version)
    return tuple(Pair(*row) for row in rows)
