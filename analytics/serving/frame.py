"""The frame around every answer: known addresses and hosts only, the shell in the reader's language, safe headers, a code for each fault."""

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analytics import stewards
from analytics.addresses.catalogue import BASE
from analytics.faults import noted
from analytics.roles import acting_as
from analytics.serving import own_files
from analytics.serving.compressed import compressed
from analytics.serving.health import HEALTHY, READY
from analytics.serving.hosts import is_let_in
from analytics.serving.identity import acting_for
from analytics.serving.plain_page import broken, not_found, wrong_host
from analytics.serving.remembered import remembering
from analytics.serving.shell import content_policy, language_of, page_of, page_paths, shell
from analytics.serving.signing import brought_back, is_way, sent_on
from analytics.words import book

OWN = ("/_stcore/", "/media/", "/component/", "/static/", "/app/static/", f"{BASE}/", "/folds/", "/waits/")
FILES = ("/favicon.png", "/manifest.json", "/robots.txt", HEALTHY, READY, BASE)
CLOSED = ("/_stcore/metrics", "/_stcore/agent")
UPLOADS = "/_stcore/upload_file"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Frame:
    """ASGI middleware; the lifespan passes untouched."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is ours to answer, let Streamlit answer the rest, with our headers on both."""
        if scope["type"] == "websocket" and not is_let_in(scope):
            await send({"type": "websocket.close", "code": 1008})  # before it was accepted, this is a 403
        elif scope["type"] == "http":
            request = Request(scope, receive)
            with acting_as(acting_for(request)):
                await self._answer(request, send)
        elif scope["type"] == "websocket":
            await self.app(scope, *remembering(receive, send))
        else:
            await self.app(scope, receive, send)

    async def _answer(self, request: Request, send: Send) -> None:
        has_begun = False

        async def with_headers(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                known = {name.lower() for name, _ in message["headers"]}
                more = ((name.lower().encode(), value.encode()) for name, value in headers_of(request).items())
                message["headers"] = [*message["headers"], *((name, value) for name, value in more if name not in known)]
                brought_back(request, message)
            await send(message)

        try:
            await (own_answer(request) or self.app)(request.scope, request.receive, with_headers)
        except ClientDisconnect:
            raise
        except Exception as fault:
            if has_begun:  # what was sent cannot be called back: the connection breaks off, so that nobody takes a part for the whole
                noted(fault)
                raise
            await broken(request, fault)(request.scope, request.receive, with_headers)


def headers_of(request: Request) -> dict[str, str]:
    """Return our headers; only a page asked for with `embed=true` may stand inside a page of another host."""
    policy = content_policy()
    if request.query_params.get("embed") != "true":
        return {**HEADERS, "X-Frame-Options": "DENY", "Content-Security-Policy": policy}
    return {**HEADERS, "Content-Security-Policy": policy.replace("frame-ancestors 'none'", "frame-ancestors *")}


def own_answer(request: Request) -> Response | None:
    """Return our answer to a request, None where Streamlit should answer."""
    path = request.url.path
    if not is_let_in(request.scope):
        return wrong_host(request)
    if path in page_paths():
        return HTMLResponse(shell(language_of(request), page_of(path)), headers={"Cache-Control": "no-cache", "Vary": "Accept-Language"})
    if path == f"/{next(iter(book('pages')))}":
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/{query}", status_code=308)
    own = own_files.answered(request) or sent_on(request)
    if own is None and (path.startswith(closed()) or not (path in FILES or path.startswith(OWN) or is_way(path))):
        return not_found(request)
    return own or compressed(request)


def closed() -> tuple[str, ...]:
    """Return how addresses begin that answer nobody; files are taken from data stewards alone."""
    return CLOSED if stewards.are_let_in() else (*CLOSED, UPLOADS)
