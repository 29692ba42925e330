"""The text of a question for medians, as it is asked of counted values: which value stands at which place is found by running sums."""

import re

from analytics.warehouse.cube_texts import COUNT, adds_up, summed

_MEDIAN = re.compile(r"\bmedian\((\w+)\)(?!\s*(?:FILTER|OVER)\b)")
# A median of each group, beside counts.
_MEDIANS = re.compile(
    r"SELECT (?P<group>\w+), (?P<said>[^;]+?)\s+FROM (?P<relation>\w+)\s+WHERE (?P<where>[^;]+?)\s+"
    r"GROUP BY (?:ALL|(?P=group))\s+ORDER BY (?P=group)\s*\Z"
)
# The values around the middle of each group, by their place.
_MIDDLES = re.compile(
    r"FROM \(\s+SELECT (?P<group>\w+(?:, \w+)*), (?P<value>\w+), count\(\*\) OVER \(PARTITION BY (?P=group)\) AS (?P<known>\w+),\s+"
    r"row_number\(\) OVER \(PARTITION BY (?P=group) ORDER BY (?P=value), \w+_id\) AS place\s+"
    r"FROM (?P<relation>\w+)(?: AS sided)?\s+WHERE (?P<where>[^;]+?)\s+\) AS ranked\s+"
    r"WHERE abs\(2 \* place - (?P=known) - 1\) <= 2 \* sqrt\((?P=known)\) \+ 3\s+(?P<order>ORDER BY [\w\s,]+)\Z"
)
# How many records of a group have a value or a smaller one, and how many there are: of those with a value, or of all.
_RUNNING = """(
    SELECT *, sum({count}) OVER (PARTITION BY {group} ORDER BY {value}) AS up_to, sum({count}) {counted} OVER (PARTITION BY {group}) AS in_all
    FROM (SELECT {group}, {value}, sum({count})::BIGINT AS {count} FROM {relation} WHERE {where} GROUP BY ALL)
) AS running"""
# The values at the two places in the middle, one place where their number is odd; the engine's own median goes half the way between them.
_MIDDLE = "list_median([min({value}) FILTER (WHERE up_to >= (in_all + 1) // 2), min({value}) FILTER (WHERE up_to >= in_all // 2 + 1)])"
# A row for each place that the question looks at, and for a few beyond: the question itself says which it keeps.
_PLACES = """FROM (
    SELECT {group}, {value}, in_all::BIGINT AS {known}, unnest(range(
        greatest(up_to - {count} + 1, floor(in_all / 2 - sqrt(in_all)) - 2)::BIGINT,
        least(up_to, ceil(in_all / 2 + sqrt(in_all)) + 3)::BIGINT + 1
    )) AS place
    FROM {running}
) AS ranked
WHERE abs(2 * place - {known} - 1) <= 2 * sqrt({known}) + 3
{order}"""


def of_counted_values(sql: str) -> str | None:
    """Return a question for medians as it is asked where records are counted by value; None for any other question.

    Its relation must be one of a view, asked once: what else it says of records is only what such a table can answer.
    """
    found = _MIDDLES.search(sql) or _MEDIANS.search(sql)
    if not found or sql.count(found["relation"]) != 2:
        return None
    asked = _places(found) if found.re is _MIDDLES else _medians(found)
    return asked and sql[: found.start()] + asked


def _places(found: re.Match[str]) -> str:
    said = found.groupdict()
    return _PLACES.format(count=COUNT, running=_running(said, said["value"], ""), **said)


def _medians(found: re.Match[str]) -> str | None:
    """Return the medians of each group; None where a question asks more than one column for them, or more than counts beside them."""
    values = set(_MEDIAN.findall(found["said"]))
    if len(values) != 1 or not adds_up(_MEDIAN.sub("NULL", found["said"])):
        return None
    group, [value] = found["group"], values
    said = _MEDIAN.sub(_MIDDLE.format(value=value), summed(found["said"]))
    running = _running(found.groupdict(), value, f"FILTER (WHERE {value} IS NOT NULL)")
    return f"SELECT {group}, {said} FROM {running} GROUP BY {group} ORDER BY {group}"


def _running(said: dict[str, str], value: str, counted: str) -> str:
    return _RUNNING.format(count=COUNT, group=said["group"], value=value, relation=said["relation"], where=said["where"], counted=counted)
