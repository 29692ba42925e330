from analytics.headlines.chosen import Figure
from analytics.ui.card import cards
from analytics.ui.kpi import kpis

kpis(
    (
        Figure("kpi_events", "events_by_year", "events"),
        Figure("kpi_attendance", "attendance_median_by_year", "median_attendees"),
        Figure("events", "attendance_coverage_by_year", "with_attendance"),
        Figure("scope", "events_international_share_by_year", "international"),
    )
)
cards(["events_by_year", "events_by_type", "events_by_region", "events_by_sector"])
