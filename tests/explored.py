"""Every choice the explore page can make, for tests that ask something of all of them."""

from analytics.exploring.choice import Choice
from analytics.exploring.offered import breakdowns_of, charts_of, scales_of, seconds_of
from analytics.exploring.vocabulary import measures


def choices_of(key: str) -> list[Choice]:
    """Return every choice of one measure."""
    one = measures()[key]
    return [
        Choice(key, by, then, scale, None, chart)
        for by in breakdowns_of(one)
        for then in (None, *seconds_of(one, by))
        for scale in scales_of(one, by, then)
        for chart in charts_of(one, by, then, scale)
    ]


def every_choice() -> list[Choice]:
    """Return every choice of every measure."""
    return [choice for key in measures() for choice in choices_of(key)]
