"""What a server sends goes out at once: it does not wait until the reader's machine has said that it received the part before."""

import asyncio
import socket

import uvicorn

from analytics.serving.connections import send_at_once
from tests.awaited import awaited


async def application(_scope, receive, send):
    await receive()
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def listening() -> socket.socket:
    """Return a socket as Streamlit makes it, without a word on which protocol it speaks; asyncio does not look after such ones."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    opened.bind(("127.0.0.1", 0))
    opened.setblocking(False)
    opened.listen()
    return opened


async def waits_for_receipts() -> bool:
    server = uvicorn.Server(uvicorn.Config(application, lifespan="off", log_level="error"))
    with listening() as opened:
        serving = asyncio.create_task(server.serve(sockets=[opened]))
        reader, writer = await asyncio.open_connection(*opened.getsockname())
        writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert b"204" in await reader.readline()
        [connection] = server.server_state.connections
        waits = connection.transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 0
        writer.close()
        server.should_exit = True
        await serving
    return waits


def test_what_is_sent_does_not_wait_for_a_receipt():
    send_at_once()
    assert not awaited(waits_for_receipts())
