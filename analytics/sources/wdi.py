"""World Development Indicators of the World Bank, as the download of an indicator or of all of them gives them, or one reading a line."""

import re
from collections.abc import Iterator, Sequence

from analytics.importing.columns import SERIES
from analytics.importing.files.wanted import Part, Wanted
from analytics.importing.raw import RawRow
from analytics.sources.series_rows import COLUMNS, reading
from analytics.sources.source import MOROCCO, Made, Record, Source, broken, counted, outside, records

_NAME = "wdi"
_CODES = ("MAR", MOROCCO)
_YEAR = re.compile(r"(\d{4})(?:yr\1)?")  # «2015», or «2015 [YR2015]» in an extract
_DECIMAL = re.compile(r"\d([.,])\d+$")
_PAGE = "https://data.worldbank.org/indicator/{code}?locations=MA"


def make(parts: Sequence[Part]) -> Made:
    """Return a reading for each cell that holds one; years without are counted."""
    rows: list[RawRow] = []
    empty = 0
    for record in records(parts, "wide"):
        found = [broken(record, COLUMNS)] if record.is_broken else list(_of_years(record))
        empty += 0 if record.is_broken else len(_years(record)) - len(found)
        rows += found
    rows += [broken(record, COLUMNS) if record.is_broken else _of_line(record) for record in records(parts, "long")]
    return Made(rows, [*outside(parts), *counted("without_reading", empty)], _decimal(rows))


def _years(record: Record) -> dict[str, str]:
    """Return the columns of years with their years."""
    found = {name: _YEAR.fullmatch(name.replace("[", "").replace("]", "")) for name in record.cells}
    return {name: year[1] for name, year in found.items() if year}


def _of_years(record: Record) -> Iterator[RawRow]:
    findings = record.findings
    for name, year in _years(record).items():
        if record.text(name):
            yield _reading(record, year, record.text(name), findings)
            findings = ()  # what was found on a line is said once


def _of_line(record: Record) -> RawRow:
    return _reading(record, record.text("Year"), record.text("Value"), record.findings)


def _reading(record: Record, year: str, value: str, findings: tuple) -> RawRow:
    code = (record.text("Indicator Code") or record.text("indicator")).upper()
    label = record.text("Indicator Name")
    unit = re.search(r"\(([^()]+)\)[^()]*$", label)
    said = {"series_code": code, "series": label, "value": value, "unit": unit[1] if unit else "", "source_url": _PAGE.format(code=code)}
    country = MOROCCO if record.text("Country Code").upper() in _CODES else record.text("Country Code")
    return reading((record.line, findings), _NAME, (country, year), said)


def _decimal(rows: Sequence[RawRow]) -> str | None:
    """Return the decimal mark of the file: the only one that it uses; None where it uses both."""
    place = COLUMNS.index("value")
    marks = {found[1] for row in rows if (found := _DECIMAL.search(str(row.cells[place] or "")))}
    return None if len(marks) > 1 else "comma" if marks == {","} else "point"


SOURCE = Source(
    dataset=SERIES,
    label={
        "fr": "Banque mondiale, indicateurs du développement",
        "ar": "البنك الدولي، مؤشرات التنمية العالمية",
        "en": "World Bank, World Development Indicators",
    },
    page="https://data.worldbank.org",
    licence="CC BY 4.0",
    tables=(
        Wanted(
            "wide",
            ("API_*.csv", "WDICSV.csv", "WDIData.csv"),
            ("Country Name", "Country Code", "Indicator Name", "Indicator Code"),
            ("Country Code", _CODES),
        ),
        Wanted("long", ("wdi*.csv", "worldbank*.csv"), ("Country Code", "Year", "Value", "indicator"), ("Country Code", _CODES)),
    ),
    columns=COLUMNS,
    make=make,
)
