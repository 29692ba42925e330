"""The registers read again in pandas: decoded, filtered and counted without SQL."""

import csv

import pandas
from scipy.stats import binom, binomtest

from analytics.places import HOUSE
from analytics.registry.description import descriptions
from analytics.view import View
from analytics.vocabulary import vocabularies

REGISTRY = HOUSE / "data" / "registry"


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
