"""What the indicators on concentration by period share: the facts of all years together."""

from analytics.indicators.indicator import Rows


def all_years_together(rows: Rows) -> dict[str, object]:
    """Return the facts of all years together, which are the first row: the index as a chance in percent."""
    percent = {"chance": 100 * rows[0]["index"], "low": 100 * rows[0]["low"], "high": 100 * rows[0]["high"]}
    return {"projects": rows[0]["projects"], "top": rows[0]["top3_share_pct"], **percent}
