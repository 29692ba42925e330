"""The indicators on axes, sectors and years a second time: in pandas, straight from the shipped CSV files."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy
import pandas
from scipy.stats import binomtest
from scipy.stats.contingency import expected_freq

from analytics.places import HOUSE
from analytics.statistics.diversity import effective_interval
from analytics.vocabulary import vocabularies

LAST = 2025  # both registers are as of 30 April 2026
CODED = {"axis": "axes", "sector": "sectors", "year_basis": "date_bases"}
Numbers = dict[tuple, dict[str, object]]


def read() -> tuple[pandas.DataFrame, pandas.DataFrame, pandas.DataFrame]:
    """Return projects, events and links, with codes in the place of labels."""
    return tuple(_decoded(name) for name in ("projects", "events", "project_event_links"))


def _decoded(name: str) -> pandas.DataFrame:
    frame = pandas.read_csv(HOUSE / "data" / "registry" / f"{name}.csv", dtype=str)
    for column in set(CODED) & set(frame):
        code_of = vocabularies()[CODED[column]].code_of
        frame[column] = frame[column].map(lambda text, code_of=code_of: code_of(text) if isinstance(text, str) else None)
    if "year" in frame:
        frame["year"] = pandas.to_numeric(frame["year"])
    return frame


@dataclass
class Seen:
    """The registers and the filters of a view."""

    projects: pandas.DataFrame
    events: pandas.DataFrame
    links: pandas.DataFrame
    axes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    year_from: int = 0
    year_to: int = 9999

    def cut(self, frame: pandas.DataFrame, coded: bool = True, years: bool = True) -> pandas.DataFrame:
        """Return the rows the filters keep; `coded` and `years` say which filters apply."""
        kept = frame["year"].isna() | frame["year"].between(self.year_from, self.year_to) if years else frame["axis"].notna()
        for column, codes in (("axis", self.axes), ("sector", self.sectors)):
            if codes and coded:
                kept &= frame[column].isin(codes)
        return frame[kept]


def exact(later: int, earlier: int) -> dict[str, object]:
    """Return ratio, low, high and growth_pct of two counts."""
    if earlier == 0:
        return dict.fromkeys(("ratio", "low", "high", "growth_pct"))
    interval = binomtest(int(later), int(later + earlier)).proportion_ci(method="exact")
    percent = 100 * later / earlier - 100 if min(later, earlier) >= 30 else None
    return {
        "ratio": later / earlier,
        "low": interval.low / (1 - interval.low),
        "high": interval.high / (1 - interval.high),
        "growth_pct": percent,
    }


def wilson(part: int, whole: int) -> dict[str, float]:
    interval = binomtest(int(part), int(whole)).proportion_ci(method="wilson")
    return {"share_pct": 100 * part / whole, "low_pct": 100 * interval.low, "high_pct": 100 * interval.high}


def effective(counts: object) -> float:
    seen = [count for count in counts if count]
    whole = sum(seen)
    return float(numpy.exp(sum(-count / whole * numpy.log(count / whole) for count in seen) + (len(seen) - 1) / (2 * whole)))


def diversity(counts: pandas.Series, named: str, most: int) -> dict[str, object]:
    if counts.sum() < 30:
        return {"projects": int(counts.sum()), named: None, "low": None, "high": None}
    values = [min(effective(counts), most), *effective_interval(list(counts), most)]
    return {"projects": int(counts.sum()), **dict(zip((named, "low", "high"), map(float, values), strict=True))}


@dataclass
class Oracle:
    """How an indicator's rows are told apart, and its numbers by those keys; None where it must refuse."""

    keys: tuple[str, ...]
    numbers: Callable[[Seen], Numbers | None]

    def __call__(self, seen: Seen) -> Numbers | None:
        return self.numbers(seen)


def counted(register: str, count: str, *keys: str) -> Oracle:
    def numbers(seen: Seen) -> Numbers:
        sizes = seen.cut(getattr(seen, register)).dropna(subset=list(keys)).groupby(list(keys)).size()
        return {key if isinstance(key, tuple) else (key,): {count: n} for key, n in sizes.items()}

    return Oracle(keys, numbers)


def by_year(register: str, count: str) -> Oracle:
    def numbers(seen: Seen) -> Numbers:
        years = seen.cut(getattr(seen, register))["year"].dropna().astype(int)
        return {(year,): {count: int((years == year).sum())} for year in range(years.min(), years.max() + 1)}

    return Oracle(("year",), numbers)


