"""The composite index of regions: records become indicators of each region, ranks, and what they would be by chance alone."""

from collections.abc import Sequence

import numpy

from analytics.errors import NotEnoughData
from analytics.statistics.composite import (
    SMALLEST_INDICATORS,
    SMALLEST_UNITS,
    Ranking,
    between_ends,
    drawn_scores,
    pairs_in_order,
    ranking,
    scores,
)
from analytics.statistics.of_rows import Row, Statistic
from analytics.statistics.rates import INHABITANTS

SMALLEST_REGION = 10  # records: below it a region's indicators jump by a tenth or more with each record
COMPONENTS = (
    "projects_per_100000",
    "events_per_100000",
    "organisations_per_100000",
    "different_axes_pct",
    "joint_pct",
    "international_pct",
)
_DRAWS, _WORLDS, _DRAWS_A_WORLD, _SEED = 2000, 50, 100, 20200624
_SUMS = 7  # before the records of each axis: projects, events, organisations, named, joint, scoped, international
Values = numpy.ndarray


def composite_of_regions(weights: Sequence[int] = (1,) * len(COMPONENTS)) -> Statistic:
    """Return one row a region, the highest score first; a region under 10 records keeps its count alone.

    Rows hold region, population, part («project», «event», or «again» for an event that stands among the projects), axis, organisations
    (named in the record, 2 for several), newcomers (organisations of the region counted with this record, each with one), is_international
    and records (how many are alike). Columns: region, records, the components (per 100,000 inhabitants or percent, None where unknown), score (0 to 100), rank,
    low_rank and high_rank, pairs, pairs_kept (that keep their order in 90% of draws), kept_by_chance_pct (the same in worlds whose regions
    are alike). Refuses under 5 regions of 10 records, and where fewer than 5 weighed components differ between them.
    """

    def statistic(rows: Sequence[Row]) -> list[Row]:
        regions, sizes = _sized(rows)
        ranked = [region for region in regions if sizes[region] >= SMALLEST_REGION]
        if len(ranked) < SMALLEST_UNITS:
            raise NotEnoughData(len(ranked), SMALLEST_UNITS, "too_few_regions")
        cells = [row for row in rows if row["region"] in ranked]
        values, found, by_chance = _ranked(cells, ranked, weights)
        kept = {"pairs": found.pairs, "pairs_kept": found.pairs_kept, "kept_by_chance_pct": by_chance}
        told = {region: _told(values[place], found, place) for place, region in enumerate(ranked)}
        empty = dict.fromkeys((*COMPONENTS, "score", "rank", "low_rank", "high_rank"))
        shown = [{"region": region, "records": sizes[region], **told.get(region, empty), **kept} for region in regions]
        return sorted(shown, key=lambda row: (row["score"] is None, -(row["score"] or 0), -row["records"]))

    return statistic


def _sized(rows: Sequence[Row]) -> tuple[list[str], dict[str, int]]:
    sizes: dict[str, int] = {}
    for row in rows:
        sizes[row["region"]] = sizes.get(row["region"], 0) + (row["records"] if row["part"] != "again" else 0)
    return list(sizes), sizes


def _ranked(cells: Sequence[Row], regions: list[str], weights: Sequence[int]) -> tuple[Values, Ranking, float]:
    random = numpy.random.default_rng(_SEED)
    population = numpy.array([next(row["population"] for row in cells if row["region"] == region) for region in regions], dtype=float)
    counts, said = numpy.array([row["records"] for row in cells]), features(cells)
    own = [numpy.array([row["region"] == region for row in cells]) for region in regions]
    values = components(numpy.stack([counts[one] @ said[one] for one in own]), population)
    _refuse_few(values, weights)
    sums = numpy.stack([random.poisson(counts[one], (_DRAWS, one.sum())) @ said[one] for one in own], axis=1)
    found = ranking(values, about(values, components(sums, population)), weights, random)
    return values, found, _kept_by_chance(*_all_together(counts, said), population, weights)


