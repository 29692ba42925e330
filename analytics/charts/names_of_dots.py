"""Where the names of dots may stand: beside their dots, or farther away at the end of a line, where nothing else stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LETTER, _LINE, _GAP = 6.4, 15, 4  # pixels: a letter, a line, and what lies between a dot and its name
_BESIDE = ((1, 0), (-1, 0), (0, -1), (0, 1))  # across and down: after its dot, before, above, below
_AROUND = ((0, -1), (0, 1), (0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7), (1, 0), (-1, 0))
_FAR = (20, 36, 52, 72, 96)  # pixels from the edge of a dot to a name on a line
Box = tuple[float, float, float, float]  # left, right, top, bottom
Point = tuple[float, float]


@dataclass(frozen=True)
class Standing:
    """Where a name stands: pixels from the centre of its dot, on which side of that point, and whether a line leads there."""

    across: float
    down: float
    side: tuple[int, int]
    has_line: bool


class Plots:
    """The same dots on plots of several widths, and the boxes that are taken on each: a place is free where it is so on all."""

    def __init__(self, centres: Sequence[Sequence[Point]], radii: Sequence[float], sizes: Sequence[Point]):
        self.centres, self.radii, self.sizes = centres, radii, sizes
        self.names: list[list[Box]] = [[] for _ in sizes]

    def place(self, which: int, words: str) -> Standing | None:
        """Return where the name of a dot stands, which is taken from now on; None where no place is free."""
        found = next((one for one in self._tried(which) if self._is_free(which, one, words)), None)
        if found:
            for plot, taken in enumerate(self.names):
                taken.append(self._box(plot, which, found, words))
        return found

    def _tried(self, which: int) -> Iterator[Standing]:
        near = self.radii[which] + _GAP
        yield from (Standing(near * across, near * down, (across, down), False) for across, down in _BESIDE)
        for far in _FAR:
            for across, down in _AROUND:
                side = (0, 1 if down > 0 else -1) if abs(down) >= abs(across) else (1 if across > 0 else -1, 0)
                yield Standing((self.radii[which] + far) * across, (self.radii[which] + far) * down, side, True)

    def _is_free(self, which: int, one: Standing, words: str) -> bool:
        return all(self._fits(plot, which, self._box(plot, which, one, words)) for plot in range(len(self.sizes)))

    def _fits(self, plot: int, which: int, box: Box) -> bool:
        wide, high = self.sizes[plot]
        dots = [_around(*dot) for dot in zip(self.centres[plot], self.radii, strict=True)]
        others = [*dots[:which], *dots[which + 1 :], *self.names[plot]]
        inside = box[0] >= 0 and box[1] <= wide and box[2] >= 0 and box[3] <= high
        return inside and not any(box[0] < other[1] and other[0] < box[1] and box[2] < other[3] and other[2] < box[3] for other in others)

    def _box(self, plot: int, which: int, one: Standing, words: str) -> Box:
        """Return what a name takes on a plot."""
        centre, (across, down) = self.centres[plot][which], one.side
        lines = [line.strip("\u2066\u2067\u2068\u2069") for line in words.split("<br>")]
        width, height = _LETTER * max(len(line) for line in lines), _LINE * len(lines)
        left = centre[0] + one.across - (width if across < 0 else 0 if across else width / 2)
        top = centre[1] + one.down - (height if down < 0 else 0 if down else height / 2)
        return left, left + width, top, top + height


def _around(centre: Point, radius: float) -> Box:
    return centre[0] - radius, centre[0] + radius, centre[1] - radius, centre[1] + radius