def share(key: str) -> Oracle:
    def numbers(seen: Seen) -> Numbers:
        filtered = {"axis": seen.axes, "sector": seen.sectors}[key]
        reference = seen.cut(seen.projects, coded=False)
        for other, codes in (("axis", seen.axes), ("sector", seen.sectors)):
            reference = reference[reference[other].isin(codes)] if codes and other != key else reference
        counts = reference.groupby(key).size()
        shown = filtered or counts.index
        return {(code,): {"projects": counts[code], "total": len(reference), **wilson(counts[code], len(reference))} for code in shown}

    return Oracle((key,), numbers)


def growth(key: str) -> Oracle:
    def numbers(seen: Seen) -> Numbers:
        history = seen.cut(seen.projects, years=False)
        recent = history[history["year"].between(LAST - 5, LAST)]
        counts = {code: (int((years <= LAST - 3).sum()), int((years > LAST - 3).sum())) for code, years in recent.groupby(key)["year"]}
        return {(code,): {"last_year": LAST, "previous": a, "latest": b, **exact(b, a)} for code, (a, b) in counts.items()}

    return Oracle((key,), numbers)


def axes_by_sector(seen: Seen) -> Numbers:
    table = pandas.crosstab(*(seen.cut(seen.projects)[column] for column in ("sector", "axis")))
    return {(sector, axis): {"projects": int(table.loc[sector, axis])} for sector in table.index for axis in table.columns}


def specialisation(seen: Seen) -> Numbers | None:
    selected = seen.cut(seen.projects)
    table = pandas.crosstab(*(seen.cut(seen.projects, coded=False)[column] for column in ("sector", "axis")))
    found = {}
    for sector, axis in ((s, a) for s in table.index for a in table.columns):
        expected = table.loc[sector].sum() * table[axis].sum() / table.to_numpy().sum()
        interval = binomtest(int(table.loc[sector, axis]), int(table.loc[sector].sum())).proportion_ci(method="exact")
        weight = table[axis].sum() / table.to_numpy().sum()
        values = (table.loc[sector, axis] / expected, interval.low / weight, interval.high / weight) if expected >= 4 else (None,) * 3
        named = dict(zip(("quotient", "low", "high"), values, strict=True))
        found[sector, axis] = {"projects": int(table.loc[sector, axis]), "expected": expected, **named}
    shown = {key: cell for key, cell in found.items() if key[0] in set(selected["sector"]) and key[1] in set(selected["axis"])}
    return drawn_together(shown, table)


def drawn_together(shown: Numbers, table: pandas.DataFrame) -> Numbers:
    """Return the cells `shown` of `table` with their `shrunken` quotients: the weighted mean of the quotient and 1."""
    residuals = ((table - expected_freq(table)) ** 2 / expected_freq(table)).stack()
    whole = table.to_numpy().sum()
    left = pandas.DataFrame(numpy.outer(1 - table.sum(axis=1) / whole, 1 - table.sum(axis=0) / whole) * whole / (whole - 1), table.index, table.columns).stack()  # fmt: skip
    tested = [key for key, cell in shown.items() if cell["quotient"] is not None]
    known = pandas.Series({key: shown[key]["expected"] for key in tested}, dtype=float)
    spread = max(0.0, float((residuals[tested] - left[tested]).sum() / (known * left[tested]).sum())) if len(tested) >= 3 else None
    for cell in shown.values():
        weight = None if spread is None else spread * cell["expected"] / (1 + spread * cell["expected"])
        cell["shrunken"] = None if weight is None or cell["quotient"] is None else weight * cell["quotient"] + 1 - weight
    return shown


def diversity_of_axes(seen: Seen) -> Numbers:
    table = pandas.crosstab(*(seen.cut(seen.projects)[seen.cut(seen.projects)["year"] <= LAST][column] for column in ("axis", "year")))
    ends = range(int(table.columns.min()) + 2, int(table.columns.max()) + 1)
    windows = {end: table[[year for year in table.columns if end - 2 <= year <= end]].sum(axis=1) for end in ends}
    return {(end,): diversity(counts[counts > 0], "effective_axes", 7) for end, counts in windows.items()}


def diversity_of_sectors(seen: Seen) -> Numbers:
    table = pandas.crosstab(*(seen.cut(seen.projects)[column] for column in ("axis", "sector")))
    return {(axis,): diversity(row[row > 0], "effective_sectors", 12) for axis, row in table.iterrows()}


