"""The first Panel page: four charts of the events that the filters keep."""

from page import put_page

from benchmarks.careful.drawing import bars, columns
from benchmarks.careful.rows import counted

put_page(
    "Digital innovation events",
    lambda events: [
        columns(counted(events, "year"), "Events by year"),
        bars(counted(events, "event_type"), "event_type", "Events by type"),
        bars(counted(events, "region"), "region", "Events by region"),
        bars(counted(events, "sector"), "sector", "Events by sector"),
    ],
)
