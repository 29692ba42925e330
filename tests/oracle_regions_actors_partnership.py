"""Regions, actors and the partnership counted without SQL: each function takes the rows of a view and returns those of an indicator."""

from collections import Counter, defaultdict

import numpy
import pandas
import pytest
import scipy.stats
from recounted import ADD, GROUPS, KEYS, MNC, NAMES, table

from analytics.vocabulary import vocabularies

FIRST, LAST = 2015, 2025
REGIONS = [f"MA-{number:02}" for number in range(1, 13)]


def placed(rows):
    return [row for row in rows if row["region"] in REGIONS]


def ranked(counts, vocabulary):
    codes = vocabularies()[vocabulary].codes
    return sorted(counts.items(), key=lambda item: (-item[1], codes.index(item[0])))


def wilson(part, whole):
    if whole < 30:
        return None, None, None
    found = scipy.stats.binomtest(part, whole).proportion_ci(method="wilson")
    return 100 * part / whole, 100 * found.low, 100 * found.high


def pairs(counts):
    drawn = [unit for unit, count in enumerate(counts) for _ in range(count)]
    same = sum(a == b for i, a in enumerate(drawn) for b in drawn[i + 1 :])
    return same / (len(drawn) * (len(drawn) - 1) / 2)


def region_ranking(seen):
    ps, es = placed(seen.projects), placed(seen.events)
    counts = [Counter(row["region"] for row in rows) for rows in (ps, es, ps + seen.once(ps, es))]
    return [(region, counts[0][region], counts[1][region], total) for region, total in ranked(counts[2], "regions")]


def rates(seen):
    people = {r["region_code"]: int(r["population"]) for r in table("regions_population") if r["census_year"] == "2024"}
    rows = []
    for region, n in sorted(Counter(row["region"] for row in placed(seen.projects)).items()):
        bounds = (n, scipy.stats.chi2.ppf(0.025, 2 * n) / 2, scipy.stats.chi2.ppf(0.975, 2 * n + 2) / 2)
        rows.append((region, n, people[region], *(None if n < 5 else count / people[region] * 1e5 for count in bounds)))
    return rows


def region_by_axis(seen):
    rows = placed(seen.projects)
    axes = [axis for axis in vocabularies()["axes"].codes if axis in {row["axis"] for row in rows}]
    counts = Counter((row["region"], row["axis"]) for row in rows)
    return [(region, axis, counts[region, axis]) for region in sorted({row["region"] for row in rows}) for axis in axes]


def region_specialisation(seen):
    """Of the three views of the test only that of an axis narrows it: its reference is every axis."""
    axes = vocabularies()["axes"].codes
    rows = placed(seen.of_every_axis)
    cells = Counter((row["region"], row["axis"]) for row in rows)
    asked = {part for row in placed(seen.projects) for part in (row["region"], row["axis"])}
    told = []
    for pair in sorted(((r, a) for r in REGIONS for a in axes if {r, a} <= asked), key=lambda pair: (pair[0], axes.index(pair[1]))):
        within, across = (sum(row[name] == pair[i] for row in rows) for i, name in enumerate(("region", "axis")))
        found = scipy.stats.binomtest(cells[pair], within).proportion_ci(method="exact")
        numbers = [part * len(rows) / across for part in (cells[pair] / within, found.low, found.high)]
        expected = within * across / len(rows)
        told.append((*pair, cells[pair], expected, *(numbers if expected >= 4 else [None] * 3)))
    return told


