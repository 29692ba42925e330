"""Generated files of events, with the faults that people's files have, drawn from a fixed seed; none of it is an observation."""

import gzip
import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import numpy
import pyarrow
import xlsxwriter
from pyarrow import compute, csv, parquet

SEED = 20200624
AT_ONCE = 200_000  # rows drawn together
SHEET_COLUMNS = 12  # of a workbook; with all of them it would be beyond the limit of unpacked bytes
_AXES = ("ai", "training", "studies", "1", "7", "Intelligence artificielle", "Formation", "no such axis")
_SECTORS = ("health", "agriculture", "Santé", "ICT", "", "finance")
_TYPES = ("conference", "hackathon", "fair", "workshop", "")
_CITIES = (("Rabat", "Rabat-Salé-Kénitra"), ("Fès", "Fès-Meknès"), ("Casablanca", "Casablanca-Settat"), ("Agadir", "Souss-Massa"), ("", ""))
_WORDS = ("Forum", "Journées", "numérique", "données", "santé", "territoires", "المنتدى", "الرقمي", "Morocco", "Summit", "2.0")
_NOTES = ("", "", "", "annoncé", "au moins", "écrire à contact@example.org", "<b>reporté</b>")


def drawn(rows: int) -> Iterator[pyarrow.Table]:
    """Yield `rows` generated events, some thousands at a time; the same rows for the same number."""
    dice = numpy.random.default_rng(SEED)
    for start in range(0, rows, AT_ONCE):
        yield _drawn(start, min(AT_ONCE, rows - start), dice)


def _drawn(start: int, count: int, dice: numpy.random.Generator) -> pyarrow.Table:
    numbers = numpy.arange(start, start + count)
    numbers[dice.random(count) < 0.001] = start  # identifiers that are taken
    first = numpy.datetime64("2012-01-01") + dice.integers(0, 5_000, count)
    place = dice.integers(0, len(_CITIES), count)
    ids, words = pyarrow.array([f"E{number:08d}" for number in numbers]), [_chosen(_WORDS, count, dice) for _ in range(3)]
    people = numpy.where(dice.random(count) < 0.7, "", dice.integers(10, 30_000, count).astype(str))
    return pyarrow.table(
        {
            "event_id": ids,
            "title": _joined(" ", *words, ids),
            "axis": _chosen(_AXES, count, dice, (0.3, 0.3, 0.1, 0.1, 0.1, 0.05, 0.0495, 0.0005)),
            "sector": _chosen(_SECTORS, count, dice),
            "event_type": _chosen(_TYPES, count, dice),
            "start_date": pyarrow.array(first.astype(str)),
            "end_date": pyarrow.array((first + dice.integers(-1, 3, count) * (dice.random(count) < 0.01)).astype(str)),
            "organiser": _joined(" ", _chosen(_WORDS, count, dice), _chosen(_TYPES, count, dice)),
            "city": compute.take(pyarrow.array([city for city, _ in _CITIES]), pyarrow.array(place)),
            "region": compute.take(pyarrow.array([region for _, region in _CITIES]), pyarrow.array(place)),
            "attendees": pyarrow.array(people.tolist()),
            "source_url": _joined("/", pyarrow.array(["https://example.org/e"] * count), ids),
            "partners": _chosen(_WORDS, count, dice),
            "country": pyarrow.array(["Maroc"] * count),
            "format": _chosen(("in_person", "online", ""), count, dice),
            "scope": _chosen(("national", "international", ""), count, dice),
            "source_date": pyarrow.array(first.astype(str)),
            "confidence": _chosen(("high", "medium", ""), count, dice),
            "note": _chosen(_NOTES, count, dice, (0.3, 0.3, 0.2, 0.098, 0.1, 0.001, 0.001)),
        }
    )


def _chosen(words: tuple[str, ...], count: int, dice: numpy.random.Generator, shares: tuple[float, ...] | None = None) -> pyarrow.Array:
    return compute.take(pyarrow.array(words), pyarrow.array(dice.choice(len(words), count, p=shares)))


def _joined(mark: str, *parts: pyarrow.Array) -> pyarrow.Array:
    return compute.binary_join_element_wise(*parts, mark)


def as_csv(file: Path, tables: Iterator[pyarrow.Table]) -> None:
    """Write generated rows as CSV."""
    with csv.CSVWriter(file, next(iter(drawn(1))).schema) as lines:
        for table in tables:
            lines.write_table(table)


def as_parquet(file: Path, tables: Iterator[pyarrow.Table]) -> None:
    """Write generated rows as Parquet, one row group a table."""
    with parquet.ParquetWriter(file, next(iter(drawn(1))).schema) as groups:
        for table in tables:
            groups.write_table(table)


def as_json(file: Path, tables: Iterator[pyarrow.Table]) -> None:
    """Write generated rows as a list of objects, packed with gzip."""
    with gzip.open(file, "wt", encoding="utf-8", compresslevel=1) as text:
        mark = "["
        for row in _rows(tables):
            text.write(mark + json.dumps(row, ensure_ascii=False, indent=1))
            mark = ",\n"
        text.write("]")


def as_xlsx(file: Path, tables: Iterator[pyarrow.Table]) -> None:
    """Write the first columns of generated rows as a workbook of one sheet."""
    with xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(_rows(tables)):
            cells = list(islice(row.items(), SHEET_COLUMNS))
            if not place:
                sheet.write_row(0, 0, [name for name, _ in cells])
            sheet.write_row(place + 1, 0, [value for _, value in cells])


def _rows(tables: Iterator[pyarrow.Table]) -> Iterator[dict[str, str]]:
    for table in tables:
        yield from table.to_pylist()


WRITERS: dict[str, Callable[[Path, Iterator[pyarrow.Table]], None]] = {
    "csv": as_csv, "parquet": as_parquet, "json.gz": as_json, "xlsx": as_xlsx,
}  # fmt: skip
