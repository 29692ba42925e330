"""A version to be built: what it is built from, and which version it is an edition of."""

from dataclasses import dataclass, field
from pathlib import Path

from analytics.registry.description import Description
from analytics.warehouse.partner_edition import Groups

Source = tuple[Description, Path]


@dataclass(frozen=True)
class Plan:
    """The id of a version, what it is built from, the ids of its editions, or of the version that it is an edition of.

    `groups` are what an edition tells of registers in place of their records.
    """

    version: str
    sources: list[Source]
    edition: str = ""
    partner: str = ""
    edition_of: str = ""
    groups: Groups = field(default_factory=dict)
