"""CORDIS: research projects paid by the European Union, from the official archive of a framework programme; those with a Moroccan part."""

import re
from collections.abc import Sequence
from decimal import Decimal

from analytics.importing.agreement import region_of_city
from analytics.importing.cells.countries import countries
from analytics.importing.files.wanted import Part, Wanted
from analytics.importing.raw import Cell, RawRow
from analytics.importing.remarks import Remark, warned
from analytics.names import squeezed
from analytics.sources.rules import OUT_OF_SCOPE, Rule, deciding, unclassified
from analytics.sources.source import MOROCCO, Cells, Made, Record, Source, broken, counted, outside, records, said_elsewhere

_NAME = "cordis"
_COLUMNS = (
    "project_id", "title", "kind", "axis", "sector", "actor_type", "lead_organisation", "partners", "start_date", "end_date", "year_basis",
    "status", "region", "city", "budget_amount", "budget_currency", "amount_kind", "funding_source", "scope", "source_url", "source_date", "note",
)  # fmt: skip
_STATUSES = {"signed": "running", "ongoing": "running", "closed": "completed", "terminated": "cancelled"}
_ACTORS = {"HES": "education_research", "REC": "education_research", "PRC": "company", "PUB": "government"}
_PLAINLY = re.compile(r"\d+(?:[.,]\d{1,2})?", re.ASCII)  # with three decimals, nobody knows whether they are thousands
Grouped = dict[str, list[Record]]


def make(parts: Sequence[Part]) -> Made:
    """Return the projects that a rule gives an axis, and those that no rule knows, which the gate sets aside; the others are counted."""
    people, twice = _participants(parts)
    subjects, topics = _by_project(parts, "subject"), _by_project(parts, "topic")
    rows: list[RawRow] = []
    left_out: dict[str, int] = {}
    seen: set[str] = set()
    for record in records(parts, "project"):
        facts = _facts(record, subjects, topics)
        axis = None if record.is_broken else deciding(_NAME, "axis", facts)
        seen.add(record.text("id"))
        if axis and axis.code == OUT_OF_SCOPE:
            left_out[axis.rule_id] = left_out.get(axis.rule_id, 0) + 1
        else:
            rows.append(broken(record, _COLUMNS) if record.is_broken else _row(record, people.get(record.text("id"), []), (axis, facts)))
    alone = sum(_country(one) == MOROCCO for project, group in people.items() if project not in seen for one in group)
    return Made(rows, [*_remarks(parts, left_out), *counted("participant_twice", twice), *counted("without_project", alone)])


def _remarks(parts: Sequence[Part], left_out: dict[str, int]) -> list[Remark]:
    by_rule = [warned("out_of_scope", str(count), by=rule_id) for rule_id, count in sorted(left_out.items())]
    projects = [part for part in parts if part.wanted == "project"]
    return [*outside(projects), *by_rule, *said_elsewhere(parts, "participant", "subject", "topic")]


def _by_project(parts: Sequence[Part], wanted: str) -> Grouped:
    found: Grouped = {}
    for record in (record for record in records(parts, wanted) if not record.is_broken):
        found.setdefault(record.text("projectID"), []).append(record)
    return found


def _participants(parts: Sequence[Part]) -> tuple[Grouped, int]:
    """Return the participants by project, and how many were listed twice with the same role and contribution."""
    found = _by_project(parts, "participant")
    once = {project: list({_same(one): one for one in reversed(group)}.values())[::-1] for project, group in found.items()}
    return once, sum(map(len, found.values())) - sum(map(len, once.values()))


def _same(record: Record) -> tuple[str | Decimal, ...]:
    told = (record.text(name) for name in ("organisationID", "name", "role"))
    paid = record.text("ecContribution")
    return (*map(squeezed, told), _country(record), paid if (euros := _euros(paid)) is None else euros)


def _facts(record: Record, subjects: Grouped, topics: Grouped) -> dict[str, list[str]]:
    project = record.text("id")
    return {
        "subject": [path for one in subjects.get(project, []) for path in one.text("euroSciVocPath").split(";")],
        "topic": [*(one.text("topic") for one in topics.get(project, [])), *re.split(r"[;,\s]+", record.text("topics"))],
    }


