"""What both Panel pages have: filters beside, figures above, four charts, all drawn anew by one function when a filter moves."""

from collections.abc import Callable

import pandas as pd
import panel as pn
import plotly.graph_objects as go

from benchmarks.careful.rows import EVENTS, figures, filtered_events

pn.extension("plotly", sizing_mode="stretch_width")
LABELS = {"axis": "Axis", "sector": "Sector", "region": "Region"}


def put_page(title: str, draw: Callable[[pd.DataFrame], list[go.Figure]]) -> None:
    """Serve one page whose charts `draw` makes of the events that the filters keep."""
    filters = {column: _filter(column, label) for column, label in LABELS.items()}
    numbers = [pn.indicators.Number(name=name, value=0, format="{value:,.0f}") for name in figures(EVENTS.head(0))]
    charts = [pn.pane.Plotly(height=350) for _ in range(4)]

    def put(axis: list[str], sector: list[str], region: list[str]) -> None:
        events = filtered_events(axis, sector, region)
        for number, value in zip(numbers, figures(events).values(), strict=True):
            number.value = value
        for chart, figure in zip(charts, draw(events), strict=True):
            chart.object = figure

    pn.bind(put, **filters, watch=True)
    put([], [], [])
    clear = pn.widgets.Button(name="Clear axes", on_click=lambda _: filters["axis"].param.update(value=[]))
    links = pn.pane.Markdown("[Digital innovation events](overview) [Where and how](geography)")
    template = pn.template.FastListTemplate(title=title, sidebar=[links, clear, *filters.values()], theme_toggle=False)
    template.main.extend([pn.Row(*numbers), pn.GridBox(*charts, ncols=2)])
    template.servable()


def _filter(column: str, label: str) -> pn.widgets.CheckBoxGroup:
    return pn.widgets.CheckBoxGroup(name=label, options=sorted(EVENTS[column].cat.categories), value=[])
