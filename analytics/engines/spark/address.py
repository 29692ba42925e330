"""What may stand as the address of a Spark: a Connect server, or the master of a cluster."""

import re

from analytics.errors import NoEngine

CONNECT = "sc://"
_MASTER = re.compile(r"spark://\S+|k8s://\S+|yarn|local(\[[\d*, ]+\])?")


def checked(address: str) -> str:
    """Return an address that Spark can read; raise `NoEngine` for another."""
    if not (_MASTER.fullmatch(address) or re.fullmatch(rf"{CONNECT}\S+", address)):
        raise NoEngine(
            "MARSAD_ENGINE names no engine: write sc://host:port for Spark Connect, or the master of a cluster, such as spark://host:port."
        )
    return address


def is_connect(address: str) -> bool:
    """Return whether a Connect server is asked; it brings the application, and this process needs no Java."""
    return address.startswith(CONNECT)
