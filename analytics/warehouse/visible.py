"""Which rows of a version not everybody may see."""

from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.predicates import KEYS


def non_public_registers(version: str) -> frozenset[str]:
    """Return the names of the registers (`projects`, `events`, `targets` ...) with rows in `version` that not everybody may see."""
    return versions.hidden_in(versions.manifest_of(version))


def holds_non_public(view: View, version: str) -> bool:
    """Return whether `view` keeps projects or events of `version` that not everybody may see; none named keeps both."""
    return bool(non_public_registers(version) & set(view.registers or KEYS))
