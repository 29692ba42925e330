"""The two axes of a table of cells: names of columns above, names of rows where reading starts."""

from analytics.charts.look import Look, bare_axis, named_axis, read_from_start, spaced


def columns_axis(column: str, codes: list[str], look: Look) -> dict:
    """Return the axis of column names: level where they fit, else upright, so that none lies over its neighbour."""
    names = {"tickmode": "array", "tickvals": list(range(len(codes))), "ticktext": [look.category(column, code, 14) for code in codes]}
    turned = {"autotickangles": [0, -90], "tickfont": {"size": 12, "color": look.tones.ink}}
    ends = read_from_start(-0.5, len(codes) - 0.5, look)
    return bare_axis(look, range=ends, side="top", **names, **{**spaced(4), **turned})


def rows_axis(row: str, codes: list[str], look: Look) -> dict:
    """Return the axis of row names, first at the top."""
    return named_axis([look.category(row, code, 18) for code in codes], look)
