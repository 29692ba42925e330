"""The contenders: how each is served, and where its page keeps what is timed."""

import sys
from dataclasses import dataclass
from pathlib import Path

from analytics.places import HOUSE
from analytics.vocabulary import vocabularies

HERE = HOUSE / "benchmarks"
STREAMLIT = ("--server.headless=true", "--browser.gatherUsageStats=false", "--server.address=127.0.0.1", "--server.port={port}")
STREAMLIT_BUSY = '[data-test-script-state="running"]'
SIDEBAR = '[data-testid="stSidebar"] [data-testid="stMultiSelect"]'
WORDS = tuple(term.full["en"] for term in vocabularies()["axes"].terms)
CODES = vocabularies()["axes"].codes


@dataclass(frozen=True)
class Marks:
    """Selectors of what a reader uses: figures, the list of axes and its cross, the second page, the sign of work under way; an option's role."""

    figures: str
    axes: str
    cross: str
    second: str
    busy: str
    option: str = "option"


@dataclass(frozen=True)
class Contender:
    """One server under test: its name, its command in its folder, the path that answers when it is healthy, its page, its axes."""

    name: str
    folder: Path
    command: tuple[str, ...]
    healthy: str
    marks: Marks
    axes: tuple[str, ...]


MARSAD = Contender(
    name="Marsad",
    folder=HERE / "marsad",
    command=(sys.executable, "-m", "benchmarks.marsad.serve", *STREAMLIT),
    healthy="/_stcore/health",
    marks=Marks(
        figures=".kpi .figure, .kpi .none",
        axes=".filter[data-key=axis] summary",
        cross=".chips .clear",
        second='a[href*="events"]',
        busy=STREAMLIT_BUSY,
        option="checkbox",
    ),
    axes=WORDS,
)
PLAIN = Contender(
    name="plain Streamlit",
    folder=HERE / "plain",
    command=(sys.executable, "-m", "streamlit", "run", "app.py", *STREAMLIT),
    healthy="/_stcore/health",
    marks=Marks(
        figures='[data-testid="stMetricValue"]',
        axes=f"{SIDEBAR} input",
        cross=f"{SIDEBAR} [aria-label='Clear all']",
        second='[data-testid="stSidebarNav"] a[href*="Geography"]',
        busy=STREAMLIT_BUSY,
    ),
    axes=CODES,
)
DASH = Contender(
    name="Dash",
    folder=HERE / "dash",
    command=(str(HOUSE / ".venv" / "bench" / "bin" / "python"), "-m", "waitress", "--listen=127.0.0.1:{port}", "app:server"),
    healthy="/",
    marks=Marks(
        figures=".figure",
        axes="#axis",
        cross="#axis [aria-label='Clear selection']",
        second='a[href="/geography"]',
        busy="[data-dash-is-loading]",
    ),
    axes=CODES,
)
CONTENDERS = (MARSAD, PLAIN, DASH)
