"""The facts a sentence takes from the rows of an answer."""

from collections.abc import Callable

from analytics.indicators.indicator import Rows

Facts = Callable[[Rows], dict[str, object]]


def leader(category: str, value: str) -> Facts:
    """Return facts: the `category` with the largest `value`, the `value`, the `total` and the `share` in percent."""

    def facts(rows: Rows) -> dict[str, object]:
        known = [row for row in rows if row[category] is not None and row[value] is not None]
        first = max(known, key=lambda row: row[value])
        total = sum(row[value] for row in rows if row[value] is not None)
        return {category: first[category], value: first[value], "total": total, "share": 100 * first[value] / total}

    return facts
