"""The event study: what would have been is that of a regression, and nothing is found where nothing follows."""

import numpy
import pytest

from analytics.errors import NotEnoughData
from analytics.indicators import indicator_named
from analytics.statistics.event_study import event_study
from analytics.statistics.following import projects_after_events
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import asked


def drawn_world(random, effect: float = 0.0, units: int = 120) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return a generated panel: projects a year of `units` organisations, half of which meet an event that multiplies them."""
    own, years = random.gamma(2, 0.4, units), 12
    start = numpy.where(random.random(units) < 0.5, random.integers(3, years - 1, units), -1)
    after = (start[:, None] >= 0) & (numpy.arange(years) >= start[:, None])
    return random.poisson(own[:, None] * (1 + 0.05 * numpy.arange(years)) * (1 + effect * after)), start


def test_what_would_have_been_is_that_of_a_regression_by_statsmodels():
    from statsmodels.regression.linear_model import OLS

    outcome, start = drawn_world(numpy.random.default_rng(4), effect=1.0, units=110)
    start[:4] = 2  # two years before the event are too few
    found = event_study(outcome, start, longest=2)
    usable = (start < 0) | (start > 2)
    outcome, start = outcome[usable], start[usable]
    units, years = numpy.indices(outcome.shape)
    dummies = numpy.hstack([units.reshape(-1, 1) == numpy.arange(len(outcome)), years.reshape(-1, 1) == numpy.arange(1, 12)]).astype(float)
    before = ((start[:, None] < 0) | (years < start[:, None])).ravel()
    fitted = OLS(outcome.ravel()[before], dummies[before]).fit()
    gaps = (outcome.ravel() - dummies @ fitted.params).reshape(outcome.shape)
    since = numpy.where(start[:, None] >= 0, years - start[:, None], -1)
    assert [one.estimate for one in found.effects if one.horizon >= 0] == pytest.approx(
        [gaps[since == h].mean() for h in range(3)], rel=1e-2
    )
    assert found.p < 0.001


def test_few_units_or_a_difference_before_the_event_are_refused():
    random = numpy.random.default_rng(8)
    with pytest.raises(NotEnoughData, match="too_few_organisations"):
        event_study(*drawn_world(random, units=60))
    outcome, start = drawn_world(random, units=160)
    ahead = (start[:, None] >= 0) & (numpy.arange(12) >= start[:, None] - 2)
    with pytest.raises(NotEnoughData, match="pretrend"):
        event_study(outcome + 3 * ahead, start)


def test_the_rows_of_an_answer_are_the_panel_of_the_study():
    outcome, start = drawn_world(numpy.random.default_rng(4), effect=1.0, units=110)
    cells = [
        {"organisation_id": f"O{unit}", "first_event_year": 2010 + start[unit] if start[unit] >= 0 else None, "last_year": 2021, **cell}
        for unit, counts in enumerate(outcome)
        for cell in [{"year": 2010 + place, "projects": int(count)} for place, count in enumerate(counts) if count]
        or [{"year": None, "projects": None}]
    ]
    study = event_study(outcome, start)
    rows = projects_after_events(cells)
    assert [(row["years_since"], row["organisations"], row["gap"]) for row in rows] == [
        (one.horizon, one.treated, pytest.approx(one.estimate)) for one in study.effects
    ]
    assert rows[0]["mean_gap"] == pytest.approx(study.mean.estimate)
    assert [row["years_since"] for row in rows] == [-2, -1, 0, 1, 2, 3]


@pytest.mark.slow
def test_an_event_study_finds_nothing_in_95_of_100_worlds_where_nothing_follows():
    random, found = numpy.random.default_rng(21), []
    while len(found) < 1000:
        try:
            found.append(event_study(*drawn_world(random)))
        except NotEnoughData:
            continue
    assert sum(one.p < 0.05 for one in found) <= 0.05 * 1000
    assert 0.93 <= sum(one.mean.low <= 0 <= one.mean.high for one in found) / 1000 <= 0.97


@pytest.mark.parametrize(("relation", "projects"), [("", 2), ("same_thing", 1), ("milestone_of_project", 1)])
def test_a_project_that_is_linked_to_an_event_does_not_follow_it(world, relation, projects):
    world.has("projects", "project_id | axis | year | lead_organisation\nP1 | ai | 2019 | Alpha\nP2 | ai | 2019 | Alpha")
    world.has("events", "event_id | axis | year | organiser\nE1 | ai | 2018 | Alpha")
    if relation:
        world.has("project_event_links", f"project_id | event_id | relation\nP1 | E1 | {relation}")
    indicator = indicator_named("events_to_projects")
    _, rows = rows_of(asked(indicator.sql, world.view(), indicator.basis.needs), world.version)
    assert [row[:4] for row in rows] == [("Alpha", 2018, 2019, projects)]
