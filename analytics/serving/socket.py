"""The socket of a page, compressed so that what the last view said already is not sent again: words, links and layouts come back at every view."""

from uvicorn.protocols.websockets import websockets_sansio_impl
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

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
