"""What recent months still miss, what emerges, how long projects last: counted again in pandas, and drawn where the answer is known."""

import re

import numpy
import pandas
import pytest
from scipy.stats import betanbinom

from analytics.errors import NotEnoughData
from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.statistics.durations import lasting
from analytics.statistics.lags_of_rows import still_to_come
from analytics.statistics.motors import visible_ratio
from analytics.statistics.reporting_lag import completeness, nowcast
from analytics.view import View
from analytics.vocabulary import vocabularies
from tests.conftest import World
from tests.recounted import table

CLOSED = 2026 * 12 + 4  # the registers were closed in April 2026


def months(column: pandas.Series) -> pandas.Series:
    return column.str[:4].astype(int) * 12 + column.str[5:7].astype(int)


def told(name: str) -> str:
    return re.sub("[\u2066-\u2069]", "", sentence_of(answer(name, View()), "en")).replace("\u00a0", " ")


def lagged() -> pandas.DataFrame:
    """Return the records that know start and source to the month, those in both registers once."""
    kept = []
    for name in ("projects", "events"):
        frame = pandas.DataFrame(table(name))
        frame = frame[(frame["start_date"].str.len() >= 7) & (frame["source_date"].str.len() >= 7)]
        frame = frame.assign(started=months(frame["start_date"]), written=months(frame["source_date"]))
        kept.append(frame[frame["written"] >= frame["started"]])
    links = pandas.DataFrame(table("project_event_links")).query("relation == 'same_thing'")
    twins = links[links["project_id"].isin(kept[0]["project_id"])]["event_id"]
    kept[1] = kept[1][~kept[1]["event_id"].isin(twins)]
    return pandas.concat(kept, ignore_index=True)


def test_recent_records_are_recounted_in_pandas(version):
    frame = lagged()
    answered = answer("recent_records", View())
    assert answered.coverage.n == len(frame)
    age = CLOSED - frame["started"]
    assert [row["records"] for row in answered.rows] == [int(age.between(3 * place, 3 * place + 2).sum()) for place in reversed(range(8))]
    known = {one.lag: one.share for one in completeness(list(frame["written"] - frame["started"]), list(age))}
    last = answered.rows[-1]
    assert last["until_month"] == "2026-04"
    assert last["share_pct"] == pytest.approx(100 * numpy.mean([known[lag] for lag in range(3)]))
    assert last["in_the_end"] == pytest.approx(100 * last["records"] / last["share_pct"])
    assert last["low"] <= last["in_the_end"] <= last["high"]


def test_the_years_of_the_view_do_not_change_recent_records(version):
    assert answer("recent_records", View(year_from=2015, year_to=2016)).rows == answer("recent_records", View()).rows


def test_recent_months_are_corrected_in_a_drawn_register(world: World):
    old = "".join(f"P{i} | 2020-01 | 2020-0{1 + i % 4}\n" for i in range(40))  # a quarter of them after 0, 1, 2 and 3 months
    world.has("projects", f"project_id | start_date | source_date\n{old}N1 | 2026-04 | 2026-04\nN2 | 2026-02 | 2026-03").build()
    *_, before, last = answer("recent_records", View()).rows
    assert (before["records"], before["share_pct"], before["in_the_end"]) == (0, 100, 0)
    assert last["records"] == 2
    assert 40 < last["share_pct"] < 60
    assert told("recent_records").startswith("Three months until April 2026: 2 records; about ")


def test_where_less_than_half_is_written_down_nothing_is_guessed():
    rows = [{"lag_months": lag, "longest_months": 30, "records": records, "closed": 24_316} for lag, records in ((2, 60), (5, 40))]
    *_, before, last = still_to_come(rows)
    assert [round(row["share_pct"]) for row in (before, last)] == [73, 20]
    assert (last["in_the_end"], last["low"], last["high"]) == (None, None, None)
    assert before["in_the_end"] == 0


def test_the_interval_of_a_nowcast_is_that_of_scipy():
    final, low, high = nowcast(10, 0.5, 100)
    law = betanbinom(11, 50.5, 50.5)
    assert (final, low, high) == (20, 10 + law.ppf(0.025), 10 + law.ppf(0.975))
    assert nowcast(0, 0.8, 254)[2] > 0


@pytest.mark.slow
@pytest.mark.parametrize("rate", [4, 12, 30])
def test_a_nowcast_covers_what_comes_at_least_93_times_in_100(rate):
    """Whole numbers cover more than they must where there are few."""
    random, covered = numpy.random.default_rng(37), []
    for _ in range(300):
        counts = random.poisson(rate, 40)
        when = numpy.repeat(numpy.arange(40), counts)
        lag = random.geometric(0.35, len(when)) - 1
        seen = when + lag < 40
        known = completeness(lag[seen], 39 - when[seen])
        for back in range(3):
            _, low, high = nowcast(int((seen & (when == 39 - back)).sum()), known[back].share, known[back].records)
            covered.append(low <= counts[39 - back] <= high)
    assert 0.93 <= numpy.mean(covered) <= (0.995 if rate < 30 else 0.98)