def _row(record: Record, people: list[Record], judged: tuple[Rule | None, dict[str, list[str]]]) -> RawRow:
    axis, facts = judged
    sector = deciding(_NAME, "sector", facts)
    lead = next((one for one in people if one.text("role").casefold() == "coordinator"), None)
    cells: Cells = {
        "project_id": f"cordis:{record.text('id')}" if record.text("id") else None,
        "title": record.text("title") or record.text("acronym"),
        "kind": "project",
        "axis": axis.code if axis else None,
        "sector": sector.code if sector else None,
        "actor_type": _ACTORS.get(lead.text("activityType").upper()) if lead else None,
        "lead_organisation": _name(lead) if lead else None,
        "partners": _partners(people, lead),
        "start_date": record.text("startDate"),
        "end_date": record.text("endDate"),
        "year_basis": "stated" if record.text("startDate") else None,
        "status": _STATUSES.get(record.text("status").casefold(), record.text("status")),
        "funding_source": " ".join(part for part in ("European Union", record.text("frameworkProgramme")) if part),
        "scope": "international",
        "source_url": f"https://cordis.europa.eu/project/id/{record.text('id')}" if record.text("id") else None,
        "source_date": record.text("contentUpdateDate").split(" ")[0],
        "note": _note(record, people, [rule for rule in (axis, sector) if rule]),
        **_place([one for one in people if _country(one) == MOROCCO]),
        **_money([one for one in people if _country(one) == MOROCCO]),
    }
    missing = () if axis else (unclassified(record.line, record.text("acronym") or record.text("id")),)
    return RawRow(record.line, tuple(cells.get(name) for name in _COLUMNS), (*record.findings, *missing))


def _name(record: Record) -> str:
    return " ".join(record.text("name").replace(";", ",").split())


def _partners(people: list[Record], lead: Record | None) -> str:
    """Return the other participants, Moroccan ones first, each name once."""
    others = sorted((one for one in people if one is not lead), key=lambda one: _country(one) != MOROCCO)
    names = {squeezed(_name(one)): _name(one) for one in reversed(others)}
    names.pop(squeezed(_name(lead)) if lead else "", None)
    return ";".join(name for name in reversed(names.values()) if name)


def _country(record: Record) -> str:
    """Return the two letters of ISO: CORDIS writes Greece as EL and the United Kingdom as UK."""
    written = record.text("country")
    return countries().get(squeezed(written), written.upper()) if written else ""


def _place(moroccan: list[Record]) -> Cells:
    """Return the city and region of the Moroccan participants, each where there is only one."""
    cities = {squeezed(one.text("city")): one.text("city") for one in moroccan if one.text("city")}
    regions = {region_of_city(city) for city in cities.values()}
    [city] = cities.values() if len(cities) == 1 else [""]
    [region] = regions if len(regions) == 1 else [None]
    return {"city": city.title() if city.isupper() else city, "region": region}


def _euros(text: str) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if _PLAINLY.fullmatch(text) else None


def _money(moroccan: list[Record]) -> Cells:
    """Return what the Union pays the Moroccan participants, where it is known of all; a cell that cannot be read is left to the gate."""
    texts = [one.text("ecContribution") for one in moroccan]
    unread = next((text for text in texts if text and _euros(text) is None), None)
    amounts = [euros for euros in map(_euros, texts) if euros is not None]
    total: Cell = unread or (float(sum(amounts)) if amounts and len(amounts) == len(texts) else None)
    return {"budget_amount": total, "budget_currency": "EUR", "amount_kind": "grant"} if total else {}


def _note(record: Record, people: list[Record], rules: list[Rule]) -> str:
    """Return the acronym, the rules that decided, the countries, and how the Moroccan part of the money stands."""
    moroccan = [one for one in people if _country(one) == MOROCCO]
    told = [
        f"CORDIS {record.text('acronym')}".strip(),
        *(f"{rule.decides} by rule {rule.rule_id}" for rule in rules),
        f"countries: {', '.join(sorted({_country(one) for one in people} - {''}))}" if people else "",
        f"Moroccan participants: {len(moroccan)}",
        f"EU contribution to them: {_paid(moroccan)}",
    ]
    return "; ".join(part for part in told if part)


def _paid(moroccan: list[Record]) -> str:
    unknown = sum(not one.text("ecContribution") for one in moroccan)
    return f"not known of {unknown}" if unknown else "the amount" if _money(moroccan) else "none"


SOURCE = Source(
    dataset="projects",
    label={
        "fr": "CORDIS, projets de recherche de l’Union européenne",
        "ar": "CORDIS، مشاريع البحث للاتحاد الأوروبي",
        "en": "CORDIS, research projects of the European Union",
    },
    page="https://cordis.europa.eu",
    licence="CC BY 4.0",
    tables=(
        Wanted(
            "participant",
            ("organization.csv", "organisation.csv"),
            ("projectID", "name", "country", "role"),
            ("country", (MOROCCO,)),
            "projectID",
            needed=True,
        ),
        Wanted("project", ("project.csv",), ("id", "title", "startDate", "endDate"), key="id", needed=True),
        Wanted("subject", ("euroSciVoc.csv",), ("projectID", "euroSciVocPath"), key="projectID"),
        Wanted("topic", ("topics.csv",), ("projectID", "topic"), key="projectID"),
    ),
    columns=_COLUMNS,
    make=make,
)
