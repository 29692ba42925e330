"""The dashboard in a real browser: one server and one Chromium for all tests of a run."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import warnings
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError, expect

from analytics.locks import locked
from analytics.places import HOUSE
from analytics.words import page_words
from analytics.words.pages import open_pages

FLAGS = ["--no-sandbox", "--js-flags=--no-opt"]  # a page of a test does not live long enough to get back what optimising its scripts takes
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
in_a_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed; see .ci/browser"),
]
expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong
LOOK_MS = 50  # between two looks at a page; to look at each of its frames would make it draw frames all the time
PAGES = list(open_pages())
OF_A_VIEW = [name for name, page in open_pages().items() if not page.get("own_head")]  # the others are not bounded by the reader's
# The run that came is that of the address (`isShown`), the page's own script has tended it (`waiting`), and each chart shows the figure that stands there (`inSight`).
DRAWN = """() => {
    const charts = [...document.querySelectorAll('.chart')]
    return typeof waiting === 'boolean' && !waiting && document.querySelector('.foot') && isShown() && document.documentElement.lang === document.querySelector('.masthead')?.lang
        && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
        && !document.querySelector('.under-way, details[data-fold][open]:not([data-filled]), [data-stale=true], [data-testid=stSkeleton], [data-testid=stAppSkeleton]') && charts.every(chart => chart.querySelector('.main-svg .plot, .main-svg .infolayer') && inSight.get(chart.querySelector('.drawing')) === chart.dataset.figure)
}"""


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def folder_of_the_run(tmp_path_factory) -> Path:
    """Return the temporary folder that all workers of a run share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@contextmanager
def shared_server(place: Path, name: str, **settings: str) -> Generator[str]:
    """Give the address of one server for all workers of a run, so that it computes its answers once: the first who needs it starts it, the last stops it."""
    noted, lock = place / f"{name}.json", place / f"{name}.lock"
    with locked(lock):
        held = json.loads(noted.read_text()) if noted.exists() else None
        process, base = (held["process"], held["base"]) if held else ((begun := started(**settings))[0].pid, begun[1])
        users = held["users"] if held else []
        noted.write_text(json.dumps({"process": process, "base": base, "users": [*users, os.getpid()]}))
    yield base
    with locked(lock):
        users = [one for one in json.loads(noted.read_text())["users"] if one != os.getpid() and is_alive(one)] if noted.exists() else None
        if users:
            noted.write_text(json.dumps({"process": process, "base": base, "users": users}))
        elif users == []:  # None where another module of this process has stopped it
            noted.unlink()
            os.kill(process, signal.SIGTERM)


@pytest.fixture(scope="session")
def address(version, tmp_path_factory):
    """The address of the server of the shipped registers."""
    with shared_server(folder_of_the_run(tmp_path_factory), "server") as base:
        yield base


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True


def started(**settings: str) -> tuple[subprocess.Popen, str]:
    """Return a server that runs with more settings in its environment and is ready, and its address."""
    port = free_port()
    order = [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}", "--server.address=127.0.0.1"]
    around = {**os.environ, **settings}
    server = subprocess.Popen(order, cwd=HOUSE, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{base}/_stcore/health", timeout=1)
            break
        except OSError:
            time.sleep(0.1)
    return server, base


@contextmanager
def serving(**settings: str) -> Generator[str]:
    """Give the address of a server that runs with more settings in its environment."""
    server, base = started(**settings)
    try:
        yield base
    finally:
        server.terminate()
        server.wait(60)


@pytest.fixture(scope="session")
def driver():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(driver):
    browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield browser
    browser.close()


@contextmanager
def kept_window(driver, base: str, folder: Path) -> Generator:
    """Give a browser whose profile lies in `folder`: it keeps what it has read and compiled, so each later tab loads the dashboard sooner."""
    size = {"width": 1280, "height": 900}
    context = driver.chromium.launch_persistent_context(
        folder, executable_path=CHROMIUM, args=FLAGS, viewport=size, locale="fr-FR", base_url=base
    )
    yield context
    context.close()


@pytest.fixture(scope="session")
def window(driver, address, tmp_path_factory):
    with kept_window(driver, address, tmp_path_factory.mktemp("profile")) as context:
        yield context


@contextmanager
def tab(window, width: int = 1280, height: int = 900, **media: str) -> Generator:
    """Give a new tab of a kept window; nothing that a page keeps in a browser is left to the next one."""
    one = window.new_page()
    one.set_default_timeout(60_000)  # a busy machine is slow, not wrong
    one.set_viewport_size({"width": width, "height": height})
    if media:
        one.emulate_media(**media)
    try:
        yield one
    finally:
        if one.url.startswith("http"):
            one.wait_for_load_state()
            one.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
        window.clear_cookies()
        one.close()


@pytest.fixture
def page(window):
    """A new tab of the kept window, for a test of its own; modules whose tests share one say so."""
    with tab(window) as one:
        yield one


def asked_outside(page, address: str) -> list[str]:
    """Return a list that will hold every address outside the dashboard that a page asks for."""
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if not request.url.startswith((address, "data:", "blob:")) else None)
    return outside


def path_of(name: str, query: str) -> str:
    return f"/{'' if name == PAGES[0] else name}?{query}"


def drawn(page):
    """Wait until a page has run to its end and drawn its charts."""
    page.wait_for_function(DRAWN, polling=LOOK_MS, timeout=180_000)  # the first who asks for a page waits for its answers
    return page


def opened(page, name: str, query: str):
    """Load a page anew and wait until it is drawn."""
    page.goto(path_of(name, query))
    return drawn(page)


def turned_to(page, name: str, lang: str):
    """Go to a page by its link where the dashboard is already open in `lang`, which is quicker than loading it anew."""
    address = path_of(name, f"lang={lang}").lstrip("/")
    link = page.locator(f'.nav a[href="{address}"]')
    if f"lang={lang}" not in page.url or not link.count():
        return opened(page, name, f"lang={lang}")
    if not link.is_visible():
        link.locator("xpath=ancestor::div[contains(@class, 'group')]/button").click()
    link.click()
    page.locator("h1", has_text=page_words(name, "title", lang)).wait_for()
    return drawn(page)


def visited(page, name: str, query: str):
    """Go to a view as a link of ours does, which is far quicker than loading it; load it where the dashboard is not open, or is there already."""
    path = path_of(name, query)
    if not page.url.startswith("http") or page.url.endswith(path):
        return opened(page, name, query)
    page.evaluate("there => visit(there, false)", path)
    try:
        page.wait_for_function(DRAWN, polling=LOOK_MS, timeout=30_000)
    except TimeoutError as fault:  # what links do has tests of its own; here a view is wanted, and the run says that it had to be loaded
        warnings.warn(f"loaded anew, not visited: {fault}", stacklevel=2)
        return opened(page, name, query)
    return page


def each_in_turn(names: Sequence[str], langs: Sequence[str], first: int = 0) -> list:
    """Return (lang, name) for every page and language: each page in one language in the quick suite, in turn, the others in the slow one."""
    return [
        pytest.param(lang, name, id=f"{lang}-{name}", marks=() if (place + first) % len(langs) == at else pytest.mark.slow)
        for at, lang in enumerate(langs)
        for place, name in enumerate(names)
    ]
