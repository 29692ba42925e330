"""The routes of the server asked in this process, without a socket: status, headers and body of an address; or behind one."""

import asyncio
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from analytics.server import own_routes
from analytics.serving.frame import Frame
from tests.awaited import awaited


@dataclass(frozen=True)
class Answered:
    status: int
    headers: Headers
    body: bytes
    pieces: int


def application(*others: BaseRoute) -> Starlette:
    """Return the frame around our routes, and around some that stand for those of Streamlit."""
    return Starlette(routes=[*others, *own_routes()], middleware=[Middleware(Frame)])


@contextmanager
def listening() -> Generator[str]:
    """Give the address at which a thread of this process answers our routes."""
    server = uvicorn.Server(uvicorn.Config(application(), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(5)


_APPLICATION = application()


async def answered_by(application: Starlette, scope: dict, sent: bytes = b"") -> Answered:
    begun, bodies = {}, []

    async def receive() -> dict:
        await asyncio.sleep(0)
        return {"type": "http.request", "body": sent, "more_body": False}

    async def send(message: dict) -> None:
        if message["type"] == "http.response.start":
            begun.update(message)
        else:
            bodies.append(message.get("body", b""))

    await application(scope, receive, send)
    return Answered(
        begun["status"], Headers(raw=[(name.lower(), value) for name, value in begun["headers"]]), b"".join(bodies), len(bodies)
    )


def scope_of(address: str, method: str = "GET", client: str = "test", **headers: str) -> dict:
    parts = urlsplit(address)
    sent = {"host": "localhost:8501", **{name.replace("_", "-").lower(): value for name, value in headers.items()}}
    return {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.4"}, "http_version": "1.1", "scheme": "http", "root_path": "",
        "method": method, "path": unquote(parts.path, errors="replace"), "raw_path": parts.path.encode(), "query_string": parts.query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()], "client": (client, 1), "server": ("localhost", 8501),
    }  # fmt: skip


def asked(address: str, method: str = "GET", client: str = "test", **headers: str) -> Answered:
    """Return the answer to an address such as `/api/v1/projects.csv?axis=ai`; `if_none_match=...` is a header."""
    return posted(address, b"", method, client, **headers)


def posted(address: str, sent: bytes, method: str = "POST", client: str = "test", **headers: str) -> Answered:
    """Return the answer to what is sent to an address."""
    return awaited(answered_by(_APPLICATION, scope_of(address, method, client, **headers), sent))
