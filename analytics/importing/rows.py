"""One raw row becomes one checked row: each cell by its column, then what its cells say of one another."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from analytics.importing.cells.reading import ColumnReader
from analytics.importing.columns import DATASETS, columns_of
from analytics.importing.headers import column_named
from analytics.importing.raw import RawRow
from analytics.importing.remarks import QUARANTINE, Remark, Unfit, remark_of, repaired, warned
from analytics.names import squeezed
from analytics.places import data_folder
from analytics.registry.description import descriptions
from analytics.registry.gate import pass_gate
from analytics.vocabulary import UNKNOWN, vocabularies

LONGEST_EVENT = 400  # days
Values = dict[str, object]
Rule = Callable[[dict[str, object], set[str], str], list[Remark]]


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row: its line, its values in the order of `columns_of`, and what was said of it.

    A row with a remark of quarantine is not loaded. `is_whole` tells whether its cells could be matched with their columns at all.
    """

    line: int
    values: tuple[object, ...]
    remarks: tuple[Remark, ...] = ()
    is_whole: bool = True

    @property
    def is_good(self) -> bool:
        """Return whether the row is to be loaded."""
        return not any(remark.severity == QUARANTINE for remark in self.remarks)

    def with_remark(self, remark: Remark) -> "CheckedRow":
        """Return the row with one more remark, placed on its line; what was said is not said twice."""
        placed = replace(remark, line=self.line)
        return self if placed in self.remarks else replace(self, remarks=(*self.remarks, placed))


def checked_row(raw: RawRow, dataset: str, readers: Sequence[ColumnReader]) -> CheckedRow:
    """Return one row with its values and all remarks on it; a row that came broken is not read any further."""
    columns = columns_of(dataset)
    seen = tuple(remark_of(one).at(one.line, column_named(one.column, dataset) or one.column) for one in raw.findings)
    if is_set_aside(raw):
        return CheckedRow(raw.line, (None,) * len(columns), seen, is_whole=False)
    values, remarks = _read(raw, dataset, readers)
    unread = {remark.column for remark in remarks if remark.severity == QUARANTINE}
    for rule in _RULES if dataset in DATASETS else ():
        remarks += [remark.at(raw.line, remark.column) for remark in rule(values, unread, dataset)]
    return CheckedRow(raw.line, tuple(values[column.name] for column in columns), (*seen, *remarks))


def is_set_aside(raw: RawRow) -> bool:
    """Return whether a row came with a reason not to load it, so that its cells mean nothing."""
    return any(finding.severity == QUARANTINE for finding in raw.findings)


def _read(raw: RawRow, dataset: str, readers: Sequence[ColumnReader]) -> tuple[Values, list[Remark]]:
    values: Values = _empty(dataset).copy()
    remarks: list[Remark] = []
    for reader in readers:
        cell, name = reader.cell_of(raw.cells), reader.column.name
        if (cell is None or cell == "") and not reader.column.required:
            continue
        if type(cell) is str and cell in reader.plain:  # as nearly all are, and this loop is half the time of an import
            values[name] = reader.plain[cell]
            continue
        try:
            read = reader.read(cell)
        except Unfit as unfit:
            values[name] = "" if cell is None else str(cell)  # rows that cannot be read are still compared
            remarks.append(unfit.remark.at(raw.line, name))
        else:
            values[name] = read.value
            if read.remarks:
                remarks += [remark.at(raw.line, name) for remark in read.remarks]
    return values, remarks


@cache
def _empty(dataset: str) -> Values:
    return dict.fromkeys(column.name for column in columns_of(dataset))


def _when(values: Values, unread: set[str], dataset: str) -> list[Remark]:
    """An event has a start or a year, or says that its date is unknown; a year is that of the start, which also gives it."""
    start, year = values["start_date"], values["year"]
    if {"start_date", "year"} & unread:
        return []
    if start is None:
        lacking = dataset == "events" and year is None and values["date_basis"] != UNKNOWN
        return [Remark("no_date", column="start_date")] if lacking else []
    own = int(str(start)[:4])
    values["year"] = own if year is None else year
    bound = dataset == "events" or values["year_basis"] == "stated"
    return [Remark("other_year", str(year), column="year", facts={"start": str(start)})] if bound and year not in (None, own) else []


