"""Which cells of a large file name organisations, each with the line on which it stands first."""

from pathlib import Path

import pyarrow as pa
from pyarrow import compute, parquet

from analytics.importing.columnwise.judging import DATASET, IS_ASIDE
from analytics.importing.columnwise.made import whole_numbers
from analytics.importing.new_names import NAMING

LINE = "line"
_AT_ONCE = 500_000  # rows


def naming_cells_in(values: Path, gone: set[int]) -> list[tuple[int, str, str]]:
    """Return (line, column, cell) of the judged rows in a file that are to be loaded, those on the lines `gone` left out; each cell once a column."""
    names = list(NAMING[DATASET])
    first: dict[tuple[int, str], int] = {}
    for batch in parquet.ParquetFile(values, read_dictionary=names).iter_batches(_AT_ONCE, columns=[LINE, IS_ASIDE, *names]):
        loaded = _loaded(batch, gone)
        for place, name in enumerate(names):
            for cell, line in _first(loaded.column(name), loaded.column(LINE)):
                first[place, cell] = min(line, first.get((place, cell), line))
    return [(line, names[place], cell) for line, place, cell in sorted((line, *key) for key, line in first.items())]


def _loaded(batch: pa.RecordBatch, gone: set[int]) -> pa.RecordBatch:
    is_out = batch.column(IS_ASIDE)
    if gone:
        is_gone = compute.call_function("is_in", [batch.column(LINE)], compute.SetLookupOptions(whole_numbers(gone)))
        is_out = compute.call_function("or", [is_out, is_gone])
    return batch.filter(compute.call_function("invert", [is_out]))


def _first(cells: pa.DictionaryArray, lines: pa.Array) -> list[tuple[str, int]]:
    """Return each cell with its least line: the places of texts are compared, not the texts."""
    grouped = pa.table({"place": cells.indices, LINE: lines}).group_by("place").aggregate([(LINE, "min")])
    pairs = zip(grouped["place"].to_pylist(), grouped[f"{LINE}_min"].to_pylist(), strict=True)
    texts = cells.dictionary.to_pylist()
    return [(texts[place], line) for place, line in pairs if place is not None and texts[place]]
