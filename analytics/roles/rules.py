"""Which role a person has who signs in: a claim of their identity is looked up in the lists of the configuration."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analytics.roles import PARTNER, PUBLIC, STEWARD, Acting

EMAIL = "email"
LONGEST_NAME = 60  # letters of a name that are shown and noted
_NAMED_BY = ("name", "preferred_username", EMAIL, "sub")
_SKEW_SECONDS = 300  # by which two clocks may differ


@dataclass(frozen=True)
class Rules:
    """The claim that decides, by its path; the values of it that make a steward or a partner; how many hours an identity is believed."""

    claim: tuple[str, ...]
    stewards: frozenset[str]
    partners: frozenset[str]
    hours: float


def acting_of(identity: Mapping[str, Any], rules: Rules) -> Acting:
    """Return the role and the name of a person from the claims of a verified identity; of one too old, or of no role, the public's."""
    if not _is_fresh(identity, rules):
        return Acting()
    held = _held(identity, rules.claim)
    role = STEWARD if held & rules.stewards else PARTNER if held & rules.partners else PUBLIC
    return Acting(role, _name(identity))


def _is_fresh(identity: Mapping[str, Any], rules: Rules) -> bool:
    """Return whether an identity was issued lately; one without a date is not believed."""
    issued = identity.get("iat")
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return False
    return -_SKEW_SECONDS <= time.time() - issued <= rules.hours * 3600


def _held(identity: Mapping[str, Any], claim: tuple[str, ...]) -> set[str]:
    """Return the values of a claim, spelled as the lists of the rules spell them."""
    found: Any = identity
    for part in claim:
        found = found.get(part) if isinstance(found, Mapping) else None
    values = {one for one in (found if isinstance(found, list | tuple) else [found]) if isinstance(one, str)}
    return _addresses(values, identity) if claim == (EMAIL,) else values


def _addresses(values: set[str], identity: Mapping[str, Any]) -> set[str]:
    """Return e-mail addresses in small letters, each with its domain (`@example.org`); none that the provider has not verified."""
    if identity.get("email_verified") is not True:
        return set()
    addresses = {value.lower() for value in values if value.count("@") == 1}
    return addresses | {address[address.index("@") :] for address in addresses}


def _name(identity: Mapping[str, Any]) -> str:
    said = (identity.get(key) for key in _NAMED_BY)
    name = next((one for one in said if isinstance(one, str) and one.strip()), "")
    return " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())[:LONGEST_NAME]