def _period(values: Values, unread: set[str], dataset: str) -> list[Remark]:
    """The end does not come before the start, as far as both are known; an event is short."""
    start, end = values["start_date"], values["end_date"]
    if {"start_date", "end_date"} & unread or not (isinstance(start, str) and isinstance(end, str)):
        return []
    known = min(len(start), len(end))
    if end[:known] < start[:known]:
        return [Remark("end_before_start", end, column="end_date", facts={"start": start})]
    days = (_day(end) - _day(start)).days
    too_long = dataset == "events" and days > LONGEST_EVENT
    return [Remark("event_too_long", end, column="end_date", facts={"start": start, "days": str(days)})] if too_long else []


def _day(date: str) -> datetime.date:
    return datetime.date.fromisoformat((date + "-01-01")[:10])


def _money(values: Values, unread: set[str], dataset: str) -> list[Remark]:
    """An amount has one currency, said beside it, in it or by the name of its column; a currency or a kind alone goes."""
    if dataset != "projects" or {"budget_amount", "budget_mad", "budget_currency"} & unread:
        return []
    given = [(name, values[name]) for name in ("budget_amount", "budget_mad") if values[name] is not None]
    amounts = {name: amount for name, amount in given if isinstance(amount, tuple)}
    values["budget_mad"] = None
    if not amounts:
        return [*_alone(values, "budget_currency"), *_alone(values, "amount_kind")]
    number = next(iter(amounts.values()))[0]
    said = {currency for _, currency in amounts.values() if currency} | ({values["budget_currency"]} - {None})
    values["budget_amount"] = number
    return _agreed(values, said, {amount for amount, _ in amounts.values()})


def _agreed(values: Values, currencies: set, numbers: set) -> list[Remark]:
    if len(currencies) > 1 or len(numbers) > 1:
        return [Remark("two_amounts", ", ".join(sorted(map(str, [*currencies, *numbers]))), column="budget_amount")]
    if not currencies:
        return [Remark("no_currency", str(values["budget_amount"]), column="budget_currency")]
    [values["budget_currency"]] = currencies
    if values["budget_currency"] not in vocabularies()["currencies"].codes:
        return [Remark("not_in_list", str(values["budget_currency"]), column="budget_currency", facts={"list": "currencies"})]
    return []


def _alone(values: Values, name: str) -> list[Remark]:
    value, values[name] = values[name], None
    return [replace(repaired("without_amount", value, None), column=name)] if value is not None else []


def _place(values: Values, unread: set[str], dataset: str) -> list[Remark]:
    """A city that lies in another region is worth a look."""
    city, region = values["city"], values["region"]
    own = region_of_city(str(city)) if city is not None and region is not None else None
    if own is None or "region" in unread or own == region or not str(region).startswith("MA-"):
        return []
    return [replace(warned("city_elsewhere", city, region=str(region), own=own), column="city")]


@lru_cache(maxsize=10_000)
def region_of_city(city: str) -> str | None:
    """Return the region of a city, None where it is not known."""
    return region_of_cities().get(squeezed(city))


@cache
def region_of_cities() -> dict[str, str]:
    """Return the region of every known city, by its names squeezed."""
    passed = pass_gate(data_folder() / "registry" / "cities.csv", descriptions()["cities"])
    return {squeezed(str(row.values[name])): str(row.values["region_code"]) for row in passed.loaded for name in ("canonical_name", "city")}


dates_agree: tuple[Rule, ...] = (_when, _period)
place_agrees: tuple[Rule, ...] = (_place,)
_RULES: tuple[Rule, ...] = (*dates_agree, _money, *place_agrees)
