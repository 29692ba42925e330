"""What is measured, and how fast Marsad means to be beside the others: the speed budget, as docs/speed.md publishes it."""

from dataclasses import dataclass

MARSAD, PLAIN, DASH, VIZRO, PANEL, DATASETTE = "Marsad", "plain Streamlit", "Dash", "Vizro", "Panel", "Datasette"
ROWS, SCRIPT, PANDAS = "DuckDB on the rows", "a bare script", "pandas"
MEASURES = {
    "start": "start to healthy, ms",
    "paint": "first page: navigation to four charts and figures, ms",
    "change": "view change to a view nobody asked before: one more axis, to all repainted, ms",
    "again": "view change to a view asked before: axes cleared, to all repainted, ms",
    "page": "page switch, ms",
    "memory": "memory after the first page, MB",
    "later": "memory after all view changes, MB",
    "answered": "view change of one person among them: asked to answered, ms",
    "slowest": "the slowest twentieth begins at, ms",
    "each": "seconds a view change, all people together",
    "session": "memory a session, MB",
    "faults": "view changes that failed",
    "first_kb": "bytes of a first load, kB",
    "change_kb": "bytes of a view change, kB",
    "questions": "all questions of a page, ms",
    "csv": "export as CSV, s",
    "csv_mb": "export as CSV: memory at its peak, MB",
    "parquet": "export as Parquet, s",
    "parquet_mb": "export as Parquet: memory at its peak, MB",
    "import": "import of the rows, s",
    "import_mb": "import of the rows: memory at its peak, MB",
}
SIZES = {"shipped": "the shipped registers", "1k": "1 k", "100k": "100 k", "1M": "1 M", "10M": "10 M", "100M": "100 M"}
Seen = dict[str, dict[str, list[float]]]  # contender, measure: every value
Results = dict[str, Seen]  # by section: a size of the pages, «people 50», «transfer», «questions 10M», «export», «import 10M»


@dataclass(frozen=True)
class Point:
    """One measure of one contender in one section of the results."""

    section: str
    contender: str
    measure: str


@dataclass(frozen=True)
class Goal:
    """What is `held` is at most `at_most` times what it is held `against`; without that, at most the number itself."""

    held: Point
    against: Point | None
    at_most: float


def beside(section: str, measure: str, other: str, at_most: float, its_measure: str = "") -> Goal:
    """Return the goal that Marsad takes at most `at_most` times what another takes in the same section."""
    return Goal(Point(section, MARSAD, measure), Point(section, other, its_measure or measure), at_most)


def alone(section: str, measure: str, at_most: float) -> Goal:
    """Return the goal that Marsad takes at most `at_most`, whatever others take."""
    return Goal(Point(section, MARSAD, measure), None, at_most)


GOALS = (
    beside("1M", "change", PLAIN, 0.25),
    beside("1M", "change", DASH, 1.00),
    beside("1M", "change", VIZRO, 0.40),
    beside("1M", "change", PANEL, 0.40),
    beside("1M", "paint", PLAIN, 0.65),
    beside("1M", "later", PLAIN, 0.33),
    Goal(Point("10M", MARSAD, "change"), Point("1k", MARSAD, "change"), 1.30),
    Goal(Point("100M", MARSAD, "change"), Point("1k", MARSAD, "change"), 2.00),
    beside("shipped", "change", DASH, 1.30),
    beside("shipped", "page", DASH, 1.00, "paint"),
    beside("shipped", "paint", PLAIN, 0.65),
    Goal(Point("people 50", MARSAD, "slowest"), Point("people 1", MARSAD, "answered"), 10.0),
    beside("people 50", "each", PLAIN, 0.20),
    alone("people 50", "session", 1.0),
    alone("people 50", "faults", 0),
    beside("transfer", "change_kb", PLAIN, 0.25),
    beside("questions 10M", "questions", ROWS, 0.25),
    beside("questions 10M", "questions", PANDAS, 0.05),
    beside("questions 10M", "questions", SCRIPT, 2.00),
    beside("export 1M", "csv", PANDAS, 0.12),
    beside("export 1M", "parquet", PANDAS, 0.50),
    beside("export 1M", "csv_mb", PANDAS, 1.00),
    beside("export 1M", "parquet_mb", PANDAS, 1.00),
    beside("import 10M", "import", PANDAS, 1.00),
    beside("import 10M", "import_mb", PANDAS, 0.25),
)


def section_words(section: str) -> str:
    """Return how a section is called where its goals are listed."""
    name, _, size = section.partition(" ")
    if name == "people":
        return f"{size} at once" if size != "1" else "one person"
    if size in SIZES:
        return f"{name} at {SIZES[size]}"
    return SIZES.get(section, section)


def goal_words(goal: Goal) -> list[str]:
    """Return what a goal holds, beside what, where and its bound: one line of a table, in results and document alike."""
    held, against = goal.held, goal.against
    return [MEASURES[held.measure], _beside(held, against) if against else "no other", section_words(held.section), f"{goal.at_most:.2f}"]


def _beside(held: Point, against: Point) -> str:
    measure = "" if against.measure == held.measure else f": {MEASURES[against.measure]}"
    where = "" if against.section == held.section else f" ({section_words(against.section)})"
    return f"{against.contender}{measure}{where}"
