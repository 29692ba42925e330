"""Charts over years: an unfinished year is marked and named where it is drawn, few years make no broad columns, and a table of measures says percent once."""

import pytest

from analytics.charts.look import Look
from analytics.charts.measure_table import MeasureTable
from analytics.charts.small_multiples import SmallMultiples
from analytics.charts.year_columns import YearColumns
from analytics.charts.year_line import YearLine
from analytics.charts.years import PARTIAL
from analytics.vocabulary import LANGUAGES

LOOK = {lang: Look(lang, last_whole_year=2025) for lang in LANGUAGES}
every_language = pytest.mark.parametrize("lang", LANGUAGES)


def shares(*values):
    return [{"year": 2026 - place, "share_pct": value} for place, value in reversed(list(enumerate(reversed(values))))]


@every_language
@pytest.mark.parametrize(("last", "symbol", "is_named"), [(50, "circle-open", True), (None, "circle-open", False)])
def test_a_line_marks_an_unfinished_year_hollow_and_names_it_only_where_it_has_a_value(lang, last, symbol, is_named):
    figure = YearLine("share_pct").figure(shares(40, 45, last), LOOK[lang])
    assert figure["data"][-1]["marker"]["symbol"] == ["circle", "circle", symbol]
    said = PARTIAL[lang].format(year=2026) in figure["layout"]["title"]["text"]
    assert said == is_named


@pytest.mark.parametrize("chart", [YearColumns(("projects",)), SmallMultiples("axis", "projects")], ids=["columns", "multiples"])
def test_one_year_does_not_fill_a_plot_and_many_years_stand_as_before(chart):
    def part(years):
        figure = chart.figure([{"axis": "ai", "year": year, "projects": 3} for year in years], LOOK["fr"])
        low, high = figure["layout"]["xaxis"]["range"]
        return figure["data"][0]["width"], figure["data"][0]["width"] / (high - low)

    assert part([2025])[1] < 0.2
    assert part(range(2024, 2026))[1] < 0.2
    assert part(range(2010, 2027))[0] == 0.8


@every_language
def test_a_table_of_measures_says_percent_beside_the_name_alone(lang):
    own = {"share_pct": {"fr": "Part (%)", "ar": "الحصة (%)", "en": "Share (%)", "format": "percent"}}
    look = Look(lang, last_whole_year=2025, own=own)
    figure = MeasureTable("year", ("share_pct",)).figure(shares(40.0, 45.5), look)
    assert not any("%" in words for words in figure["data"][0]["text"])
    assert all("%" in words for words in figure["data"][0]["customdata"])
    assert "%" in figure["layout"]["yaxis"]["ticktext"][0]


@every_language
def test_a_tall_table_says_the_same_numbers_with_a_row_for_each_quarter(lang):
    look, rows = Look(lang, last_whole_year=2025), [{"quarter": f"2025-Q{one}", "projects": one, "events": 10 * one} for one in (1, 2, 3)]

    def said(is_tall: bool) -> dict[tuple[int, int], str]:
        figure = MeasureTable("quarter", ("projects", "events"), is_tall).figure(rows, look)
        cells, names = figure["data"][0], (figure["layout"]["xaxis"]["ticktext"], figure["layout"]["yaxis"]["ticktext"])
        assert tuple(map(len, names)) == ((2, 3) if is_tall else (3, 2))
        assert not is_tall or not any("<br>" in name for name in names[1])
        return dict(zip(zip(cells["x"], cells["y"], strict=True), cells["text"], strict=True))

    assert said(True) == {(measure, quarter): number for (quarter, measure), number in said(False).items()}
    assert ["".join(filter(str.isdigit, number)) for number in said(True).values()] == ["1", "10", "2", "20", "3", "30"]
