"""The data addresses of a draft study: what a browser keeps is sent, answered as a folder in a ZIP, a document or in words, and forgotten."""

import datetime
import json
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analytics.errors import BadStudy
from analytics.serving.endpoint import METHODS, answered
from analytics.serving.refusals import Refused
from analytics.serving.shell import language_of
from analytics.studies.draft_texts import archive_of, document_of, name_of
from analytics.studies.drafts import Draft, cards_of, draft_of, refused
from analytics.studies.files import KINDS

MOST_BYTES = 256 * 1024
TAKING = ("POST", "OPTIONS")
JSON = "application/json"
Taker = Callable[[object, str], Response]


def draft_routes(base: str) -> list[Route]:
    """Return the routes, below `base`."""
    takers = {"zip": archive, "docx": word_document, "json": in_words}
    return [_route(f"{base}/study-draft.{kind}", taker) for kind, taker in takers.items()]


def archive(said: object, lang: str) -> Response:
    """Answer a draft as the folder of a study."""
    draft = draft_of(said, lang)
    return _file(draft, f"{name_of(draft)}.zip", archive_of(draft, _today()), "application/zip")


def word_document(said: object, lang: str) -> Response:
    """Answer a draft as a document to write on in, in the language asked."""
    draft, docx = draft_of(said, lang), KINDS["docx"]
    return _file(draft, f"{name_of(draft)}.{lang}.docx", docx.write(document_of(draft, _today(), lang)), docx.media_type)


def _file(draft: Draft, name: str, content: bytes, media_type: str) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Marsad-Version": draft.version,
        "Cache-Control": "no-store",
    }
    return Response(content, media_type=media_type, headers=headers)


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


def in_words(said: object, lang: str) -> Response:
    """Answer the cards of a draft in words: the title of each and its view."""
    items = [{"reference": card.reference, "title": card.title(lang), "view": card.view_in_words(lang)} for card in cards_of(said, lang)]
    return JSONResponse({"items": items}, headers={"Cache-Control": "no-store"})


def _route(path: str, taker: Taker) -> Route:
    """Return the route of an address that is sent to; another site's page cannot, for a browser asks first and is not told that it may."""

    def handler(request: Request) -> Response:
        return _taken(request, taker)

    async def endpoint(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(TAKING)})
        request.state.taking = (TAKING, refused("method", language_of(request)))
        request.state.sent = await _sent(request) if request.method == "POST" else None
        return await answered(handler)(request)

    return Route(path, endpoint, methods=METHODS)


async def _sent(request: Request) -> bytes | None:
    """Return what was sent, None where it is more than may be; no more of it is read than that."""
    content = b""
    async for piece in request.stream():
        content += piece
        if len(content) > MOST_BYTES:
            return None
    return content


def _taken(request: Request, taker: Taker) -> Response:
    lang = language_of(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != JSON:
        raise Refused(415, refused("kind", lang), {"takes": JSON})
    if request.state.sent is None:
        raise Refused(413, refused("size", lang, limit=MOST_BYTES // 1024), {"limit_bytes": MOST_BYTES})
    try:
        return taker(_json(request.state.sent, lang), lang)
    except BadStudy as fault:
        raise Refused(422, str(fault), {}) from fault


def _json(content: bytes, lang: str) -> object:
    try:
        return json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as fault:
        raise BadStudy(refused("json", lang)) from fault
