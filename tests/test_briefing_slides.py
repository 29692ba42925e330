"""The slides of a briefing: text is text, bars, columns and lines are charts to edit, all charts have words, notes say what a figure cannot."""

import io
import zipfile
from datetime import datetime

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from python_calamine import CalamineWorkbook

from analytics.briefings import briefing_file
from analytics.briefings.contents import briefing_of
from analytics.briefings.native import native_of
from analytics.briefings.native_pptx import add_chart
from analytics.charts.ranked_bars import RankedBars
from analytics.charts.year_columns import YearColumns
from analytics.charts.year_line import YearLine
from analytics.indicators.answers import answer
from analytics.indicators.answers_shown import Shown
from analytics.paper import shown
from analytics.view import View
from analytics.vocabulary import LANGUAGES, word_of
from tests.briefed import VIEWS, subject, texts_of

NATIVE = (RankedBars, YearColumns, YearLine)


def is_chart(shape) -> bool:
    return shape.has_chart or shape.shape_type == MSO_SHAPE_TYPE.PICTURE


def words_of(shape) -> str:
    """Return what a chart says for those who cannot see it."""
    named = shape._element.nvGraphicFramePr if shape.has_chart else shape._element.nvPicPr
    return named.cNvPr.get("descr")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_slides_hold_text_charts_with_words_and_notes(lang, version):
    content = briefing_file(subject(lang), "pptx")
    briefing, said = briefing_of(subject(lang), 1), texts_of(content)
    for one in briefing.keys:
        assert any(shown(one.value) in words and shown(one.name) in words for words in said)
    assert all(shown(one.sentence) in said for one in briefing.shown)
    slides = list(Presentation(io.BytesIO(content)).slides)
    assert [words_of(shape) for slide in slides for shape in slide.shapes if is_chart(shape)] == [
        shown(one.sentence) for one in briefing.shown
    ]
    assert all(slide.shapes.title.text_frame.text for slide in slides)
    assert all(shown(briefing.citation) in slide.notes_slide.notes_text_frame.text for slide in slides[1:4])
    xml = zipfile.ZipFile(io.BytesIO(content)).read("ppt/slides/slide1.xml").decode()
    assert ('rtl="1"' in xml) == (lang == "ar")


def told(one: Shown) -> list[tuple[object, ...]]:
    """Return the values that the chart of an answer shows, a tuple a row or year, in their order."""
    chart, rows = one.answered.indicator.chart, one.answered.rows
    if isinstance(chart, RankedBars):
        return [(row[chart.value],) for row in rows if row[chart.value] is not None][: chart.limit]
    names = chart.values if isinstance(chart, YearColumns) else [name for name in (chart.value, chart.low, chart.high) if name]
    by_year = {row["year"]: tuple(row[name] for name in names) for row in rows if row["year"] is not None}
    return [by_year.get(year, (None,) * len(names)) for year in range(min(by_year), max(by_year) + 1)]


def rounded(lines: list[tuple]) -> list[tuple]:
    return [tuple(None if value is None else round(value, 9) for value in line) for line in lines]


def held(content: bytes, place: int) -> list[list[tuple]]:
    """Return the values of the chart of a slide, once as it is drawn and once as its table says them."""
    [shape] = [shape for shape in Presentation(io.BytesIO(content)).slides[place].shapes if shape.has_chart]
    drawn = list(zip(*(series.values for series in shape.chart.plots[0].series), strict=True))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)).get_sheet_by_index(0)
    table = [tuple(None if cell == "" else cell for cell in line[1:]) for line in sheet.to_python()[1:]]
    return [drawn, table]


@pytest.mark.parametrize("name", ["everything", "two axes, some years", "events only", "no whole year"])
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_charts_that_can_be_edited_hold_the_values_of_the_answer(lang, name, version):
    one = subject(lang, VIEWS[name])
    briefing, content = briefing_of(one, 2), briefing_file(one, "pptx", 2)
    charts = [*briefing.shown, *briefing.more]
    natives = [
        place for place, one in enumerate(charts, 1) if isinstance(one.answered.indicator.chart, NATIVE) and not one.answered.refusal
    ]
    assert natives
    for place in natives:
        for values in held(content, place):
            assert values == told(charts[place - 1]), charts[place - 1].title
    others = [
        shape for place, slide in enumerate(Presentation(io.BytesIO(content)).slides) if place not in natives for shape in slide.shapes
    ]
    assert not any(shape.has_chart for shape in others)


@pytest.mark.parametrize("name", ["international_share_by_year", "attendance_median_by_year"])
def test_a_line_over_years_is_held_with_its_interval_and_its_gaps(name, version):
    one = Shown(answer(name, View()), "fr")
    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[5])
    add_chart(slide, native_of(one), (0, 0, 8, 4), one.sentence, is_mirrored=False)
    content = io.BytesIO()
    slides.save(content)
    for values in held(content.getvalue(), 0):
        assert rounded(values) == rounded(told(one))  # a table keeps 16 digits
    assert any(value is None for line in told(one) for value in line)


def test_bars_stand_in_the_order_of_the_page_from_the_side_where_reading_starts(version):
    for lang in LANGUAGES:
        bars = native_of(next(one for one in briefing_of(subject(lang), 1).shown if one.answered.name == "projects_by_axis"))
        assert list(bars.categories) == [word_of("axes", row["axis"], lang, short=True) for row in answer("projects_by_axis", View()).rows]
        [shape] = [shape for shape in Presentation(io.BytesIO(briefing_file(subject(lang), "pptx"))).slides[2].shapes if shape.has_chart]
        assert shape.chart.category_axis.reverse_order  # the first row on top
        assert shape.chart.value_axis.reverse_order == (lang == "ar")


def test_years_that_are_not_whole_are_hatched_and_named(version):
    columns = native_of(briefing_of(subject("fr"), 1).shown[0])
    content = briefing_file(subject("fr"), "pptx")
    last = answer("activity_by_year", View()).last_whole_year
    assert columns.partial == tuple(year for year in columns.categories if int(year) > last) != ()
    xml = zipfile.ZipFile(io.BytesIO(content)).read("ppt/charts/" + sorted(charts_in(content))[0]).decode()
    assert xml.count("<a:pattFill") == len(columns.partial) * len(columns.series)
    assert any(shown(columns.partial_words("fr")[0]) in words for words in texts_of(content))


def charts_in(content: bytes) -> list[str]:
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    return [name.removeprefix("ppt/charts/") for name in names if name.startswith("ppt/charts/chart")]


def test_slides_made_at_another_time_are_the_same_bytes(version, monkeypatch):
    first = briefing_file(subject("en"), "pptx", 2)
    briefing_file.cache_clear()
    monkeypatch.setattr("xlsxwriter.core.datetime", Later)
    assert briefing_file(subject("en"), "pptx", 2) == first


class Later(datetime):
    @classmethod
    def now(cls, zone=None):
        return datetime(2031, 1, 2, tzinfo=zone)


def test_slides_of_the_longest_view_are_written(version):
    one = subject("fr", VIEWS["as much as an address holds"])
    assert len(one.sentence) > 300
    about = Presentation(io.BytesIO(briefing_file(one, "pptx"))).core_properties
    assert about.title.endswith("…")
    assert about.title[:100] == f"Innovation digitale au Maroc · {one.sentence}"[:100]
