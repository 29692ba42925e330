"""What the indicators on dynamics share: their facts, labels and limits."""

from analytics.indicators.indicator import Rows
from analytics.statistics.returning import SMALLEST_COHORT
from analytics.words.fill import Several

PRESS_LIMITS = {
    "fr": "Les registres viennent surtout de la presse : ce qu’elle a couvert une année n’est pas tout ce qui s’est fait.",
    "ar": "السجلات مستمدة أساسا من الصحافة: ما غطته في سنة ليس كل ما أُنجز فيها.",
    "en": "The registers come mostly from the press: what it covered in a year is not all that was done.",
}
_PAIR = {"fr": "{register}, {now} contre {before}", "ar": "{register}: {now} مقابل {before}", "en": "{register}, {now} against {before}"}
_REGISTER = dict.fromkeys(_PAIR, "{register}")


def return_facts(rows: Rows) -> dict[str, object]:
    """Return facts: the share back after the first year waited (`near`) and the last with 30 watched (`far`), and how many were watched."""
    first = rows[0]
    last = next((row for row in reversed(rows) if row["at_risk"] >= SMALLEST_COHORT), first)
    near = {f"near_{name}": first[f"{name}_pct"] for name in ("share", "low", "high")}
    return {**near, "near": first["waited_years"], "far": last["waited_years"], "far_share": last["share_pct"], "watched": first["at_risk"]}


def duration_facts(rows: Rows) -> dict[str, object]:
    """Return facts: the share ended after the second year or the last before it, when half have, and how many were watched at first."""
    near = [row for row in rows if row["lasted_years"] <= 2][-1:] or rows[:1]
    shares = {f"near_{name}": near[0][f"{name}_pct"] for name in ("share", "low", "high")}
    half = rows[0]["half_years"]
    told = {"near": near[0]["lasted_years"], "half": half, "watched": rows[0]["at_risk"]}
    return {**shares, **told, "form": "only" if half is None else "first"}


def lead_facts(rows: Rows) -> dict[str, object]:
    """Return facts: the columns of the lag with the strongest correlation."""
    return dict(max(rows, key=lambda row: abs(row["correlation"])))


def funnel_facts(rows: Rows) -> dict[str, object]:
    """Return facts: how many took each step, by its name."""
    return {row["step"]: row["organisations"] for row in rows}


def lag_facts(rows: Rows) -> dict[str, object]:
    """Return facts: the share documented in the same month, after three months or the longest lag, and when nine in ten are."""
    far = rows[min(3, len(rows) - 1)]
    most = next((row["lag_months"] for row in rows if row["share_pct"] >= 90), None)
    shares = {"at_once": rows[0]["share_pct"], "far": far["lag_months"], "later": far["share_pct"]}
    return {**shares, "most": most, "form": "only" if most is None else "first"}


def coming_facts(rows: Rows) -> dict[str, object]:
    """Return facts: the last three months as they stand in their row, and what all rows hold by now and in the end."""
    last = rows[-1]
    known = None not in [row["in_the_end"] for row in rows]
    sums = {"all_records": sum(row["records"] for row in rows), "all_in_the_end": sum(row["in_the_end"] or 0 for row in rows)}
    return {**last, **sums, "form": "first" if known else "only"}


def list_facts(rows: Rows) -> dict[str, object]:
    """Return facts: the estimate with its interval, what both lists hold, and its part of all."""
    counts = {row["list"]: row["events"] for row in rows}
    last = rows[-1]
    return {
        "estimate": last["events"],
        "low": last["low"],
        "high": last["high"],
        "listed": counts["listed"],
        "listed_pct": 100 * counts["listed"] / last["events"],
    }


def following_facts(rows: Rows) -> dict[str, object]:
    """Return facts: the mean gap with its interval, what there was before, and the smallest gap that can be seen."""
    return {name: rows[0][name] for name in ("mean_gap", "mean_low", "mean_high", "before", "visible_gap")}


def months_compared(rows: Rows) -> dict[str, object]:
    """Return until when, the pair of counts of each register that has enough months, and those that have not."""
    known = [row for row in rows if row["now"] is not None]
    others = [row for row in rows if row["now"] is None]
    form = "thin" if others else "first"
    return {"until": known[0]["until"], "pairs": Several(_PAIR, known), "others": Several(_REGISTER, others), "form": form}
