"""How many bytes a server sends for a first load with an empty cache and for a view change."""

import sys

from playwright.sync_api import Browser

from benchmarks.browser import reader_of
from benchmarks.contenders import Contender
from benchmarks.counting import Counter
from benchmarks.generate import Registers
from benchmarks.goals import Seen
from benchmarks.pages import orders
from benchmarks.servers import Server


def measured(registers: Registers, contenders: list[Contender], browser: Browser) -> Seen:
    """Return the kB that each contender's server sent, counted between server and browser."""
    return {one.name: _sent(one, registers, browser) for one in contenders}


def _sent(contender: Contender, registers: Registers, browser: Browser) -> dict[str, list[float]]:
    print(f"bytes sent: {contender.name}", file=sys.stderr)
    with Server(contender, registers) as server, Counter(server.port) as counter:
        reader = reader_of(browser, contender, counter.base)
        reader.opens()
        first, changes = counter.sent, []
        for axis in orders(contender.axes)[0]:
            before = counter.sent
            reader.chooses(axis)
            changes.append((counter.sent - before) / 1e3)
        reader.leaves()
    return {"first_kb": [first / 1e3], "change_kb": changes}
