"""The rows of a careful page: the columns it shows, read once when the server starts, as categories."""

import os

import pandas as pd

CATEGORIES = ["axis", "sector", "region", "event_type", "city", "format", "scope"]
EVENTS = pd.read_parquet(os.environ["EVENTS_PARQUET"], columns=[*CATEGORIES, "year", "attendees_observed"])
EVENTS = EVENTS.astype(dict.fromkeys(CATEGORIES, "category"))


def filtered_events(axes: list[str] | None, sectors: list[str] | None, regions: list[str] | None) -> pd.DataFrame:
    """Return the rows that the filters keep."""
    events = EVENTS
    for column, chosen in (("axis", axes), ("sector", sectors), ("region", regions)):
        if chosen:
            events = events[events[column].isin(chosen)]
    return events


def counted(events: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Return the number of events for each value of the columns that occurs."""
    return events.groupby(list(columns), observed=True).size().reset_index(name="events")


def figures(events: pd.DataFrame) -> dict[str, float]:
    """Return the four figures of the events."""
    attendance = events["attendees_observed"]
    international = int((events["scope"] == "international").sum())
    return {
        "Events": len(events),
        "Median attendance": attendance.median(),
        "Attendance known": int(attendance.count()),
        "International": international,
    }
