"""Progress towards a target: the pace so far beside the pace it takes, in the bands of Statistics Canada."""

from dataclasses import dataclass

ON_TRACK, ACCELERATION_NEEDED = 0.95, 0.60  # least ratio of both paces
BANDS = ((ON_TRACK, "on_track"), (ACCELERATION_NEEDED, "acceleration_needed"), (0.0, "limited"))


@dataclass(frozen=True)
class Course:
    """From a start to a goal, each a value in one unit and the year it stands for; the goal may lie below the start."""

    start: float
    start_year: int
    goal: float
    goal_year: int

    @property
    def direction(self) -> int:
        """Return 1 where the goal lies above the start, -1 where below, 0 where they are equal."""
        return (self.goal > self.start) - (self.goal < self.start)

    @property
    def has_pace(self) -> bool:
        """Return whether a growth rate leads from start to goal: both above zero and apart, the goal in a later year."""
        return min(self.start, self.goal) > 0 and self.direction != 0 and self.goal_year > self.start_year

    def required(self) -> float:
        """Return the growth a year, as a share, that leads from start to goal on time."""
        return yearly_growth(self.start, self.goal, self.goal_year - self.start_year)

    def is_reached(self, value: float) -> bool:
        """Return whether `value` has come to the goal or beyond it."""
        return (value - self.goal) * self.direction >= 0

    def way(self, value: float) -> float:
        """Return how much of the way from start to goal lies behind `value`, as a share; below zero it has moved away."""
        return (value - self.start) / (self.goal - self.start)

    def expected(self, year: int) -> float:
        """Return the value of `year` at the required pace, that of the goal from its year on."""
        years = min(max(year - self.start_year, 0), self.goal_year - self.start_year)
        return self.start * (1 + self.required()) ** years


def yearly_growth(first: float, last: float, years: float) -> float:
    """Return the compound growth a year, as a share, from `first` to `last`, both above zero, over `years`."""
    return (last / first) ** (1 / years) - 1


def pace_ratio(course: Course, value: float, year: int) -> float:
    """Return the growth a year from the start to `value` in `year`, divided by the required growth; below zero it moves away.

    Statistics Canada's ratio R, as published with Open SDG: https://open-sdg.readthedocs.io/en/latest/progress-methodology/
    """
    return course.direction * yearly_growth(course.start, value, year - course.start_year) / abs(course.required())


def status(course: Course, value: float, year: int) -> str:
    """Return where `value` in `year` stands: achieved, on_track, acceleration_needed, limited, deterioration, or no_pace."""
    if not course.has_pace or value <= 0:
        return "no_pace"
    if course.is_reached(value):
        return "achieved"
    ratio = pace_ratio(course, value, year)
    return next((name for least, name in BANDS if ratio >= least), "deterioration")
