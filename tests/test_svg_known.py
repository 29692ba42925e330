"""Static pictures of tiny figures: where each mark stands can be worked out by hand."""

import re
from xml.etree import ElementTree

import pytest

from analytics.charts.svg import svg_of
from analytics.charts.svg.layers import layers_of

SVG = "{http://www.w3.org/2000/svg}"
FONT = {"size": 10, "color": "#111111"}
PLAIN = {"color": "#222222"}


def layout(across: list[float], up: list[float], **more) -> dict:
    """Return a layout without words on a canvas of 120 by 120 pixels: its plot is 100 by 100, from (10, 10)."""
    hidden = {"showticklabels": False}
    margin = dict.fromkeys("lrtb", 10)
    axes = {"xaxis": {"range": across, **hidden}, "yaxis": {"range": up, **hidden}}
    return {"height": 120, "margin": margin, "font": FONT, **axes, **more}


def drawn(trace: dict | list[dict], shape: dict, kind: str) -> list[ElementTree.Element]:
    data = trace if isinstance(trace, list) else [trace]
    picture = ElementTree.fromstring(svg_of({"data": data, "layout": shape}, 120))
    return [one for one in picture.iter() if one.get("class") == kind]


def boxes(found: list[ElementTree.Element]) -> list[tuple[float, ...]]:
    """Return left, top, width and height of rectangles."""
    return [tuple(float(one.get(name)) for name in ("x", "y", "width", "height")) for one in found]


def corners(one: ElementTree.Element) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", one.get("d"))]


def bars(values: list, **more) -> dict:
    return {"type": "bar", "x": [1, 2], "y": values, "width": 1, "marker": PLAIN, **more}


def test_bars_stand_on_one_another_each_sign_on_its_own_side():
    shape = layout([0.5, 2.5], [-5, 5], barmode="relative")
    found = boxes(drawn([bars([2, -1]), bars([3, -4]), bars([-1, None])], shape, "bar"))
    assert found == [(10, 40, 50, 20), (60, 60, 50, 10), (10, 10, 50, 30), (60, 70, 50, 40), (10, 60, 50, 10)]


def test_bars_of_a_group_stand_side_by_side_and_those_laid_over_begin_at_their_base():
    shape = layout([0.5, 2.5], [0, 10], barmode="group", bargap=0.2)
    two = [{**bars([10, None]), "width": 0.4}, {**bars([5, 2]), "width": 0.4}]
    assert boxes(drawn(two, shape, "bar")) == [(15, 10, 20, 100), (35, 60, 20, 50), (85, 90, 20, 20)]
    over = layout([0.5, 2.5], [0, 10], barmode="overlay")
    assert boxes(drawn(bars([2, 3], base=[4, None]), over, "bar")) == [(10, 50, 50, 20), (60, 80, 50, 30)]


def test_level_bars_grow_from_the_side_where_their_axis_begins():
    level = {"type": "bar", "orientation": "h", "x": [5], "y": [0], "width": 1, "marker": PLAIN}
    assert boxes(drawn(level, layout([0, 10], [0.5, -0.5]), "bar")) == [(10, 10, 50, 100)]
    assert boxes(drawn(level, layout([10, 0], [0.5, -0.5]), "bar")) == [(60, 10, 50, 100)]


def test_a_hatched_bar_has_lines_within_it_and_another_has_none():
    pattern = {"shape": ["/", ""], "fgcolor": "#FFFFFF", "size": 10, "solidity": 0.5, "fillmode": "overlay"}
    picture = ElementTree.fromstring(
        svg_of({"data": [bars([10, 10], marker={**PLAIN, "pattern": pattern})], "layout": layout([0.5, 2.5], [0, 10])}, 120)
    )
    [lines] = list(picture.iter(f"{SVG}path"))
    assert len(corners(lines)) == 2 * 14  # x + y goes from 20 to 170 by tens, without the corners
    assert all(10 <= x <= 60 and 10 <= y <= 110 for x, y in corners(lines))


def line(**more) -> dict:
    return {"type": "scatter", "mode": "lines", "x": [0, 5, 10], "y": [0, 5, 10], "line": {"color": "#333333", "width": 2}, **more}


def test_a_line_is_straight_or_goes_across_before_it_goes_up():
    shape = layout([0, 10], [0, 10])
    assert corners(drawn(line(), shape, "line")[0]) == [(10, 110), (60, 60), (110, 10)]
    stepped = line(line={"color": "#333333", "shape": "hv"})
    assert list(dict.fromkeys(corners(drawn(stepped, shape, "line")[0]))) == [(10, 110), (60, 110), (60, 60), (110, 60), (110, 10)]


