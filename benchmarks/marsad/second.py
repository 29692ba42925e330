from analytics.ui.card import cards
from analytics.ui.kpi import Kpi, kpis

kpis(
    [
        Kpi("organisations_by_year", "organisations"),
        Kpi("funding_rounds_by_year", "rounds"),
        Kpi("international_share_by_year", "share_pct"),
    ]
)
cards(["events_by_region", "projects_by_axis", "projects_by_region", "projects_by_actor_type"])
