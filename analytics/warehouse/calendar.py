"""What a version knows of its own dates, so that «today» never enters a number."""

from functools import cache

from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question


@cache
def last_whole_year(register: str, version: str) -> int:
    """Return the last year that `register` covers to its end in `version`."""
    _, [(year,)] = rows_of(Question("SELECT last_whole_year FROM registers WHERE register = $register", {"register": register}), version)
    return year


@cache
def year_span(version: str) -> tuple[int, int]:
    """Return the first and last year named in either register of `version`."""
    sql = "SELECT min(year), max(year) FROM (SELECT year FROM projects UNION ALL SELECT year FROM events)"
    _, [(first, last)] = rows_of(Question(sql, {}), version)
    return first or last_whole_year("projects", version), last or last_whole_year("projects", version)


@cache
def newest_start(register: str, version: str) -> str | None:
    """Return the latest start (YYYY, YYYY-MM or YYYY-MM-DD) in projects or events of `version`, None where no record has one."""
    sql = "SELECT max(start_date) FROM (SELECT 'projects' AS register, start_date FROM projects UNION ALL SELECT 'events', start_date FROM events)"
    _, [(start,)] = rows_of(Question(f"{sql} WHERE register = $register", {"register": register}), version)
    return start
