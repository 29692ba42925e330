"""What the import gate says of a cell, a row or a file: a rule by its code and the facts of it; words come at the edge."""

from dataclasses import dataclass, field, replace

from analytics.registry.findings import Finding
from analytics.registry.private import masked

WARNING, REPAIR, QUARANTINE, REFUSE = "warning", "repair", "quarantine", "refuse"
SEVERITIES = (REFUSE, QUARANTINE, WARNING, REPAIR)  # what a person has to act upon comes first
_COUNTING = {"more_organisations", "more_of_column"}


@dataclass(frozen=True)
class Remark:
    """One thing seen: its rule, what stood there, how grave it is, where, what to write instead, and facts for its sentence.

    `message` is a sentence that was already said; without one, the words of the rule are used. Line 0 is the file as a whole.
    E-mail addresses and telephone numbers are masked in all it repeats: reports are kept, printed and served.
    """

    rule: str
    value: str = ""
    severity: str = QUARANTINE
    line: int = 0
    column: str = ""
    suggestion: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    message: str = ""

    def __post_init__(self) -> None:
        for name, said in (("value", self.value), ("message", self.message)):
            if said and (safe := masked(said)) != said:
                object.__setattr__(self, name, safe)
        if self.facts:
            object.__setattr__(self, "facts", {name: masked(fact) for name, fact in self.facts.items()})

    @property
    def stands_for(self) -> int:
        """Return how many remarks this one is: one that only counts those not given one by one is as many."""
        return int(self.value) if self.rule in _COUNTING else 1

    def at(self, line: int, column: str) -> "Remark":
        """Return the same remark with its place."""
        return replace(self, line=line, column=column)


class Unfit(Exception):
    """Raised by a reader of cells: the cell cannot be read, and this remark says why."""

    def __init__(self, rule: str, value: object = "", suggestion: str = "", **facts: str):
        super().__init__(rule)
        self.remark = Remark(rule, str(value), suggestion=suggestion, facts=facts)


@dataclass(frozen=True)
class Read:
    """The value of one cell, None where it is empty, and what was said on the way."""

    value: object
    remarks: tuple[Remark, ...] = ()


def repaired(rule: str, value: object, now: object) -> Remark:
    """Return the remark that a value was written anew."""
    return Remark(rule, str(value), REPAIR, facts={"now": "" if now is None else str(now)})


def warned(rule: str, value: object, **facts: str) -> Remark:
    """Return a remark that changes nothing."""
    return Remark(rule, str(value), WARNING, facts=facts)


def remark_of(finding: Finding) -> Remark:
    """Return a finding of another room as a remark that keeps its sentence."""
    return Remark(finding.rule, finding.value, finding.severity, finding.line, finding.column, message=finding.message)
