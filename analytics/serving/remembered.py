"""What the browser of a page surely remembers: of the messages that it says it has, only those that no run can make it forget meanwhile.

A message that comes again is named by its hash. Which ones it has, a browser says when it asks; but when the run before ends in that moment, it forgets
the oldest of them before the answer comes, cannot find what it is named, and Streamlit gives the connection up for good. All that comes to a
browser passes here in the order in which it comes there, so what it will forget is known.
"""

from collections.abc import Callable

from starlette.types import Message, Receive, Send
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ON_THE_WAY = (
    3  # runs that may still end between what a browser asks and the answer, now and as asked for before; and it counts them a moment late
)


class Remembered:
    """One browser's memory of messages: by hash, how many runs had ended when it last met each one."""

    def __init__(self) -> None:
        self._met: dict[str, int] = {}
        self._ended = 0
        self._longest = int(config.get_option("global.maxCachedMessageAge"))

    def note(self, message: ForwardMsg) -> None:
        """Note a message that is sent: it is met, or it ends a run, and what was not met for long is forgotten."""
        kind = message.WhichOneof("type")
        if kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self._ended += 1
            self._met = {one: met for one, met in self._met.items() if self._ended - met <= self._longest}
        elif kind == "ref_hash":
            self._met[message.ref_hash] = self._ended
        elif message.metadata.cacheable:
            self._met[message.hash] = self._ended

    def surely_has(self, one: str) -> bool:
        """Return whether the message of a hash will be there when the answer to a question of now comes."""
        return one in self._met and self._ended - self._met[one] + ON_THE_WAY <= self._longest


def remembering(receive: Receive, send: Send) -> tuple[Receive, Send]:
    """Return how a page's socket receives and sends: a question names no message that may be forgotten before it is answered."""
    remembered = Remembered()

    async def asked() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive" and message.get("bytes"):
            message["bytes"] = without_forgotten(message["bytes"], remembered.surely_has)
        return message

    async def answers(message: Message) -> None:
        if message["type"] == "websocket.send" and message.get("bytes"):
            remembered.note(ForwardMsg.FromString(message["bytes"]))
        await send(message)

    return asked, answers


def without_forgotten(asked: bytes, surely_has: Callable[[str], bool]) -> bytes:
    """Return a question of a browser without the hashes that it may not have any more; what is no question is left as it is."""
    try:
        question = BackMsg.FromString(asked)
    except Exception:  # Streamlit says what is wrong with it
        return asked
    if question.WhichOneof("type") != "rerun_script":
        return asked
    said = question.rerun_script.cached_message_hashes
    kept = [one for one in said if surely_has(one)]
    if len(kept) == len(said):
        return asked
    del said[:]
    said.extend(kept)
    return question.SerializeToString()
