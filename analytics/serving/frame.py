"""The frame around every answer: known addresses only, the shell in the reader's language, safe headers."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analytics import stewards
from analytics.serving import own_files
from analytics.serving.compressed import compressed
from analytics.serving.shell import content_policy, language_of, page_of, page_paths, shell
from analytics.words import book, say

OWN = ("/_stcore/", "/media/", "/component/", "/static/", "/app/static/", "/api/v1/")
FILES = ("/favicon.png", "/manifest.json", "/robots.txt")
CLOSED = ("/_stcore/metrics", "/_stcore/agent")
UPLOADS = "/_stcore/upload_file"
HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin"}


class Frame:
    """ASGI middleware; other scopes than http pass untouched (the websocket, the lifespan)."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is ours to answer, let Streamlit answer the rest, with our headers on both."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answered = own_answer(Request(scope))

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                known = {name.lower() for name, _ in message["headers"]}
                more = ((name.encode(), value.encode()) for name, value in headers_of(Request(scope)).items())
                message["headers"] = [*message["headers"], *((name, value) for name, value in more if name.lower() not in known)]
            await send(message)

        await (answered or self.app)(scope, receive, with_headers)


def headers_of(request: Request) -> dict[str, str]:
    """Return our headers; only a page asked for with `embed=true` may stand inside a page of another host."""
    policy = content_policy()
    if request.query_params.get("embed") != "true":
        return {**HEADERS, "X-Frame-Options": "DENY", "Content-Security-Policy": policy}
    return {**HEADERS, "Content-Security-Policy": policy.replace("frame-ancestors 'none'", "frame-ancestors *")}


def own_answer(request: Request) -> Response | None:
    """Return our answer to a request, None where Streamlit should answer."""
    path = request.url.path
    if path in page_paths():
        return HTMLResponse(shell(language_of(request), page_of(path)), headers={"Cache-Control": "no-cache", "Vary": "Accept-Language"})
    if path == f"/{next(iter(book('pages')))}":
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/{query}", status_code=308)
    own = own_files.answered(request)
    if own is None and (path.startswith(closed()) or not (path in FILES or path.startswith(OWN))):
        return not_found(request)
    return own or compressed(request)


def closed() -> tuple[str, ...]:
    """Return how addresses begin that answer nobody; files are taken from data stewards alone."""
    return CLOSED if stewards.are_let_in() else (*CLOSED, UPLOADS)


def not_found(request: Request) -> Response:
    """Return a 404: JSON under /api, a page with the way back elsewhere."""
    if request.url.path.startswith("/api"):
        return JSONResponse({"error": "There is no such address; see /api/v1/indicators for the list."}, status_code=404)
    lang = language_of(request)
    direction = "rtl" if lang == "ar" else "ltr"
    style = "font-family:sans-serif;max-width:36em;margin:15vh auto;padding:0 1em;color:#1E2428;background:#FBF8F2"
    body = (
        f'<!doctype html><html lang="{lang}" dir="{direction}"><meta charset="utf-8"><title>404 – {say("brand", lang)}</title>'
        f'<body style="{style}"><h1>{say("page_not_found", lang)}</h1><p><a href="/?lang={lang}">{say("back_home", lang)}</a></p></body></html>'
    )
    return HTMLResponse(body, status_code=404)
