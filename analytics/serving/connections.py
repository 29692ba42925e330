"""Connections: sent at once, and pages compressed so that what the last view said already is not sent again."""

import socket
from asyncio import Protocol, Transport
from collections.abc import Callable
from functools import cache

from uvicorn.protocols.http.auto import AutoHTTPProtocol
from uvicorn.protocols.websockets import websockets_sansio_impl
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

Made = Callable[[Protocol, Transport], None]
WINDOW_BITS = 15  # 32 kB, a view change of a usual page; uvicorn's 4 kB forget a view before the next one comes
USUAL_BITS = 12  # of what a reader sends
MEMORY_LEVEL = 5  # with it a reader's socket takes 150 kB


def remember_the_last_view() -> None:
    """Give sockets opened from now on the longer window; nothing changes where sockets are not compressed (`server.enableWebsocketCompression`)."""
    setattr(websockets_sansio_impl, "ServerPerMessageDeflateFactory", _factory)  # noqa: B010  (uvicorn has no setting for it)


def _factory(**_usual: object) -> ServerPerMessageDeflateFactory:
    return ServerPerMessageDeflateFactory(
        server_max_window_bits=WINDOW_BITS, client_max_window_bits=USUAL_BITS, compress_settings={"memLevel": MEMORY_LEVEL}
    )


@cache
def send_at_once() -> None:
    """Let nothing wait until what was sent before has been received, up to 40 ms, on connections that come from now on.

    asyncio sees to that for sockets that say which protocol they speak; those of Streamlit's server do not.
    """
    setattr(AutoHTTPProtocol, "connection_made", _at_once(AutoHTTPProtocol.connection_made))  # noqa: B010  (uvicorn has no setting for it)


def _at_once(made: Made) -> Made:
    def connection_made(protocol: Protocol, transport: Transport) -> None:
        connection = transport.get_extra_info("socket")
        if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        made(protocol, transport)

    return connection_made
