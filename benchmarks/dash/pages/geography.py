"""The second Dash page: the same filters, four other charts."""

from dash import Input, Output, callback, dcc, html, register_page

from benchmarks.careful.drawing import bars, stacks
from benchmarks.careful.rows import counted, filtered_events

register_page(__name__, path="/geography", name="Where and how")
CHARTS = ["by-axis", "by-city", "by-format", "by-known"]


def layout(**_: str) -> list:
    return [html.H1("Where and how"), html.Div([dcc.Graph(id=chart) for chart in CHARTS], className="charts")]


@callback([Output(chart, "figure") for chart in CHARTS], Input("axis", "value"), Input("sector", "value"), Input("region", "value"))
def draw(axes: list[str] | None, sectors: list[str] | None, regions: list[str] | None) -> list:
    events = filtered_events(axes, sectors, regions)
    known = events.assign(known=events["attendees_observed"].notna())
    return [
        bars(counted(events, "axis"), "axis", "Events by axis"),
        bars(counted(events, "city").nlargest(15, "events"), "city", "Events by city"),
        stacks(counted(events, "year", "format"), "format", "Events by format and year"),
        stacks(counted(known, "year", "known"), "known", "Attendance known by year"),
    ]
