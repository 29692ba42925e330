"""What every data address owes: methods, limits on requests, one JSON object for each refusal, headers for other sites and caches."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from analytics.serving.asking import ignored_header, note_strangers
from analytics.serving.freshness import Mark, Unchanged, headers_of, is_unmodified
from analytics.serving.rates import Allowance, allowance_of
from analytics.serving.refusals import Refused, refusal_of
from analytics.serving.shell import language_of
from analytics.view import KEYS
from analytics.words import book, written

Handler = Callable[[Request], Response]
READING = ("GET", "HEAD", "OPTIONS")
METHODS = (*READING, "POST", "PUT", "PATCH", "DELETE")  # the last are refused in our own words
EVERYWHERE = (*KEYS, "strict", "bom", "since")
_SAID = "Content-Disposition, Content-Encoding, ETag, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, " + ", ".join(
    f"X-Marsad-{name}" for name in ("Version", "Licence", "Page", "Ignored", "Looks-Beyond", "Rows")
)
_ANY_SITE = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": _SAID}
_PREFLIGHT = {
    "Allow": ", ".join(READING),
    "Access-Control-Allow-Methods": ", ".join(READING),
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


def data_route(path: str, handler: Handler, keys: tuple[str, ...] = ()) -> Route:
    """Return the route of a data address; `keys` are the parameters it knows beside those of a view."""
    return Route(path, answered(handler, keys), methods=METHODS)


def answered(handler: Handler, keys: tuple[str, ...] = ()) -> Callable:
    """Return an endpoint that runs `handler` off the event loop and gives its answer what every data address owes."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(_settled, handler, (*EVERYWHERE, *keys), request)

    return endpoint


def _settled(handler: Handler, keys: tuple[str, ...], request: Request) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={**_ANY_SITE, **_PREFLIGHT})
    allowance = allowance_of(request.client.host if request.client else None)
    try:
        _refuse(request, allowance)
        note_strangers(request, keys)
        response = handler(request)
    except Unchanged:
        response = Response(status_code=304)
    except Exception as fault:
        response = refusal_of(fault)
    mark: Mark | None = getattr(request.state, "mark", None)
    if mark and response.status_code == 200 and is_unmodified(mark, request):
        response = Response(status_code=304)
    more = {**_ANY_SITE, **ignored_header(request), **(allowance.headers() if allowance else {})}
    more |= headers_of(mark, request) if mark and response.status_code in (200, 304) else {}
    for name, value in more.items():
        response.headers.setdefault(name, value)
    return _without_body(response) if request.method == "HEAD" else response


def _refuse(request: Request, allowance: Allowance | None) -> None:
    said, lang = book("api")["refusals"], language_of(request)
    if request.method not in READING:
        raise Refused(405, written(said["method"], lang), {}, {"Allow": ", ".join(READING)})
    if allowance and allowance.wait:
        sentence = written(said["too_often"], lang).format(limit=allowance.limit, wait=allowance.wait)
        raise Refused(429, sentence, {"limit": allowance.limit, "wait_seconds": allowance.wait})


def _without_body(response: Response) -> Response:
    """Return the answer to HEAD; a long answer, whose length nobody knows yet, is not made for it."""
    bare = StreamingResponse(iter(()), response.status_code)
    bare.raw_headers = response.raw_headers
    return bare
