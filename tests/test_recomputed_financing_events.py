"""Every indicator on financing, events and coverage, computed a second time in pandas straight from the register files."""

import math

import pandas
import pytest

from analytics.indicators.answers import answer
from analytics.view import View
from tests.oracle_financing_events import Registers, by_year, counted, medians, order_of, read, with_shares, yearly_medians

VIEWS = {
    "full": View(),
    "financing": View(axes=("financing",)),
    "2018-2024": View(year_from=2018, year_to=2024),
    "international": View(scopes=("international",), undated="drop"),
}


def totals(r: Registers) -> list[tuple] | None:
    rows = []
    for kind, part in r.projects[r.projects.budget_amount.notna()].groupby("amount_kind"):
        single = part[part.parent_project_id.isna()]
        priced = single.amount_mad.dropna()
        rows.append((kind, math.fsum(priced) if len(priced) else None, len(priced), len(part) - len(single), len(single) - len(priced)))
    rows.sort(key=lambda row: (row[1] is None, -(row[1] or 0), order_of("amount_kind", row[0])))
    return rows if any(row[1] is not None for row in rows) else None


def rounds(r: Registers) -> pandas.DataFrame:
    return r.projects[r.projects.kind == "funding_round"]


def rounds_by_year(r: Registers) -> list[tuple]:
    return [(y, len(p), int(p.budget_amount.notna().sum()), int(p.budget_amount.isna().sum())) for y, p in by_year(rounds(r))]


def round_amounts_by_year(r: Registers) -> list[tuple] | None:
    rows = [(year, *_added(part)) for year, part in by_year(rounds(r))]
    return rows if any(row[2] for row in rows) else None


def _added(part: pandas.DataFrame) -> tuple:
    priced = part[part.amount_mad.notna()]
    alone = priced[priced.parent_project_id.isna()]
    sure = alone[alone.confidence != "low"]
    return (round(sure.amount_mad.sum(), 2) if len(sure) else None), len(sure), len(priced) - len(alone), len(alone) - len(sure)


def types_by_year(r: Registers) -> list[tuple]:
    known = r.events[r.events.event_type.notna() & r.events.year.notna()]
    rows = [(kind, int(year), len(part)) for (kind, year), part in known.groupby(["event_type", "year"])]
    return sorted(rows, key=lambda row: (order_of("event_type", row[0]), row[1]))


def split_by_year(table: pandas.DataFrame, column: str, *codes: str) -> list[tuple]:
    return [
        (year, len(part), *(int((part[column] == code).sum()) for code in codes)) for year, part in by_year(table[table[column].notna()])
    ]


def attendance_by_year(r: Registers) -> list[tuple] | None:
    rows = [
        (year, len(p), int(p.attendees_observed.notna().sum()), int(p.attendees_observed.isna().sum())) for year, p in by_year(r.events)
    ]
    return with_shares(rows, 2, 1)


def claims(r: Registers) -> list[tuple]:
    told = read("attendance_claims").query("metric == 'attendees' and basis != 'suspected_typo'")
    rows = []
    for event in r.events.itertuples():
        own = told[told.event_id == event.event_id]
        if own.value.nunique() > 1:
            attendees = None if math.isnan(event.attendees_observed) else event.attendees_observed
            rows.append((event.event_id, event.title, attendees, own.value.min(), own.value.max(), len(own), own.basis.nunique()))
    return sorted(rows, key=lambda row: (-row[4] / row[3], row[0]))


def organisers(r: Registers) -> list[tuple]:
    listed = read("organisations")
    spelled = {spelling.strip().lower(): row for row in listed.itertuples() for spelling in (row.name, *(row.aliases or "").split(";"))}
    found: dict[tuple, set] = {}
    for event in r.events[r.events.organiser.notna()].itertuples():
        for name in filter(None, (part.strip() for part in event.organiser.split(";"))):
            row = spelled.get(name.lower())
            if row is None or row.is_group == "no":
                found.setdefault((row.organisation_id, row.name) if row else (name, name), set()).add(event.event_id)
    return sorted(((*key, len(ids)) for key, ids in found.items()), key=lambda row: (-row[2], row[0].encode()))


