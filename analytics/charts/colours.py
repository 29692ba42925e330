"""Colour arithmetic for figures and style sheets."""


def faded(colour: str, share: float) -> str:
    """Return a #RRGGBB colour at an opacity between 0 and 1."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"
