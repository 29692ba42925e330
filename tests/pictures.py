"""Pictures of the real pages: `make pictures` saves the best in docs/pictures and every page in docs/pictures/all, to be looked at."""

import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from analytics.vocabulary import LANGUAGES
from analytics.words.pages import open_pages
from tests.served import CHROMIUM, serving

LONGEST = 6_000  # pixels of a page that a picture still shows


@dataclass(frozen=True)
class Shot:
    """One picture: its file name, the address, the window, the theme; a height of 0 shows the whole page."""

    name: str
    path: str
    width: int
    height: int = 0
    theme: str = "light"


BEST = [
    Shot("overview-fr-light", "/?lang=fr", 1280, 1100),
    Shot("overview-ar-dark", "/?lang=ar", 1280, 1100, "dark"),
    Shot("axes-fr-light", "/axes?lang=fr", 1280, 1500),
    Shot("regions-en-light", "/regions?lang=en", 1280, 1300),
    Shot("years-ar-light", "/years?lang=ar&over=milestones", 1280, 1300),
    Shot("compare-fr-light", "/compare?lang=fr&compare=axis&with=ai&with=training", 1280, 1300),
    Shot("overview-ar-phone", "/?lang=ar", 390, 844),
]


def every_page() -> list[Shot]:
    """Return a shot of every page in three languages at two widths, one in light and one in dark."""
    pages = ["", *list(open_pages())[1:]]
    themes = {1280: "light", 390: "dark"}
    return [
        Shot(f"all/{page or 'overview'}-{lang}-{width}", f"/{page}?lang={lang}", width, theme=theme)
        for page in pages
        for lang in LANGUAGES
        for width, theme in themes.items()
    ]


def picture(browser: Browser, base: str, shot: Shot, folder: Path) -> None:
    """Save one picture of one page."""
    window = {"width": shot.width, "height": shot.height or 900}
    context = browser.new_context(viewport=window, color_scheme=shot.theme, locale="fr-FR")
    page = context.new_page()
    page.goto(base + shot.path)
    page.wait_for_selector(".foot", timeout=60_000)
    page.wait_for_timeout(2500)
    if not shot.height:
        tall = page.locator("[data-testid=stMainBlockContainer]").evaluate("element => element.scrollHeight")
        page.set_viewport_size({"width": shot.width, "height": min(int(tall) + 40, LONGEST)})
        page.wait_for_timeout(1000)
    page.screenshot(path=folder / f"{shot.name}.png")
    context.close()


def main(folder: Path) -> None:
    """Start the dashboard, save every picture in `folder`, stop it."""
    (folder / "all").mkdir(parents=True, exist_ok=True)
    with serving() as base, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for shot in [*BEST, *every_page()]:
            picture(browser, base, shot, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
