"""The data routes asked in this process, without a socket: status, headers and body of an address."""

import asyncio
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware

from analytics.serving.data_routes import routes
from analytics.serving.folds_route import folds_routes
from analytics.serving.frame import Frame
from analytics.serving.waits_route import waits_routes
from analytics.ui.behind import folds_of
from analytics.ui.looked_after import how_far
from tests.awaited import awaited


@dataclass(frozen=True)
class Answered:
    status: int
    headers: Headers
    body: bytes
    pieces: int


def application() -> Starlette:
    return Starlette(routes=[*routes(), *folds_routes(folds_of), *waits_routes(how_far)], middleware=[Middleware(Frame)])


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
