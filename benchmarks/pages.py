"""The pages of the contenders in Chromium, in turn, on the same events: what a reader waits for."""

import sys

from playwright.sync_api import Browser, TimeoutError

from benchmarks.browser import Reader, reader_of
from benchmarks.contenders import Contender
from benchmarks.generate import WORK, Registers
from benchmarks.goals import Seen
from benchmarks.servers import NotHealthy, Server

PAGE_MEASURES = ("start", "paint", "change", "again", "page", "memory", "later", "lost")


def measured(registers: Registers, contenders: list[Contender], rounds: int, browser: Browser) -> Seen:
    """Return every measure of every contender at one size, visited in turn; stop if two pages do not show the same figures."""
    seen: Seen = {one.name: {name: [] for name in PAGE_MEASURES} for one in contenders}
    for turn in range(rounds):
        shown = {}
        for contender in contenders:
            print(f"{registers.events:,} events, round {turn + 1} of {rounds}: {contender.name}", file=sys.stderr)
            shown[contender.name] = visit(contender, registers, browser, seen[contender.name])
        assert agree(shown, {one.name: one.shows for one in contenders}), f"the pages do not show the same figures: {shown}"
    return seen


def agree(shown: dict[str, list[str]], places: dict[str, tuple[int, ...]]) -> bool:
    """Return whether no two pages show different numbers for one figure; `places` says which of the four a page has."""
    found: dict[int, set[str]] = {}
    for name, figures in ((name, figures) for name, figures in shown.items() if figures):
        for place, figure in zip(places[name], figures, strict=True):
            found.setdefault(place, set()).add(figure)
    return all(len(numbers) == 1 for numbers in found.values())


def visit(contender: Contender, registers: Registers, browser: Browser, seen: dict[str, list[float]]) -> list[str]:
    """Start one server, read its pages once, note every measure and return the figures of its first page, where it shows them.

    A server that does not start and a page that does not come, each in minutes, are counted; the others of the run go on.
    """
    try:
        with Server(contender, registers) as server:
            seen["start"].append(server.start_ms)
            reader = reader_of(browser, contender, server.base)
            try:
                return _read(reader, server, contender, seen)
            finally:
                reader.leaves()
    except (NotHealthy, TimeoutError) as fault:
        print(f"{contender.name}: {fault}", file=sys.stderr)
        seen["lost"].append(1)
        return []


def _read(reader: Reader, server: Server, contender: Contender, seen: dict[str, list[float]]) -> list[str]:
    seen["paint"].append(reader.opens())
    seen["memory"].append(server.resident_mb())
    reader.takes_picture(WORK / f"{contender.folder.name}.png")
    figures = reader.figures() if contender.shows else []
    for axes in orders(contender.axes):
        change_views(reader, axes, seen)
    seen["later"].append(server.resident_mb())
    seen["page"].append(reader.turns_to_second_page())
    return figures


def change_views(reader: Reader, axes: list[str], seen: dict[str, list[float]]) -> None:
    """Choose the axes one after the other, then clear them; a page that is not repainted within 30 s is opened again and counted."""
    try:
        for axis in axes:
            seen["change"].append(reader.chooses(axis))
        seen["again"].append(reader.clears())
    except TimeoutError:
        seen["lost"].append(1)
        reader.opens()


def orders(axes: tuple[str, ...]) -> list[list[str]]:
    """Return the axes to choose one after the other, in two orders that never make the same set twice."""
    return [list(axes[:6]), list(axes[:0:-1][:5])]
