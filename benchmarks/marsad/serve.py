"""Start the real dashboard with two of its pages replaced by bench pages: same door, bar, cards; four charts, four KPIs."""

import sys
from pathlib import Path

from streamlit.web.cli import main

from analytics.places import HOUSE
from analytics.ui import navigation

BENCH_PAGES = {"overview": "first.py", "events": "second.py"}
real_page_file = navigation.page_file


def page_file(name: str) -> Path:
    return Path(__file__).parent / BENCH_PAGES[name] if name in BENCH_PAGES else real_page_file(name)


if __name__ == "__main__":
    navigation.page_file = page_file
    main(["run", str(HOUSE / "dashboard.py"), *sys.argv[1:]], prog_name="streamlit")
