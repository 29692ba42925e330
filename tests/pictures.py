"""Pictures of the real pages for the README: `make pictures` starts the dashboard, drives Chromium and saves them."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from analytics.places import HOUSE

SHOTS = [
    ("overview-fr-light", "/?lang=fr", 1280, 900, "light"),
    ("overview-ar-dark", "/?lang=ar", 1280, 900, "dark"),
    ("axes-fr-light", "/axes?lang=fr", 1280, 1500, "light"),
    ("regions-en-light", "/regions?lang=en", 1280, 1300, "light"),
    ("overview-ar-phone", "/?lang=ar", 390, 844, "light"),
]


def picture(browser: Browser, base: str, shot: tuple[str, str, int, int, str], folder: Path) -> None:
    """Save one picture of one page."""
    name, path, width, height, theme = shot
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme, locale="fr-FR")
    page = context.new_page()
    page.goto(base + path)
    page.wait_for_selector(".foot", timeout=60_000)
    page.wait_for_timeout(2500)
    page.screenshot(path=folder / f"{name}.png")
    context.close()


def main(folder: Path) -> None:
    """Start the dashboard, save every picture in `folder`, stop it."""
    folder.mkdir(parents=True, exist_ok=True)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}"], cwd=HOUSE)
    base = f"http://127.0.0.1:{port}"
    try:
        wait_for(base)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for shot in SHOTS:
                picture(browser, base, shot, folder)
    finally:
        server.terminate()


def wait_for(base: str) -> None:
    """Wait until the server is healthy, a minute at most."""
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{base}/_stcore/health", timeout=1)
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit(f"The dashboard did not start at {base}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
