"""What the indicators on reporting lags share: the records they stand on, and their reference."""

from analytics.warehouse.part import Part

_TO_THE_MONTH = Part(
    "(start_date IS NULL OR source_date IS NULL "
    "OR (length(start_date) >= 7 AND length(source_date) >= 7 AND left(source_date, 7) >= left(start_date, 7)))",
    ("no_month", "told_before"),
)
# A source that appears after the closing: its month is not whole yet.
_TOLD_BY_ITS_CLOSING = Part(
    (
        "(source_date IS NULL OR left(source_date, 7) <= (SELECT strftime(as_of, '%Y-%m') FROM registers WHERE register = 'projects'))",
        "(source_date IS NULL OR left(source_date, 7) <= (SELECT strftime(as_of, '%Y-%m') FROM registers WHERE register = 'events'))",
    ),
    ("told_later",),
)
_TOLD_BY_THE_FIRST_CLOSING = Part(
    "(source_date IS NULL OR left(source_date, 7) <= "
    "(SELECT strftime(min(as_of), '%Y-%m') FROM registers WHERE register IN ('projects', 'events')))",
    ("told_later",),
)


def _once(told: Part) -> Part:
    """Return the part where what stands in both registers counts once, as the project, where the project tells a lag itself."""
    lag = f"start_date IS NOT NULL AND source_date IS NOT NULL AND {told.of('projects')}"
    same = "SELECT event_id FROM project_event_links JOIN selected_projects USING (project_id) WHERE relation = 'same_thing'"
    return told & Part(("true", f"event_id NOT IN ({same} AND {lag})"), ("already_project",))


DATED_TO_THE_MONTH = _once(_TO_THE_MONTH & _TOLD_BY_ITS_CLOSING)
DATED_TO_THE_MONTH_BY_BOTH = _once(_TO_THE_MONTH & _TOLD_BY_THE_FIRST_CLOSING)
LAG_REFERENCE = "Lagakos, Barraj and De Gruttola 1988, Biometrika 75, doi 10.1093/biomet/75.3.515"
