"""The colours of the reader's theme, on the screen and on paper; the style sheet itself is a file that browsers keep."""

from functools import cache

from analytics.charts.palette import TONES, Tones
from analytics.ui.put import put


def variables(tones: Tones) -> str:
    """Return the colours of a theme as custom properties."""
    named = {name.replace("_", "-"): value for name, value in vars(tones).items() if isinstance(value, str)}
    named |= {f"axis-{name.replace('_', '-')}": value for name, value in tones.axes.items()}
    return ":root{" + "".join(f"--{name}:{value};" for name, value in named.items()) + "}"


def on_paper(tones: Tones) -> str:
    """Return the rules that turn a page of any theme into ink on white: the colours, and those already drawn into charts."""
    light = {**vars(TONES["light"]), **TONES["light"].axes}
    drawn = {name: value for name, value in {**vars(tones), **tones.axes}.items() if isinstance(value, str) and value != light[name]}
    rules = [
        f'.main-svg [style*="{part}: {_as_drawn(value)}"]{{{part}:{light[name]}!important}}'
        for name, value in drawn.items()
        for part in ("fill", "stroke")
    ]
    lines = ".sparkline{filter:brightness(.62)}" if drawn else ""
    return "@media print{" + variables(TONES["light"]) + "".join(rules) + lines + "}"


def _as_drawn(colour: str) -> str:
    """Return `#RRGGBB` as browsers write it into the style of a drawing."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


@cache
def sheet_of(theme: str) -> str:
    """Return the colours of a theme as the HTML of a style sheet."""
    return f"<style>{variables(TONES[theme])}{on_paper(TONES[theme])}</style>"


def put_style(theme: str) -> None:
    """Put the colours of a theme on the page."""
    put(sheet_of(theme))