@pytest.mark.parametrize("column", ["axis", "sector"])
def test_emergence_is_recounted_in_pandas(version, column):
    frame = pandas.DataFrame(table("projects")).query("year != ''")
    codes = vocabularies()["axes" if column == "axis" else "sectors"]
    frame = frame[frame[column] != ""]
    frame = frame.assign(year=frame["year"].astype(int), code=[codes.code_of(word) for word in frame[column]]).query("year <= 2025")
    rows = {row[column]: row for row in answer(f"{column}_emergence", View()).rows}
    assert set(rows) == set(frame["code"])
    late = (frame["year"] >= 2023).sum() / (frame["year"] >= 2020).sum()
    for code, own in frame.groupby("code"):
        row = rows[code]
        assert (row["previous"], row["latest"]) == (own["year"].between(2020, 2022).sum(), (own["year"] >= 2023).sum())
        assert (row["projects"], row["since_year"]) == (len(own), own["year"].min())
        assert row["mean_age"] == pytest.approx(2025 - own["year"].mean())
        assert row["late_of_all_pct"] == pytest.approx(100 * late)


def test_a_class_emerges_within_all_classes_whatever_the_filter(version):
    alone, among = answer("axis_emergence", View(axes=("training",))), answer("axis_emergence", View())
    assert [dict(row) for row in alone.rows] == [dict(row) for row in among.rows if row["axis"] == "training"]


def test_what_emerges_is_named(world: World):
    calm = "".join(
        f"{axis}{year}{i} | {axis} | {year}\n"
        for axis in ("training", "studies", "financing")
        for year in range(2016, 2026)
        for i in range(7)
    )
    young = "".join(f"ai{year}{i} | ai | {year}\n" for year, count in ((2023, 12), (2024, 14), (2025, 16)) for i in range(count))
    world.has("projects", f"project_id | axis | year\n{calm}{young}").build()
    assert told("axis_emergence").startswith(
        "Emerging by more than chance gives: “Artificial intelligence” (from 0 to 42 projects). Axes judged: 4;"
    )


def generated_projects(random: numpy.random.Generator, count: int, without_end: float) -> str:
    """Return drawn projects with a geometric life, watched for ten years at most, some of which hide their end."""
    lines = ["project_id | kind | status | start_date | end_date | source_date"]
    for place in range(count):
        started, life, watched = 2010 + place % 5, int(random.geometric(0.3)), int(random.integers(1, 10))
        ended = life <= watched
        end = f"{started + life}" if ended and random.random() >= without_end else ""
        lines.append(f"P{place} | project | {'completed' if ended else 'running'} | {started} | {end} | {started + watched}")
    return "\n".join(lines)


def test_how_long_projects_last_is_that_of_statsmodels(world: World):
    from statsmodels.duration.survfunc import SurvfuncRight

    drawn = generated_projects(numpy.random.default_rng(41), 120, 0)
    world.has("projects", drawn).build()
    lines = [[cell.strip() for cell in line.split("|")] for line in drawn.splitlines()[1:]]
    times = [int(end or source) - int(start) for *_, start, end, source in lines]
    other = SurvfuncRight(times, [int(status == "completed") for _, _, status, *_ in lines])
    rows = answer("project_duration", View()).rows
    assert [row["lasted_years"] for row in rows] == list(other.surv_times)
    assert [row["share_pct"] for row in rows] == pytest.approx([100 * (1 - share) for share in other.surv_prob])
    assert rows[0]["half_years"] == other.quantile(0.5)
    assert [row["at_risk"] for row in rows] == list(other.n_risk)


def test_how_long_projects_last_is_refused_where_ends_are_hidden(world: World):
    world.has("projects", generated_projects(numpy.random.default_rng(43), 120, 0.5)).build()
    refused = answer("project_duration", View()).refusal
    assert (refused.reason, refused.needs) == ("ends_unknown", 80)
    assert 35 <= refused.has <= 65


def test_how_long_projects_last_needs_thirty_that_end():
    rows = [{"lasted_years": 2, "state": "running", "projects": 60}]
    with pytest.raises(NotEnoughData):
        lasting(rows)
    with pytest.raises(NotEnoughData) as refused:
        lasting([{"lasted_years": 2, "state": "ended", "projects": 29}])
    assert refused.value.has == 29


def test_ends_are_counted_again_on_the_shipped_projects(version):
    frame = pandas.DataFrame(table("projects")).query(
        "kind != 'event_project' and start_date != '' and status in ('completed', 'cancelled')"
    )
    ended = frame[(frame["end_date"] != "") & (frame["end_date"].str[:4] <= "2026")]
    assert answer("project_duration", View()).refusal.has == 100 * len(ended) // len(frame)


@pytest.mark.parametrize(("expected", "spread", "bar"), [(20, 4.5, 31), (60, 8, 80), (8, 3, 16)])
def test_a_motor_of_the_visible_ratio_passes_its_bar_80_times_in_100(expected, spread, bar):
    ratio = visible_ratio(expected, spread, bar)
    random = numpy.random.default_rng(47)
    counts = random.normal(ratio * expected, spread * ratio**0.5, 20_000)
    assert (counts > bar).mean() == pytest.approx(0.8, abs=0.01)
