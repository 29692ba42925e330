"""The rows of the plain page: read once, cached as Streamlit's manual says."""

import os

import pandas as pd
import streamlit as st


@st.cache_data
def load_events() -> pd.DataFrame:
    return pd.read_parquet(os.environ["EVENTS_PARQUET"])


def filtered_events() -> pd.DataFrame:
    """Draw the filters in the sidebar and return the rows they keep."""
    events = load_events()
    axes = st.sidebar.multiselect("Axis", sorted(events["axis"].dropna().unique()))
    sectors = st.sidebar.multiselect("Sector", sorted(events["sector"].dropna().unique()))
    regions = st.sidebar.multiselect("Region", sorted(events["region"].dropna().unique()))
    if axes:
        events = events[events["axis"].isin(axes)]
    if sectors:
        events = events[events["sector"].isin(sectors)]
    if regions:
        events = events[events["region"].isin(regions)]
    return events


def put_figures(events: pd.DataFrame) -> None:
    """Draw the four figures above the charts."""
    figures = st.columns(4)
    figures[0].metric("Events", f"{len(events):,}")
    figures[1].metric("Median attendance", f"{events['attendees_observed'].median():,.0f}")
    figures[2].metric("Attendance known", f"{events['attendees_observed'].count():,}")
    figures[3].metric("International", f"{(events['scope'] == 'international').sum():,}")
