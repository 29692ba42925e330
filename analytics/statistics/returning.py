"""Coming back: how long organisations wait until they are seen again, and in what."""

from collections.abc import Sequence

from analytics.errors import TOO_FEW_ORGANISATIONS, NotEnoughData
from analytics.statistics.of_rows import Row
from analytics.statistics.survival import Step, incidence, kaplan_meier

SMALLEST_COHORT = 30  # at 15 the interval is 25 points wide on either side


def returns(rows: Sequence[Row]) -> list[Row]:
    """Return for each year waited: at_risk, came_back, share_pct with low_pct and high_pct, project_pct and event_pct.

    Rows hold waited_years, back_in (project, event, None where they have not come back yet) and organisations, their number. The share
    is one minus Kaplan-Meier; project_pct and event_pct are what came first (Aalen-Johansen) and add up to it. Refuses under 30.
    """
    total = sum(row["organisations"] for row in rows)
    if total < SMALLEST_COHORT or not any(row["back_in"] for row in rows):
        raise NotEnoughData(total if total < SMALLEST_COHORT else 0, SMALLEST_COHORT, TOO_FEW_ORGANISATIONS)
    times = [row["waited_years"] for row in rows for _ in range(row["organisations"])]
    causes = [row["back_in"] for row in rows for _ in range(row["organisations"])]
    by_cause = {cause: incidence(times, causes, cause) for cause in ("project", "event")}
    return [_row(step, by_cause) for step in kaplan_meier(times, [cause is not None for cause in causes])]


def _row(step: Step, by_cause: dict[str, list[Step]]) -> Row:
    shares = {"share_pct": 100 * (1 - step.share), "low_pct": 100 * (1 - step.high), "high_pct": 100 * (1 - step.low)}
    causes = {f"{cause}_pct": 100 * _until(steps, step.time) for cause, steps in by_cause.items()}
    return {"waited_years": int(step.time), "at_risk": step.at_risk, "came_back": step.happened, **shares, **causes}


def _until(steps: list[Step], time: float) -> float:
    return next((step.share for step in reversed(steps) if step.time <= time), 0.0)
