"""What the indicators on reporting lags share: the records they stand on, and their reference."""

from analytics.warehouse.part import Part

# What stands in both registers counts once, as the project, where the project tells a lag.
_ONCE = Part(
    (
        "true",
        "event_id NOT IN (SELECT event_id FROM project_event_links JOIN selected_projects USING (project_id) "
        "WHERE relation = 'same_thing' AND length(start_date) >= 7 AND left(source_date, 7) >= left(start_date, 7))",
    ),
    ("already_project",),
)
DATED_TO_THE_MONTH = (
    Part(
        "(start_date IS NULL OR source_date IS NULL OR (length(start_date) >= 7 AND left(source_date, 7) >= left(start_date, 7)))",
        ("no_month", "told_before"),
    )
    & _ONCE
)
LAG_REFERENCE = "Lagakos, Barraj and De Gruttola 1988, Biometrika 75, doi 10.1093/biomet/75.3.515"
