"""Which cells of a large file name organisations, each with the line on which it stands first."""

from pathlib import Path

import pyarrow as pa
from pyarrow import compute, parquet

from analytics.importing.columnwise.judging import DATASET, IS_ASIDE
from analytics.importing.columnwise.made import whole_numbers
from analytics.importing.new_names import NAMING

LINE = "line"


def naming_cells_in(values: Path, gone: set[int]) -> list[tuple[int, str, str]]:
    """Return (line, column, cell) of the judged rows in a file that are to be loaded, those on the lines `gone` left out; each cell once a column."""
    found = [(line, place, name, cell) for place, name in enumerate(NAMING[DATASET]) for cell, line in _first(values, name, gone)]
    return [(line, name, cell) for line, _, name, cell in sorted(found)]


def _first(values: Path, name: str, gone: set[int]) -> list[tuple[str, int]]:
    table = parquet.read_table(values, columns=[LINE, IS_ASIDE, name])
    table = table.filter(compute.call_function("invert", [table[IS_ASIDE]]))
    if gone:
        is_gone = compute.call_function("is_in", [table[LINE]], compute.SetLookupOptions(whole_numbers(gone)))
        table = table.filter(compute.call_function("invert", [is_gone]))
    first: pa.Table = table.group_by(name).aggregate([(LINE, "min")])
    pairs = zip(first[name].to_pylist(), first[f"{LINE}_min"].to_pylist(), strict=True)
    return [(cell, line) for cell, line in pairs if cell]
