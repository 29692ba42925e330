"""What the gate says of a cell or a row: one finding, one sentence."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Finding:
    """Something wrong: where, which rule (its code), what stood there, and what to do about it.

    A rule is the type of a column, `required`, `unique_key`, `one_cell_a_column`, `one_row_a_line`,
    `set_aside_too` or a check of the description.
    """

    line: int
    column: str
    rule: str
    value: str
    message: str
    severity: str = "quarantine"

    def as_dict(self) -> dict[str, object]:
        """Return the finding as plain values, in the order of the report."""
        return asdict(self)


@dataclass(frozen=True)
class Row:
    """One row of a register file: its line in the file, its values by column, what was wrong with it."""

    line: int
    values: dict[str, object]
    findings: tuple[Finding, ...] = ()
