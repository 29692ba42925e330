"""Every indicator on financing, events and coverage, computed a second time in pandas straight from the register files."""

import csv
import math

import pandas
import pytest
from scipy.stats import binom, binomtest

from analytics.indicators.answers import answer
from analytics.places import HOUSE
from analytics.registry.description import descriptions
from analytics.view import View
from analytics.vocabulary import vocabularies

REGISTRY = HOUSE / "data" / "registry"
VIEWS = {
    "full": View(),
    "financing": View(axes=("financing",)),
    "2018-2024": View(year_from=2018, year_to=2024),
    "international": View(scopes=("international",), undated="drop"),
}


def read(register: str) -> pandas.DataFrame:
    with (REGISTRY / f"{register}.csv").open(encoding="utf-8", newline="") as text:
        rows = [{name: cell.strip() or None for name, cell in row.items()} for row in csv.DictReader(text)]
    table = pandas.DataFrame(rows, dtype=object)
    for column in descriptions(HOUSE / "data")[register].columns:
        if column.vocabulary:
            words = vocabularies()[column.vocabulary]
            codes = [None if label is None else words.code_of(label) for label in table[column.name]]
            table[column.name] = pandas.Series(codes, dtype=object)
        elif column.type in ("integer", "number"):
            table[column.name] = pandas.to_numeric(table[column.name]).astype(float)
    return table


def all_projects() -> pandas.DataFrame:
    rates = read("exchange_rates").query("preferred == 'yes'")
    rate = {(row.currency, row.year): row.mad_per_unit for row in rates.itertuples()}
    table = read("projects")
    table["rate"] = [1.0 if row.budget_currency == "MAD" else rate.get((row.budget_currency, row.year)) for row in table.itertuples()]
    table["amount_mad"] = (table.budget_amount * table.rate.astype(float)).round(2)
    return table


def all_events() -> pandas.DataFrame:
    table = read("events")
    for column, observed in (("attendees",) * 2, ("exhibitors",) * 2, ("startups",) * 2, ("countries_represented", "countries")):
        forecast = [column in (fields or "") for fields in table.forecast_fields]
        table[f"{observed}_observed"] = table[column].where(~pandas.Series(forecast))
    return table


def seen(table: pandas.DataFrame, view: View, scoped: bool = True) -> pandas.DataFrame:
    """Return the rows of a view; years that are not known stay unless the view drops them."""
    keep = pandas.Series(True, index=table.index)
    if view.axes:
        keep &= table.axis.isin(view.axes)
    if view.scopes and scoped:
        keep &= table.scope.isin(view.scopes)
    if view.year_from:
        keep &= table.year.isna() | table.year.between(view.year_from, view.year_to)
    if view.undated == "drop":
        keep &= table.year.notna()
    return table[keep]


class Registers:
    def __init__(self, view: View):
        self.projects, self.events = seen(all_projects(), view), seen(all_events(), view)
        self.events_of_any_scope = seen(all_events(), view, scoped=False)


def counted(table: pandas.DataFrame, column: str, **columns: str) -> list[tuple]:
    """Return (value, rows, values known of each of `columns`), largest first, then in the order of the vocabulary."""
    known = table[table[column].notna()]
    rows = [(value, len(part), *(int(part[name].notna().sum()) for name in columns.values())) for value, part in known.groupby(column)]
    return sorted(rows, key=lambda row: (-row[1], order_of(column, row[0])))


def order_of(column: str, value: str) -> object:
    names = {"kind": "project_kinds", "amount_kind": "amount_kinds", "event_type": "event_types", "budget_currency": "currencies"}
    return vocabularies()[names[column]].codes.index(value) if column in names else value.encode()


def share(part: int, whole: int) -> tuple:
    if whole < 30:
        return None, None, None
    interval = binomtest(part, whole).proportion_ci(method="wilson")
    return 100 * part / whole, 100 * interval.low, 100 * interval.high


def median(values: pandas.Series) -> tuple:
    ordered = sorted(values)
    n = len(ordered)
    if n < 5:
        return None, None, None
    places = [k for k in range(1, n // 2 + 1) if 1 - 2 * binom.cdf(k - 1, n, 0.5) >= 0.95]
    bounds = (ordered[places[-1] - 1], ordered[n - places[-1]]) if places else (None, None)
    return float(pandas.Series(ordered).median()), *bounds


def medians(table: pandas.DataFrame, group: str, value: str) -> list[tuple] | None:
    known = table[table[group].notna() & table[value].notna()]
    rows = [(name, n, *median(known[known[group] == name][value])) for name, n in counted(known, group)]
    return sorted(rows, key=lambda row: -(row[2] or 0)) if any(row[2] for row in rows) else None


def by_year(table: pandas.DataFrame) -> list[tuple[int, pandas.DataFrame]]:
    dated = table[table.year.notna()]
    if dated.empty:
        return []
    return [(year, dated[dated.year == year]) for year in range(int(dated.year.min()), int(dated.year.max()) + 1)]


def yearly_medians(table: pandas.DataFrame, value: str) -> list[tuple] | None:
    rows = [
        (year, len(part), float(part[value].median()) if len(part) >= 5 else None) for year, part in by_year(table[table[value].notna()])
    ]
    return rows if any(row[2] is not None for row in rows) else None


def with_shares(rows: list[tuple], part: int, whole: int) -> list[tuple] | None:
    return [(*row, *share(row[part], row[whole])) for row in rows] if sum(row[whole] for row in rows) >= 30 else None


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
