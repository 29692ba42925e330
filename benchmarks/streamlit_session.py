"""One person on a Streamlit server without a browser: a websocket that speaks as Streamlit's own client does."""

import asyncio
import time
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

LONGEST = 60.0  # seconds that a person waits for an answer
MESSAGE_BYTES = 64_000_000
FAILS = (RuntimeError, TimeoutError, OSError, WebSocketException)


class Session:
    """An open page; `asks` changes its view and waits until the server has answered."""

    def __init__(self, port: int):
        self.address = f"ws://127.0.0.1:{port}/_stcore/stream"
        self.page = f"http://127.0.0.1:{port}/"
        self.wire: ClientConnection
        self.lists: dict[str, str] = {}  # the lists of choices on the page: what each is called, and its identifier
        self.code = ""

    async def __aenter__(self) -> "Session":
        self.wire = await connect(self.address, subprotocols=["streamlit"], max_size=MESSAGE_BYTES, ping_interval=None)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.wire.close()

    async def asks(self, axes: list[str]) -> float:
        """Return the ms until a view of these axes was answered whole; raise one of `FAILS` if it fails or is late.

        The axes go both ways at once: in the address, which Marsad reads, and as the choice in a list called Axis, which a plain page has.
        """
        begun = time.perf_counter()
        await self.wire.send(self._asked(axes).SerializeToString())
        async with asyncio.timeout(LONGEST):
            await self._answered()
        return 1000 * (time.perf_counter() - begun)

    def _asked(self, axes: list[str]) -> BackMsg:
        said = BackMsg()
        state = said.rerun_script
        state.query_string = urlencode([("axis", axis) for axis in sorted(axes)])
        state.page_script_hash = self.code
        state.is_history_navigation = bool(self.code)
        state.context_info.locale, state.context_info.timezone, state.context_info.url = "en-GB", "Africa/Casablanca", self.page
        if "Axis" in self.lists:
            widget = state.widget_states.widgets.add(id=self.lists["Axis"])
            widget.string_array_value.data.extend(axes)
        return said

    async def _answered(self) -> None:
        while True:
            heard = ForwardMsg.FromString(await self.wire.recv(decode=False))
            kind = heard.WhichOneof("type")
            if kind == "new_session":
                self.code = heard.new_session.page_script_hash
            elif kind == "delta":
                self._sees(heard.delta.new_element)
            elif kind == "script_finished":
                if heard.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return
                if heard.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    raise RuntimeError("the page did not run to its end")

    def _sees(self, element: Element) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(f"the page shows a fault: {element.exception.message}")
        if kind == "html" and 'role="alert"' in element.html.body:
            raise RuntimeError("the page says that it failed")
        if kind == "multiselect":
            self.lists[element.multiselect.label] = element.multiselect.id
