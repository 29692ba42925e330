"""No sum of amounts crosses parents and children, nor kinds and currencies: counted again on generated registers."""

import random
import re
from collections import Counter
from decimal import Decimal

import pandas
import pytest

from analytics.errors import NotEnoughData
from analytics.exploring.vocabulary import measures
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.places import HOUSE
from analytics.statistics.one_sum import one_sum
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.rounds import amounts_added
from analytics.words import say
from tests.conftest import World

# Every indicator whose SQL adds amounts up: by which column, and where its sum stands. One that joins them must pass what stands below.
SUMS = {"total_amount_by_amount_kind": ("amount_kind", "total_amount_mad"), "funding_amount_by_year": ("year", "rounds_amount_mad")}
REFUSING = {"amounts_in_one_sum"}  # adds only what stands under nothing and is of one kind, and refuses elsewhere
ADDED_BESIDE = {"rounds"}  # the parts of the sum of a year: they add up to what the indicator says, below
ADDS_AMOUNTS = re.compile(r"\b(sum|avg)\s*\(\s*(DISTINCT\s+)?(\w+\s*\(\s*)*(\w+\.)?(amount_mad|budget_amount)", re.IGNORECASE)
KINDS = ("round", "loan", "grant", "fund_size")


def test_the_pattern_sees_a_sum_of_amounts():
    assert ADDS_AMOUNTS.search("sum(CAST(amount_mad AS DECIMAL(18, 2)))")
    assert ADDS_AMOUNTS.search("SELECT Sum( projects.budget_amount )")
    assert not ADDS_AMOUNTS.search("sum(count(*)) OVER (PARTITION BY amount_kind)")
    assert not ADDS_AMOUNTS.search("median(amount_mad)")


def test_only_the_known_indicators_add_amounts_up():
    assert {name for name, one in indicators().items() if ADDS_AMOUNTS.search(one.sql)} == {*SUMS, *REFUSING}


def test_no_other_sql_of_the_house_adds_amounts_up():
    known = {*SUMS, *REFUSING, *ADDED_BESIDE}
    texts = [path for path in (HOUSE / "analytics").rglob("*") if path.suffix in (".py", ".toml") and path.stem not in known]
    assert [path.name for path in texts if ADDS_AMOUNTS.search(path.read_text(encoding="utf-8"))] == []


def forest(seed: int) -> list[dict]:
    """Return 60 generated projects: some stand under another, some of these under a third; most have an amount in one of three currencies."""
    drawn, rows = random.Random(seed), []
    for place in range(60):
        parent = f"P{drawn.randrange(place)}" if place > 9 and drawn.random() < 0.5 else ""
        has_amount = drawn.random() < 0.8
        amount = {"budget_amount": str(drawn.randint(1, 900)), "budget_currency": drawn.choice(["MAD", "MAD", "EUR", "USD"])}
        empty = {"budget_amount": "", "budget_currency": "", "amount_kind": ""}
        told = {**amount, "amount_kind": drawn.choice(KINDS)} if has_amount else empty
        when = {"year": str(drawn.randint(2014, 2024)), "axis": drawn.choice(["ai", "training"]), "kind": "funding_round"}
        rows.append({"project_id": f"P{place}", "parent_project_id": parent, **when, **told})
    return rows


def as_drawn(rows: list[dict]) -> str:
    return "\n".join([" | ".join(rows[0]), *(" | ".join(row.values()) for row in rows)])


@pytest.fixture
def rates() -> dict:
    frame = pandas.read_csv(HOUSE / "data" / "registry" / "exchange_rates.csv", dtype=str)
    return {(row["currency"], row["year"]): Decimal(row["mad_per_unit"]) for row in frame[frame["preferred"] == "yes"].to_dict("records")}


def in_mad(row: dict, rates: dict) -> Decimal | None:
    if row["budget_currency"] == "MAD":
        return Decimal(row["budget_amount"])
    rate = rates.get((row["budget_currency"], row["year"]))
    return None if rate is None else Decimal(row["budget_amount"]) * rate


def at_the_top(rows: list[dict], rates: dict, by: str) -> dict[str, Decimal]:
    """Return the sum by a column of the projects that stand under none."""
    sums: Counter = Counter()
    for row in rows:
        mad = in_mad(row, rates) if row["budget_amount"] else None
        if mad is not None and not row["parent_project_id"]:
            sums[row[by]] += mad
    return dict(sums)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", SUMS)
def test_a_sum_holds_the_projects_that_stand_under_none(world: World, rates, name, seed):
    rows = forest(seed)
    world.has("projects", as_drawn(rows)).build()
    by, column = SUMS[name]
    told = {str(row[by]): row[column] for row in answer(name, View()).rows if row[column] is not None}
    expected = at_the_top(rows, rates, by)
    assert told.keys() == expected.keys()
    assert all(float(told[kind]) == pytest.approx(float(expected[kind]), abs=0.05) for kind in expected)
    under = sum(bool(row["parent_project_id"]) and bool(row["budget_amount"]) for row in rows)
    assert sum(row["under_parent"] for row in answer(name, View()).rows) == under > 10


