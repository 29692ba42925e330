"""The dashboard in a real browser: one server and one Chromium for all tests of a run."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator, Sequence
from contextlib import contextmanager

import pytest

from analytics.places import HOUSE
from analytics.words import page_words
from analytics.words.pages import open_pages

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
in_a_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed; see .ci/browser"),
    pytest.mark.xdist_group("browser"),
]
PAGES = list(open_pages())
OF_A_VIEW = [name for name, page in open_pages().items() if not page.get("own_head")]  # the others are not bounded by the reader's
DRAWN = """() => {
    const charts = [...document.querySelectorAll('.chart')]
    return document.querySelector('.foot') && document.documentElement.lang === document.querySelector('.masthead')?.lang
        && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
        && !document.querySelector('.under-way, [data-stale=true], [data-testid=stSkeleton], [data-testid=stAppSkeleton]') && charts.every(chart => chart.querySelector('.main-svg .plot, .main-svg .infolayer'))
}"""


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@pytest.fixture(scope="session")
def address(version):
    with serving() as base:
        yield base


@contextmanager
def serving(**settings: str) -> Generator[str]:
    """Give the address of a server that runs with more settings in its environment."""
    port = free_port()
    order = [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}", "--server.address=127.0.0.1"]
    around = {**os.environ, **settings}
    server = subprocess.Popen(order, cwd=HOUSE, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{base}/_stcore/health", timeout=1)
            break
        except OSError:
            time.sleep(0.5)
    yield base
    server.terminate()
    server.wait(20)


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def path_of(name: str, query: str) -> str:
    return f"/{'' if name == PAGES[0] else name}?{query}"


def drawn(page):
    """Wait until a page has run to its end and drawn its charts."""
    page.wait_for_function(DRAWN)
    return page


def opened(page, name: str, query: str):
    """Load a page anew and wait until it is drawn."""
    page.goto(path_of(name, query))
    return drawn(page)


def turned_to(page, name: str, lang: str):
    """Go to a page by its link where the dashboard is already open in `lang`, which is quicker than loading it anew."""
    link = page.locator(f'.nav a[href="{path_of(name, f"lang={lang}").lstrip("/")}"]')
    if f"lang={lang}" not in page.url or not link.count():
        return opened(page, name, f"lang={lang}")
    link.click()
    page.locator("h1", has_text=page_words(name, "title", lang)).wait_for()
    return drawn(page)


def each_in_turn(names: Sequence[str], langs: Sequence[str], first: int = 0) -> list:
    """Return (lang, name) for every page and language: each page in one language in the quick suite, in turn, the others in the slow one."""
    return [
        pytest.param(lang, name, id=f"{lang}-{name}", marks=() if (place + first) % len(langs) == at else pytest.mark.slow)
        for at, lang in enumerate(langs)
        for place, name in enumerate(names)
    ]
