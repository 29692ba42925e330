"""Whether people sign in at this server: off, until its start has read a configuration that says how."""

from collections.abc import Mapping
from typing import Any

from analytics.roles import Acting
from analytics.roles.rules import Rules, acting_of

_RULES: list[Rules] = []  # none or one; set once, at the start of the server


def let_people_sign_in(rules: Rules | None) -> None:
    """Let people sign in by `rules` from now on, or nobody for None."""
    _RULES[:] = [rules] if rules else []


def people_sign_in() -> bool:
    """Return whether this server knows people by an identity provider."""
    return bool(_RULES)


def acting_with(identity: Mapping[str, Any]) -> Acting:
    """Return the role and name of a verified identity; without rules nobody has more than the public's."""
    return acting_of(identity, _RULES[0]) if _RULES else Acting()
