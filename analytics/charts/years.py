"""What all charts over years share: a continuous axis, and partial years hatched and named."""

from analytics.charts.look import Look, bare_axis

PARTIAL = {"fr": "{year} : année partielle", "ar": "{year}: سنة غير مكتملة", "en": "{year}: partial year"}


def year_axis(years: list[int], look: Look, **more: object) -> dict:
    """Return a continuous axis of years with a tick every one, two or five years."""
    span = (max(years) - min(years)) if years else 0
    ends = [min(years) - 0.6, max(years) + 0.6] if years else [0, 1]
    return bare_axis(look, dtick=1 if span <= 6 else 2 if span <= 12 else 5, tickformat="d", range=ends, **more)


def hatching(years: list[int], look: Look) -> dict:
    """Return the marker pattern that hatches the years a register does not cover to their end."""
    shapes = ["/" if year > look.last_whole_year else "" for year in years]
    return {"shape": shapes, "fillmode": "overlay", "fgcolor": look.tones.paper, "size": 6, "solidity": 0.45}


def partial_note(years: list[int], look: Look) -> list[dict]:
    """Return the annotation that names a partial year, none when all are whole."""
    partial = [year for year in years if year > look.last_whole_year]
    if not partial:
        return []
    text = PARTIAL[look.lang].format(year=" ".join(str(year) for year in sorted(set(partial))))
    place = {"xref": "paper", "yref": "paper", "x": 1, "y": 1.0, "xanchor": "right", "yanchor": "bottom"}
    return [{**place, "text": f"▨ {text}", "showarrow": False, "font": {"size": 12, "color": look.tones.quiet}}]
