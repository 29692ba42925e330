"""What all charts of sides share: the colour of each side, the same on every chart of a comparison, and its key."""

from analytics.charts.head import swatch
from analytics.charts.look import Look
from analytics.charts.palette import colour_of


def colours_of(column: str, rows: list[dict], look: Look) -> dict[str | None, str]:
    """Return the colour of each side of `column`, in the order of the rows: its own hue for an axis, else a tone of series."""
    sides = list(dict.fromkeys(row[column] for row in rows))
    if column == "axis":
        return {side: colour_of(side, look.tones) for side in sides}
    return dict(zip(sides, look.tones.series, strict=False))


def key_of(column: str, colours: dict[str | None, str], look: Look) -> list[str]:
    """Return the key of the sides, one entry each, on one line."""
    return [swatch(colour, look.category(column, side, 23).replace("<br>", " ")) for side, colour in colours.items()]
