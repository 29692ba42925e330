"""The socket of a page remembers the last view: its window is as long as a view change of a usual page, and what stays is named, not sent again."""

import asyncio
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from benchmarks.streamlit_session import Session
from tests.awaited import awaited
from tests.served import in_a_browser

pytestmark = in_a_browser  # the server is that of the browser tests


def port_of(address: str) -> int:
    return int(urlsplit(address).port or 0)


def test_a_socket_agrees_on_a_window_of_32_kilobytes(address):
    async def agreed() -> str:
        async with connect(f"ws://127.0.0.1:{port_of(address)}/_stcore/stream", subprotocols=["streamlit"]) as wire:
            assert wire.response is not None
            return wire.response.headers["Sec-WebSocket-Extensions"]

    said = awaited(agreed())
    assert said.startswith("permessage-deflate")
    assert "server_max_window_bits" not in said or "server_max_window_bits=15" in said  # what is not said is the longest


def test_what_stays_from_view_to_view_is_named_by_its_hash(address):
    async def kinds() -> tuple[list[ForwardMsg], list[ForwardMsg]]:
        async with Session(port_of(address)) as one:
            first = await asked_again(one, ["ai"], [])
            held = [message.hash for message in first if message.metadata.cacheable]
            return first, await asked_again(one, ["training"], held)

    first, second = awaited(kinds())
    sizes = {message.hash: message.ByteSize() for message in first}
    named = [message.ref_hash for message in second if message.WhichOneof("type") == "ref_hash"]
    links = [message.hash for message in first if 'class="nav"' in message.delta.new_element.html.body]
    assert set(links) <= set(named)
    assert len(links) == 1
    assert sum(sizes[one] for one in named) > 6_000  # colours, filters and links between pages
    assert all(message.ByteSize() < 120 for message in second if message.WhichOneof("type") == "ref_hash")


async def asked_again(one: Session, axes: list[str], held: list[str]) -> list[ForwardMsg]:
    """Return all messages of a run asked by a browser that has kept those of `held`."""
    said: BackMsg = one._asked(axes)
    said.rerun_script.cached_message_hashes.extend(held)
    await one.wire.send(said.SerializeToString())
    heard = []
    async with asyncio.timeout(60):
        while True:
            heard.append(ForwardMsg.FromString(await one.wire.recv(decode=False)))
            kind = heard[-1].WhichOneof("type")
            if kind == "new_session":
                one.code = heard[-1].new_session.page_script_hash
            if kind == "script_finished" and heard[-1].script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return heard