def coverage(table: pandas.DataFrame, columns: str) -> list[tuple] | None:
    table = table.assign(start_month=table.start_date.where(table.start_date.str.len() >= 7))
    rows = sorted(((name, int(table[name].notna().sum()), len(table)) for name in columns.split()), key=lambda row: (-row[1], row[0]))
    return with_shares(rows, 1, 2) if len(table) >= 30 else None


def confidence(r: Registers) -> list[tuple] | None:
    rows = []
    for register, table in (("projects", r.projects), ("events", r.events)):
        counts = table.confidence.value_counts()
        rows += [(register, code, int(counts[code]), int(counts.sum())) for code in ("high", "medium", "low") if code in counts]
    return with_shares(rows, 2, 3)


RECOMPUTED = {
    "financing_projects_by_kind": lambda r: counted(r.projects[r.projects.axis == "financing"], "kind"),
    "amounts_known_by_kind": lambda r: with_shares(counted(r.projects, "kind", amounts="budget_amount"), 2, 1),
    "amounts_by_amount_kind": lambda r: counted(r.projects[r.projects.budget_amount.notna()], "amount_kind", mad="amount_mad"),
    "median_amount_by_amount_kind": lambda r: medians(r.projects, "amount_kind", "amount_mad"),
    "total_amount_by_amount_kind": totals,
    "funding_rounds_by_year": rounds_by_year,
    "funding_amount_by_year": round_amounts_by_year,
    "funding_round_median_by_year": lambda r: yearly_medians(rounds(r), "amount_mad"),
    "amounts_by_currency": lambda r: counted(r.projects[r.projects.budget_amount.notna()], "budget_currency", mad="amount_mad"),
    "events_by_type": lambda r: counted(r.events, "event_type"),
    "events_by_type_and_year": types_by_year,
    "events_by_format_and_year": lambda r: split_by_year(r.events, "format", "in_person", "online", "hybrid"),
    "attendance_median_by_type": lambda r: medians(r.events, "event_type", "attendees_observed"),
    "attendance_median_by_year": lambda r: yearly_medians(r.events, "attendees_observed"),
    "attendance_coverage_by_year": attendance_by_year,
    "attendance_claims_range": claims,
    "leading_organisers": organisers,
    "events_by_city": lambda r: counted(r.events, "city"),
    "events_international_share_by_year": lambda r: with_shares(
        split_by_year(r.events_of_any_scope, "scope", "international", "national"), 2, 1
    ),
    "project_coverage": lambda r: coverage(
        r.projects,
        "year start_month end_date sector region city scope kind actor_type lead_organisation partners status stage "
        "budget_amount amount_mad funding_source beneficiaries_count source_date",
    ),
    "event_coverage": lambda r: coverage(
        r.events,
        "year start_month end_date sector region city country scope event_type format organiser partners "
        "attendees_observed exhibitors_observed startups_observed countries_observed source_date",
    ),
    "confidence_by_register": confidence,
}


@pytest.fixture(scope="module", params=VIEWS.values(), ids=VIEWS)
def viewed(request, version):
    view = request.param.with_(version=version)
    return view, Registers(view)


@pytest.mark.parametrize("name", RECOMPUTED)
def test_pandas_finds_the_same_rows(name, viewed):
    view, registers = viewed
    answered = answer(name, view)
    expected = RECOMPUTED[name](registers)
    assert (answered.refusal is None) == bool(expected)
    rows = [tuple(row.values()) for row in answered.rows]
    expected = expected or []
    assert len(rows) == len(expected)
    for row, other in zip(rows, expected, strict=True):
        assert list(row) == [pytest.approx(cell, rel=1e-9, abs=1e-9) if isinstance(cell, float) else cell for cell in other]
