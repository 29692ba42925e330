"""Static pictures of figures: whole, within their edges, the same every time, and text stays text."""

import math
import re
import time
from html import unescape
from xml.etree import ElementTree

import pytest

from analytics.charts.look import Look
from analytics.charts.svg import svg_of
from analytics.charts.svg.elements import safe_text
from analytics.charts.svg.letters import width_of
from analytics.comparing.answering import compared, names_of
from analytics.errors import NotDrawn
from analytics.exploring.answering import explored
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.view import View, view_of
from analytics.vocabulary import LANGUAGES
from tests.compared import every_comparison
from tests.examples import in_turn
from tests.explored import every_choice
from tests.served import each_in_turn

SVG = "{http://www.w3.org/2000/svg}"
NAMES = list(indicators())
VIEWS = {
    "one axis": view_of({"axis": ["ai"], "from": ["2019"], "to": ["2023"]}),
    "one record": view_of({"q": ["add mnc framework 2020 seed event of the dataset"]}),
    "events only": view_of({"register": ["events"]}),
    "startups": view_of({"actor": ["startup"], "type": ["hackathon"]}),
}
HOSTILE = "<script>alert(1)</script> & \"quoted\" 'x' \u202e<br><b>&amp; \x07]]>"


def figure_of(answered, lang: str) -> dict:
    look = Look(lang, "light", answered.last_whole_year, answered.indicator.labels, answered.view.chosen)
    return answered.indicator.chart.figure(list(answered.rows), look)


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def said(picture: ElementTree.Element) -> list[str]:
    return ["".join(one.itertext()) for one in picture.iter(f"{SVG}text")]


def lines_in(markup: str) -> list[str]:
    """Return the lines of a text of a figure as a reader sees them."""
    return [unescape(re.sub("<[^>]*>", "", line)) for line in markup.split("<br>") if re.sub("<[^>]*>", "", line)]


def texts_of(figure: dict) -> list[str]:
    """Return every line of ticks, titles, annotations and marks of a figure."""
    shape = figure["layout"]
    axes = [keys for name, keys in shape.items() if re.match("[xy]axis", name)]
    ticks = [words for keys in axes if keys.get("showticklabels", True) for words in ticks_within(keys)]
    titles = [one["text"] for one in [shape.get("title"), *(keys.get("title") for keys in axes)] if one]
    marks = [words for trace in figure["data"] if "text" in trace for words in flat(trace["text"])]
    nodes = [words for trace in figure["data"] if trace["type"] == "sankey" for words in trace["node"]["label"]]
    notes = [one["text"] for one in shape.get("annotations", [])]
    return [line for words in [*ticks, *titles, *marks, *nodes, *notes] for line in lines_in(words)]


def ticks_within(keys: dict) -> list[str]:
    low, high = sorted(keys["range"])
    is_logarithmic = keys.get("type") == "log"
    ticks = zip(keys.get("tickvals", []), keys.get("ticktext", []), strict=True)
    return [words for value, words in ticks if low - 1e-9 <= (math.log10(value) if is_logarithmic else value) <= high + 1e-9]


def flat(values: list) -> list:
    return [inside for value in values for inside in (flat(value) if isinstance(value, list) else [value])]


def marks_of(figure: dict) -> dict[str, int]:
    """Return how many marks of each kind a figure has: what is not known has none."""
    counts = dict.fromkeys(("bar", "dot", "cell", "flow", "node"), 0)
    for trace in figure["data"]:
        if trace["type"] == "bar":
            counts["bar"] += sum(length is not None for length in trace["x" if trace.get("orientation") == "h" else "y"])
        elif trace["type"] == "heatmap":
            counts["cell"] += len(flat(trace["z"]))
        elif trace["type"] == "sankey":
            counts["flow"] += len(trace["link"]["value"])
            counts["node"] += len(trace["node"]["label"])
        elif "markers" in trace["mode"] and trace["marker"].get("opacity") != 0:
            counts["dot"] += sum(None not in pair for pair in zip(trace["x"], trace["y"], strict=True))
    return counts


def reach(one: ElementTree.Element) -> list[tuple[float, float]]:
    """Return the outermost points of an element."""
    at = {name: float(one.get(name, 0)) for name in ("x", "y", "width", "height", "x1", "x2", "y1", "y2", "cx", "cy", "r")}
    name = one.tag.removeprefix(SVG)
    if name == "text":
        return corners_of_text(one, at["x"], at["y"])
    if name == "path":
        return [tuple(map(float, pair)) for pair in re.findall(r"(-?[\d.]+),(-?[\d.]+)", one.get("d"))]
    if name == "circle":
        return [(at["cx"] - at["r"], at["cy"] - at["r"]), (at["cx"] + at["r"], at["cy"] + at["r"])]
    if name == "line":
        return [(at["x1"], at["y1"]), (at["x2"], at["y2"])]
    return [(at["x"], at["y"]), (at["x"] + at["width"], at["y"] + at["height"])]


def corners_of_text(one: ElementTree.Element, x: float, y: float) -> list[tuple[float, float]]:
    """Return the ends of a line of text, whether level or upright around its centre of turning."""
    wide = width_of("".join(one.itertext()), float(one.get("font-size")))
    start = {"start": 0, "middle": wide / 2, "end": wide}[one.get("text-anchor")]
    ends = (-start, wide - start)
    if not one.get("transform"):
        return [(x + end, y) for end in ends]
    turn_x, turn_y = map(float, re.findall(r"[\d.]+", one.get("transform"))[1:])
    return [(turn_x + (y - turn_y), turn_y - (x + end - turn_x)) for end in ends]


