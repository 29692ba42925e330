"""A small line of years as an image with its text: it says the same to those who cannot see it."""

from urllib.parse import quote

from analytics.ui.escape import text

_WIDTH, _HEIGHT = 160, 36


def sparkline(values: dict[int, float], words: str, colour: str) -> str:
    """Return the image of `values` by year, starting at zero; nothing for fewer than two years."""
    years = sorted(year for year, value in values.items() if value is not None)
    if len(years) < 2:
        return ""
    drawn = quote(_line(years, values, colour), safe=" =/:,.-'()")  # in base64 it would be longer, and like nothing sent before
    return f'<img class="sparkline" alt="{text(words)}" src="data:image/svg+xml,{drawn}">'


def _line(years: list[int], values: dict[int, float], colour: str) -> str:
    span, top = years[-1] - years[0], max(values[year] for year in years) or 1
    points = [((year - years[0]) / span * (_WIDTH - 8) + 4, _HEIGHT - 4 - values[year] / top * (_HEIGHT - 8)) for year in years]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[-1]
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {_HEIGHT}'>"
        f"<polyline points='{path}' fill='none' stroke='{colour}' stroke-width='2'/><circle cx='{x:.1f}' cy='{y:.1f}' r='3' fill='{colour}'/></svg>"
    )
