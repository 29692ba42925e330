"""The second page of the plain dashboard: the same filters, four other charts."""

import plotly.express as px
import streamlit as st

from data import filtered_events, put_figures

st.set_page_config(page_title="Geography", layout="wide")
st.title("Where and how")
events = filtered_events()
put_figures(events)

by_axis = events.groupby("axis").size().reset_index(name="events").sort_values("events")
by_city = events.groupby("city").size().reset_index(name="events").nlargest(15, "events")
by_format = events.groupby(["year", "format"]).size().reset_index(name="events")
by_known = events.groupby(["year", events["attendees_observed"].notna().rename("known")]).size().reset_index(name="events")

left, right = st.columns(2)
left.plotly_chart(px.bar(by_axis, x="events", y="axis", orientation="h", title="Events by axis"))
right.plotly_chart(px.bar(by_city, x="events", y="city", orientation="h", title="Events by city"))
left.plotly_chart(px.bar(by_format, x="year", y="events", color="format", title="Events by format and year"))
right.plotly_chart(px.bar(by_known, x="year", y="events", color="known", title="Attendance known by year"))
