"""Organisations whose names look alike: proposed to a person, never merged."""

import re
from typing import NamedTuple

import duckdb

from analytics.names import plain
from analytics.warehouse.incoming import rows_as_texts
from analytics.warehouse.questions import has_table, rows_of
from analytics.warehouse.relations import Question

_SILENT = {"le", "la", "les", "l", "de", "des", "du", "d", "et", "the", "of", "and", "el", "al", "و"}
MOST_COMPARED = 200_000  # names; each is made plain, and compared with twenty others
_COUNTING = re.compile(r"\d+|[ivx]+")
# Each name is compared with 10 neighbours in the order of its letters and in that of its sorted words, so 50,000 names make a million
# pairs. Alike: 1 - edits / letters of the longer name is 0.88 or more (one letter of nine), or the same two or three words in
# another order; longer names say something else in another order. Names under five letters are acronyms, where one letter decides.
_LOOKALIKES = """
CREATE TABLE lookalikes AS
WITH beside AS (
    SELECT name, list(name) OVER (ORDER BY name.letters, name.organisation_id ROWS BETWEEN 1 FOLLOWING AND 10 FOLLOWING) AS others
    FROM incoming AS name WHERE length(letters) >= 5
    UNION ALL
    SELECT name, list(name) OVER (ORDER BY name.words, name.organisation_id ROWS BETWEEN 1 FOLLOWING AND 10 FOLLOWING)
    FROM incoming AS name WHERE length(letters) >= 5
), pairs AS (
    SELECT name AS one, unnest(others) AS other FROM beside
), measured AS (
    SELECT least(one.organisation_id, other.organisation_id) AS first_id, greatest(one.organisation_id, other.organisation_id) AS second_id,
           CASE WHEN one.words = other.words AND len(string_split(one.words, ' ')) <= 3 THEN 1.0::DOUBLE
                WHEN abs(length(one.letters) - length(other.letters)) > 0.12 * greatest(length(one.letters), length(other.letters)) THEN 0
                ELSE 1 - levenshtein(one.letters, other.letters) / greatest(length(one.letters), length(other.letters)) END AS likeness
    FROM pairs WHERE one.counting = other.counting
)
SELECT DISTINCT first_id, second_id, round(likeness, 3) AS likeness FROM measured WHERE likeness >= 0.88 ORDER BY first_id, second_id
"""
_PAIRS = """
WITH taking AS (
    SELECT organisation_id, count(*) AS records FROM (
        SELECT organisation_id FROM project_organisations UNION ALL SELECT organisation_id FROM event_organisations
    ) GROUP BY ALL
)
SELECT first_id, one.name, coalesce(mine.records, 0), second_id, other.name, coalesce(theirs.records, 0), likeness
FROM lookalikes
JOIN organisations AS one ON one.organisation_id = first_id
JOIN organisations AS other ON other.organisation_id = second_id
LEFT JOIN taking AS mine ON mine.organisation_id = first_id
LEFT JOIN taking AS theirs ON theirs.organisation_id = second_id
ORDER BY likeness DESC, one.name, other.name
"""


class Pair(NamedTuple):
    """Two organisations that may be one, with how many records each takes part in, and their likeness from 0 to 1."""

    first_id: str
    first_name: str
    first_records: int
    second_id: str
    second_name: str
    second_records: int
    likeness: float


def create_lookalikes(connection: duckdb.DuckDBPyConnection) -> None:
    """Create `lookalikes`: pairs of organisations, not of groups, whose names look alike.

    Of more than `MOST_COMPARED` names, the first by identifier are compared: without case, accents, separators and small words.
    Numbers, also Roman ones, must be the same: «Mohammed V» is not «Mohammed VI».
    """
    sql = "SELECT organisation_id, name FROM organisations WHERE NOT is_group ORDER BY organisation_id LIMIT ?"
    names = connection.execute(sql, [MOST_COMPARED]).fetchall()
    compared = [_as_compared(identifier, name) for identifier, name in names]
    connection.register("incoming", rows_as_texts(("organisation_id", "letters", "words", "counting"), compared))
    connection.execute(_LOOKALIKES)
    connection.unregister("incoming")


def _as_compared(identifier: str, name: str) -> tuple[str, str, str, str]:
    """Return the identifier, a name's telling letters, its words in alphabetical order, and those of them that only count."""
    telling = [word for word in plain(name).split() if word not in _SILENT]
    counting = sorted(word for word in telling if _COUNTING.fullmatch(word))
    return identifier, "".join(telling), " ".join(sorted(telling)), " ".join(counting)


def pairs_in(version: str) -> tuple[Pair, ...]:
    """Return the pairs of organisations of `version` whose names look alike, the most alike first."""
    if not has_table("lookalikes", version):
        return ()
    _, rows = rows_of(Question(_PAIRS, {}), version)
    return tuple(Pair(*row) for row in rows)
