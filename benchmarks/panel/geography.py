"""The second Panel page: the same filters, four other charts."""

from page import put_page

from benchmarks.careful.drawing import bars, stacks
from benchmarks.careful.rows import counted

put_page(
    "Where and how",
    lambda events: [
        bars(counted(events, "axis"), "axis", "Events by axis"),
        bars(counted(events, "city").nlargest(15, "events"), "city", "Events by city"),
        stacks(counted(events, "year", "format"), "format", "Events by format and year"),
        stacks(counted(events.assign(known=events["attendees_observed"].notna()), "year", "known"), "known", "Attendance known by year"),
    ],
)