def test_a_missing_value_cuts_a_line_and_has_no_dot():
    gap = line(mode="lines+markers", x=[0, 2, 4, 6, 8], y=[0, 2, None, 6, 8], marker={"size": 4, "color": "#333333"})
    shape = layout([0, 10], [0, 10])
    assert [corners(one) for one in drawn(gap, shape, "line")] == [[(10, 110), (30, 90)], [(70, 50), (90, 30)]]
    assert [(float(one.get("cx")), float(one.get("r"))) for one in drawn(gap, shape, "dot")] == [(10, 2), (30, 2), (70, 2), (90, 2)]


def test_a_band_goes_along_its_edge_and_back_along_the_other():
    edges = [line(y=[0, 1, 2]), line(y=[8, 9, 10], fill="tonexty", fillcolor="rgba(11,107,98,0.16)")]
    [band] = drawn(edges, layout([0, 10], [0, 10]), "band")
    assert corners(band) == [(10, 110), (60, 100), (110, 90), (110, 10), (60, 20), (10, 30)]
    assert (band.get("fill"), band.get("fill-opacity")) == ("#0B6B62", "0.16")


def test_an_axis_of_powers_has_them_at_equal_distances():
    shape = layout([0, 2], [0, 10])
    shape["xaxis"]["type"] = "log"
    dots = {"type": "scatter", "mode": "markers", "x": [1, 10, 100], "y": [5, 5, 5], "marker": {"size": 4, "color": "#333333"}}
    assert [float(one.get("cx")) for one in drawn(dots, shape, "dot")] == [10, 60, 110]


def test_a_cell_has_the_colour_of_its_number_and_a_gap_around_it():
    heat = {"type": "heatmap", "x": [0, 1], "y": [0], "z": [[0, 1]], "text": [["0", "1"]], "textfont": FONT, "xgap": 2, "ygap": 2}
    scale = {"zmin": 0, "zmax": 2, "colorscale": [[0, "#FFFFFF"], [1, "#000000"]]}
    found = drawn({**heat, **scale}, layout([-0.5, 1.5], [0.5, -0.5]), "cell")
    assert boxes(found) == [(11, 11, 48, 98), (61, 11, 48, 98)]
    assert [one.get("fill") for one in found] == ["#FFFFFF", "#808080"]


def test_a_band_of_a_flow_is_as_thick_as_its_value():
    link = {"source": [0, 0], "target": [1, 2], "value": [3, 1], "color": ["rgba(0,0,0,0.3)"] * 2}
    node = {"label": ["a", "b", "c"], "color": ["#444444"] * 3, "pad": 20, "thickness": 10}
    flow = {"type": "sankey", "node": node, "link": link, "textfont": FONT}
    shape = layout([0, 1], [0, 1])
    assert boxes(drawn(flow, shape, "node")) == [(10, 20, 10, 80), (100, 10, 10, 60), (100, 90, 10, 20)]
    thick = [corners(one)[4][1] - corners(one)[3][1] for one in drawn(flow, shape, "flow")]
    assert thick == [60, 20]


@pytest.mark.parametrize(
    ("symbol", "corner_count"), [("square", 4), ("diamond", 4), ("triangle-up", 3), ("star", 10), ("line-ns", 2), ("x", 4)]
)
def test_markers_have_their_shape_around_their_point(symbol, corner_count):
    dot = {"type": "scatter", "mode": "markers", "x": [5], "y": [5], "marker": {"size": 10, "color": "#333333", "symbol": symbol}}
    [found] = drawn(dot, layout([0, 10], [0, 10]), "dot")
    assert len(corners(found)) == corner_count
    assert sum(x for x, _ in corners(found)) / corner_count == pytest.approx(60, abs=1.5)


def test_the_two_layers_hold_all_marks_and_all_words_with_their_places():
    shape = layout([0, 10], [0, 10])
    words = '<b>a</b> <span style="color:#0B6B62;font-size:8px">é</span><br>ب'
    shape["annotations"] = [{"text": words, "x": 5, "y": 5, "xanchor": "left", "yanchor": "top"}]
    layers = layers_of({"data": [line()], "layout": shape}, 120)
    assert "text" not in layers.marks
    assert 'class="line"' in layers.marks
    first, second = layers.words
    assert [(run["words"], run["bold"], run["size"], run["colour"]) for run in first["runs"]] == [
        ("a", True, 10, "#111111"),
        (" ", False, 10, "#111111"),
        ("é", False, 8, "#0B6B62"),
    ]
    assert (first["x"], first["anchor"], first["turn"]) == (60, "start", None)
    assert second["y"] - first["y"] == 13
    assert [run["words"] for run in second["runs"]] == ["ب"]


def test_a_line_that_reads_from_the_right_says_so_whatever_stands_first_in_it():
    shape = layout([0, 10], [0, 10])
    words = '\u2067<span style="color:#0B6B62">■</span> \u2068ب\u2069\u2069<br><span style="color:#0B6B62">■</span> b'
    shape["annotations"] = [{"text": words, "x": 5, "y": 5}]
    first, second = layers_of({"data": [line()], "layout": shape}, 120).words
    assert (first["from_right"], second["from_right"]) == (True, False)
