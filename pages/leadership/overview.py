from analytics.ui.card import cards
from analytics.ui.glance import axes_glance
from analytics.ui.kpi import Kpi, kpis
from analytics.ui.page import section_title
from analytics.ui.reader import reader
from analytics.words import say

kpis(
    [
        Kpi("projects_by_year", "projects", "kpi_projects"),
        Kpi("events_by_year", "events", "kpi_events"),
        Kpi("organisations_by_year", "organisations", "kpi_organisations"),
        Kpi("attendance_median_by_year", "median_attendees", "kpi_attendance"),
        Kpi("funding_rounds_by_year", "rounds", "kpi_rounds"),
        Kpi("international_share_by_year", "share_pct", "kpi_international"),
    ]
)
axes_glance()
section_title(say("where_and_who", reader().lang))
cards(["activity_by_year", "projects_by_region", "projects_by_actor_type", "projects_by_sector"])
