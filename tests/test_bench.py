"""The bench says what it measured: goals met, missed or not measured; sizes a machine can hold; contenders that show the same figures."""

import asyncio
import re
import sqlite3
import sys
import time
from dataclasses import replace

import pyarrow
import pytest
from pyarrow import parquet
from websockets.asyncio.server import serve

from analytics.places import HOUSE
from benchmarks import run, servers, streamlit_session
from benchmarks.as_sqlite import as_sqlite
from benchmarks.contenders import CONTENDERS
from benchmarks.counting import Counter
from benchmarks.generate import Registers
from benchmarks.goals import DASH, DATASETTE, GOALS, MARSAD, MEASURES, PLAIN, VIZRO, Goal, Point, alone, beside, goal_words
from benchmarks.pages import PAGE_MEASURES, agree, orders, visit
from benchmarks.report import judged, report, tabled
from benchmarks.sizes import events_of, lacking, too_large_for
from tests.awaited import awaited

GOAL = beside("shipped", "page", DASH, 1.30, "paint")
AXES = CONTENDERS[MARSAD].axes


def seen(**ours: float) -> dict:
    """Return three equal rounds in which every measure is 100, but for those given of Marsad."""
    names = [name for name in PAGE_MEASURES if name != "lost"]
    return {one: {name: [ours.get(name, 100) if one == MARSAD else 100] * 3 for name in names} | {"lost": []} for one in CONTENDERS}


