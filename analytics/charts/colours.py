"""Colour arithmetic for figures and style sheets."""


def faded(colour: str, share: float) -> str:
    """Return a #RRGGBB colour at an opacity between 0 and 1."""
    red, green, blue = _channels(colour)
    return f"rgba({red},{green},{blue},{share})"


def blended(colour: str, ground: str, share: float) -> str:
    """Return as #RRGGBB what the eye sees of `colour` laid on `ground` at an opacity between 0 and 1."""
    mixed = (round(over * share + under * (1 - share)) for over, under in zip(_channels(colour), _channels(ground), strict=True))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def brightness(colour: str) -> float:
    """Return the relative luminance of a #RRGGBB colour, 0 for black and 1 for white (WCAG 2.2)."""
    weights = (0.2126, 0.7152, 0.0722)
    return sum(weight * _linear(channel / 255) for weight, channel in zip(weights, _channels(colour), strict=True))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
