"""Rows as the body of an answer: whole where they are few, piece by piece where they are many, refused where a format cannot hold them."""

from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import chain

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from analytics.downloads import FORMATS
from analytics.downloads.as_csv import BOM
from analytics.downloads.package.readme import command
from analytics.downloads.provenance import as_text
from analytics.downloads.subject import subject_of
from analytics.downloads.table import LongTable, Table
from analytics.serving.asking import as_header, ignored_in
from analytics.serving.refusals import Refused
from analytics.view import View
from analytics.warehouse.streaming import PIECE
from analytics.words import book, written
from analytics.words.fill import fill

SLICE = 1 << 18  # bytes; each is compressed on its own, off the event loop


def file_response(table: Table | LongTable, kind: str, request: Request, view: View) -> Response:
    """Return the file of a table, or its provenance alone for `meta`; raise `Refused` where the format holds fewer rows."""
    table = replace(table, provenance={**table.provenance, **_ignored(request)})
    if kind == "meta":
        return Response(as_text(table.provenance), media_type="application/json", headers=_headers(table, "meta.json"))
    _refuse_too_many(table, kind, request, view)
    pieces = FORMATS[kind].pieces(table)
    if kind == "csv" and request.query_params.get("bom"):
        pieces = chain([BOM], pieces)
    media_type, headers = FORMATS[kind].media_type, _headers(table, kind)
    if table.count <= PIECE:
        return Response(b"".join(pieces), media_type=media_type, headers=headers)
    return _Sent(_slices(pieces), media_type, headers)


class _Sent(StreamingResponse):
    """Pieces on their way, let go of when the last was sent or the reader left: left to Python, a file behind them would lie for a long time."""

    def __init__(self, pieces: Generator[bytes], media_type: str, headers: dict[str, str]):
        super().__init__(pieces, media_type=media_type, headers=headers)
        self._pieces = pieces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the pieces."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            with suppress(ValueError):  # a thread that is still at work on them lets go of them itself
                self._pieces.close()


def _ignored(request: Request) -> dict[str, object]:
    found = [{"key": one.key, "value": one.value} for one in ignored_in(request)]
    return {"ignored": found} if found else {}


def _refuse_too_many(table: Table | LongTable, kind: str, request: Request, view: View) -> None:
    most = FORMATS[kind].most_rows
    other = request.url.path.removesuffix(kind)
    if most is not None and table.count > most:
        near = [same_view(request, f"{other}{one}") for one in ("csv", "parquet")]
        raise too_many({"format": kind, "rows": table.count, "limit": most, "suggestions": near}, view)


def same_view(request: Request, path: str) -> str:
    """Return the address of another file of the view that is asked."""
    return f"{path}?{request.url.query}" if request.url.query else path


def too_many(facts: dict[str, object], view: View) -> Refused:
    """Return the refusal of a file that would hold more `rows` than its `limit`: both are among the facts; the command that writes it joins them."""
    order = command(subject_of(view))
    words = written(book("api")["refusals"]["too_many"], view.lang)
    sentence = fill(words, {"count": facts["rows"], "limit": facts["limit"]}, view.lang)
    return Refused(422, f"{sentence} {order}", {**facts, "command": order})


def _slices(pieces: Iterator[bytes]) -> Generator[bytes]:
    for piece in pieces:
        yield from (piece[start : start + SLICE] for start in range(0, len(piece), SLICE))


def _refused(table: Table | LongTable) -> dict[str, str]:
    """Return the header that tells a refusal from a table of nothing."""
    refusal = table.provenance.get("refusal")
    if not isinstance(refusal, dict):
        return {}
    return {"X-Marsad-Refused": f"{refusal['reason']}; has={refusal['has']}; needs={refusal['needs']}"}


def _headers(table: Table | LongTable, kind: str) -> dict[str, str]:
    beyond: object = table.provenance.get("looks_beyond")
    said = {
        "Content-Disposition": f'attachment; filename="marsad-{table.name}-{table.provenance["version"]}.{kind}"',
        "X-Marsad-Version": str(table.provenance["version"]),
        "X-Marsad-Licence": str(table.provenance["licence"]),
        "X-Marsad-Page": str(table.provenance["page"]),
        "X-Marsad-Rows": str(table.count),
        **_refused(table),
        **({"X-Marsad-Looks-Beyond": ", ".join(beyond)} if isinstance(beyond, list) and beyond else {}),
    }
    return {name: as_header(value) for name, value in said.items()}
