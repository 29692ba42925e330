"""How often one client may ask: a bucket of requests that fills up again, kept in the memory of this process."""

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from analytics.addresses.limits import requests_per_minute

MOST_CLIENTS = 10_000
MINUTE = 60.0


@dataclass(frozen=True)
class Allowance:
    """What a client may still ask: `left` of `limit` now, all of it in `full_in` seconds; refused when `wait` seconds are to be waited."""

    limit: int
    left: int
    full_in: int
    wait: int = 0

    def headers(self) -> dict[str, str]:
        """Return what is said of it in every answer."""
        said = {"RateLimit-Limit": self.limit, "RateLimit-Remaining": self.left, "RateLimit-Reset": self.full_in}
        return {name: str(value) for name, value in {**said, **({"Retry-After": self.wait} if self.wait else {})}.items()}


class Buckets:
    """The buckets of all clients, the least recent forgotten first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self.clock = clock
        self.lock = threading.Lock()
        self.held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str, limit: int) -> Allowance:
        """Take one request of `limit` a minute out of a client's bucket; the allowance says to wait where it is empty."""
        now, rate = self.clock(), limit / MINUTE
        with self.lock:
            left, at = self.held.pop(client, (float(limit), now))
            left = min(limit, left + (now - at) * rate)
            taken = left >= 1
            left -= taken
            self.held[client] = (left, now)
            if len(self.held) > MOST_CLIENTS:
                self.held.popitem(last=False)
        wait = 0 if taken else math.ceil((1 - left) / rate)
        return Allowance(limit, int(left), math.ceil((limit - left) / rate), wait)


_BUCKETS = Buckets()


def allowance_of(host: str | None) -> Allowance | None:
    """Return what the client at an address may still ask after this request, None where this server sets no limit."""
    limit = requests_per_minute()
    return _BUCKETS.take(_client(host or ""), limit) if limit else None


def _client(host: str) -> str:
    """Return whose bucket it is: an address, or the network of 2^64 addresses that one client of IPv6 has."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else host
