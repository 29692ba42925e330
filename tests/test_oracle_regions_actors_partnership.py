"""Regions, actors and the partnership, counted again from the CSV files without SQL, in the full view and in filtered ones."""

from collections import Counter

import numpy
import oracle_regions_actors_partnership as oracle
import pytest
from recounted import Seen

from analytics.indicators.answers import answer
from analytics.view import View, view_of
from analytics.warehouse.records import count_listed

VIEWS = [{}, {"axis": ["financing"]}, {"from": ["2018"], "to": ["2024"]}]
WHOLE = slice(None)
ORACLES = {
    "projects_by_region": (lambda s: oracle.ranked(Counter(r["region"] for r in oracle.placed(s.projects)), "regions"), WHOLE),
    "projects_per_100000": (oracle.rates, WHOLE),
    "events_by_region": (lambda s: oracle.ranked(Counter(r["region"] for r in oracle.placed(s.events)), "regions"), WHOLE),
    "region_ranking": (oracle.region_ranking, WHOLE),
    "region_by_axis": (oracle.region_by_axis, WHOLE),
    "region_specialisation": (
        oracle.region_specialisation,
        ("region", "axis", "projects", "expected", "quotient", "low", "high"),
    ),
    "region_concentration": (oracle.region_concentration, ("projects", "index", "top3_share_pct")),
    "place_known": (oracle.place_known, WHOLE),
    "projects_by_actor_type": (lambda s: [row[:2] for row in oracle.shares(s)], WHOLE),
    "actor_type_shares": (oracle.shares, WHOLE),
    "projects_by_actor_type_and_year": (oracle.by_year_and_actor, WHOLE),
    "leading_organisations": (oracle.leading, WHOLE),
    "organisation_concentration": (oracle.concentration, ("axis", "records", "index_pct")),
    "organisations_by_year": (oracle.active, WHOLE),
    "organisation_entry": (oracle.entry, WHOLE),
    "international_share_by_year": (oracle.international, WHOLE),
    "actors_to_axes": (oracle.flows, WHOLE),
    "partnership_by_axis": (oracle.partnership_by_axis, WHOLE),
    "partnership_by_year": (oracle.partnership_by_year, WHOLE),
    "partnership_before_after": (oracle.before_after, ("axis", "before", "since", "unplaced", "before_years", "since_years", "ratio")),
    "partnership_partners": (oracle.partners, WHOLE),
    "partnership_roles": (oracle.roles, WHOLE),
    "partnership_events_by_type": (
        lambda s: oracle.ranked(Counter(r["event_type"] for r in s.joint()[1] if r["event_type"]), "event_types"),
        WHOLE,
    ),
}


@pytest.mark.parametrize("query", VIEWS, ids=["full", "financing", "2018-2024"])
@pytest.mark.parametrize("name", ORACLES)
def test_agrees_with_a_count_without_sql(name, query, version):
    told = answer(name, view_of({**query, "version": [version]}))
    counted, columns = ORACLES[name]
    columns = told.columns if columns == WHOLE else columns
    expected = counted(Seen(told.view))
    if told.refusal:
        assert told.refusal.reason == "too_few"
        assert name == "international_share_by_year"
        assert max(row[2] for row in expected) == told.refusal.has < 30
        return
    rows = [tuple(row[column] for column in columns) for row in told.rows]
    assert len(rows) == len(expected)
    for row, other in zip(rows, expected, strict=True):
        assert row == tuple(pytest.approx(value, rel=1e-9, abs=1e-9) if isinstance(value, float) else value for value in other)


@pytest.mark.parametrize("query", VIEWS, ids=["full", "financing", "2018-2024"])
@pytest.mark.parametrize(
    ("name", "columns"), [("partnership_by_year", ("records",)), ("partnership_before_after", ("before", "since", "unplaced"))]
)
def test_what_the_partnership_counts_is_n_and_the_records_behind_it(name, columns, query, version):
    told = answer(name, view_of(query))
    behind = {register: count_listed(register, told.view, version, told.indicator.basis) for register in told.indicator.basis.registers}
    assert sum(row[column] for row in told.rows for column in columns) == told.coverage.n == sum(behind.values())
    assert told.coverage.parts == behind


@pytest.mark.parametrize("query", VIEWS, ids=["full", "financing", "2018-2024"])
def test_the_lorenz_curve_has_the_gini_of_all_pairs(query, version):
    rows = answer("organisation_lorenz", view_of({**query, "version": [version]})).rows
    assert rows[0]["gini"] == pytest.approx(oracle.gini(Seen(view_of(query))), rel=1e-9)
    assert (rows[0]["units_pct"], rows[-1]["records_pct"]) == (0, pytest.approx(100))
    assert all(row["records_pct"] <= row["units_pct"] + 1e-9 for row in rows)


def test_bootstrap_intervals_agree_with_other_draws(version):
    row = answer("region_concentration", View(version=version)).rows[0]
    counts = numpy.array(list(Counter(r["region"] for r in oracle.placed(Seen(View()).projects) if r["year"]).values()))
    draws = numpy.random.default_rng(7).multinomial(counts.sum(), counts / counts.sum(), size=2000)
    seen = (draws * (draws - 1)).sum(axis=1) / (counts.sum() * (counts.sum() - 1))
    shift = seen.mean() - row["index"]
    assert (row["low"], row["high"]) == pytest.approx(tuple(numpy.quantile(seen, [0.025, 0.975]) - shift), abs=0.01)
