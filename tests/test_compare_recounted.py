"""Sides beside one another on the real registers, counted again in pandas from the exported records."""

import io

import pandas
import pytest

from analytics.comparing.answering import compared, names_of
from analytics.comparing.comparison import Comparison
from analytics.downloads import file_of
from analytics.downloads.records import records_of
from analytics.view import View, view_of
from analytics.vocabulary import UNKNOWN
from tests.compared import every_comparison, id_of

VIEWS = {"full": View(), "some": view_of({"sector": ["ict", "finance", "cross_sector"], "from": ["2012"], "to": ["2024"]})}


def exported(register: str, view: View) -> pandas.DataFrame:
    """Return the records of a view as the CSV export holds them."""
    return pandas.read_csv(io.BytesIO(file_of(records_of(register, view), "csv")))


def of_side(records: pandas.DataFrame, comparison: Comparison, side: str) -> pandas.DataFrame:
    if comparison.key == "period":
        first, last = (int(year) for year in side.split("-"))
        return records[records["year"].between(first, last)]
    column = records[comparison.dimension.column]
    return records[column.isna() if side == UNKNOWN else column == side]


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("comparison", [one for one in every_comparison() if one.key != "org"], ids=id_of)
def test_counts_by_year_and_by_profile_are_those_of_the_exported_records(comparison, view, version):
    apart = view.without("year_from", "year_to") if comparison.key == "period" else view.without(comparison.dimension.field)
    by = "sector" if comparison.key == "axis" else "axis"
    for register in comparison.dimension.registers:
        records = exported(register, apart)
        found = {part: compared(f"compare_{register}_{part}", comparison, view).rows for part in ("years", "profile", "size")}
        for side in comparison.sides:
            own = {part: [row for row in some if (row[comparison.dimension.column] or UNKNOWN) == side] for part, some in found.items()}
            mine = of_side(records, comparison, side)
            assert {row["year"]: row[register] for row in own["years"] if row[register]} == dict(mine.groupby("year").size())
            profile = {row[by]: row[register] for row in own["profile"] if row[register]}
            assert profile in (dict(mine.groupby(by).size()), {} if not found["profile"] else None)
            if found["size"]:
                kept = mine[mine["year"] <= 2025] if comparison.key == "period" else mine
                assert own["size"][0][register] == len(kept)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_organisations_are_counted_as_the_records_name_them(view, version):
    comparison = next(one for one in every_comparison() if one.key == "org")
    for side in comparison.sides:
        alone = exported("events", view.with_(organisations=(side,)))
        answered = compared("compare_events_size", comparison, view)
        assert {row["organisation_id"]: row["events"] for row in answered.rows if row["counted"] == "all_years"}[side] == len(alone)
    assert "compare_organisations" not in names_of(comparison)