def activity(seen: Seen) -> Numbers:
    projects, events = (seen.cut(frame) for frame in (seen.projects, seen.events))
    same = seen.links[seen.links["relation"] == "same_thing"].merge(projects.dropna(subset=["year"]), on="project_id")["event_id"]
    double = events["event_id"].isin(same)
    parts = {"projects": projects["year"], "events_only": events[~double]["year"], "same_thing": events[double]["year"]}
    years = pandas.concat(parts.values()).dropna().astype(int)
    return {(year,): {name: int((part == year).sum()) for name, part in parts.items()} for year in range(years.min(), years.max() + 1)}


def yearly_growth(seen: Seen) -> Numbers:
    history, selected = seen.cut(seen.projects, years=False)["year"], seen.cut(seen.projects)["year"]
    years = range(int(selected.min()), int(min(selected.max(), LAST)) + 1)
    counts = {year: (int((history == year - 1).sum()), int((history == year).sum())) for year in years}
    return {(year,): {"previous": a, "latest": b, **exact(b, a)} for year, (a, b) in counts.items()}


def compound(seen: Seen) -> Numbers | None:
    found = {}
    for register in ("projects", "events"):
        years = seen.cut(getattr(seen, register))["year"].dropna().astype(int)
        years = years[years <= LAST]
        threes = {end: int(years.between(end - 2, end).sum()) for end in range(years.min() + 2, years.max() + 1)}
        last = years.max()
        first = next((end for end, n in threes.items() if n >= 30 and end <= last - 3), None)
        if first and threes[last] >= 30:
            grown = exact(threes[last], threes[first])
            rates = {name: 100 * (grown[part] ** (1 / (last - first)) - 1) for name, part in (("growth_pct", "ratio"), ("low_pct", "low"), ("high_pct", "high"))}  # fmt: skip
            periods = {"first_period": f"{first - 2}-{first}", "last_period": f"{last - 2}-{last}", "years": last - first}
            found[(register,)] = {**periods, "previous": threes[first], "latest": threes[last], **rates}
    return found or None


def basis(seen: Seen) -> Numbers:
    counts = seen.cut(seen.projects)["year_basis"].value_counts()
    return {(code,): {"projects": n, **wilson(n, counts.sum())} for code, n in counts.items()}


def parts(seen: Seen) -> Numbers | None:
    last = seen.cut(seen.projects)["year"].pipe(lambda years: years[years <= LAST]).max()
    before, after = (seen.cut(seen.projects, coded=False).query("year == @year") for year in (last - 1, last))
    if min(len(before), len(after)) < 30:
        return None
    overall, found = len(after) / len(before) - 1, {}
    for axis in seen.axes or sorted(seen.cut(seen.projects)["axis"].unique()):
        own, sectors = before[before["axis"] == axis], before.groupby("sector").size()
        expected = sum(n * (sum(after["sector"] == sector) / sectors[sector] - 1) for sector, n in own.groupby("sector").size().items())
        change, national = sum(after["axis"] == axis) - len(own), len(own) * overall
        counts = {"last_year": int(last), "previous": len(own), "latest": len(own) + change, "change": change}
        found[(axis,)] = {**counts, "national": national, "mix": expected - national, "own": change - expected}
    return found


ORACLES = {
    "axis_shares": share("axis"), "projects_by_axis_and_year": counted("projects", "projects", "axis", "year"), "axis_growth": growth("axis"),
    "axes_by_sector": Oracle(("sector", "axis"), axes_by_sector), "axis_diversity_by_year": Oracle(("year",), diversity_of_axes),
    "events_by_axis": counted("events", "events", "axis"), "projects_by_sector": counted("projects", "projects", "sector"),
    "sector_shares": share("sector"), "projects_by_sector_and_year": counted("projects", "projects", "sector", "year"),
    "sector_growth": growth("sector"), "sector_specialisation": Oracle(("sector", "axis"), specialisation),
    "sector_diversity_by_axis": Oracle(("axis",), diversity_of_sectors), "events_by_sector": counted("events", "events", "sector"),
    "projects_by_year": by_year("projects", "projects"), "events_by_year": by_year("events", "events"),
    "activity_by_year": Oracle(("year",), activity), "project_growth_by_year": Oracle(("year",), yearly_growth),
    "compound_growth": Oracle(("register",), compound), "year_basis": Oracle(("year_basis",), basis), "axis_shift_share": Oracle(("axis",), parts),
}  # fmt: skip
