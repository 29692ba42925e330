"""Ten people with open pages, one step after another, for as long as `MARSAD_SOAK_MINUTES` says: twenty for a day's soak in short; memory stays flat, nothing goes wrong."""

import os
import random
import statistics
import time
import urllib.request

import psutil
import pytest

from analytics.vocabulary import LANGUAGES, vocabularies
from tests.served import PAGES, drawn, in_a_browser, path_of, serving

MINUTES = float(os.environ.get("MARSAD_SOAK_MINUTES", "0"))
pytestmark = [
    *in_a_browser,
    pytest.mark.slow,
    pytest.mark.skipif(not MINUTES, reason="takes as many minutes as MARSAD_SOAK_MINUTES says, and says none"),
]
PEOPLE = 10
GROWTH = 1.10  # between the second quarter and the last; the first fills the caches
FILES = ("projects.csv", "projects.xlsx", "events.json", "indicators/projects_by_axis.parquet", "briefing.pdf", "package.zip")


class Person:
    """Somebody at a browser who changes pages, views and languages, and now and then takes a file."""

    def __init__(self, browser, base: str, seed: int):
        self.chance, self.faults = random.Random(seed), []
        self.page = browser.new_context(base_url=base, locale="fr-FR").new_page()
        self.page.set_default_timeout(90_000)
        self.page.on("response", lambda one: one.status < 400 or self.faults.append(f"{one.status} {one.url}"))
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.base = base

    def does_something(self) -> None:
        query = f"lang={self.chance.choice(LANGUAGES)}"
        for key, vocabulary in (("axis", "axes"), ("sector", "sectors")):
            if self.chance.random() < 0.3:
                query += f"&{key}={self.chance.choice(vocabularies()[vocabulary].codes)}"
        if self.chance.random() < 0.25:
            with urllib.request.urlopen(f"{self.base}/api/v1/{self.chance.choice(FILES)}?{query}", timeout=90) as answered:
                answered.read()
            return
        self.page.goto(path_of(self.chance.choice(PAGES), query))
        drawn(self.page)
        said = self.page.locator("[role=alert]:not(.no-answer)").all_text_contents()
        self.faults += [f"{self.page.url}: {words}" for words in said]


def server_of(base: str) -> psutil.Process:
    port = int(base.rsplit(":", 1)[1])
    return next(one for one in psutil.Process().children(recursive=True) if f"--server.port={port}" in one.cmdline())


def test_memory_stays_flat_and_nothing_goes_wrong(chromium, version):
    memory: list[tuple[float, int]] = []
    with serving() as base:
        server, begun = server_of(base), time.monotonic()
        people = [Person(chromium, base, seed) for seed in range(PEOPLE)]
        while (share := (time.monotonic() - begun) / (60 * MINUTES)) < 1:
            for person in people:
                person.does_something()
            memory.append((share, server.memory_info().rss))
        faults = [fault for person in people for fault in person.faults]
    early = statistics.median(size for share, size in memory if 0.25 <= share < 0.5)
    late = statistics.median(size for share, size in memory if share >= 0.75)
    print(f"{len(memory) * PEOPLE} steps; memory {early / 1e6:.0f} MB, then {late / 1e6:.0f} MB")
    assert faults == []
    assert late <= GROWTH * early
