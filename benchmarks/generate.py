"""Generated registers: real columns drawn again at random, a seed's worth, as a version of Marsad and as Parquet."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy
import pyarrow
from pyarrow import compute

from analytics.engines.local import open_new
from analytics.errors import BadVersion
from analytics.names import plain
from analytics.places import HOUSE
from analytics.registry.description import TYPES, Column, Description, descriptions
from analytics.registry.gate import Passed, pass_gate
from analytics.warehouse import build, staging, versions
from analytics.warehouse.manifest import Manifest, RegisterCount, column_totals, sha256_of
from analytics.warehouse.plan import Plan
from analytics.warehouse.quarantine import write_quarantine

WORK = HOUSE / "benchmarks" / "work"
REAL = HOUSE / "data"
SEED = 20200624  # the day the partnership was signed
AT_ONCE = 250_000  # rows drawn together, so that ten millions take no more memory than one
MEMORY_MB = 3_000  # of the database while it builds; what does not fit lies beside it on the disk

# Columns of one group come from the same real row, so that a city keeps its region and a year its date.
GROUPS = {
    "events": (
        ("title",),
        ("axis", "sector", "event_type"),
        ("start_date", "end_date", "year", "date_basis"),
        ("organiser", "partners"),
        ("format",),
        ("city", "region", "country", "scope"),
        ("attendees", "exhibitors", "startups", "countries_represented", "forecast_fields"),
        ("source_url", "source_date", "confidence"),
    ),
    "projects": (
        ("title",),
        ("kind", "axis", "axis_secondary", "sector", "actor_type"),
        ("start_date", "year", "year_basis", "end_date"),
        ("lead_organisation", "partners"),
        ("status", "stage"),
        ("region", "city", "scope"),
        ("budget_amount", "budget_currency", "amount_kind", "funding_source"),
        ("beneficiaries_count",),
        ("source_url", "source_date", "confidence"),
    ),
}
_SEARCHED = {"events": ("organiser", "partners", "city"), "projects": ("lead_organisation", "partners", "city")}


@dataclass(frozen=True)
class Registers:
    """Where the rows of a run lie: Marsad's data folder, the other pages' file of the same events, and how many there are."""

    data: Path
    parquet: Path
    events: int


def generated(events: int) -> Registers:
    """Return `events` generated events and projects in the real proportion, made if they are not there yet."""
    data = WORK / f"data-{events}"
    os.environ["MARSAD_DATA"] = str(data)
    described = descriptions(REAL)
    _put_descriptions(data, list(described))
    version, wanted, parquet = build.version_of(data), _wanted_rows(events), data / "events.parquet"
    stamp, code = data / "made_by", makers()
    if not (_is_whole(version) and parquet.exists() and stamp.exists() and stamp.read_text() == code):
        _build(data, version, wanted, described)
        stamp.write_text(code)
    versions.point_to(version)
    return Registers(data, parquet, events)


def makers() -> str:
    """Return a hash of the code that shapes the rows and their version: other code, other rows."""
    sources = [Path(__file__), *sorted(Path(build.__file__).parent.glob("*.py"))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def _is_whole(version: str) -> bool:
    try:
        return bool(versions.verified(version))
    except BadVersion:
        return False


def _wanted_rows(events: int) -> dict[str, int]:
    real = {name: len(real_rows(name)) for name in GROUPS}
    return {"events": events, "projects": events * real["projects"] // real["events"]}


def _put_descriptions(data: Path, names: list[str]) -> None:
    """Copy vocabulary and registers; the two large registers come as a header: their rows go straight into the version."""
    shutil.rmtree(data / "registry", ignore_errors=True)
    shutil.rmtree(data / "vocabulary", ignore_errors=True)
    shutil.copytree(REAL / "vocabulary", data / "vocabulary")
    (data / "registry").mkdir(parents=True)
    (data / "versions").mkdir(exist_ok=True)
    for name in names:
        shutil.copy(REAL / "registry" / f"{name}.toml", data / "registry")
        text = (REAL / "registry" / f"{name}.csv").read_text(encoding="utf-8")
        kept = text.splitlines(keepends=True)[:1] if name in GROUPS else [text]
        (data / "registry" / f"{name}.csv").write_text("".join(kept), encoding="utf-8")


def real_rows(name: str) -> pyarrow.Table:
    """Return the shipped rows of a register as the gate lets them through."""
    passed = pass_gate(REAL / "registry" / f"{name}.csv", descriptions(REAL)[name])
    columns = passed.description.columns
    return pyarrow.Table.from_pylist([{"line": row.line, **row.values} for row in passed.loaded], schema=_schema(columns))


def _schema(columns: tuple[Column, ...]) -> pyarrow.Schema:
    kinds = {"BIGINT": pyarrow.int64(), "DOUBLE": pyarrow.float64(), "BOOLEAN": pyarrow.bool_()}
    typed = [(column.name, kinds.get(TYPES[column.type], pyarrow.string())) for column in columns]
    return pyarrow.schema([("line", pyarrow.int64()), *typed, ("search_text", pyarrow.string())])


def drawn(name: str, rows: int, chance: numpy.random.Generator) -> Iterator[pyarrow.Table]:
    """Yield `rows` rows of register `name`, some hundred thousands at a time."""
    real = real_rows(name)
    for start in range(0, rows, AT_ONCE):
        yield _drawn(name, real, numpy.arange(start, min(start + AT_ONCE, rows)), chance)


def _drawn(name: str, real: pyarrow.Table, places: numpy.ndarray, chance: numpy.random.Generator) -> pyarrow.Table:
    """Return the rows at `places`, as a build has them once they are checked."""
    columns, picked = columns_drawn(name, real, places, chance)
    columns["line"] = pyarrow.array(places + 2)
    columns["search_text"] = _search_text(name, real, picked, _numbered(places))
    if name == "projects":
        columns["parent_project_id"] = _parents(real, places, chance)
    empty = {field.name: pyarrow.nulls(len(places), field.type) for field in real.schema}
    return pyarrow.table(empty | columns)


def columns_drawn(name: str, real: pyarrow.Table, places: numpy.ndarray, chance: numpy.random.Generator) -> tuple[dict, dict]:
    """Return columns for the rows at `places`, and which real row each cell is from.

    Each group of columns is drawn from one real row; identifiers and titles are of their own.
    """
    columns, picked = {}, {}
    for group in GROUPS[name]:
        chosen = pyarrow.array(chance.integers(0, len(real), len(places)))
        picked |= dict.fromkeys(group, chosen)
        columns |= {column: real[column].combine_chunks().take(chosen) for column in group}
    numbers = _numbered(places)
    columns[f"{name[:-1]}_id"] = _identifiers(name, numbers)
    columns["title"] = _joined([columns["title"], numbers], " ")
    return columns, picked


def _numbered(places: numpy.ndarray) -> pyarrow.Array:
    return compute.utf8_lpad(pyarrow.array(places).cast(pyarrow.string()), 8, "0")


def _identifiers(name: str, numbers: pyarrow.Array) -> pyarrow.Array:
    return _joined([pyarrow.scalar(name[:-1]), numbers], "-")


def _joined(parts: list, between: str) -> pyarrow.Array:
    return compute.binary_join_element_wise(*parts, between, null_handling="skip")


def _search_text(name: str, real: pyarrow.Table, picked: dict, numbers: pyarrow.Array) -> pyarrow.Array:
    """Return what a word search reads, as the build writes it: made plain once for each real row, then drawn."""

    def made_plain(column: str) -> pyarrow.Array:
        words = [plain(word) if word else None for word in real[column].to_pylist()]
        return pyarrow.array(words, pyarrow.string()).take(picked[column])

    return _joined([made_plain("title"), numbers, *(made_plain(column) for column in _SEARCHED[name])], " ")


def _parents(real: pyarrow.Table, places: numpy.ndarray, chance: numpy.random.Generator) -> pyarrow.Array:
    """Return a parent for as large a share of projects as in the real register: always one listed before."""
    share = 1 - real["parent_project_id"].null_count / len(real)
    rows = len(places)
    before = (chance.random(rows) * places).astype(numpy.int64)
    childless = (chance.random(rows) >= share) | (places == 0)
    return compute.if_else(pyarrow.array(childless), None, _identifiers("projects", _numbered(before)))


def _build(data: Path, version: str, wanted: dict[str, int], described: dict[str, Description]) -> None:
    chance = numpy.random.default_rng(SEED)
    with tempfile.TemporaryDirectory(dir=data / "versions", prefix=".generating-") as work:
        database = Path(work) / "new.duckdb"
        connection = open_new(database)
        connection.execute("SET enable_progress_bar = false")
        connection.execute("SET memory_limit = ?", [f"{MEMORY_MB}MB"])
        connection.execute(f"ATTACH '{work}/checked.duckdb' AS checked")
        counts = {name: _fill(connection, one, wanted, chance) for name, one in described.items()}
        sources = [(one, REAL / "registry" / f"{one.name}.csv") for one in described.values()]
        build._create_tables(connection, [Passed(one, 0, (), (), 0) for one in described.values()], Plan(version, sources))
        totals = {name: column_totals(connection, name) for name in described}
        connection.execute("CHECKPOINT")
        write_parquet(connection, data / "events.parquet")
        connection.close()
        write_quarantine(versions.quarantine_file(version), [])
        quarantine = sha256_of(versions.quarantine_file(version))
        manifest = Manifest(version, version[:10], "generated", sha256_of(database), counts, totals, quarantine)
        build._publish(Path(work), version, manifest)


def _fill(connection: duckdb.DuckDBPyConnection, one: Description, wanted: dict[str, int], chance: numpy.random.Generator) -> RegisterCount:
    source = REAL / "registry" / f"{one.name}.csv"
    if one.name not in wanted:
        passed = pass_gate(source, one)
        staging.stage(connection, passed)
        return RegisterCount(passed.rows_in, len(passed.loaded), len(passed.quarantined), passed.merged, sha256_of(source))
    for place, rows in enumerate(drawn(one.name, wanted[one.name], chance)):
        connection.register("incoming", rows)
        connection.execute(
            f"INSERT INTO checked.{one.name} FROM incoming" if place else f"CREATE TABLE checked.{one.name} AS FROM incoming"
        )
        connection.unregister("incoming")
    broken = staging.broken_checks(connection, one)
    assert not broken, f"generated rows break a check: {broken[0].message}"
    return RegisterCount(wanted[one.name], wanted[one.name], 0, 0, sha256_of(source))


def write_parquet(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the events as the other pages read them: the same rows and columns, without the text of the word search."""
    connection.execute(f"COPY (SELECT * EXCLUDE (search_text) FROM events ORDER BY event_id) TO '{path}' (FORMAT parquet)")
