"""A way between browser and server that counts the bytes the server sends, as they go over the wire."""

import asyncio
from collections.abc import Callable
from threading import Thread

PIECE = 65_536  # bytes


class Counter:
    """Listens on a port of its own and passes everything on to a server; `sent` is how many bytes came back."""

    def __init__(self, port: int):
        self.to, self.sent = port, 0
        self.loop = asyncio.new_event_loop()
        self.base = ""

    def __enter__(self) -> "Counter":
        Thread(target=self.loop.run_forever, daemon=True).start()
        doors = asyncio.run_coroutine_threadsafe(asyncio.start_server(self._comes, "127.0.0.1", 0), self.loop).result()
        self.base = f"http://127.0.0.1:{doors.sockets[0].getsockname()[1]}"
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(_end_all(), self.loop).result()
        self.loop.call_soon_threadsafe(self.loop.stop)

    async def _comes(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, forth = await asyncio.open_connection("127.0.0.1", self.to)
        await asyncio.gather(_passes(reader, forth), _passes(back, writer, self._count), return_exceptions=True)

    def _count(self, size: int) -> None:
        self.sent += size


async def _passes(source: asyncio.StreamReader, target: asyncio.StreamWriter, count: Callable[[int], None] | None = None) -> None:
    try:
        while piece := await source.read(PIECE):
            if count:
                count(len(piece))
            target.write(piece)
            await target.drain()
    finally:
        target.close()


async def _end_all() -> None:
    """End what still waits for a browser that has left."""
    waiting = asyncio.all_tasks() - {asyncio.current_task()}
    for one in waiting:
        one.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