def outside(picture: ElementTree.Element, slack: float = 2) -> list[tuple]:
    _, _, width, height = map(float, picture.get("viewBox").split())
    return [
        (one.tag.removeprefix(SVG), "".join(one.itertext()), x, y)
        for one in picture.iter()
        if one.tag not in (f"{SVG}svg", f"{SVG}tspan")
        for x, y in reach(one)
        if not (-slack <= x <= width + slack and -slack <= y <= height + slack)
    ]


def whole(figure: dict, width: int = 560) -> ElementTree.Element:
    """Return the picture of a figure that has all its marks and texts, within its edges."""
    picture = read(svg_of(figure, width, "name"))
    found = [one.get("class") for one in picture.iter()]
    assert {kind: found.count(kind) for kind in marks_of(figure)} == marks_of(figure)
    assert [line for line in texts_of(figure) if line not in said(picture)] == []
    assert outside(picture) == []
    assert not re.search("nan|inf|None", " ".join(value for one in picture.iter() for value in one.attrib.values()))
    return picture


@pytest.mark.parametrize(("lang", "name"), each_in_turn(NAMES, LANGUAGES))
def test_every_figure_is_drawn_whole_within_its_edges(name, lang, version):
    answered = answer(name, View())
    if not answered.refusal:
        figure = figure_of(answered, lang)
        whole(figure)
        assert svg_of(figure, 560) == svg_of(figure_of(answered, lang), 560)


@pytest.mark.parametrize("width", [330, 900])
def test_every_figure_fits_a_narrow_and_a_wide_picture(width, version):
    for name in (name for place, name in enumerate(NAMES) if in_turn(place)):
        answered = answer(name, View())
        if not answered.refusal:
            whole(figure_of(answered, "fr"), width)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_every_figure_of_a_small_view_is_drawn_whole(view, version):
    for place, name in enumerate(NAMES):
        if in_turn(place + list(VIEWS.values()).index(view)) and not (answered := answer(name, view)).refusal:
            whole(figure_of(answered, LANGUAGES[place % 3]))


def test_figures_of_readers_questions_and_comparisons_are_drawn_whole(version):
    asked = [explored(choice, View()) for choice in every_choice()[::7]]
    asked += [compared(name, sides, View()) for sides in every_comparison()[::2] for name in names_of(sides)]
    for place, answered in enumerate(asked):
        if not answered.refusal:
            whole(figure_of(answered, LANGUAGES[place % 3]))


def test_a_picture_takes_milliseconds(version):
    figures = [figure_of(answered, "fr") for name in NAMES if not (answered := answer(name, View())).refusal]
    begun = time.thread_time()  # the time of others at work on the same machine is not that of a picture
    for figure in figures:
        svg_of(figure, 560)
    assert (time.thread_time() - begun) / len(figures) < 0.02


def bar_figure(words: str, lang: str = "fr") -> dict:
    """Return a figure of one bar named and numbered `words`, which are safe to draw."""
    look = Look(lang)
    axis = {"showgrid": False, "ticklen": 4}
    return {
        "data": [{"type": "bar", "orientation": "h", "x": [3], "y": [0], "text": [words], "marker": {"color": look.tones.accent}}],
        "layout": {
            "height": 120,
            "margin": {"l": 8, "r": 160, "t": 8, "b": 8},
            "font": {"size": 13, "color": look.tones.ink},
            "xaxis": {**axis, "range": [0, 3], "showticklabels": False},
            "yaxis": {**axis, "range": [0.5, -0.5], "tickvals": [0], "ticktext": [words]},
        },
    }


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_hostile_text_stays_text(lang, version):
    from analytics.charts.look import safe

    picture = read(svg_of(bar_figure(Look(lang).line(safe(HOSTILE)), lang), 700, HOSTILE))
    assert {one.tag.removeprefix(SVG) for one in picture.iter()} == {"svg", "rect", "text"}
    seen = HOSTILE.replace("\x07", "")
    assert [words.strip("\u2068\u2069") for words in said(picture)] == [seen, seen]
    assert picture.get("aria-label") == seen


def test_a_bar_is_as_long_as_its_value():
    figure = bar_figure("3")
    figure["layout"]["xaxis"]["range"] = [0, 6]
    [bar] = [one for one in read(svg_of(figure, 500)).iter() if one.get("class") == "bar"]
    left = 4 + 3 + 6 + width_of("3", 13)  # ticks, the room beside them and at the edge, the name
    assert float(bar.get("x")) == pytest.approx(left, abs=0.01)
    assert float(bar.get("width")) == pytest.approx((500 - 160 - left) / 2, abs=0.02)


def test_a_kind_of_trace_nobody_draws_is_refused_by_name():
    with pytest.raises(NotDrawn, match="«pie»"):
        svg_of({"data": [{"type": "pie"}], "layout": {"height": 100}}, 500)


def test_characters_that_no_xml_may_hold_are_left_out():
    assert safe_text("a\x00b\ufffe\ud800c<") == "abc&lt;"


def test_a_picture_has_the_light_colours_and_names_itself(version):
    svg = svg_of(figure_of(answer("projects_by_axis", View()), "ar"), 560, "مشاريع")
    assert "#3F9B99" in svg
    assert 'role="img"' in svg
    assert 'aria-label="مشاريع"' in svg
