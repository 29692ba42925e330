"""The contenders: how each is served, and where its page keeps what is timed."""

import sys
from dataclasses import dataclass
from pathlib import Path

from analytics.places import HOUSE
from analytics.vocabulary import vocabularies
from benchmarks import goals

HERE = HOUSE / "benchmarks"
BENCH = HOUSE / ".venv" / "bench" / "bin"  # the environment of all that the dashboard itself must not meet
WAITRESS = (str(BENCH / "python"), "-m", "waitress", "--listen=127.0.0.1:{port}", "app:server")
LIMITS = ("sql_time_limit_ms 30000", "facet_time_limit_ms 30000", "suggest_facets off", "num_sql_threads 4")
STREAMLIT = ("--server.headless=true", "--browser.gatherUsageStats=false", "--server.address=127.0.0.1", "--server.port={port}")
STREAMLIT_BUSY = '[data-test-script-state="running"]'
SIDEBAR = '[data-testid="stSidebar"] [data-testid="stMultiSelect"]'
WORDS = tuple(term.full["en"] for term in vocabularies()["axes"].terms)
CODES = vocabularies()["axes"].codes


@dataclass(frozen=True)
class Marks:
    """Selectors of what a reader uses: figures, charts, the list of axes and its cross, the second page, the sign of work under way.

    `option` is the role of an axis in the list; where it is empty, axes are typed. `menu` is pressed where the second page waits behind it.
    """

    figures: str
    axes: str
    cross: str
    second: str
    busy: str
    option: str = "option"
    menu: str = ""
    charts: str = ".js-plotly-plot"


@dataclass(frozen=True)
class Contender:
    """One server under test, and what a reader finds on its page.

    `gb_a_million` is the memory it takes for a million events. `{port}` in its command stands for the port, `{sqlite}` for the events as
    SQLite. `shows` says which of the four figures its first page has for all years, to be compared with those of others. Of one whose time
    grows with the events, `starts_s` and `changes_s` are the seconds of a start and of a view change at a million.
    """

    name: str
    gb_a_million: float
    folder: Path
    command: tuple[str, ...]
    healthy: str
    marks: Marks
    axes: tuple[str, ...]
    first: str = "/"
    shows: tuple[int, ...] = (0, 1, 2, 3)
    starts_s: float = 0.0
    changes_s: float = 0.0


MARSAD = Contender(
    name=goals.MARSAD,
    gb_a_million=0.06,
    folder=HERE / "marsad",
    command=(sys.executable, "-m", "benchmarks.marsad.serve", *STREAMLIT),
    healthy="/_stcore/health",
    marks=Marks(
        figures=".kpi .figure, .kpi .none",
        axes=".filter[data-key=axis] summary",
        cross=".chips .clear",
        second='a[href*="events"]',
        menu='.nav .group:has(a[href*="events"]) > button',
        busy=STREAMLIT_BUSY,
        option="checkbox",
    ),
    axes=WORDS,
    shows=(),  # its figures are those of the last whole year, beside the year before
)
PLAIN = Contender(
    name=goals.PLAIN,
    gb_a_million=7.5,
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
    name=goals.DASH,
    gb_a_million=0.6,
    folder=HERE / "dash",
    command=WAITRESS,
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
VIZRO = Contender(
    name=goals.VIZRO,
    gb_a_million=0.8,
    starts_s=35,
    folder=HERE / "vizro",
    command=WAITRESS,
    healthy="/",
    marks=Marks(
        figures=".card-kpi .card-body",
        axes="",
        cross="fieldset:has-text('Axis') >> text=Select All",
        second='a[href="/geography"]',
        busy="[data-dash-is-loading]",
        option="checkbox",
    ),
    axes=CODES,
)
PANEL = Contender(
    name=goals.PANEL,
    gb_a_million=0.6,
    folder=HERE / "panel",
    command=(
        *(str(BENCH / "python"), "-m", "panel", "serve", "overview.py", "geography.py", "--address=127.0.0.1", "--port={port}"),
        *("--allow-websocket-origin=127.0.0.1:{port}", "--num-threads=4", "--liveness"),
    ),
    healthy="/liveness",
    marks=Marks(
        figures="div[style*='font-size: 54pt']",
        axes="",
        cross="button:has-text('Clear axes')",
        second='a[href="geography"]',
        busy=".pn-loading",
        option="checkbox",
    ),
    axes=CODES,
    first="/overview",
)
DATASETTE = Contender(
    name=goals.DATASETTE,
    gb_a_million=0.3,
    changes_s=4.9,
    folder=HERE / "datasette",
    command=(
        *(str(BENCH / "datasette"), "serve", "--immutable={sqlite}", "--metadata=metadata.json", "--host=127.0.0.1", "--port={port}"),
        *(part for limit in LIMITS for part in ("--setting", *limit.split())),
    ),
    healthy="/-/versions.json",
    marks=Marks(
        figures="h3:has(~ form.filters), [data-column=scope] li:has([href*='scope=international'])",
        charts=".facet-info:not([data-column=scope])",
        axes="[name^=_filter_value]",
        cross="form.filters input[type=submit]",
        second="a.second",
        busy=".none",
        option="",
    ),
    axes=CODES,
    first="/events/events?_facet=year&_facet=event_type&_facet=region&_facet=sector&_facet=scope&_facet_size=max",
    shows=(0, 3),
)
CONTENDERS = {one.name: one for one in (MARSAD, PLAIN, DASH, VIZRO, PANEL, DATASETTE)}
