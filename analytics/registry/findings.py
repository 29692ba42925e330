"""What the gate says of a cell or a row: one finding, one sentence."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from analytics.registry.private import masked


@dataclass(frozen=True)
class Finding:
    """Something wrong: where, which rule (its code), what stood there, and what to do about it.

    A rule is the type of a column, `required`, `unique_key`, `one_cell_a_column`, `one_row_a_line`,
    `set_aside_too` or a check of the description. E-mail addresses and telephone numbers are masked.
    """

    line: int
    column: str
    rule: str
    value: str
    message: str
    severity: str = "quarantine"

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", masked(self.value))
        object.__setattr__(self, "message", masked(self.message))

    def as_dict(self) -> dict[str, object]:
        """Return the finding as plain values, in the order of the report."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a register file: its line in the file, its values by column, what was wrong with it."""

    line: int
    values: Mapping[str, object]
    findings: tuple[Finding, ...] = ()