def pins(path: str) -> set[tuple[str, str]]:
    return set(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", (HOUSE / path).read_text(encoding="utf-8"), re.MULTILINE))


def test_a_goal_is_met_up_to_its_bound_and_missed_above_it():
    assert judged(GOAL, {"shipped": seen(page=130)})[3:] == ["1.30", "1.30", "met"]
    assert judged(GOAL, {"shipped": seen(page=131)})[3:] == ["1.30", "1.31", "missed"]


def test_a_goal_compares_marsad_with_the_measure_it_names():
    other = seen()
    other[DASH]["paint"] = [50, 200, 900]
    assert judged(GOAL, {"shipped": other})[4] == f"{100 / 200:.2f}"


def test_a_goal_may_compare_two_sizes_or_stand_alone():
    growth = Goal(Point("10M", MARSAD, "change"), Point("1k", MARSAD, "change"), 1.30)
    assert judged(growth, {"1k": seen(change=200), "10M": seen(change=250)})[3:] == ["1.30", "1.25", "met"]
    assert "(1 k)" in goal_words(growth)[1]
    session = alone("people 50", "session", 1.0)
    assert judged(session, {"people 50": {MARSAD: {"session": [1.5]}}})[3:] == ["1.00", "1.50", "missed"]
    assert judged(alone("people 50", "faults", 0), {"people 50": {MARSAD: {"faults": [0.0]}}})[5] == "met"


def test_a_goal_nobody_measured_is_neither_met_nor_missed():
    assert judged(GOAL, {})[4:] == ["–", "not measured"]
    lone = seen()
    del lone[DASH]
    assert judged(GOAL, {"shipped": lone})[5] == "not measured"


def test_the_results_have_a_table_for_each_section_and_a_line_for_each_goal():
    people = {name: {"answered": [20.0, 30.0], "faults": [0.0]} for name in (MARSAD, PLAIN)}
    text = report({"1M": seen(change=26), "shipped": seen(), "people 50": people}, ["pages at 10M: no room"], 3)
    assert "## Pages: 1 M generated events" in text
    assert "## People at once: 50" in text
    assert "- pages at 10M: no room" in text
    assert len(re.findall(r"\| (met|missed|not measured) \|", text)) == len(GOALS)
    assert "| 0.25 | 0.26 | missed |" in text
    assert f"\n| {MEASURES['answered']} | 25 (20 to 30, n = 2) | 25 (20 to 30, n = 2) | 1.00 |" in text


def test_every_goal_names_a_measure_and_a_contender_there_is():
    for goal in GOALS:
        for point in (goal.held, goal.against):
            assert point is None or point.measure in MEASURES
        assert goal.held.contender == MARSAD


def test_the_published_budget_is_that_of_the_goals():
    heads = ["Marsad", "beside", "where", "at most"]
    assert tabled(heads, [goal_words(goal) for goal in GOALS]) in (HOUSE / "docs" / "speed.md").read_text(encoding="utf-8")


def test_no_view_is_asked_twice_in_one_visit():
    views = [frozenset(order[:length]) for order in orders(AXES) for length in range(1, len(order) + 1)]
    left = [frozenset(AXES) - view for view in views]  # on a page where everything is chosen at first
    assert len(views) == len(set(views)) == len(set(left)) > 10
    assert all(left)


def test_pages_agree_only_if_no_two_show_another_number_for_a_figure():
    places = {"one": (0, 1, 2, 3), "other": (0, 3)}
    assert agree({"one": ["9", "8", "7", "6"], "other": ["9", "6"]}, places)
    assert not agree({"one": ["9", "8", "7", "6"], "other": ["9", "5"]}, places)


@pytest.mark.parametrize(("size", "events"), [("1k", 1_000), ("100k", 100_000), ("10M", 10_000_000), ("100M", 100_000_000), ("246", 246)])
def test_a_size_is_a_number_of_events(size, events):
    assert events_of(size) == events


@pytest.mark.parametrize("size", ["", "1 k", "1G", "k", "-5"])
def test_what_is_no_size_is_refused(size):
    with pytest.raises(ValueError, match="is no size"):
        events_of(size)


def test_a_size_or_a_contender_that_does_not_fit_is_left_out_with_the_reason():
    assert "14 GB of disk and 5 are free" in lacking(10_000_000, 5, 20)
    assert "4 GB of memory and 2 are free" in lacking(1_000, 50, 2)
    assert lacking(10_000_000, 50, 20) == ""
    assert "memory" in too_large_for(CONTENDERS[PLAIN], 10_000_000, 24)
    assert too_large_for(CONTENDERS[MARSAD], 10_000_000, 24) == ""
    assert "to start and 180 are waited for" in too_large_for(CONTENDERS[VIZRO], 10_000_000, 24)
    assert "for a view change and 30 are waited for" in too_large_for(CONTENDERS[DATASETTE], 10_000_000, 24)
    assert [one.name for one in CONTENDERS.values() if not too_large_for(one, 1_000_000, 24)] == list(CONTENDERS)


def test_of_a_hundred_million_only_marsad_is_asked_and_the_disk_holds_them_once():
    assert "21 GB of disk and 20 are free" in lacking(100_000_000, 20, 20)
    assert lacking(100_000_000, 22, 20) == ""
    assert [one.name for one in CONTENDERS.values() if not too_large_for(one, 100_000_000, 200)] == [MARSAD]


def test_a_server_that_does_not_start_is_counted_and_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(servers, "LONGEST_START", 0.2)
    sleeper = replace(CONTENDERS[DASH], folder=tmp_path, command=(sys.executable, "-c", "import time; time.sleep(60)"))
    seen = {name: [] for name in PAGE_MEASURES}
    began = time.monotonic()
    assert visit(sleeper, Registers(tmp_path / "data", tmp_path / "events.parquet", 1), None, seen) == []
    assert {name: values for name, values in seen.items() if values} == {"lost": [1]}
    assert time.monotonic() - began < 20


def test_a_part_that_breaks_off_keeps_no_other_from_its_turn(tmp_path, monkeypatch, capsys):
    def breaks(*_):
        yield "1k", seen(change=50)
        raise RuntimeError("no page")

    monkeypatch.setattr(run, "RUN", {"pages": breaks, "transfer": lambda *_: [("transfer", {MARSAD: {"change_kb": [7.5]}})]})
    monkeypatch.setattr(sys, "argv", ["run", "--parts", "pages,transfer", "--out", str(tmp_path / "results.md")])
    assert run.main() == 1
    text = (tmp_path / "results.md").read_text(encoding="utf-8")
    assert "- pages: broke off (RuntimeError: no page)" in text
    assert "## Pages: 1 k generated events" in text
    assert "| 7.5 |" in text


def test_the_events_are_the_same_as_sqlite(tmp_path):
    events = {"event_id": ["E1", "E2"], "axis": ["ai", None], "sector": [None, "health"], "region": ["a", "b"]}
    rows = pyarrow.table(events | {"event_type": ["x", "y"], "year": [2019, None], "scope": ["national", "international"]})
    parquet.write_table(rows, tmp_path / "events.parquet")
    with sqlite3.connect(as_sqlite(tmp_path / "events.parquet")) as connection:
        assert connection.execute("SELECT * FROM events").fetchall() == list(zip(*rows.to_pydict().values(), strict=True))


def test_bytes_are_counted_as_the_server_sends_them():
    async def answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(3)
        writer.write(b"x" * 1_000)
        writer.close()

    async def asked() -> tuple[int, int]:
        server = await asyncio.start_server(answers, "127.0.0.1", 0)
        with Counter(server.sockets[0].getsockname()[1]) as counter:
            reader, writer = await asyncio.open_connection("127.0.0.1", int(counter.base.rpartition(":")[2]))
            writer.write(b"ask")
            heard = await reader.read()
            writer.close()
            return len(heard), counter.sent

    assert awaited(asked()) == (1_000, 1_000)


@pytest.mark.parametrize("shown", ["", '<p class="notice" role="alert">It failed.</p>'])
def test_a_person_waits_for_the_whole_answer_and_sees_that_a_page_failed(shown):
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    heard = []

    async def page(wire) -> None:
        async for message in wire:
            heard.append(streamlit_session.BackMsg.FromString(message).rerun_script.query_string)
            for said in (_drawn(shown), ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)):
                await wire.send(said.SerializeToString())

    def _drawn(html: str) -> ForwardMsg:
        said = ForwardMsg()
        said.delta.new_element.html.body = html
        return said

    async def asked() -> float:
        async with serve(page, "127.0.0.1", 0, subprotocols=["streamlit"]) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            async with streamlit_session.Session(port) as session:
                return await session.asks(["training", "ai"])

    if shown:
        with pytest.raises(RuntimeError, match="it failed"):
            awaited(asked())
    else:
        assert awaited(asked()) > 0
    assert heard == ["axis=ai&axis=training"]


def test_the_pages_beside_stand_on_the_same_versions_of_the_libraries():
    common = {(name, version) for name, version in pins("requirements/bench.txt") if name in {"pandas", "plotly", "pyarrow", "numpy"}}
    assert len(common) >= 4
    assert common <= pins("requirements.txt")


@pytest.mark.parametrize("package", ["dash", "vizro", "panel", "datasette", "pandera"])
def test_the_dashboard_never_meets_what_it_is_measured_beside(package):
    assert package in dict(pins("requirements/bench.txt"))
    assert package not in dict(pins("requirements.txt")) | dict(pins("requirements/dev.txt"))


@pytest.mark.parametrize("contender", CONTENDERS.values(), ids=lambda one: one.name)
def test_every_contender_has_its_page_and_is_named_in_the_document(contender):
    assert list(contender.folder.iterdir())
    assert contender.name in (HOUSE / "benchmarks" / "README.md").read_text(encoding="utf-8")
    assert len(contender.shows) >= 2 or contender.name == MARSAD
