"""The first Dash page: four charts of the events that the filters keep."""

from dash import Input, Output, callback, dcc, html, register_page

from benchmarks.careful.drawing import bars, columns
from benchmarks.careful.rows import counted, filtered_events

register_page(__name__, path="/", name="Digital innovation events")
CHARTS = ["by-year", "by-type", "by-region", "by-sector"]


def layout(**_: str) -> list:
    return [html.H1("Digital innovation events"), html.Div([dcc.Graph(id=chart) for chart in CHARTS], className="charts")]


@callback([Output(chart, "figure") for chart in CHARTS], Input("axis", "value"), Input("sector", "value"), Input("region", "value"))
def draw(axes: list[str] | None, sectors: list[str] | None, regions: list[str] | None) -> list:
    events = filtered_events(axes, sectors, regions)
    return [
        columns(counted(events, "year"), "Events by year"),
        bars(counted(events, "event_type"), "event_type", "Events by type"),
        bars(counted(events, "region"), "region", "Events by region"),
        bars(counted(events, "sector"), "sector", "Events by sector"),
    ]
