"""What every data address owes: methods, limits on requests, one JSON object for each refusal, headers for other sites and caches."""

import time
from collections.abc import Callable

import anyio
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from analytics.crowd import DATA_ANSWERS, PATIENCE_SECONDS
from analytics.roles import is_public
from analytics.roles.signing_in import people_sign_in
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
_SAID = (
    "Content-Disposition, Content-Encoding, ETag, Link, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, "
    + ", ".join(f"X-Marsad-{name}" for name in ("Version", "Licence", "Page", "Ignored", "Standing", "Looks-Beyond", "Refused", "Rows"))
)
_ANY_SITE = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": _SAID}
LOOK_AGAIN_SECONDS = 0.05
_THREADS = anyio.CapacityLimiter(10_000)  # how many answers are worked at once the crowd says
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
        has_room = await _enters()
        try:
            worked = handler if has_room else _crowded
            return await anyio.to_thread.run_sync(_settled, worked, (*EVERYWHERE, *keys), request, limiter=_THREADS)
        finally:
            if has_room:
                DATA_ANSWERS.leave()

    return endpoint


async def _enters() -> bool:
    """Return whether there was room for one more answer before the patience of its client ends; who waits holds no thread."""
    last = time.monotonic() + PATIENCE_SECONDS
    while not DATA_ANSWERS.enter():
        if time.monotonic() >= last:
            return False
        await anyio.sleep(LOOK_AGAIN_SECONDS)
    return True


def _crowded(request: Request) -> Response:
    wait = max(1, round(PATIENCE_SECONDS))
    sentence = written(book("api")["refusals"]["crowded"], language_of(request)).format(wait=wait)
    raise Refused(503, sentence, {"wait_seconds": wait}, {"Retry-After": str(wait)})


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
        response = refusal_of(fault, language_of(request))
    mark: Mark | None = getattr(request.state, "mark", None)
    if mark and response.status_code == 200 and is_unmodified(mark, request):
        response = Response(status_code=304)
    more = {**_ANY_SITE, **ignored_header(request), **(allowance.headers() if allowance else {})}
    more |= headers_of(mark, request) if mark and response.status_code in (200, 304) else {}
    for name, value in more.items():
        response.headers.setdefault(name, value)
    _keep_apart(response)
    return _without_body(response) if request.method == "HEAD" else response


def _keep_apart(response: Response) -> None:
    """Let no cache keep what only some may see, nor give what it has of one reader to another."""
    if people_sign_in():
        response.headers.add_vary_header("Cookie")
    if not is_public():
        response.headers["Cache-Control"] = "private, no-store"


def _refuse(request: Request, allowance: Allowance | None) -> None:
    said, lang = book("api")["refusals"], language_of(request)
    methods, sentence = getattr(request.state, "taking", (READING, written(said["method"], lang)))
    if request.method not in methods:
        raise Refused(405, sentence, {}, {"Allow": ", ".join(methods)})
    if allowance and allowance.wait:
        sentence = written(said["too_often"], lang).format(limit=allowance.limit, wait=allowance.wait)
        raise Refused(429, sentence, {"limit": allowance.limit, "wait_seconds": allowance.wait})


def _without_body(response: Response) -> Response:
    """Return the answer to HEAD; a long answer, whose length nobody knows yet, is not made for it."""
    bare = StreamingResponse(iter(()), response.status_code)
    bare.raw_headers = response.raw_headers
    return bare
