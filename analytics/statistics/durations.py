"""How long things last, where enough of those that have ended say when."""

from collections.abc import Sequence

from analytics.errors import NotEnoughData
from analytics.statistics.of_rows import Row
from analytics.statistics.returning import SMALLEST_COHORT
from analytics.statistics.survival import kaplan_meier, median_time

ENDS_KNOWN_PCT = 80  # the ends that are not known may all be early or all be late: at 80 % that moves a share by up to 20 points


def lasting(rows: Sequence[Row]) -> list[Row]:
    """Return for each whole year lasted: at_risk, ended, share_pct that has ended by then with low_pct and high_pct, and half_years.

    Rows hold lasted_years, state (`ended`, `running`, `no_end` where it has ended and nobody says when) and projects, their number. The
    share is one minus Kaplan-Meier, what still runs is censored; half_years is when half have ended, None where fewer have. Refuses
    under 30 projects, and as «ends_unknown» where fewer than 80 of 100 that have ended say when.
    """
    counts = {state: sum(row["projects"] for row in rows if row["state"] == state) for state in ("ended", "running", "no_end")}
    watched = sum(counts.values())
    if watched < SMALLEST_COHORT or watched == counts["running"]:
        raise NotEnoughData(watched if watched < SMALLEST_COHORT else 0, SMALLEST_COHORT)
    known_pct = int(100 * counts["ended"] / (counts["ended"] + counts["no_end"]))
    if known_pct < ENDS_KNOWN_PCT:
        raise NotEnoughData(known_pct, ENDS_KNOWN_PCT, "ends_unknown")
    told = [row for row in rows if row["state"] != "no_end"]
    times = [row["lasted_years"] for row in told for _ in range(row["projects"])]
    steps = kaplan_meier(times, [row["state"] == "ended" for row in told for _ in range(row["projects"])])
    shares = ({"share_pct": 100 * (1 - step.share), "low_pct": 100 * (1 - step.high), "high_pct": 100 * (1 - step.low)} for step in steps)
    half = median_time(steps)
    return [
        {"lasted_years": int(step.time), "at_risk": step.at_risk, "ended": step.happened, **share, "half_years": half}
        for step, share in zip(steps, shares, strict=True)
    ]
