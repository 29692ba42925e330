"""GitHub Innovation Graph: activity on GitHub by economy and quarter, one file a metric."""

from collections.abc import Sequence

from analytics.importing.columns import SERIES
from analytics.importing.files.wanted import Part, Wanted
from analytics.importing.raw import RawRow
from analytics.sources.series_rows import COLUMNS, reading
from analytics.sources.source import MOROCCO, Made, Record, Source, broken, outside, records

_NAME = "innovation_graph"
_PAGE = "https://innovationgraph.github.com/economies/ma"
_WHEN = ("iso2_code", "year", "quarter")
_COUNTS = {"developers": "developers", "git_pushes": "git pushes", "repositories": "repositories", "organizations": "organizations"}
_BY = {"languages": "language", "licenses": "spdx_license", "topics": "topic"}
_PUSHERS = "num_pushers"


def make(parts: Sequence[Part]) -> Made:
    """Return a reading for each row; the code NA is Namibia and stays out of scope like any other country."""
    rows = [broken(record, COLUMNS) if record.is_broken else _row(part.wanted, record) for part in parts for record in records([part])]
    return Made(rows, outside(parts))


def _row(table: str, record: Record) -> RawRow:
    if table in _BY:
        name = record.text(_BY[table])
        code, value, unit = f"{table}:{name}", record.text(_PUSHERS), "developers who pushed"
    else:
        code = record.text("metric") if table == "long" else table
        value, unit = record.text("value" if table == "long" else table), _COUNTS.get(code, code)
    period = f"{record.text('year')}-Q{record.text('quarter')}"
    said = {"series_code": code, "series": code.replace("_", " "), "value": value, "unit": unit, "source_url": _PAGE}
    return reading((record.line, record.findings), _NAME, (record.text("iso2_code").upper(), period), said)


SOURCE = Source(
    dataset=SERIES,
    label={"fr": "GitHub Innovation Graph", "ar": "بيانات الابتكار من GitHub (Innovation Graph)", "en": "GitHub Innovation Graph"},
    page="https://innovationgraph.github.com",
    licence="CC0 1.0",
    tables=(
        *(Wanted(name, (f"{name}.csv",), (name, *_WHEN), ("iso2_code", (MOROCCO,))) for name in _COUNTS),
        *(Wanted(name, (f"{name}.csv",), (_PUSHERS, column, *_WHEN), ("iso2_code", (MOROCCO,))) for name, column in _BY.items()),
        Wanted("long", ("github_innovationgraph*.csv",), ("value", "metric", *_WHEN), ("iso2_code", (MOROCCO,))),
    ),
    columns=COLUMNS,
    make=make,
)
