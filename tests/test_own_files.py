"""What every page loads from us: its files are the same compressed, named by their bytes; a card holds the figure as it was made."""

import gzip
import html
import json
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.places import HOUSE
from analytics.serving.own_files import FILES, address, own_file
from analytics.ui.card import chart
from analytics.ui.reader import Reader
from analytics.view import view_of


def test_the_library_of_the_charts_is_of_the_version_the_python_package_brings():
    whole = Path(find_spec("plotly").origin).parent / "package_data" / "plotly.min.js"
    heads = [path.read_text(encoding="utf-8")[:200] for path in (whole, HOUSE / "static/plotly/plotly-cartesian.min.js")]
    versions = [re.search(r"plotly\.js .*?v([\d.]+)", head)[1] for head in heads]
    assert versions[0] == versions[1], "fetch plotly.js-cartesian-dist-min of that version from npm"


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_ours_is_the_same_compressed_and_its_address_names_its_bytes(name):
    file = own_file(name)
    assert gzip.decompress(file.packed) == file.plain
    assert address(name).endswith(file.mark)


@pytest.mark.parametrize("name", ["projects_by_axis", "axis_shares", "projects_by_region", "actors_to_axes"])
def test_a_card_holds_the_figure_as_it_was_made(version, name):
    answered = answer(name, view_of({"lang": ["ar"]}))
    seen = Reader(answered.view.with_(lang="ar"), version, "light")
    found = re.search(r"data-figure='([^']*)'", chart(answered, seen))
    figure = indicators()[name].chart.figure(list(answered.rows), seen.look(answered.indicator.labels, answered.last_whole_year))
    kept = json.loads(html.unescape(found[1]))
    assert {key: kept[key] for key in ("data", "layout")} == json.loads(json.dumps(figure))
    assert kept["config"]["showSendToCloud"] is False
