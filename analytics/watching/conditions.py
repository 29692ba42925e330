"""Conditions of a rule: above or below a bar, changed since the version before, or off the level of the first periods."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from analytics.statistics.cusum import SMALLEST_REFERENCE

CONDITIONS = ("above", "below", "changed_by", "cusum")
REFERENCE = "reference_periods"
_PERCENT = re.compile(r"(\d{1,6}(?:\.\d{1,6})?) ?%")


@dataclass(frozen=True)
class Bar:
    """An alarm where a figure lies above, or below, a bar of its own unit."""

    bar: float
    is_above: bool


@dataclass(frozen=True)
class ChangedBy:
    """An alarm where a figure differs from that of the version before by `least` or more: in its own unit, or in percent of the count before."""

    least: float
    is_percent: bool


@dataclass(frozen=True)
class Drift:
    """An alarm where yearly or quarterly counts leave the level of their first `reference` periods, upward or downward."""

    is_upward: bool
    reference: int


Condition = Bar | ChangedBy | Drift


def condition_of(kind: str, table: Mapping[str, object]) -> Condition | None:
    """Return the condition `kind` of a rule as typed, None where its value cannot be used."""
    typed = table[kind]
    if kind == "changed_by":
        return _changed_by(typed)
    if kind == "cusum":
        reference = table.get(REFERENCE, SMALLEST_REFERENCE)
        fits = typed in ("up", "down") and type(reference) is int and reference >= SMALLEST_REFERENCE
        return Drift(typed == "up", reference) if fits and isinstance(reference, int) else None
    return Bar(float(typed), kind == "above") if _is_number(typed) and isinstance(typed, int | float) else None


def _changed_by(typed: object) -> ChangedBy | None:
    found = _PERCENT.fullmatch(typed.strip()) if isinstance(typed, str) else None
    least = float(found[1]) if found else typed
    return ChangedBy(float(least), found is not None) if isinstance(least, int | float) and _is_number(least) and least > 0 else None


def _is_number(typed: object) -> bool:
    return isinstance(typed, int | float) and not isinstance(typed, bool) and math.isfinite(typed)
