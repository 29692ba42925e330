"""Chart kinds, figure by figure: what is zero, what is missing, what is mirrored, and what a phone can hold."""

import itertools
import math
import re

import pytest

from analytics.charts.flow import Flow
from analytics.charts.grouped_bars import GroupedBars
from analytics.charts.heat_table import HeatTable
from analytics.charts.interval_dots import IntervalDots
from analytics.charts.log_dots import LogDots
from analytics.charts.look import Look
from analytics.charts.lorenz import Lorenz
from analytics.charts.ranked_bars import RankedBars
from analytics.charts.ratio_dots import RatioDots
from analytics.charts.scales import ends, ticks
from analytics.charts.small_multiples import SmallMultiples
from analytics.charts.tile_map import OUTSIDE, TileMap
from analytics.charts.waterfall import Waterfall
from analytics.charts.year_columns import YearColumns
from analytics.charts.year_line import YearLine
from analytics.view import View
from analytics.vocabulary import LANGUAGES, vocabularies
from analytics.words import say

REGIONS = [term for term in vocabularies()["regions"].terms if term.extra["kind"] == "region"]
BY_REGION = [{"region": "MA-06", "events": 68}, {"region": "MA-04", "events": 44}]
RATE = {"rate": {"fr": "Taux", "ar": "المعدل", "en": "Rate", "format": "decimal"}}
RATES = [{"region": "MA-06", "projects": 45, "rate": 0.59}, {"region": "MA-08", "projects": 2, "rate": None}]
BY_AXIS = [{"axis": "ai", "value": 0.4, "low": 0.3, "high": 0.5}, {"axis": "events", "value": 2.5, "low": 1.1, "high": 7.5}]
CHANGED = [{"axis": "ai", "previous": -3, "latest": 5, "total": 2}]
BY_YEAR = [{"axis": "ai", "year": year, "projects": 3} for year in (2012, 2013, 2026)] + [{"axis": "studies", "year": 2020, "projects": 10}]
COUNTS = {axis: {"axis": axis, "events": count, "projects": count} for axis, count in (("ai", 12), ("events", 7))}.values()

every_language = pytest.mark.parametrize("lang", LANGUAGES)


def plain(text):
    return re.sub("<[^>]*>|[\u2066-\u2069]", " ", text).split()


def drawn_tiles(chart, rows, look):
    """Return the last word of each tile, its hover and its fill, by region."""
    figure = chart.figure(rows, look)
    texts, shapes = figure["data"][-1], figure["layout"]["shapes"]
    parts = zip(REGIONS, texts["text"], texts["customdata"], shapes, strict=True)
    return {term.code: (plain(text)[-1], " ".join(plain(hover)), shape["fillcolor"]) for term, text, hover, shape in parts}


@every_language
def test_a_region_without_an_event_is_a_zero(lang):
    tiles = drawn_tiles(TileMap("events", nothing=0), BY_REGION, Look(lang))
    assert tiles["MA-06"][0] == "68"
    assert tiles["MA-10"][0] == "0"
    assert tiles["MA-10"][1].endswith("0")
    assert tiles["MA-10"][2] not in (tiles["MA-06"][2], Look(lang).tones.raised)


@every_language
def test_a_rate_that_was_refused_is_a_hatched_tile_and_says_why(lang):
    look = Look(lang, own=RATE)
    tiles = drawn_tiles(TileMap("rate"), RATES, look)
    hatched = TileMap("rate").figure(RATES, look)["data"][0]
    for code, known in (("MA-08", "2"), ("MA-10", "")):
        assert tiles[code][0] == "–"
        assert say("kpi_none", lang) in tiles[code][1]
        assert tiles[code][1].endswith(known)
        assert tiles[code][2] == look.tones.raised
    assert hatched["fillpattern"]["shape"]
    assert hatched["x"].count(None) == sum(text == "–" for text, *_ in tiles.values()) == 11


@every_language
def test_a_region_the_view_leaves_out_is_not_a_zero(lang):
    look = Look(lang, chosen=View(regions=("MA-06", "MA-10")).chosen)
    tiles = drawn_tiles(TileMap("events", nothing=0), BY_REGION[:1], look)
    assert (tiles["MA-10"][0], tiles["MA-04"][0]) == ("0", "–")
    assert OUTSIDE[lang] in tiles["MA-04"][1]


@every_language
def test_each_region_has_a_short_name_of_its_own_that_fits_its_tile(lang):
    names = [term.extra[f"tile_{lang}"] for term in REGIONS]
    assert all(names)
    assert len(set(names)) == len(REGIONS) == 12
    for term, name in zip(REGIONS, names, strict=True):
        lines = re.split("[ -]", name)
        assert len(lines) <= 2
        assert max(map(len, lines)) <= 9
        assert all(line in term.full[lang] or line == "Casa" for line in lines), name
    places = [(term.extra["tile_column"], term.extra["tile_row"]) for term in REGIONS]
    assert len(set(places)) == 12


