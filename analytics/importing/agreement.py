"""What the cells of a row say of one another: dates, money, places."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from analytics.importing.columns import columns_of
from analytics.importing.made_identifiers import identified
from analytics.importing.remarks import Remark, repaired, warned
from analytics.names import squeezed
from analytics.places import data_folder
from analytics.registry.description import descriptions
from analytics.registry.gate import pass_gate
from analytics.vocabulary import UNKNOWN, vocabularies

LONGEST_EVENT = 400  # days
_REMEMBERED = 20_000  # combinations of values of a few columns
Values = dict[str, object]
Rule = Callable[[Values, set[str], str], list[Remark]]
Combination = tuple[object, ...]


class Agreement:
    """What the cells of a few columns say of one another, found once for each combination of values that a file has."""

    def __init__(self, dataset: str, names: Sequence[str], rules: Sequence[Rule]):
        self.names = [column.name for column in columns_of(dataset) if column.name in names]
        self._dataset, self._rules = dataset, rules
        self._known: dict[Combination, tuple[Combination, list[Remark]]] = {}

    def settled(self, values: dict[str, Sequence[object]], unread: dict[int, set[str]]) -> Iterator[tuple[int, Remark]]:
        """Put what follows from cells into the columns of `values`, and yield what is to be said, by places.

        `unread` are the names of the cells of a row that could not be read, by its place.
        """
        rows = zip(*(values[name] for name in self.names), strict=True)
        found = [self._judged(row, unread[place]) if place in unread else self._looked_up(row) for place, row in enumerate(rows)]
        for name, column in zip(self.names, zip(*(settled for settled, _ in found), strict=True), strict=bool(found)):
            values[name] = column
        return ((place, remark) for place, (_, remarks) in enumerate(found) for remark in remarks)

    def _looked_up(self, row: Combination) -> tuple[Combination, list[Remark]]:
        known = self._known.get(row)
        if known is None:
            known = self._judged(row, set())
            if len(self._known) < _REMEMBERED:
                self._known[row] = known
        return known

    def _judged(self, row: Combination, unread: set[str]) -> tuple[Combination, list[Remark]]:
        values = dict(zip(self.names, row, strict=True))
        remarks = [remark for rule in self._rules for remark in rule(values, unread, self._dataset)]
        return tuple(values.values()), remarks


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
_AGREEMENTS: dict[tuple[str, ...], tuple[Rule, ...]] = {
    ("start_date", "end_date", "year", "date_basis", "year_basis"): dates_agree,
    ("budget_amount", "budget_mad", "budget_currency", "amount_kind"): (_money,),
    ("city", "region"): place_agrees,
    ("organisation_id", "name"): (identified,),
}  # each with all the columns that its rules ask


def agreements(dataset: str) -> list[Agreement]:
    """Return what the rows of a dataset are held against, in the order in which it is said."""
    found = [Agreement(dataset, names, rules) for names, rules in _AGREEMENTS.items()]
    return [one for one in found if one.names]
