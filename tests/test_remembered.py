"""serving/remembered.py: whatever crosses on the way, a browser is never named a message that it has forgotten."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as some
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from analytics.serving.remembered import ON_THE_WAY, Remembered, remembering, without_forgotten
from tests.awaited import awaited

ENDED = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)


def whole(one: str) -> ForwardMsg:
    message = ForwardMsg(hash=one)
    message.metadata.cacheable = True
    message.delta.new_element.markdown.body = one
    return message


@dataclass
class Browser:
    """What Streamlit's own script does with messages, in the order in which it reads them (`ForwardMessageCache` of version 1.67)."""

    met: dict[str, int] = field(default_factory=dict)
    ended: int = 0
    is_late: bool = False  # it counts a run that ended only when it has read the next message
    to_count: int = 0

    def read(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "script_finished":
            self.to_count += 1
        else:
            one = message.ref_hash or message.hash
            assert kind != "ref_hash" or one in self.met, "named a message that it has forgotten"
            self.met[one] = self.ended
        if not self.is_late or kind != "script_finished":
            self.count()

    def count(self) -> None:
        self.ended, self.to_count = self.ended + self.to_count, 0
        longest = config.get_option("global.maxCachedMessageAge")
        self.met = {one: met for one, met in self.met.items() if self.ended - met <= longest}


@dataclass
class Wire:
    """A server and a browser, and what is on the way between them."""

    remembered: Remembered = field(default_factory=Remembered)
    browser: Browser = field(default_factory=Browser)
    on_the_way: list[ForwardMsg] = field(default_factory=list)
    named: int = 0

    def send(self, message: ForwardMsg) -> None:
        self.remembered.note(message)
        self.on_the_way.append(message)

    def read(self, messages: int) -> None:
        for message in self.on_the_way[:messages]:
            self.browser.read(message)
        del self.on_the_way[:messages]

    def answer(self, page: str, has: set[str]) -> None:
        for one in page:
            self.send(ForwardMsg(ref_hash=one) if one in has else whole(one))
            self.named += one in has


steps = some.lists(
    some.tuples(some.sets(some.sampled_from("abcdef"), min_size=1), some.integers(0, 9), some.integers(0, ON_THE_WAY)), max_size=30
)


@given(steps)
def test_no_message_is_named_that_a_browser_has_forgotten_when_it_reads_its_name(drawn):
    wire = Wire()
    for page, messages, ending in drawn:
        wire.read(messages)
        has = {one for one in wire.browser.met if wire.remembered.surely_has(one)}
        for _ in range(ending):  # what was asked for before ends while the question is on its way
            wire.send(ENDED)
        wire.answer("".join(sorted(page)), has)
    wire.read(len(wire.on_the_way))


def test_what_the_last_two_views_showed_is_named():
    wire = Wire()
    for page in ("ab", "ac", "ab", "ac"):
        wire.answer(page, {one for one in wire.browser.met if wire.remembered.surely_has(one)})
        wire.send(ENDED)
        wire.read(len(wire.on_the_way))
    assert wire.named == 1 + 2 + 2


def test_a_question_is_changed_only_in_what_may_be_forgotten():
    asked = BackMsg()
    asked.rerun_script.query_string = "axis=ai"
    asked.rerun_script.cached_message_hashes.extend(["kept", "old"])
    left = BackMsg.FromString(without_forgotten(asked.SerializeToString(), lambda one: one == "kept"))
    assert list(left.rerun_script.cached_message_hashes) == ["kept"]
    assert left.rerun_script.query_string == "axis=ai"


@pytest.mark.parametrize("sent", [b"\xff\xff", BackMsg(stop_script=True).SerializeToString(), b""])
def test_what_is_no_question_is_left_as_it_is(sent):
    assert without_forgotten(sent, lambda one: False) == sent


def test_a_socket_passes_what_it_is_sent_and_closes_as_before():
    asked, sent = (
        [
            {"type": "websocket.receive", "bytes": BackMsg(stop_script=True).SerializeToString()},
            {"type": "websocket.disconnect", "code": 1000},
        ],
        [],
    )

    async def receive() -> dict:
        return asked[len(heard)]

    async def send(message: dict) -> None:
        sent.append(message)

    heard: list[dict] = []
    question, answers = remembering(receive, send)
    said = [
        {"type": "websocket.accept"},
        {"type": "websocket.send", "bytes": whole("a").SerializeToString()},
        {"type": "websocket.close", "code": 1000},
    ]

    async def both_ways() -> None:
        for _ in asked:
            heard.append(dict(await question()))
        for message in said:
            await answers(message)

    awaited(both_ways())
    assert heard == asked
    assert sent == said