def _refuse_few(values: Values, weights: Sequence[int]) -> None:
    differing = int((~numpy.isnan(between_ends(values)).all(axis=0) & (numpy.asarray(weights) > 0)).sum())
    if differing < SMALLEST_INDICATORS:
        raise NotEnoughData(differing, SMALLEST_INDICATORS, "too_few_components")


def about(values: Values, drawn: Values) -> Values:
    """Return draws moved so that their mean is `values`: drawing again makes axes look less varied, most of all where records are few."""
    known = ~numpy.isnan(drawn)
    mean = numpy.where(known, drawn, 0.0).sum(axis=0) / numpy.maximum(known.sum(axis=0), 1)
    return drawn + (values - mean)


def features(cells: Sequence[Row]) -> Values:
    """Return what one record of each cell adds to: projects, events, organisations, named, joint, scoped, international, and its axis."""
    axes = sorted({row["axis"] for row in cells if row["axis"] is not None})
    said = numpy.zeros((len(cells), _SUMS + len(axes)))
    for line, row in enumerate(cells):
        said[line, 0], said[line, 1] = row["part"] == "project", row["part"] != "project"
        said[line, 2] = row["newcomers"]
        if row["part"] != "again":
            said[line, 3], said[line, 4] = row["organisations"] > 0, row["organisations"] > 1
            said[line, 5], said[line, 6] = row["is_international"] is not None, bool(row["is_international"])
            if row["axis"] is not None:
                said[line, _SUMS + axes.index(row["axis"])] = 1
    return said


def components(sums: Values, population: Values) -> Values:
    """Return the components (..., regions, components) of sums (..., regions, features); nan where one is unknown."""
    rates = INHABITANTS * sums[..., :3] / population[:, None]
    axes, of_axes = sums[..., _SUMS:], sums[..., _SUMS:].sum(axis=-1)
    alike = _part((axes * (axes - 1)).sum(axis=-1), of_axes * (of_axes - 1))
    shares = [100 - alike, _part(sums[..., 4], sums[..., 3]), _part(sums[..., 6], sums[..., 5])]
    return numpy.concatenate([rates, numpy.stack(shares, axis=-1)], axis=-1)


def _part(part: Values, whole: Values) -> Values:
    return numpy.where(whole > 0, 100 * part / numpy.maximum(whole, 1), numpy.nan)


def _all_together(counts: Values, said: Values) -> tuple[Values, Values]:
    """Return the counts of records that add the same, wherever they are, and what each of them adds."""
    alike, place = numpy.unique(said, axis=0, return_inverse=True)
    return numpy.bincount(place.ravel(), weights=counts), alike


def _kept_by_chance(counts: Values, said: Values, population: Values, weights: Sequence[int]) -> float:
    """Return the share of pairs, in percent, that would keep their order in 90% of draws if records fell on regions by population alone."""
    random = numpy.random.default_rng(_SEED)
    expected = numpy.outer(numpy.nan_to_num(population) / numpy.nansum(population), counts)
    kept = []
    for _ in range(_WORLDS):
        world = random.poisson(expected)
        values = components(world @ said, population)
        again = components(random.poisson(world, (_DRAWS_A_WORLD, *world.shape)) @ said, population)
        drawn = drawn_scores(about(values, again), weights, random)
        pairs, in_order = pairs_in_order(scores(between_ends(values), numpy.asarray(weights, dtype=float)), drawn)
        kept.append(in_order / max(pairs, 1))
    return 100 * float(numpy.mean(kept))


def _told(values: Values, found: Ranking, place: int) -> Row:
    known = {name: None if numpy.isnan(one) else float(one) for name, one in zip(COMPONENTS, values, strict=True)}
    if numpy.isnan(found.score[place]):
        return {**known, **dict.fromkeys(("score", "rank", "low_rank", "high_rank"))}
    ends = {name: int(getattr(found, name)[place]) for name in ("rank", "low_rank", "high_rank")}
    return {**known, "score": float(found.score[place]), **ends}
