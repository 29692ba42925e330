"""What is measured, and how fast Marsad means to be beside the others."""

from dataclasses import dataclass

from benchmarks.contenders import DASH, PLAIN, Contender

MEASURES = {
    "start": "start to healthy, ms",
    "paint": "first page: navigation to four charts and figures, ms",
    "change": "view change to a view nobody asked before: one more axis, to all repainted, ms",
    "again": "view change to a view asked before: axes cleared, to all repainted, ms",
    "page": "page switch, ms",
    "memory": "memory after the first page, MB",
    "later": "memory after all view changes, MB",
}
LARGE, SHIPPED = "generated", "shipped"
Seen = dict[str, dict[str, list[float]]]  # contender, measure: every value


@dataclass(frozen=True)
class Goal:
    """A measure of Marsad is at most `at_most` times a measure of another contender, at one size."""

    size: str
    measure: str
    against: Contender
    its_measure: str
    at_most: float


GOALS = (
    Goal(LARGE, "change", PLAIN, "change", 0.40),
    Goal(LARGE, "later", PLAIN, "later", 1 / 3),
    Goal(SHIPPED, "change", DASH, "change", 1.30),
    Goal(SHIPPED, "page", DASH, "paint", 1.00),
)
