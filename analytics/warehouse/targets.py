"""Targets as they were published, and every reading of their indicators, each with its source."""

from functools import lru_cache

from analytics.statistics.of_targets import SAME_TARGET
from analytics.view import View
from analytics.warehouse.added_later import as_known_to, is_too_old
from analytics.warehouse.coverage import Basis
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question, asked

_TARGETS = """
SELECT indicator_key, target_id, target_value_min, target_value, unit, target_year, baseline_value, baseline_year, strategy,
       agrees_with_other_sources, source_url, quoted_figure_note AS note
FROM selected_targets LEFT JOIN vocabulary_target_indicators ON code = indicator_key
ORDER BY "order" NULLS LAST, indicator_key, target_year NULLS LAST, target_value, target_id
"""
_READINGS = """
SELECT indicator_key, publisher, year, is_repeated AS is_repeated, value AS figure_value, unit, source_url, concat_ws('; ', period_note, note) AS note
FROM progress ORDER BY indicator_key, publisher NULLS LAST, year NULLS LAST, value, source_url
"""


@lru_cache(maxsize=256)
def different_targets(basis: Basis, view: View, version: str) -> int:
    """Return how many different targets the publications of `basis` in `view` tell: one target is published several times."""
    known = "".join(f" AND {name} IS NOT NULL" for name in basis.needs if name not in basis.shown)
    distinct = f"SELECT DISTINCT {', '.join(SAME_TARGET)} FROM selected_targets WHERE ({basis.part_of('targets')}){known}"
    _, [(count,)] = rows_of(asked(f"SELECT count(*) FROM ({distinct})", view), version)
    return count


def published_targets(view: View, version: str) -> dict[str, list[dict]]:
    """Return the targets of `view` by indicator, as published; none in a version that was built before their words."""
    return {} if is_too_old(_TARGETS, version) else _by_indicator(asked(_TARGETS, view.question), version)


def readings(version: str) -> dict[str, list[dict]]:
    """Return every reading by indicator, also those without a year; none is told to be repeated where a version does not know it."""
    return _by_indicator(Question(as_known_to(_READINGS, version), {}), version)


def _by_indicator(question: Question, version: str) -> dict[str, list[dict]]:
    columns, rows = rows_of(question, version)
    found: dict[str, list[dict]] = {}
    for row in (dict(zip(columns, values, strict=True)) for values in rows):
        found.setdefault(row.pop("indicator_key"), []).append(row)
    return found
