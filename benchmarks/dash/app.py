"""A Dash page as its manual teaches: two pages that share filters and figures, one callback for each, rows in memory."""

import dash
from dash import Dash, Input, Output, callback, dcc, html

from benchmarks.careful.rows import EVENTS, figures, filtered_events

FIGURES = {"events": "Events", "median": "Median attendance", "known": "Attendance known", "international": "International"}
FILTERS = {"axis": "Axis", "sector": "Sector", "region": "Region"}

app = Dash(__name__, use_pages=True, title="Digital innovation events", serve_locally=True)
server = app.server  # what a WSGI server serves; it never turns debugging on


def choice(column: str, label: str) -> html.Div:
    dropdown = dcc.Dropdown(sorted(EVENTS[column].cat.categories), id=column, multi=True, placeholder="All")
    return html.Div([html.Label(label, htmlFor=column), dropdown], id=f"{column}-filter")


def figure(name: str, label: str) -> html.Div:
    return html.Div([html.Div(label), html.Div(id=name, className="figure")])


app.layout = html.Div(
    [
        html.Nav([dcc.Link(page["name"], href=page["path"]) for page in dash.page_registry.values()]),
        html.Aside([choice(*one) for one in FILTERS.items()]),
        html.Main([html.Div([figure(*one) for one in FIGURES.items()], className="figures"), dash.page_container]),
    ],
    className="page",
)


@callback([Output(name, "children") for name in FIGURES], [Input(name, "value") for name in FILTERS])
def put_figures(axes: list[str] | None, sectors: list[str] | None, regions: list[str] | None) -> list[str]:
    return [f"{number:,.0f}" for number in figures(filtered_events(axes, sectors, regions)).values()]
