"""A chart of slides that can be edited there: its rows are a table inside the file."""

from typing import TYPE_CHECKING, Any, cast

from analytics.briefings.native import Native, Series
from analytics.charts.palette import TONES
from analytics.paper import shown

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.slide import Slide

Box = tuple[float, float, float, float]  # left, top, width, height in inches
_SIZE = 12  # points of all words
_GAP = {"bars": 45, "columns": 30}  # between bars, in percent of one


def add_chart(slide: "Slide", native: Native, box: Box, said: str, is_mirrored: bool) -> None:
    """Put a chart on a slide; `said` is what it says for those who cannot see it, `is_mirrored` lets bars begin at the right."""
    from pptx.chart.data import CategoryChartData
    from pptx.util import Inches

    data = CategoryChartData(number_format=native.number_format)
    data.categories = [shown(name) for name in native.categories]
    for one in native.series:
        data.add_series(shown(one.name), one.values)
    left, top, width, height = (Inches(side) for side in box)
    frame: Any = slide.shapes.add_chart(_kind(native), left, top, width, height, cast("Any", data))  # its types ask for another class
    frame._element.nvGraphicFramePr.cNvPr.set("descr", shown(said))
    _dressed(frame.chart, native, is_mirrored)


def _kind(native: Native) -> Any:
    from pptx.enum.chart import XL_CHART_TYPE

    kinds = {"bars": XL_CHART_TYPE.BAR_CLUSTERED, "columns": XL_CHART_TYPE.COLUMN_STACKED, "lines": XL_CHART_TYPE.LINE_MARKERS}
    return kinds[native.shape]


def _dressed(chart: "Chart", native: Native, is_mirrored: bool) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    chart.font.size, chart.font.color.rgb = Pt(_SIZE), _colour(TONES["light"].ink)
    chart.has_title, chart.has_legend = False, native.shape != "bars"
    if chart.has_legend:
        legend: Any = chart.legend
        legend.position, legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _axes(chart, native, is_mirrored)
    if native.shape in _GAP:
        chart.plots[0].gap_width = _GAP[native.shape]
    for drawn, one in zip(chart.plots[0].series, native.series, strict=True):
        _line(drawn, one) if native.shape == "lines" else _fills(drawn, one, native)


def _axes(chart: "Chart", native: Native, is_mirrored: bool) -> None:
    """Let bars stand in the order of their rows with their figures beside them, columns and lines over a quiet axis from zero."""
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK

    tones, names, numbers = TONES["light"], chart.category_axis, chart.value_axis
    names.format.line.color.rgb = _colour(tones.line)
    names.major_tick_mark = numbers.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    numbers.minimum_scale = 0
    if native.shape == "bars":
        names.reverse_order, numbers.reverse_order = True, is_mirrored
        numbers.visible, numbers.has_major_gridlines = False, False
        _figures_beside(chart, native)
    else:
        numbers.major_gridlines.format.line.color.rgb = _colour(tones.line)
        numbers.format.line.fill.background()
        numbers.tick_labels.number_format, numbers.tick_labels.number_format_is_linked = native.number_format, False


def _figures_beside(chart: "Chart", native: Native) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION

    plot = chart.plots[0]
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format, labels.number_format_is_linked = native.number_format, False


def _fills(drawn: Any, one: Series, native: Native) -> None:
    """Fill bars or columns: in one colour, or each in its own; partial years are hatched."""
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = _colour(one.colours[0])
    for place, colour in enumerate(one.colours if len(one.colours) > 1 else ()):
        fill = drawn.points[place].format.fill
        fill.solid()
        fill.fore_color.rgb = _colour(colour)
    for place, name in enumerate(native.categories):
        if name in native.partial:
            _hatched(drawn.points[place].format.fill, one.colours[0])


def _hatched(fill: Any, colour: str) -> None:
    from pptx.enum.dml import MSO_PATTERN

    fill.patterned()
    fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    fill.fore_color.rgb, fill.back_color.rgb = _colour(colour), _colour(TONES["light"].raised)


def _line(drawn: Any, one: Series) -> None:
    """Draw a line with its points, or the bound of an interval as a thin dashed one with short strokes."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    drawn.smooth = False
    stroke, marker = drawn.format.line, drawn.marker
    stroke.color.rgb, stroke.width = _colour(one.colours[0]), Pt(1 if one.is_bound else 2.5)
    if one.is_bound:
        stroke.dash_style = MSO_LINE.DASH
    marker.style, marker.size = (XL_MARKER_STYLE.DASH, 6) if one.is_bound else (XL_MARKER_STYLE.CIRCLE, 7)
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = marker.format.line.color.rgb = _colour(one.colours[0])


def _colour(hue: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(hue.lstrip("#"))
