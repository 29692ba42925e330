"""Without a route every page works; a server that is killed under load shows the same view again when it is started."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager, suppress

import pytest

from analytics.places import HOUSE
from tests.served import PAGES, drawn, free_port, in_a_browser, path_of

pytestmark = [*in_a_browser, pytest.mark.slow]
VIEW = "lang=fr&axis=ai&from=2019&to=2025"
PROMISED_SECONDS = 5.0
ASKING = 10  # at the same time
SEEN = "() => [...document.querySelectorAll('h1, .card-title, .card-sentence, .card-notes, .foot')].map(one => one.textContent).join('\\n')"


def test_every_page_works_in_a_network_without_a_route(version):
    """Chromium and the server are shut in a namespace of their own, in which there is nobody else to ask."""
    if subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this account may not make a network namespace (unshare --net)")
    order = ["unshare", "--net", sys.executable, "-m", "tests.no_route", *PAGES]
    inside = subprocess.run(order, cwd=HOUSE, capture_output=True, text=True, timeout=900, check=False)
    assert inside.returncode == 0, inside.stderr[-3000:]
    assert json.loads(inside.stdout.splitlines()[-1]) == {name: [] for name in ("route", *PAGES)}


@contextmanager
def started(port: int):
    order = [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}", "--server.address=127.0.0.1"]
    server = subprocess.Popen(order, cwd=HOUSE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield server
    finally:
        server.kill()
        server.wait(20)


def is_ready(base: str, seconds: float = 60.0) -> bool:
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        with suppress(OSError), urllib.request.urlopen(f"{base}/readyz", timeout=2) as answered:
            return answered.status == 200
        time.sleep(0.05)
    return False


def asking(base: str, is_over: threading.Event) -> None:
    while not is_over.is_set():
        with suppress(OSError), urllib.request.urlopen(f"{base}/api/v1/projects.xlsx?{VIEW}", timeout=5) as answered:
            answered.read()
        time.sleep(0.02)


def slowness() -> float:
    """Return how many times longer a piece of work takes now than its own time of a processor: others are at work too."""
    begun, used = time.perf_counter(), time.process_time()
    sum(one * one for one in range(3_000_000))
    return max(1.0, (time.perf_counter() - begun) / (time.process_time() - used))


def test_a_server_killed_under_load_shows_the_same_view_again_within_five_seconds(chromium, version):
    port, is_over = free_port(), threading.Event()
    base = f"http://127.0.0.1:{port}"
    context = chromium.new_context(base_url=base, locale="fr-FR")
    page = context.new_page()
    page.set_default_timeout(60_000)
    crowd = [threading.Thread(target=asking, args=(base, is_over), daemon=True) for _ in range(ASKING)]
    with started(port) as server:
        assert is_ready(base)
        page.goto(path_of("axes", VIEW))
        before = drawn(page).evaluate(SEEN)
        for one in crowd:
            one.start()
        time.sleep(2)
        os.kill(server.pid, signal.SIGKILL)
        server.wait(20)
    is_over.set()
    for one in crowd:
        one.join(20)
    with started(port):
        begun = time.monotonic()
        assert is_ready(base)
        page.goto(path_of("axes", VIEW))
        after = drawn(page).evaluate(SEEN)
        took = time.monotonic() - begun
    context.close()
    assert after == before
    assert took < PROMISED_SECONDS * slowness(), f"{took:.1f} s"
