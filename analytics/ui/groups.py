"""Groups among organisations: a name such as «banks» stands for several bodies and is none itself, so readers see it marked."""

from analytics.warehouse.organisations import group_ids
from analytics.words import say


def with_mark(name: str, identifier: str, lang: str, version: str) -> str:
    """Return the name of an organisation, with a mark where it is that of a group."""
    return f"{name} {say('group_mark', lang)}" if identifier in group_ids(version) else name
