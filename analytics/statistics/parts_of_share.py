"""A change of a share divided into what changed inside each group and what the weights of the groups changed."""

from collections.abc import Mapping
from dataclasses import dataclass

Cell = tuple[int, int]  # records that count, of all records of the group


@dataclass(frozen=True)
class PartOfShare:
    """One group's part of the change of a share, between -1 and 1: inside the group, and by its weight among all."""

    own: float
    weight: float


def parts_of_share(before: Mapping[str | None, Cell], after: Mapping[str | None, Cell]) -> dict[str | None, PartOfShare]:
    """Return the parts of each group; all of them add up to the change of the whole share.

    Weights and shares are taken at the mean of the two times, so that no time is the standard (Kitagawa 1955, Journal of the American
    Statistical Association 50, doi 10.1080/01621459.1955.10501299); a weight counts by how far its group lies from the whole. A group
    without records at one time has there the share it has at the other. Raises `ZeroDivisionError` where one time has no record.
    """
    whole = [sum(part for part, _ in cells.values()) / _size(cells) for cells in (before, after)]
    parts = {}
    for code in dict.fromkeys([*before, *after]):
        old, new = before.get(code, (0, 0)), after.get(code, (0, 0))
        shares = (_share(old, new), _share(new, old))
        weights = (old[1] / _size(before), new[1] / _size(after))
        apart = (sum(shares) - sum(whole)) / 2
        parts[code] = PartOfShare(sum(weights) / 2 * (shares[1] - shares[0]), apart * (weights[1] - weights[0]))
    return parts


def _size(cells: Mapping[str | None, Cell]) -> int:
    return sum(size for _, size in cells.values())


def _share(own: Cell, other: Cell) -> float:
    part, size = own if own[1] else other
    return part / size if size else 0.0
