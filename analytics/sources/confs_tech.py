"""Conferences of confs.tech: one JSON file a topic and year, the topic being the name of the file."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath

from analytics.importing.agreement import region_of_city
from analytics.importing.cells.countries import countries
from analytics.importing.files.wanted import Part, Wanted
from analytics.importing.raw import RawRow
from analytics.importing.remarks import warned
from analytics.names import squeezed
from analytics.sources.rules import Rule, deciding, rules_of, unclassified
from analytics.sources.source import MOROCCO, Cells, Made, Record, Source, broken, outside, records

_NAME = "confs_tech"
_COLUMNS = (
    "event_id", "title", "axis", "sector", "event_type", "start_date", "end_date", "date_basis", "format", "city", "region", "country",
    "source_url", "note",
)  # fmt: skip
_MOROCCO = tuple(name for name, code in countries().items() if code == MOROCCO)
_LONGEST_NAME = 80  # characters of an identifier


def make(parts: Sequence[Part]) -> Made:
    """Return the conferences in Morocco; one listed under several topics has the axis of the rule that stands first."""
    met = [(part, record) for part in parts for record in records([part])]
    axes = _axes(met)
    here = [(part, record) for part, record in met if record.is_broken or record.text("country")]
    rows = [broken(record, _COLUMNS) if record.is_broken else _row(record, _topic(part), axes) for part, record in here]
    elsewhere = len(met) - len(here)
    nowhere = [warned("outside_country", str(elsewhere), entry=", ".join(sorted({part.entry for part in parts})))] if elsewhere else []
    return Made(rows, [*outside(parts), *nowhere])


def _topic(part: Part) -> str:
    return PurePosixPath(part.entry.replace("\\", "/")).stem.casefold()


def _axes(met: list[tuple[Part, Record]]) -> dict[str, Rule]:
    """Return the rule that gives each conference its axis, by identifier."""
    order = {rule.rule_id: place for place, rule in enumerate(rules_of(_NAME))}
    found: dict[str, Rule] = {}
    for part, record in met:
        rule = deciding(_NAME, "axis", {"topic": (_topic(part),)})
        key = _identifier(record)
        if rule and (key not in found or order[rule.rule_id] < order[found[key].rule_id]):
            found[key] = rule
    return found


def _row(record: Record, topic: str, axes: dict[str, Rule]) -> RawRow:
    axis, sector = axes.get(_identifier(record)), deciding(_NAME, "sector", {"topic": (topic,)})
    cells: Cells = {
        "event_id": _identifier(record),
        "title": record.text("name"),
        "axis": axis.code if axis else None,
        "sector": sector.code if sector else None,
        "event_type": "conference",
        "start_date": record.text("startDate"),
        "end_date": record.text("endDate"),
        "date_basis": "stated",
        "format": _format(record),
        "city": record.text("city"),
        "region": region_of_city(record.text("city")),
        "country": record.text("country"),
        "source_url": record.text("url"),
        "note": "confs.tech; " + ", ".join(f"{rule.decides} by rule {rule.rule_id}" for rule in (axis, sector) if rule),
    }
    missing = () if axis else (unclassified(record.line, topic),)
    return RawRow(record.line, tuple(cells[name] for name in _COLUMNS), (*record.findings, *missing))


def _identifier(record: Record) -> str:
    letters = unicodedata.normalize("NFKD", record.text("name").casefold()).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or squeezed(record.text("name"))
    return "confs_tech:" + "-".join(part for part in (name[:_LONGEST_NAME], record.text("startDate")[:10]) if part)


def _format(record: Record) -> str:
    is_online = record.text("online").casefold() == "true"
    return ("hybrid" if record.text("city") else "online") if is_online else "in_person"


SOURCE = Source(
    dataset="events",
    label={"fr": "confs.tech, conférences techniques", "ar": "confs.tech، المؤتمرات التقنية", "en": "confs.tech, technical conferences"},
    page="https://confs.tech",
    licence="MIT",
    tables=(Wanted("conferences", ("*conferences/*/*.json",), ("name", "url", "startDate"), ("country", _MOROCCO)),),
    columns=_COLUMNS,
    make=make,
)
