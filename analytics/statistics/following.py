"""What follows events for the organisations that took part, on the rows of an answer."""

from collections.abc import Sequence

import numpy

from analytics.errors import TOO_FEW_ORGANISATIONS, NotEnoughData
from analytics.statistics.event_study import SMALLEST_TREATED, event_study
from analytics.statistics.of_rows import Row

_FEWEST_YEARS = 5


def projects_after_events(rows: Sequence[Row]) -> list[Row]:
    """Return one row a horizon: years_since, organisations, gap, low, high, and the same over all horizons in mean_* with visible_gap.

    Rows hold organisation_id, first_event_year (None for never), year and projects (None where it had none), last_year. gap is in
    projects a year beside what was expected; negative years are a placebo. visible_gap is the smallest mean gap that 80 of 100 such
    studies would see. Refuses as `event_study` does.
    """
    last = rows[0]["last_year"]
    first = min((row["year"] for row in rows if row["year"]), default=last)
    if last - first < _FEWEST_YEARS:
        raise NotEnoughData(0, SMALLEST_TREATED, TOO_FEW_ORGANISATIONS)
    outcome, start = _panel(rows, first, last)
    study = event_study(outcome, start)
    mean = {"mean_gap": study.mean.estimate, "mean_low": study.mean.low, "mean_high": study.mean.high, "before": study.before}
    judged = {**mean, "visible_gap": study.smallest_visible, "p_pct": 100 * study.p}
    return [
        {"years_since": one.horizon, "organisations": one.treated, "gap": one.estimate, "low": one.low, "high": one.high, **judged}
        for one in study.effects
    ]


def _panel(rows: Sequence[Row], first: int, last: int) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return projects by organisation and year, and the place of the year of its first event, -1 for none by the last year."""
    names = {name: place for place, name in enumerate(dict.fromkeys(row["organisation_id"] for row in rows))}
    outcome, start = numpy.zeros((len(names), last - first + 1)), numpy.full(len(names), -1)
    for row in rows:
        place, met = names[row["organisation_id"]], row["first_event_year"]
        if met is not None and met <= last:
            start[place] = max(met - first, 0)
        if row["year"] is not None:
            outcome[place, row["year"] - first] = row["projects"]
    return outcome, start
