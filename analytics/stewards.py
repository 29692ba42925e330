"""Whether this server lets data stewards in, who change what it shows."""

import os


def are_let_in() -> bool:
    """Return whether `MARSAD_STEWARD=1` opens the stewards' pages; anybody who reaches such a server may publish."""
    return os.environ.get("MARSAD_STEWARD") == "1"
