"""By which host names this server may be asked: all of them, or those that its keeper names."""

import os

from starlette.datastructures import Headers
from starlette.types import Scope

HOSTS = "MARSAD_HOSTS"  # the environment variable: names with commas between them; `*.example.org` stands for all below example.org
PROBED = ("/healthz", "/readyz", "/_stcore/health")  # asked by address, not by name


def hosts() -> tuple[str, ...]:
    """Return the host names by which this server may be asked, none where any will do."""
    return tuple(name.strip().lower() for name in os.environ.get(HOSTS, "").split(",") if name.strip())


def is_let_in(scope: Scope) -> bool:
    """Return whether a request, or a websocket, came by one of our names; what asks for health may come by any."""
    known = hosts()
    return not known or scope["path"] in PROBED or any(_fits(host_in(scope), name) for name in known)


def host_in(scope: Scope) -> str:
    """Return the host name a request came by, without its port, in small letters."""
    host = Headers(scope=scope).get("host", "").lower()
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host


def _fits(host: str, name: str) -> bool:
    return host.endswith(name[1:]) and len(host) > len(name) - 1 if name.startswith("*.") else host == name
