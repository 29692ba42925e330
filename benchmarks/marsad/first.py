from analytics.ui.card import cards
from analytics.ui.kpi import Kpi, kpis

kpis(
    [
        Kpi("events_by_year", "events", "kpi_events"),
        Kpi("attendance_median_by_year", "median_attendees", "kpi_attendance"),
        Kpi("attendance_coverage_by_year", "with_attendance", "events"),
        Kpi("events_international_share_by_year", "international", "scope"),
    ]
)
cards(["events_by_year", "events_by_type", "events_by_region", "events_by_sector"])
