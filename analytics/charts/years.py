"""What all charts over years share: a continuous axis, and partial years hatched and named."""

from analytics.charts.look import Look, bare_axis, spaced

PARTIAL = {"fr": "{year}\u00a0: année partielle", "ar": "{year}: سنة غير مكتملة", "en": "{year}: partial year"}


def year_axis(years: list[int], look: Look, **more: object) -> dict:
    """Return a continuous axis of years with a tick every one, two or five years."""
    span = (max(years) - min(years)) if years else 0
    ends = [min(years) - 0.6, max(years) + 0.6] if years else [0, 1]
    return bare_axis(look, dtick=1 if span <= 6 else 2 if span <= 12 else 5, tickformat="d", range=ends, **spaced(5), **more)


def hatching(years: list[int], look: Look) -> dict:
    """Return the marker pattern that hatches the years a register does not cover to their end."""
    shapes = ["/" if year > look.last_whole_year else "" for year in years]
    return {"shape": shapes, "fillmode": "overlay", "fgcolor": look.tones.raised, "size": 6, "solidity": 0.45}


def partial_note(years: list[int], look: Look) -> list[str]:
    """Return the words that name the partial years, as an entry above the plot; none when all are whole."""
    partial = sorted({year for year in years if year > look.last_whole_year})
    return ["▨\u00a0" + PARTIAL[look.lang].format(year=" ".join(map(str, partial)))] if partial else []
