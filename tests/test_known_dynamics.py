"""What emerges, who comes back, what is not seen yet: known answers on drawn registers, and what must be refused."""

import numpy
import pandas
import pytest

from analytics.errors import NotEnoughData
from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.statistics.bursts_of_rows import heaviest_bursts
from analytics.statistics.complexity import complexity
from analytics.statistics.diffusion import _yearly, bass_ceiling
from analytics.view import View
from tests.conftest import World
from tests.test_known_recent import CLOSED, lagged


def by_year(first: int, counts) -> list[dict]:
    return [{"year": first + place, "projects": int(count)} for place, count in enumerate(counts)]


def drawn(axis: str, years: dict[int, int]) -> str:
    return "".join(f"{axis}{year}{number} | {axis} | {year}\n" for year, count in years.items() for number in range(count))


def test_a_burst_is_told_with_what_was_expected_and_passes_its_bar(world: World):
    calm = "".join(drawn(axis, dict.fromkeys(range(2014, 2024), 4)) for axis in ("training", "financing", "studies"))
    burst = drawn("ai", {**dict.fromkeys(range(2014, 2024), 1), 2018: 9, 2019: 10})
    world.has("projects", f"project_id | axis | year\n{calm}{burst}").build()
    found = answer("axis_bursts", View())
    first, *others = found.rows
    assert (first["axis"], first["first_year"], first["last_year"], first["in_burst"]) == ("ai", 2018, 2019, 19)
    assert first["expected"] == pytest.approx(27 / 147 * (21 + 22))
    assert first["weight"] > first["bar"]
    assert {row["first_year"] for row in others} == {None}
    assert "2018" in sentence_of(found, "en")


def test_a_class_is_judged_within_all_classes_whatever_the_filter(version):
    alone, among = answer("axis_bursts", View(axes=("training",))), answer("axis_bursts", View())
    assert [dict(row) for row in alone.rows] == [dict(row) for row in among.rows if row["axis"] == "training"]


def test_few_records_or_years_have_no_bursts():
    rows = [{"axis": "ai", "is_shown": True, **row} for row in by_year(2020, [14] * 4)]
    with pytest.raises(NotEnoughData):
        heaviest_bursts("axis", "projects")(rows)


RETURNING = """
    project_id | axis | year | lead_organisation
    P1         | ai   | 2018 | Alpha
    P2         | ai   | 2020 | Alpha
    P3         | ai   | 2018 | Beta
"""


def test_an_organisation_comes_back_in_what_it_does_next(world: World):
    more = "".join(f"Q{i} | ai | 2019 | Firm {i}\n" for i in range(28))
    world.has("projects", RETURNING + more)
    world.has("events", "event_id | axis | year | organiser\nE1 | ai | 2019 | Beta\nE2 | ai | 2024 | Beta").build()
    one, two = answer("organisation_return", View()).rows
    assert (one["waited_years"], one["at_risk"], one["came_back"]) == (1, 30, 1)
    assert (one["share_pct"], one["project_pct"], one["event_pct"]) == (pytest.approx(100 / 30), 0, pytest.approx(100 / 30))
    assert (two["waited_years"], two["at_risk"], two["came_back"]) == (2, 29, 1)
    assert two["project_pct"] + two["event_pct"] == pytest.approx(two["share_pct"])


def test_who_comes_back_is_recounted_in_pandas(version):
    seen = pandas.concat(_participation(register) for register in ("projects", "events"))
    seen = seen[seen["year"] <= 2025].drop_duplicates()
    first = seen.groupby("organisation_id")["year"].min()
    later = seen[seen["year"] > seen["organisation_id"].map(first)].groupby("organisation_id")["year"].min()
    waited = (later.reindex(first.index).fillna(2025) - first)[first < 2025]
    rows = answer("organisation_return", View()).rows
    came_back = (later - first.reindex(later.index)).value_counts()
    assert {row["waited_years"]: row["came_back"] for row in rows} == {int(years): int(count) for years, count in came_back.items()}
    assert [row["at_risk"] for row in rows] == [int((waited >= row["waited_years"]).sum()) for row in rows]


def _participation(register: str) -> pandas.DataFrame:
    from analytics.warehouse import versions

    known = versions.connection_to(versions.current()).cursor()
    one = register[:-1]
    sql = f"""
        SELECT organisation_id, year FROM {register} JOIN {one}_organisations USING ({one}_id) JOIN organisations USING (organisation_id)
        WHERE NOT is_group AND year IS NOT NULL"""
    return known.sql(sql).df()


def test_each_step_of_the_funnel_supposes_those_before(world: World):
    world.has(
        "projects",
        """
        project_id | axis | year | lead_organisation | partners | budget_amount | budget_currency
        P1         | ai   | 2018 | Alpha             | Beta     | 100           | MAD
        P2         | ai   | 2019 | Alpha             |          |               |
        P3         | ai   | 2019 | Gamma             |          | 50            | MAD
        """,
    )
    world.has("events", "event_id | axis | year | organiser\n" + "".join(f"E{i} | ai | 2019 | Firm {i}\n" for i in range(30))).build()
    rows = answer("organisation_funnel", View()).rows
    assert [(row["step"], row["organisations"]) for row in rows] == [
        ("seen", 33), ("in_project", 3), ("leads", 2), ("leads_again", 1), ("with_amount", 1),
    ]  # fmt: skip
    assert [row["share_pct"] is None for row in rows] == [True, False, True, True, True]


def test_the_lag_is_recounted_in_pandas(version):
    known = lagged()
    lag = known["written"] - known["started"]
    answered = answer("reporting_lag", View())
    assert answered.coverage.n == len(lag)
    closed = CLOSED - known["started"]
    late = [1 - ((lag == most) & (closed >= most)).sum() / ((lag <= most) & (closed >= most)).sum() for most in range(1, lag.max() + 1)]
    assert answered.rows[0]["share_pct"] == pytest.approx(100 * numpy.prod(late))
    assert answered.rows[3]["share_pct"] == pytest.approx(100 * numpy.prod(late[3:]))


def test_two_registers_tell_how_many_events_there_were(version):
    counts = {row["list"]: row["events"] for row in answer("events_in_all", View()).rows}
    assert counts["listed"] == counts["first"] + counts["second"] - counts["shared"]
    assert counts["in_all"] == pytest.approx((counts["first"] + 1) * (counts["second"] + 1) / (counts["shared"] + 1) - 1)


def test_a_ceiling_is_found_past_the_peak_and_refused_before_it():
    counts = numpy.random.default_rng(2).poisson(_yearly(numpy.arange(16), 800, 0.01, 0.5))
    [found] = bass_ceiling(by_year(2005, counts))
    assert found["low"] <= 800 <= found["high"]
    with pytest.raises(NotEnoughData, match="unidentifiable"):
        bass_ceiling(by_year(2005, counts[:9]))


def test_regions_are_ranked_where_samples_agree_and_refused_where_they_do_not():
    nested = [[max(0, 8 - line - column) * 60 + 3 for column in range(7)] for line in range(8)]
    found = complexity(cells(nested))
    assert found[0]["region"] == "r0"
    assert found[0]["agreement_pct"] >= 80
    with pytest.raises(NotEnoughData, match="unstable"):
        complexity(cells([[3] * 7 for _ in range(12)]))


def cells(table) -> list[dict]:
    return [{"region": f"r{i}", "axis": f"a{j}", "projects": count} for i, line in enumerate(table) for j, count in enumerate(line)]