def heat(rows, look):
    figure = HeatTable("region", "axis", "projects", nothing=0).figure(rows, look)
    return figure["data"][0], figure["layout"]


def test_a_heat_table_keeps_the_axes_and_regions_without_a_record():
    cells, shape = heat([{"region": "MA-06", "axis": "ai", "projects": 4}, {"region": "MA-04", "axis": "ai", "projects": 0}], Look("en"))
    assert len(shape["xaxis"]["ticktext"]) == 7
    assert len(shape["yaxis"]["ticktext"]) == 12
    assert [plain(text) for text in itertools.chain(*cells["text"])].count(["0"]) == 7 * 12 - 1
    assert {0, 5} == set(itertools.chain(*cells["z"]))


def test_a_heat_table_shows_only_what_the_view_keeps():
    look = Look("en", chosen=View(axes=("ai", "studies")).chosen)
    _, shape = heat([{"region": "MA-06", "axis": "ai", "projects": 4}], look)
    assert shape["xaxis"]["ticktext"] == ["AI", "Studies"]


def test_a_cell_whose_number_is_unknown_is_a_dash_and_not_a_zero():
    rows = [{"region": "MA-06", "axis": "ai", "median_attendees": 40}, {"region": "MA-04", "axis": "ai", "median_attendees": None}]
    cells = HeatTable("region", "axis", "median_attendees").figure(rows, Look("en"))["data"][0]
    texts = [plain(text)[0] for text in itertools.chain(*cells["text"])]
    assert (texts.count("–"), texts.count("40"), texts.count("0")) == (7 * 12 - 1, 1, 0)
    assert set(itertools.chain(*cells["z"])) == {-1, 5}


MIRRORED = {
    "ranked bars": (RankedBars("axis", "events"), list(COUNTS)),
    "grouped bars": (GroupedBars("axis", ("events", "projects")), list(COUNTS)),
    "interval dots": (IntervalDots("axis", "value", "low", "high"), BY_AXIS),
    "ratio dots": (RatioDots("axis", "value", "low", "high", compare=1), BY_AXIS),
    "log dots": (LogDots("axis", "value", "low", "high"), BY_AXIS),
    "waterfall": (Waterfall("axis", ("previous", "latest"), "total"), CHANGED),
    "heat table": (HeatTable("axis", "register", "events"), [{"axis": "ai", "register": "events", "events": 3}]),
}


def test_each_part_of_a_waterfall_begins_where_the_one_before_it_ends():
    rows = [*CHANGED, {"axis": "events", "previous": 4, "latest": -1, "total": 3}]
    *bars, total = Waterfall("axis", ("previous", "latest"), "total").figure(rows, Look("en"))["data"]
    assert [bar["base"] for bar in bars] == [[0, 0], [-3, 4]]
    ends = [start + part for start, part in zip(bars[-1]["base"], bars[-1]["x"], strict=True)]
    assert ends == total["x"] == [2, 3]
    assert total["y"] == bars[-1]["y"]
    assert all(above < below for above, below in zip(bars[0]["y"], bars[1]["y"], strict=True))


@pytest.mark.parametrize("kind", MIRRORED)
def test_what_is_read_from_a_side_is_mirrored_in_arabic(kind):
    chart, rows = MIRRORED[kind]
    french, arabic = (chart.figure(rows, Look(lang))["layout"] for lang in ("fr", "ar"))
    assert french["xaxis"]["range"] == arabic["xaxis"]["range"][::-1]
    assert french["xaxis"]["range"][0] < french["xaxis"]["range"][1]
    assert (french["yaxis"]["side"], arabic["yaxis"]["side"]) == ("left", "right")
    assert (french["hoverlabel"]["align"], arabic["hoverlabel"]["align"]) == ("left", "right")


@pytest.mark.parametrize("chart", [YearColumns(("projects",)), YearLine("projects")], ids=["columns", "line"])
def test_time_runs_from_left_to_right_in_every_language(chart):
    ranges = [chart.figure(BY_YEAR, Look(lang))["layout"]["xaxis"]["range"] for lang in LANGUAGES]
    assert ranges == [[2011.4, 2026.6]] * 3


def test_the_map_is_never_mirrored():
    french, arabic = (TileMap("events", nothing=0).figure(BY_REGION, Look(lang)) for lang in ("fr", "ar"))
    assert french["layout"]["xaxis"]["range"] == arabic["layout"]["xaxis"]["range"]
    assert french["data"][-1]["x"] == arabic["data"][-1]["x"]


