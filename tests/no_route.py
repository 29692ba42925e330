"""Every page in a network namespace without a route: run by tests/test_no_route.py inside `unshare -n`; prints what went wrong as JSON."""

import fcntl
import json
import socket
import struct
import sys
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tests.served import CHROMIUM, drawn, path_of, serving

FLAGS, UP = 0x8914, 0x1  # SIOCSIFFLAGS, IFF_UP


def loopback_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        fcntl.ioctl(door, FLAGS, struct.pack("16sh", b"lo", UP) + bytes(22))


def has_a_route() -> bool:
    """Return whether an outside address can be reached at all; to connect a datagram sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        return door.connect_ex(("192.0.2.1", 9)) == 0


def main(names: list[str]) -> None:
    loopback_up()
    said: dict[str, list[str]] = {"route": ["there is one"] if has_a_route() else []}
    with serving() as base, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(base_url=base, locale="fr-FR").new_page()
        page.set_default_timeout(60_000)
        faults: list[str] = []
        page.on("requestfailed", lambda asked: faults.append(asked.url))
        page.on("request", lambda asked: urlsplit(asked.url).netloc in (urlsplit(base).netloc, "") or faults.append(asked.url))
        for name in names:
            faults.clear()
            page.goto(path_of(name, "lang=fr"))
            drawn(page)
            page.wait_for_load_state("networkidle")  # what the next page would break off is not counted as its own
            notices = page.locator("[role=alert]").all_text_contents()
            said[name] = [*faults, *notices]
        browser.close()
    print(json.dumps(said))


if __name__ == "__main__":
    main(sys.argv[1:])
