"""The two axes of a table of cells: names of columns above, names of rows where reading starts."""

from analytics.charts.look import Look, bare_axis, named_axis, read_from_start, spaced


def columns_axis(column: str, codes: list[str], look: Look) -> dict:
    """Return the axis of column names."""
    return named_columns([look.category(column, code, 14) for code in codes], look)


def named_columns(names: list[str], look: Look) -> dict:
    """Return the axis of columns with these names: level where they fit, else upright, so that none lies over its neighbour."""
    ticks = {"tickmode": "array", "tickvals": list(range(len(names))), "ticktext": names}
    turned = {"autotickangles": [0, -90], "tickfont": {"size": 12, "color": look.tones.ink}}
    ends = read_from_start(-0.5, len(names) - 0.5, look)
    return bare_axis(look, range=ends, side="top", **ticks, **{**spaced(4), **turned})


def rows_axis(row: str, codes: list[str], look: Look) -> dict:
    """Return the axis of row names, first at the top."""
    return named_axis([look.category(row, code, 18) for code in codes], look)
