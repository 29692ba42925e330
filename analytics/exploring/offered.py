"""Which choices make sense together: what is not here is not offered, and dropped where it is typed."""

from analytics.exploring.vocabulary import BREAKDOWNS, Measure
from analytics.vocabulary import vocabularies

MOST_GROUPED = 3  # a group of more bars than this and the unknown is read as a table, not as a chart


def breakdowns_of(measure: Measure) -> tuple[str, ...]:
    """Return the keys that may split a measure: columns all its registers have; records are also counted by organisation."""
    shared = [one.key for one in BREAKDOWNS.values() if set(measure.registers) <= set(one.registers) and one.key != "org"]
    return (*shared, *{"records": ("org",), "organisations": ("member",), "median": ()}[measure.kind])


def seconds_of(measure: Measure, by: str) -> tuple[str, ...]:
    """Return the keys that may split each category again; medians of cells would stand on one or two values."""
    if measure.kind == "median":
        return ()
    return tuple(key for key in breakdowns_of(measure) if key not in {by, "org", "city"})


def scales_of(measure: Measure, by: str, then: str | None) -> tuple[str, ...]:
    """Return the scales of a measure so split: shares and indices are of records, which add up; shares not where one counts several times."""
    if measure.kind != "records":
        return ("absolute",)
    share = () if by == "org" else ("share",)
    return ("absolute", *share, *(("index",) if "year" in (by, then) else ()))


def charts_of(measure: Measure, by: str, then: str | None, scale: str) -> tuple[str, ...]:
    """Return the chart kinds that fit, the default first."""
    return _of_two(by, then, scale) if then else _of_years(measure, scale) if by == "year" else _of_categories(measure, by, scale)


def _of_years(measure: Measure, scale: str) -> tuple[str, ...]:
    return ("columns", "line") if scale == "absolute" and measure.kind != "median" else ("line",)


def _of_categories(measure: Measure, by: str, scale: str) -> tuple[str, ...]:
    if measure.kind == "median":
        return ("dots",)
    tiles = ("tiles",) if by == "region" else ()
    return ("bars", *tiles) if scale == "absolute" else ("dots", "bars", *tiles)


def _of_two(by: str, then: str, scale: str) -> tuple[str, ...]:
    if "year" in (by, then):
        is_many = by in ("org", "city")
        return (
            ("heat",) if is_many or scale == "share" else ("multiples", "heat")
        )  # a small panel cannot tell no share from a share of zero
    return ("heat", "grouped") if _is_short(then) else ("heat",)


def _is_short(key: str) -> bool:
    vocabulary = BREAKDOWNS[key].vocabulary
    return vocabulary is not None and len(vocabularies()[vocabulary].codes) <= MOST_GROUPED
