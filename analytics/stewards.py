"""Whether this server lets data stewards in, who change what it shows."""

import os

from analytics.roles import STEWARD, Acting, acting
from analytics.roles.signing_in import people_sign_in


def are_let_in() -> bool:
    """Return whether the present reader may change what is shown.

    Where people sign in, those whose role is steward may. Elsewhere `MARSAD_STEWARD=1` lets in whoever reaches the server.
    """
    return acting().role == STEWARD if people_sign_in() else is_open_to_all()


def is_open_to_all() -> bool:
    """Return whether anybody who reaches this server may publish."""
    return not people_sign_in() and os.environ.get("MARSAD_STEWARD") == "1"


def acting_unknown() -> Acting:
    """Return the role of a reader whom nobody knows: the public's, or that of a steward where all who come are."""
    return Acting(STEWARD) if is_open_to_all() else Acting()
