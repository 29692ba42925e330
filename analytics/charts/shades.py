"""Steps of the accent for counts: one for none, then five from pale to full, each with the ink that can be read on it."""

from analytics.charts.colours import blended, brightness
from analytics.charts.palette import Tones

SHARES = (0.05, 0.15, 0.29, 0.45, 0.66, 1)


def step_of(value: float, largest: float) -> int:
    """Return the step of a value that is not negative: 0 for none, 1 to 5 in equal parts of `largest`."""
    return min(5, 1 + int(5 * value / largest * 0.999)) if value else 0


def shade(step: int, tones: Tones) -> str:
    """Return the colour of a step."""
    return blended(tones.accent, tones.raised, SHARES[step])


def ink_on(ground: str, tones: Tones) -> str:
    """Return the ink that stands out more from `ground`."""
    light = brightness(ground)
    inks = {ink: brightness(ink) for ink in (tones.ink, tones.on_accent)}
    return max(inks, key=lambda ink: (max(light, inks[ink]) + 0.05) / (min(light, inks[ink]) + 0.05))