def region_concentration(seen):
    rows = [row for row in placed(seen.projects) if row["year"]]
    groups = defaultdict(list)
    for row in rows:
        groups[row["year"] // 3].append(row)
    told = []
    for group in [rows, *(groups[key] for key in sorted(groups))]:
        counts = sorted(Counter(row["region"] for row in group).values(), reverse=True)
        known = sum(counts) >= 30
        told.append((sum(counts), pairs(counts) if known else None, 100 * sum(counts[:3]) / sum(counts) if known else None))
    return told


def place_known(seen):
    rows = []
    for name in KEYS:
        regions = [row["region"] for row in getattr(seen, name)]
        inside = sum(region in REGIONS for region in regions)
        rows.append((name, inside, regions.count("national"), regions.count("international"), regions.count(None), len(regions)))
    return rows


def by_year_and_actor(seen):
    codes = vocabularies()["actor_types"].codes
    counts = Counter((row["year"], row["actor_type"]) for row in seen.projects if row["year"])
    return [(year, actor, n) for (year, actor), n in sorted(counts.items(), key=lambda item: (item[0][0], codes.index(item[0][1])))]


def leading(seen):
    led, joined = (Counter() for _ in range(2))
    for row in seen.projects:
        led.update(row["lead"] - GROUPS)
        joined.update(row["partners"] - row["lead"] - GROUPS)
    rows = [(NAMES.get(one, one), led[one], joined[one], led[one] + joined[one], one) for one in {*led, *joined}]
    return sorted(rows, key=lambda row: (-row[3], -row[1], row[0]))


def concentration(seen):
    counts = defaultdict(Counter)
    for row in seen.projects:
        counts[row["axis"]].update(row["named"])
    axes = [axis for axis in vocabularies()["axes"].codes if counts[axis]]
    sizes = {axis: sum(counts[axis].values()) for axis in axes}
    return [(axis, sizes[axis], 100 * pairs(counts[axis].values()) if sizes[axis] >= 30 else None) for axis in axes]


def gini(seen):
    counts = numpy.array(list(Counter(one for row in seen.projects for one in row["named"]).values()))
    return float(abs(counts[:, None] - counts[None, :]).mean() / 2 / counts.mean())


def active(seen):
    years = defaultdict(set)
    for row in seen.projects + seen.events:
        years[row["year"]] |= row["named"]
    return [(year, len(years[year])) for year in sorted(y for y in years if y) if years[year]]


def entry(seen):
    first = {}
    for row in (row for row in seen.past if row["year"]):
        first.update({one: min(row["year"], first.get(one, 9999)) for one in row["named"]})
    years = defaultdict(set)
    for row in seen.projects + seen.events:
        years[row["year"]] |= row["named"]
    told = [
        (year, sum(first[one] == year for one in years[year]), len(years[year])) for year in sorted(y for y in years if y) if years[year]
    ]
    return [(year, new, all_ - new, all_) for year, new, all_ in told]


def international(seen):
    years = defaultdict(list)
    for row in (row for row in seen.projects if row["year"] and row["scope"]):
        years[row["year"]].append(row["scope"] == "international")
    return [(year, sum(some), len(some), *wilson(sum(some), len(some))) for year, some in sorted(years.items())]


def flows(seen):
    order = [vocabularies()[name].codes for name in ("actor_types", "axes")]
    counts = Counter((row["actor_type"], row["axis"]) for row in seen.projects if row["actor_type"])
    return [(*pair, n) for pair, n in sorted(counts.items(), key=lambda item: [order[i].index(item[0][i]) for i in (0, 1)])]


def partnership_by_axis(seen):
    ps, es = seen.joint()
    counts = [Counter(row["axis"] for row in rows) for rows in (ps, es, ps + seen.once(ps, es))]
    axes = {*counts[0], *counts[1]}
    return [(axis, counts[0][axis], counts[1][axis], n) for axis, n in ranked({axis: counts[2][axis] for axis in axes}, "axes")]


def partnership_by_year(seen):
    ps, es = seen.joint()
    years = defaultdict(list)
    for row in ps + seen.once(ps, es):
        years[row["year"]].append(frozenset(row["all"] & {ADD, MNC}))
    sets = [frozenset({ADD}), frozenset({MNC}), frozenset({ADD, MNC})]
    return [(year, *(years[year].count(one) for one in sets), len(years[year])) for year in sorted(y for y in years if y)]


def side(row):
    if row["year"] != 2020:
        return int(row["year"] > 2020)
    earliest, latest = {10: ("", ""), 7: ("-01", "-30"), 4: ("-01-01", "-12-31"), 0: ("2020-01-01", "2020-12-31")}[len(row["start"])]
    sides = {int(row["start"] + end >= "2020-06-24") for end in (earliest, latest)}
    return sides.pop() if len(sides) == 1 else 2


def before_after(seen):
    ps, es = seen.joint()
    years = [row["year"] for row in seen.projects + seen.events if row["year"]]
    first, last = max(min(years), FIRST), min(max(years), LAST)
    days = pandas.Timestamp("2020-06-24") - pandas.Timestamp(first, 1, 1), pandas.Timestamp(last + 1, 1, 1) - pandas.Timestamp("2020-06-24")
    counts = Counter((row["axis"], side(row)) for row in ps + seen.once(ps, es) if row["year"] and first <= row["year"] <= last)
    axes = [axis for axis in vocabularies()["axes"].codes if any(counts[axis, place] for place in range(3))]
    lengths = [span.days / 365.25 for span in days]
    rows = []
    for axis in axes:
        before, since, unplaced = (counts[axis, place] for place in range(3))
        ratio = since / before * lengths[0] / lengths[1] if before else None
        rows.append(
            (axis, before, since, unplaced, *(pytest.approx(n, abs=0.01) for n in lengths), ratio and pytest.approx(ratio, rel=0.005))
        )
    return rows


def partners(seen):
    ps, es = seen.joint()
    projects, events, total = (Counter() for _ in range(3))
    mine = {row["id"]: row["named"] for row in ps}
    for row in ps:
        projects.update(row["named"])
    for row in es:
        listed = set().union(*(mine.get(project, set()) for project, event in seen.same if event == row["id"]))
        events.update(row["named"])
        total.update(row["named"] - listed)
    total.update(projects)
    rows = [(NAMES.get(one, one), projects[one], events[one], total[one], one) for one in {*projects, *events} - {ADD, MNC}]
    return sorted(rows, key=lambda row: (-row[3], -row[1], row[0]))


def roles(seen):
    rows = []
    for one in (ADD, MNC):
        counts = [
            (sum(one in r["lead"] for r in some), sum(one in r["partners"] - r["lead"] for r in some))
            for some in (seen.projects, seen.events)
        ]
        rows.append((NAMES[one], *counts[0], *counts[1]))
    return [row for row in rows if sum(row[1:])]


def shares(seen):
    counts = Counter(row["actor_type"] for row in seen.projects if row["actor_type"])
    whole = sum(counts.values())
    return [(actor, n, whole, *wilson(n, whole)) for actor, n in ranked(counts, "actor_types")]
