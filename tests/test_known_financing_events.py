"""Known answers, drawn by hand: amounts that must not be added, medians, attendance figures that differ."""

import pytest
from scipy.stats import binom

from analytics.indicators.telling import sentence_of
from analytics.statistics.medians import interval_place

SEVEN_ROUNDS = """
    project_id | kind          | axis      | year | budget_amount | budget_currency | amount_kind | parent_project_id
    fund       | fund          | financing | 2010 | 900           | MAD             | fund_size   |
    a          | funding_round | financing | 2018 | 100           | MAD             | round       |
    b          | funding_round | financing | 2018 | 200           | MAD             | round       |
    c          | funding_round | financing | 2018 | 300           | MAD             | round       | fund
    d          | funding_round | financing | 2018 | 400           | MAD             | round       | fund
    e          | funding_round | financing | 2018 | 500           | MAD             | round       |
    f          | funding_round | financing | 2021 | 600           | MAD             | round       |
    g          | funding_round | financing |      | 7000          | USD             | round       |
    h          | funding_round | ai        | 2021 |               |                 |             |
"""


def test_the_sum_leaves_out_children_and_amounts_without_a_rate_and_says_how_many(world):
    world.has("projects", SEVEN_ROUNDS)
    assert world.rows("total_amount_by_amount_kind") == [
        ("round", 100 + 200 + 500 + 600, 4, 2, 1),
        ("fund_size", 900, 1, 0, 0),
    ]
    told = sentence_of(world.answer("total_amount_by_amount_kind"), "en")
    assert "outside every sum: 2 under a parent project, 1 without an exchange rate" in told


def test_there_is_no_sum_when_every_amount_stands_under_a_parent(world):
    world.has(
        "projects",
        """
        project_id | kind          | year | budget_amount | budget_currency | amount_kind | parent_project_id
        fund       | fund          | 2018 |               |                 |             |
        child      | funding_round | 2018 | 100           | MAD             | round       | fund
        """,
    )
    assert world.answer("total_amount_by_amount_kind").refusal.reason == "none_of_it"


def test_an_amount_of_unknown_kind_is_missing_and_in_no_kind(world):
    world.has(
        "projects",
        """
        project_id | kind    | year | budget_amount | budget_currency | amount_kind
        a          | project | 2018 | 100           | MAD             | grant
        b          | project | 2018 | 900           | MAD             |
        """,
    )
    assert world.rows("amounts_by_amount_kind") == [("grant", 1, 1)]
    assert world.rows("total_amount_by_amount_kind") == [("grant", 100, 1, 0, 0)]
    assert world.answer("total_amount_by_amount_kind").coverage.missing == {"amount_kind": 1}


def test_a_median_needs_five_amounts_and_its_interval_six(world):
    world.has("projects", SEVEN_ROUNDS)
    assert world.rows("median_amount_by_amount_kind") == [
        ("round", 6, (300 + 400) / 2, 100, 600),
        ("fund_size", 1, None, None, None),
    ]
    assert world.rows("median_amount_by_amount_kind", year_to=2018, undated="drop")[0] == ("round", 5, 300, None, None)
    refusal = world.answer("median_amount_by_amount_kind", year_from=2021).refusal
    assert (refusal.reason, refusal.has, refusal.needs) == ("too_few", 1, 5)


def test_years_without_a_round_are_zero_and_break_the_line_of_medians(world):
    world.has("projects", SEVEN_ROUNDS)
    assert world.rows("funding_rounds_by_year") == [(2018, 5, 5, 0), (2019, 0, 0, 0), (2020, 0, 0, 0), (2021, 2, 1, 1)]
    assert world.rows("funding_round_median_by_year") == [(2018, 5, 300), (2019, 0, None), (2020, 0, None), (2021, 1, None)]
    assert world.answer("funding_round_median_by_year").coverage.missing == {"year": 1, "amount_mad": 2}


def test_a_currency_without_a_year_has_no_value_in_dirhams(world):
    world.has("projects", SEVEN_ROUNDS)
    assert world.rows("amounts_by_currency") == [("MAD", 7, 7), ("USD", 1, 0)]
    assert world.rows("amounts_by_amount_kind") == [("round", 7, 6), ("fund_size", 1, 1)]
    assert world.rows("financing_projects_by_kind") == [("funding_round", 7), ("fund", 1)]