@pytest.mark.parametrize("seed", range(3))
def test_the_parts_of_the_sum_of_a_year_add_up_to_it(world: World, rates, seed):
    world.has("projects", as_drawn(forest(seed))).build()
    parts: dict[int, float] = {}
    for row in amounts_added(View(), world.version):
        parts[row["year"]] = parts.get(row["year"], 0) + float(row["amount_mad"])
    told = {
        row["year"]: float(row["rounds_amount_mad"]) for row in answer("funding_amount_by_year", View()).rows if row["rounds_amount_mad"]
    }
    assert parts == pytest.approx(told)
    assert parts


@pytest.mark.parametrize("name", SUMS)
def test_a_child_stays_outside_the_sum_where_its_parent_is_outside_the_view(world: World, rates, name):
    rows = forest(7)
    world.has("projects", as_drawn(rows)).build()
    for view in (View(axes=("ai",)), View(year_from=2018, year_to=2020, undated="drop")):
        kept = [row for row in rows if (not view.axes or row["axis"] == "ai") and (not view.year_from or "2018" <= row["year"] <= "2020")]
        answered = answer(name, view)
        by, column = SUMS[name]
        told = sum(float(row[column] or 0) for row in answered.rows)
        assert told == pytest.approx(float(sum(at_the_top(kept, rates, by).values())), abs=0.2)


@pytest.mark.parametrize("seed", range(3))
def test_one_sum_of_all_is_refused_where_any_amount_stands_under_a_parent(world: World, seed):
    rows = forest(seed)
    world.has("projects", as_drawn(rows)).build()
    amounts = [row for row in rows if row["budget_amount"]]
    refused = answer("amounts_in_one_sum", View()).refusal
    under = sum(bool(row["parent_project_id"]) for row in amounts)
    assert (refused.reason, refused.has, refused.needs) == ("double_counting", under, len(amounts))
    assert all(say(reason, lang, has=2, needs=3) for reason in ("double_counting", "several_kinds", "unknown_kind") for lang in LANGUAGES)


def test_one_sum_of_all_is_refused_across_kinds_and_given_where_nothing_can_stand_twice(world: World, rates):
    rows = [row for row in forest(1) if not row["parent_project_id"]]
    world.has("projects", as_drawn(rows)).build()
    kinds = {row["amount_kind"] for row in rows if row["budget_amount"]}
    refused = answer("amounts_in_one_sum", View()).refusal
    assert (refused.reason, refused.has) == ("several_kinds", len(kinds))
    loans = [row for row in rows if row["amount_kind"] == "loan"]
    world.has("projects", as_drawn(loans)).build()
    [told] = answer("amounts_in_one_sum", View()).rows
    known = [mad for row in loans if (mad := in_mad(row, rates)) is not None]
    assert float(told["total_amount_mad"]) == pytest.approx(float(sum(known)), abs=0.05)
    assert (told["amounts"], told["without_rate"]) == (len(known), len(loans) - len(known))


NO_RATE = {"amount_kind": "loan", "total_amount_mad": None, "amounts": 0, "without_rate": 2, "under_parent": 0}
TWO = {"amount_kind": "loan", "total_amount_mad": Decimal(30), "amounts": 2, "without_rate": 3, "under_parent": 0}


def test_amounts_without_a_rate_are_not_said_to_be_in_the_sum(world: World):
    rows = [("P1", "10", "MAD", "2020"), ("P2", "20", "MAD", "2021"), ("P3", "5", "EUR", "")]
    drawn = "\n".join(f"{name} | {amount} | {currency} | loan | {year}" for name, amount, currency, year in rows)
    world.has("projects", f"project_id | budget_amount | budget_currency | amount_kind | year\n{drawn}").build()
    answered = answer("amounts_in_one_sum", View())
    assert [(float(row["total_amount_mad"]), row["amounts"], row["without_rate"]) for row in answered.rows] == [(30, 2, 1)]
    assert "over 2 amounts of one kind" in sentence_of(answered, "en")


@pytest.mark.parametrize(
    ("rows", "refused"),
    [
        ([{**TWO, "under_parent": 4}], ("double_counting", 4, 5)),
        ([TWO, {**TWO, "amount_kind": "round"}, {**TWO, "amount_kind": None}], ("several_kinds", 2, 1)),
        ([TWO, {**NO_RATE, "amount_kind": None}], ("unknown_kind", 2, 7)),
        ([{**TWO, "amount_kind": None}], ("unknown_kind", 5, 5)),
        ([NO_RATE], ("too_few", 0, 1)),
    ],
)
def test_one_sum_says_what_stands_against_it(rows, refused):
    with pytest.raises(NotEnoughData) as raised:
        one_sum(rows)
    assert (raised.value.reason, raised.value.has, raised.value.needs) == refused


def test_one_known_kind_beside_an_unknown_one_is_not_called_several(world: World):
    drawn = "P1 | 10 | MAD | loan | 2020\nP2 | 20 | MAD | | 2021"
    world.has("projects", f"project_id | budget_amount | budget_currency | amount_kind | year\n{drawn}").build()
    refused = answer("amounts_in_one_sum", View()).refusal
    assert (refused.reason, refused.has, refused.needs) == ("unknown_kind", 1, 2)


def test_what_a_reader_puts_together_offers_counts_and_medians_only():
    assert {one.kind for one in measures().values()} == {"records", "organisations", "median"}
