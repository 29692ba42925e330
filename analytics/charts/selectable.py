"""What the marks of a chart stand for: a click on one narrows the view to it."""

import re
from collections.abc import Callable, Iterable

from analytics.selection import read, selection_of, within_years, written

_LINK = re.compile("</?a( [^>]*)?>")
_IDENTITY = {"organisation": "organisation_id"}  # names are read, ids are asked for

_SERIES = {"international": {"scope": "international"}, "national": {"scope": "national"}, "projects": {"register": "projects"}}


def part_of_view(row: dict, columns: Iterable[str]) -> str:
    """Return the address parameters of what `columns` of a row stand for, empty where they stand for no part of a view."""
    return written(selection_of(row, [_IDENTITY.get(column, column) for column in columns]))


def selectable(rows: Iterable[dict], *columns: str) -> dict:
    """Return the trace key that tells what each point stands for, one a row; serving/js/selecting.js reads it."""
    parts = [part_of_view(row, columns) for row in rows]
    return {"meta": {"selections": parts}} if any(parts) else {}


def selectable_within(rows: Iterable[dict], column: str, years: Callable[[dict], tuple[int, int]]) -> dict:
    """Return the same key for counts of some years: each point stands for its `column` from the first to the last of them."""
    parts = [written(within_years(selection_of(row, [column]), *years(row))) for row in rows]
    return {"meta": {"selections": parts}}


def selectable_cells(row: str, lines: Iterable[str], column: str, columns: Iterable[str]) -> dict:
    """Return the same key for a table: what each cell of `row` by `column` stands for, a list a line."""
    across = list(columns)
    return {"meta": {"selections": [[part_of_view({row: line, column: code}, (row, column)) for code in across] for line in lines]}}


def without_parameters(figure: dict, parameters: frozenset[str]) -> dict:
    """Return a figure whose marks stand for no part of a view that `parameters` name; those that stood for nothing else do nothing."""
    return {**figure, "data": [_trace_without(trace, parameters) for trace in figure["data"]]}


def standing_still(figure: dict) -> dict:
    """Return a figure whose marks and entries of a key lead nowhere: its page has a view of its own."""
    traces = [
        {**trace, "meta": {key: told for key, told in trace.get("meta", {}).items() if key != "selections"}} for trace in figure["data"]
    ]
    title = figure["layout"].get("title", {})
    words = {**title, "text": _LINK.sub("", title["text"])} if "text" in title else title
    return {**figure, "data": traces, "layout": {**figure["layout"], **({"title": words} if words else {})}}


def _trace_without(trace: dict, parameters: frozenset[str]) -> dict:
    parts = trace.get("meta", {}).get("selections")
    if not parts:
        return trace
    left = [written({key: value for key, value in read(part).items() if key not in parameters}) for part in parts]
    return {**trace, "meta": {"selections": left} if any(left) else {}}


def series_of_view(series: str) -> str:
    """Return what a series of a chart, named by its column, chooses as address parameters; empty where it is no filter of the view."""
    return written(_SERIES.get(series, {}))
