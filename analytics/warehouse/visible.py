"""Which rows of a version not everybody may see."""

from analytics.warehouse import versions


def non_public_registers(version: str) -> frozenset[str]:
    """Return the names of the registers (`projects`, `events`, `targets` ...) with rows in `version` that not everybody may see."""
    return versions.hidden_in(versions.manifest_of(version))
