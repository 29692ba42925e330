"""A reader in Chromium: opens a page, changes the view, and says when the last of the charts and figures was painted."""

import json
import re
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.contenders import Contender

CHARTS = 4
OPENING_MS, CHANGING_MS = 180_000, 30_000  # that a page may take, the first time and for a view change
STILL_MS = 500  # a page is done when nothing in its charts and figures has changed for so long
WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
_NUMBER = re.compile(r"\d[\d,]*")
_IS_DONE = "(asked) => window.benchIsDone?.(asked)"


@contextmanager
def chromium() -> Generator[Browser]:
    """Give a headless Chromium."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


class Reader:
    """One reader with an empty cache on one server."""

    def __init__(self, browser: Browser, contender: Contender, base: str):
        self.name, self.marks, self.base = contender.name, contender.marks, f"{base}{contender.first}"
        self.context = browser.new_context(viewport={"width": 1280, "height": 2400}, locale="en-GB")
        self.page: Page = self.context.new_page()
        self.page.add_init_script(f"window.benchMarks = {json.dumps(asdict(contender.marks))};{WATCH}")

    def opens(self) -> float:
        """Return the ms from navigation to the frame that shows all charts and figures."""
        self.page.goto(self.base, wait_until="commit")
        return self._painted([""] * (CHARTS + 1), OPENING_MS) - self.page.evaluate("performance.timeOrigin")

    def chooses(self, axis: str) -> float:
        """Return the ms from choosing one more axis to the frame that shows all charts and figures anew."""
        before = self._contents()
        option = self.page.get_by_role(self.marks.option, name=axis, exact=True).first
        if not option.is_visible():  # a list that stayed open would close
            self.page.locator(self.marks.axes).first.click()
        option.click()
        return self._painted(before) - self._clicked()

    def clears(self) -> float:
        """Return the ms from clearing the axes to the frame that shows all charts and figures anew."""
        before = self._contents()
        self.page.keyboard.press("Escape")  # the list of choices stays open over the button
        self.page.locator(self.marks.cross).first.click()
        return self._painted(before) - self._clicked()

    def turns_to_second_page(self) -> float:
        """Return the ms from the click on the link of the second page to the frame that shows its charts and figures."""
        if self.marks.menu:
            self.page.locator(self.marks.menu).click()
        before = self._contents()
        self.page.locator(self.marks.second).first.click()
        return self._painted(before) - self._clicked()

    def takes_picture(self, path: Path) -> None:
        """Save a picture and make sure that every chart in it shows something."""
        self.page.screenshot(path=path)
        with Image.open(path).convert("RGB") as picture:
            for box in self._boxes():
                assert ink_share(picture.crop(box)) > 0.01, f"a chart of {self.name} is empty: {path}"

    def figures(self) -> list[str]:
        """Return the numbers of the figures, as the page writes them."""
        return [_NUMBER.findall(text)[0] for text in self.page.locator(self.marks.figures).all_inner_texts()]

    def leaves(self) -> None:
        """Close the reader's browser window."""
        self.context.close()

    def _contents(self) -> list[str]:
        return self.page.evaluate("benchSeen.parts.map((part) => part.content)")

    def _clicked(self) -> float:
        return float(self.page.evaluate("sessionStorage.benchClick"))

    def _painted(self, before: list[str], patience_ms: int = CHANGING_MS) -> float:
        self.page.wait_for_function(_IS_DONE, arg=[before, CHARTS, STILL_MS], timeout=patience_ms, polling=50)
        return self.page.evaluate("Math.max(...benchSeen.parts.map((part) => part.at))")

    def _boxes(self) -> list[tuple[float, float, float, float]]:
        found = [chart.bounding_box() for chart in self.page.locator(self.marks.charts).all()]
        return [(box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]) for box in found if box]


class TypingReader(Reader):
    """A reader who types the axes into a filter of Datasette and has the page loaded anew."""

    def opens(self) -> float:
        """Return what any reader waits."""
        self.typed: list[str] = []
        return super().opens()

    def chooses(self, axis: str) -> float:
        """Return the ms from Enter to the frame that shows the page of one more axis."""
        before = self._contents()
        self.typed.append(axis)
        if len(self.typed) == 1:
            self.page.locator("[name=_filter_column]").select_option("axis")
            self.page.locator("[name=_filter_op]").select_option("in")
        self.page.locator(self.marks.axes).first.fill(",".join(self.typed))
        self.page.locator(self.marks.axes).first.press("Enter")
        return self._painted(before) - self._clicked()

    def clears(self) -> float:
        """Return the ms from the click that removes the filter to the frame that shows the page without it."""
        before = self._contents()
        self.typed = []
        self.page.locator("[name=_filter_column_1]").select_option("")
        self.page.locator(self.marks.cross).first.click()
        return self._painted(before) - self._clicked()


def reader_of(browser: Browser, contender: Contender, base: str) -> Reader:
    """Return a reader who uses the page of a contender as it is used."""
    return (Reader if contender.marks.option else TypingReader)(browser, contender, base)


def ink_share(picture: Image.Image) -> float:
    """Return the share of pixels that differ from the most common colour."""
    colours = picture.getcolors(picture.width * picture.height) or []
    return 1 - max(count for count, _ in colours) / (picture.width * picture.height)
