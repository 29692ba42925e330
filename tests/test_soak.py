"""Ten people at once at open pages, for as long as `MARSAD_SOAK_MINUTES` says: twenty for a day's soak in short; memory stays flat, nothing goes wrong."""

import asyncio
import os
import random
import statistics
import time
import urllib.request

import psutil
import pytest

from analytics.vocabulary import LANGUAGES, vocabularies
from tests.awaited import awaited
from tests.served import CHROMIUM, DRAWN, PAGES, in_a_browser, path_of, serving

MINUTES = float(os.environ.get("MARSAD_SOAK_MINUTES", "0"))
pytestmark = [
    *in_a_browser,
    pytest.mark.slow,
    pytest.mark.skipif(not MINUTES, reason="takes as many minutes as MARSAD_SOAK_MINUTES says, and says none"),
]
PEOPLE = 10
READING = (1.0, 5.0)  # seconds that a person looks at what came
GROWTH = 1.10  # between the second quarter and the last; the first fills the caches
FILES = ("projects.csv", "projects.xlsx", "events.json", "indicators/projects_by_axis.parquet", "briefing.pdf", "package.zip")
SHOWN = DRAWN.replace(".under-way, ", "")  # who waits for a long answer has the rest of the page to read, and may go on
STATE = """() => {
    const app = document.querySelector('[data-testid=stApp]')
    return `${location}: script ${app?.dataset.testScriptState}, connection ${app?.dataset.testConnectionState}, «${document.querySelector('h1')?.textContent}»`
}"""
Memory = list[tuple[float, int]]


def view(chance: random.Random) -> str:
    query = f"lang={chance.choice(LANGUAGES)}"
    for key, vocabulary in (("axis", "axes"), ("sector", "sectors")):
        if chance.random() < 0.5:
            query += f"&{key}={chance.choice(vocabularies()[vocabulary].codes)}"
    return query


VIEWS = [
    view(random.Random(seed)) for seed in range(12)
]  # on all pages; so few that answers at hand stop growing before memory is looked at


class Person:
    """Somebody at a browser who changes pages, views and languages, loads some anew, and now and then takes a file."""

    def __init__(self, page, base: str, seed: int):
        self.page, self.base, self.chance = page, base, random.Random(seed)
        self.faults: list[str] = []
        self.steps = 0
        page.set_default_timeout(90_000)
        page.on("response", lambda one: one.status < 400 or self.faults.append(f"{one.status} {one.url}"))
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))

    async def stays(self, until: float) -> None:
        while time.monotonic() < until:
            try:
                await self.does_something()
            except Exception as fault:  # what went wrong for one is told with the rest, and the others stay
                self.faults.append(f"{await self.state()}: {fault}")
            self.steps += 1
            await asyncio.sleep(self.chance.uniform(*READING))

    async def state(self) -> str:
        try:
            return await self.page.evaluate(STATE)
        except Exception:  # the page is being loaded
            return self.page.url

    async def does_something(self) -> None:
        query = self.chance.choice(VIEWS)
        if self.chance.random() < 0.2:
            await asyncio.to_thread(taken, f"{self.base}/api/v1/{self.chance.choice(FILES)}?{query}")
            return
        await self.goes_to(path_of(self.chance.choice(PAGES), query))
        said = await self.page.locator("[role=alert]:not(.no-answer)").all_text_contents()
        self.faults += [f"{self.page.url}: {words}" for words in said]

    async def goes_to(self, path: str) -> None:
        if self.page.url.startswith("http") and self.chance.random() < 0.6:
            await self.page.evaluate("path => visit(path, false)", path)
            await self.page.wait_for_timeout(500)
        else:
            await self.page.goto(path)
        await self.page.wait_for_function(SHOWN)


def taken(address: str) -> None:
    with urllib.request.urlopen(address, timeout=90) as answered:
        answered.read()


def server_of(base: str) -> psutil.Process:
    port = int(base.rsplit(":", 1)[1])
    return next(one for one in psutil.Process().children(recursive=True) if f"--server.port={port}" in one.cmdline())


async def measured(server: psutil.Process, begun: float, memory: Memory) -> None:
    while (share := (time.monotonic() - begun) / (60 * MINUTES)) < 1:
        memory.append((share, server.memory_info().rss))
        await asyncio.sleep(2)


async def soaked(base: str, memory: Memory) -> list[Person]:
    from playwright.async_api import async_playwright

    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tabs = [await browser.new_page(base_url=base, locale="fr-FR") for _ in range(PEOPLE)]
        people = [Person(page, base, seed) for seed, page in enumerate(tabs)]
        begun = time.monotonic()
        staying = [person.stays(begun + 60 * MINUTES) for person in people]
        await asyncio.gather(measured(server_of(base), begun, memory), *staying)
        await browser.close()
    return people


def test_memory_stays_flat_and_nothing_goes_wrong(version):
    memory: Memory = []
    with serving() as base:
        people = awaited(soaked(base, memory))
    faults = [fault for person in people for fault in person.faults]
    early = statistics.median(size for share, size in memory if 0.25 <= share < 0.5)
    late = statistics.median(size for share, size in memory if share >= 0.75)
    most = max(size for _, size in memory)
    print(
        f"{sum(person.steps for person in people)} steps; memory {early / 1e6:.0f} MB, then {late / 1e6:.0f} MB, {most / 1e6:.0f} MB at most"
    )
    assert faults == []
    assert late <= GROWTH * early
