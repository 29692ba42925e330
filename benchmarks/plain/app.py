"""The page most teams write: read a file with pandas, filter it, draw it with Plotly Express."""

import plotly.express as px
import streamlit as st

from data import filtered_events, put_figures

st.set_page_config(page_title="Events", layout="wide")
st.title("Digital innovation events")
events = filtered_events()
put_figures(events)

by_year = events.groupby("year").size().reset_index(name="events")
by_type = events.groupby("event_type").size().reset_index(name="events").sort_values("events")
by_region = events.groupby("region").size().reset_index(name="events").sort_values("events")
by_sector = events.groupby("sector").size().reset_index(name="events").sort_values("events")

left, right = st.columns(2)
left.plotly_chart(px.bar(by_year, x="year", y="events", title="Events by year"))
right.plotly_chart(px.bar(by_type, x="events", y="event_type", orientation="h", title="Events by type"))
left.plotly_chart(px.bar(by_region, x="events", y="region", orientation="h", title="Events by region"))
right.plotly_chart(px.bar(by_sector, x="events", y="sector", orientation="h", title="Events by sector"))