def test_a_share_of_under_thirty_projects_is_refused(world):
    world.has("projects", SEVEN_ROUNDS)
    assert world.answer("amounts_known_by_kind").refusal.has == 9
    assert world.answer("project_coverage").refusal.has == 9


EVENTS = """
    event_id | title | event_type | year | start_date | format    | scope         | attendees | forecast_fields | organiser      | city
    w1       | One   | exhibition | 2019 | 2019-04    | in_person | international | 4000      |                 | APEBI; Banks   | Rabat
    w2       | Two   | exhibition | 2019 | 2019       | in_person | national      | 500       | attendees       | APEBI; AUSIM   | Rabat
    w3       | Three | hackathon  | 2021 | 2021-05-02 | online    | national      | 60        |                 | Banks          | Fès
    w4       | Four  | hackathon  |      |            |           | national      |           |                 |                |
"""
CLAIMS = """
    event_id | metric    | value | basis
    w1       | attendees | 4000  | retrospective
    w1       | attendees | 10000 | forecast
    w1       | attendees | 99999 | suspected_typo
    w1       | exhibitors| 5     | opening
    w2       | attendees | 500   | forecast
    w2       | attendees | 400   | forecast
    w3       | attendees | 60    | opening
    w3       | attendees | 60    | retrospective
"""
ORGANISATIONS = """
    organisation_id | name  | is_group
    apebi           | APEBI | no
    ausim           | AUSIM | no
    banks           | Banks | yes
"""


@pytest.fixture
def gatherings(world):
    return world.has("events", EVENTS).has("attendance_claims", CLAIMS).has("organisations", ORGANISATIONS)


def test_only_figures_that_differ_make_a_range_and_a_forecast_is_no_figure_of_the_register(gatherings):
    assert gatherings.rows("attendance_claims_range") == [
        ("w1", "One", 4000, 4000, 10000, 2, 2),
        ("w2", "Two", None, 400, 500, 2, 1),
    ]
    assert gatherings.answer("attendance_claims_range").coverage.n == 2


def test_each_organiser_counts_and_a_group_is_none(gatherings):
    assert gatherings.rows("leading_organisers") == [("apebi", "APEBI", 2), ("ausim", "AUSIM", 1)]
    coverage = gatherings.answer("leading_organisers").coverage
    assert (coverage.n, coverage.missing) == (2, {"organiser": 1})


def test_formats_stack_to_the_events_of_the_year(gatherings):
    assert gatherings.rows("events_by_format_and_year") == [(2019, 2, 2, 0, 0), (2020, 0, 0, 0, 0), (2021, 1, 0, 1, 0)]
    assert gatherings.rows("events_by_type_and_year") == [("exhibition", 2019, 2), ("hackathon", 2021, 1)]
    assert gatherings.rows("events_by_type") == [("exhibition", 2), ("hackathon", 2)]
    assert gatherings.rows("events_by_city") == [("Rabat", 2), ("Fès", 1)]


def test_few_attendances_have_no_median(gatherings):
    for name, most in (("attendance_median_by_type", 1), ("attendance_median_by_year", 1)):
        refusal = gatherings.answer(name).refusal
        assert (refusal.reason, refusal.has, refusal.needs) == ("too_few", most, 5)


def test_the_interval_of_a_median_holds_at_least_95_percent_and_would_not_one_step_closer():
    assert [interval_place(n) for n in (1, 5, 6, 8, 9, 12, 20)] == [None, None, 1, 1, 2, 3, 6]
    for n in range(6, 400):
        place = interval_place(n)
        held, closer = (1 - 2 * binom.cdf(k - 1, n, 0.5) for k in (place, place + 1))
        assert held >= 0.95 > closer


def test_the_rows_around_the_middle_always_hold_the_bounds():
    for n in (*range(5, 2000), 10_000, 10_000_000):
        place = interval_place(n) or n // 2
        assert n + 1 - 2 * place <= 2 * n**0.5 + 3