def test_a_flow_starts_where_reading_starts():
    rows = [{"actor_type": "startup", "axis": "ai", "projects": 3}]
    starts = {lang: Flow("actor_type", "axis", "projects").figure(rows, Look(lang))["data"][0] for lang in ("fr", "ar")}
    first = {lang: sankey["node"]["label"][sankey["link"]["source"][0]] for lang, sankey in starts.items()}
    assert first == {"fr": "Startups", "ar": "\u2068الذكاء الاصطناعي\u2069"}


def test_a_panel_with_few_years_draws_bars_as_broad_as_the_others():
    figure = SmallMultiples("axis", "projects").figure(BY_YEAR, Look("fr", last_whole_year=2025))
    assert [bars["width"] for bars in figure["data"]] == [0.8, 0.8]
    assert [bars["marker"]["pattern"]["shape"][-1] for bars in figure["data"]] == ["", "/"]
    assert "2026" in figure["layout"]["title"]["text"]
    assert "Projets" in figure["layout"]["title"]["text"]


@every_language
def test_the_name_of_a_panel_stands_nearer_to_its_own_bars(lang):
    shape = SmallMultiples("axis", "projects").figure(
        [{**row, "axis": axis} for row in BY_YEAR for axis in ("ai", "events", "studies")], Look(lang)
    )
    layout = shape["layout"]
    height = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    above, below = layout["yaxis"]["domain"], layout["yaxis3"]["domain"]
    assert layout["annotations"][2]["y"] == below[1]
    assert (above[0] - below[1]) * height >= 18 + 36  # the name, and the years of the panel above with room to spare


@every_language
@pytest.mark.parametrize("value", ["events", "total_amount_mad"])
def test_the_figure_beside_the_longest_bar_has_its_room(lang, value):
    figure = RankedBars("axis", value).figure([{"axis": "ai", value: 16_700_000_000}], Look(lang))
    (text,) = figure["data"][0]["text"]
    letters = " ".join(plain(text))
    assert "MAD" not in letters
    assert figure["layout"]["margin"]["l" if lang == "ar" else "r"] >= 7 * len(letters)
    assert ("MAD" in figure["layout"]["title"]["text"] or "درهم" in figure["layout"]["title"]["text"]) == (value != "events")


@every_language
def test_intervals_end_inside_the_plot(lang):
    start, end = sorted(IntervalDots("axis", "value", "low", "high").figure(BY_AXIS, Look(lang))["layout"]["xaxis"]["range"])
    assert start <= 0
    assert end > 7.5 * 1.04


def test_a_lorenz_curve_names_the_whole():
    axis = Lorenz("share_pct", "growth_pct").figure([{"share_pct": 0, "growth_pct": 0}], Look("fr"))["layout"]["xaxis"]
    assert (axis["tickvals"][-1], axis["ticktext"][-1]) == (100, "100")


@pytest.mark.parametrize(("lang", "words"), [("fr", "10 k"), ("ar", "10 ألف"), ("en", "10K")])
def test_a_logarithmic_scale_has_powers_of_ten_alone_in_words(lang, words):
    rows = [{"axis": "ai", "events": value, "low": value, "high": value} for value in (120, 90_000)]
    axis = LogDots("axis", "events", "low", "high").figure(rows, Look(lang))["layout"]["xaxis"]
    assert all(math.log10(value).is_integer() for value in axis["tickvals"])
    assert words.split() in [plain(text) for text in axis["ticktext"]]
    assert sum(bool(text) for text in axis["ticktext"]) <= 3


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([2], ["0", "1", "2"]),
        ([15_000_000], ["0", "5M", "10M", "15M"]),
        ([1_500_000], ["0", "500,000", "1,000,000", "1,500,000"]),
        ([-12, 8], ["−10", "−5", "0", "5"]),
    ],
)
def test_ticks_are_round_and_never_rounded(values, said):
    assert ticks(*ends(values), "events", Look("en"))["ticktext"] == said


@pytest.mark.parametrize(("high", "said"), [(0.3, ["0,0", "0,1", "0,2", "0,3"]), (10, ["0", "2", "4", "6", "8", "10"])])
def test_ticks_of_decimals_have_as_many_places_as_they_need(high, said):
    assert ticks(0, high, "ratio", Look("fr"))["ticktext"] == said


def test_an_arabic_line_keeps_its_direction_and_so_does_a_latin_title():
    look = Look("ar")
    assert look.category("title", "GITEX Africa") == "\u2068GITEX Africa\u2069"
    assert look.fact("events", "5").startswith("\u2067")
    assert Look("fr").category("title", "GITEX Africa") == "GITEX Africa"
