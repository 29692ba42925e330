"""What the questions of a page take without any page: through the warehouse, straight of DuckDB, on its rows alone, and in pandas."""

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from types import SimpleNamespace
from unittest.mock import patch

from analytics.indicators import answers, indicator_named
from analytics.view import View
from analytics.warehouse import coverage, questions, versions
from benchmarks.contenders import CODES
from benchmarks.generate import Registers
from benchmarks.goals import MARSAD, PANDAS, ROWS, SCRIPT, Seen
from benchmarks.pages import orders

CHARTS = ("events_by_year", "events_by_type", "events_by_region", "events_by_sector")
FIGURES = ("events_by_year", "attendance_median_by_year", "attendance_coverage_by_year", "events_international_share_by_year")
Asked = tuple[str, dict[str, object]]


def measured(registers: Registers, rounds: int) -> Seen:
    """Return the ms that each way takes for all questions of a page, in views nobody asked before, the ways in turn.

    A process of its own measures, because the rows and the version that a process has read stay with it.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        return apart.submit(_measured, registers, rounds).result()


def _measured(registers: Registers, rounds: int) -> Seen:
    os.environ["MARSAD_DATA"] = str(registers.data)
    os.environ["EVENTS_PARQUET"] = str(registers.parquet)
    version = versions.current()
    in_pandas = _pandas(registers.events)
    assert versions.manifest_of(version).registers["events"].loaded == registers.events
    seen: Seen = {name: {"questions": []} for name in (MARSAD, ROWS, SCRIPT, PANDAS)}
    _of_warehouse((), version)
    for turn in range(rounds):
        print(f"questions of a page, {registers.events:,} events, round {turn + 1} of {rounds}", file=sys.stderr)
        for order in orders(CODES):
            for many in range(1, len(order) + 1):
                axes = tuple(sorted(order[:many]))
                raw, cubed = asked_by_page(axes, version)
                ways = ((MARSAD, lambda: _of_warehouse(axes, version)), (ROWS, lambda: _straight(raw, version)))  # noqa: B023
                ways += ((SCRIPT, lambda: _straight(cubed, version)), (PANDAS, lambda: in_pandas(axes)))  # noqa: B023
                for name, way in ways:
                    seen[name]["questions"].append(timed(way))
    return seen


def timed(way: Callable[[], object]) -> float:
    """Return the ms that a call takes."""
    begun = time.perf_counter()
    way()
    return 1000 * (time.perf_counter() - begun)


def asked_by_page(axes: tuple[str, ...], version: str) -> tuple[list[Asked], list[Asked]]:
    """Return every question that a page of these axes asks of a version: as they read, and as they are asked where there are cubes."""
    raw: list[Asked] = []
    cubed: list[Asked] = []
    of_cube, engine_of = questions.of_cube, questions.engine_of

    def reads(sql: str, version: str) -> str:
        raw.append((sql, {}))
        return of_cube(sql, version)

    def notes(asks: Callable) -> Callable:
        def noted(sql: str, values: dict[str, object], *others: int) -> object:
            cubed.append((sql, values))
            raw[-1] = (raw[-1][0], values)
            return asks(sql, values, *others)

        return noted

    def noting(version: str) -> SimpleNamespace:
        engine = engine_of(version)
        return SimpleNamespace(ask=notes(engine.ask), ask_for_some=notes(engine.ask_for_some))

    with patch.multiple(questions, of_cube=reads, engine_of=noting):
        _of_warehouse(axes, version)
    return raw, cubed


def _of_warehouse(axes: tuple[str, ...], version: str) -> None:
    """Answer everything a page shows, none of it from the answers that are kept."""
    _forget()
    view = View(axes=axes, version=version).question
    with questions.at_length():
        for name in dict.fromkeys((*CHARTS, *FIGURES)):
            answers.computed(name, indicator_named(name), view, version)


def _forget() -> None:
    for one in vars(coverage).values():
        if hasattr(one, "cache_clear"):
            one.cache_clear()


def _straight(asked: list[Asked], version: str) -> None:
    """Ask the same texts of DuckDB as a script would: a cursor, the rows, nothing else."""
    cursor = versions.connection_to(version).cursor()
    for sql, values in asked:
        cursor.execute(sql, values).fetchall()
    cursor.close()


def _pandas(rows: int) -> Callable[[tuple[str, ...]], None]:
    """Return what a careful pandas page does for a view, with its rows already in memory."""
    from benchmarks.careful.rows import EVENTS, counted, figures, filtered_events

    assert len(EVENTS) == rows

    def page(axes: tuple[str, ...]) -> None:
        events = filtered_events(list(axes), None, None)
        figures(events)
        for column in ("year", "event_type", "region", "sector"):
            counted(events, column)

    return page
