"""A Vizro dashboard as its manual teaches: two pages, three filters each, rows in memory as a static source."""

import os

import pandas as pd
import plotly.graph_objects as go
import vizro.models as vm
from vizro import Vizro
from vizro.figures import kpi_card
from vizro.managers import data_manager
from vizro.models.types import capture

CATEGORIES = ["axis", "sector", "region", "event_type", "city", "format", "scope"]
UNKNOWN = "(unknown)"  # a filter of Vizro loses rows without a value


def load_events() -> pd.DataFrame:
    """Return the columns the pages show; a row that lacks a value of a filter has a word for it."""
    events = pd.read_parquet(os.environ["EVENTS_PARQUET"], columns=[*CATEGORIES, "year", "attendees_observed"])
    events = events.fillna({"sector": UNKNOWN, "region": UNKNOWN}).astype(dict.fromkeys(CATEGORIES, "category"))
    return events.assign(international=events["scope"] == "international", known=events["attendees_observed"].notna())


def counted(events: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Return the number of events for each value of the columns that is known."""
    found = events.groupby(list(columns), observed=True).size().reset_index(name="events")
    return found[found[columns[0]] != UNKNOWN]


@capture("graph")
def columns(data_frame: pd.DataFrame) -> go.Figure:
    found = counted(data_frame, "year")
    return go.Figure(go.Bar(x=found["year"], y=found["events"]), layout_showlegend=False)


@capture("graph")
def bars(data_frame: pd.DataFrame, name: str, most: int = 100) -> go.Figure:
    found = counted(data_frame, name).nlargest(most, "events").sort_values("events")
    return go.Figure(go.Bar(x=found["events"], y=found[name], orientation="h"), layout_showlegend=False)


@capture("graph")
def stacks(data_frame: pd.DataFrame, name: str) -> go.Figure:
    found = counted(data_frame, "year", name)
    parts = [go.Bar(x=part["year"], y=part["events"], name=str(value)) for value, part in found.groupby(name, observed=True)]
    return go.Figure(parts, layout={"barmode": "stack"})


def number(title: str, column: str, how: str) -> vm.Figure:
    return vm.Figure(figure=kpi_card("events", value_column=column, agg_func=how, title=title, value_format="{value:,.0f}"))


def page(title: str, path: str, charts: dict) -> vm.Page:
    figures = [
        number("Events", "axis", "size"),
        number("Median attendance", "attendees_observed", "median"),
        number("Attendance known", "attendees_observed", "count"),
        number("International", "international", "sum"),
    ]
    return vm.Page(
        title=title,
        path=path,
        layout=vm.Grid(grid=[[0, 1, 2, 3], [4, 4, 5, 5], [4, 4, 5, 5], [6, 6, 7, 7], [6, 6, 7, 7]]),
        components=[*figures, *(vm.Graph(title=name, figure=chart) for name, chart in charts.items())],
        controls=[vm.Filter(column=column, selector=vm.Checklist()) for column in ("axis", "sector", "region")],
    )


data_manager["events"] = load_events()
OVERVIEW = {
    "Events by year": columns("events"),
    "Events by type": bars("events", name="event_type"),
    "Events by region": bars("events", name="region"),
    "Events by sector": bars("events", name="sector"),
}
GEOGRAPHY = {
    "Events by axis": bars("events", name="axis"),
    "Events by city": bars("events", name="city", most=15),
    "Events by format and year": stacks("events", name="format"),
    "Attendance known by year": stacks("events", name="known"),
}
pages = [page("Digital innovation events", "/", OVERVIEW), page("Where and how", "/geography", GEOGRAPHY)]
server = Vizro().build(vm.Dashboard(pages=pages)).dash.server
