"""How much one client may ask of the data addresses, and how long a question may take."""

import os

from analytics.engines.local import LIMIT_SECONDS

SECONDS = int(LIMIT_SECONDS)
REQUESTS = "MARSAD_REQUESTS_PER_MINUTE"  # the environment variable; 0 sets no limit
USUAL_REQUESTS = 600


def requests_per_minute() -> int:
    """Return how many requests a client may make each minute, 0 for no limit; what is no whole number is the usual limit."""
    said = os.environ.get(REQUESTS, "").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else USUAL_REQUESTS
