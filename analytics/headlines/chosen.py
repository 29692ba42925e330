"""Which figures leadership reads first: at most seven, each a column of a yearly indicator."""

from collections.abc import Callable
from dataclasses import dataclass

from analytics.headlines.moved_amounts import moved_amounts
from analytics.headlines.moved_organisations import moved_organisations
from analytics.headlines.moved_share import moved_share
from analytics.statistics.intervals import SMALLEST_GROWTH
from analytics.view import View


@dataclass(frozen=True)
class Figure:
    """One figure: the key of its name, the yearly indicator it comes from and the column it reads.

    `measure` is the measure of exploring whose records it counts, where axes and sectors add up to it; `moved` says what moved it where
    they do not, or not as records. Its change is said in percent where both years reach `smallest_percent`, never where that is None: sums
    of a few amounts, and what the latest year knows too little of. `caution` is the key of what must be said beside it instead.
    """

    name: str
    indicator: str
    column: str
    measure: str | None = None
    smallest_percent: int | None = None
    caution: str | None = None
    moved: Callable[[int, View], str] | None = None


FIGURES = (
    Figure("kpi_running", "projects_running_by_year", "running", caution="kpi_last_reported"),
    Figure("kpi_projects", "projects_by_year", "projects", "projects", SMALLEST_GROWTH),
    Figure("kpi_organisations", "organisations_by_year", "organisations", None, SMALLEST_GROWTH, moved=moved_organisations),
    Figure("kpi_events", "events_by_year", "events", "events", SMALLEST_GROWTH),
    Figure("kpi_attendance", "attendance_median_by_year", "median_attendees", caution="kpi_no_parts"),
    Figure("kpi_financing", "funding_amount_by_year", "rounds_amount_mad", moved=moved_amounts),
    Figure("kpi_international", "international_share_by_year", "share_pct", moved=moved_share),
)
