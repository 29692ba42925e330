"""The data routes of what is taken home whole: the package and the notebook of a view, a version as a database, what changed."""

import tempfile
from collections.abc import Callable, Iterator
from typing import IO

from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

from analytics.downloads import FORMATS, format_named
from analytics.downloads.package.contents import write_archive
from analytics.downloads.package.notebook import notebook
from analytics.downloads.subject import subject_of
from analytics.downloads.whole_version import changes_table, write_tables
from analytics.errors import UnknownName
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.changes import before

IN_MEMORY = 8_000_000  # bytes of an archive; a larger one waits in a file without a name
PIECE = 1 << 18
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
Answering = Callable[[Callable[[Request], Response]], Callable]
Reading = Callable[[Request], View]


def version_routes(base: str, answered: Answering, view_asked: Reading) -> list[Route]:
    """Return the routes; `answered` makes an endpoint of a handler, `view_asked` reads the view of a request."""
    return [
        Route(f"{base}/package.zip", answered(lambda request: package(view_asked(request)))),
        Route(f"{base}/marsad.ipynb", answered(lambda request: view_notebook(request, view_asked(request)))),
        Route(f"{base}/versions/{{version}}/changes.{{kind}}", answered(changes)),
        Route(f"{base}/versions/{{file}}", answered(version_file)),
    ]


def package(view: View) -> Response:
    """Answer the research package of a view, in one archive."""
    return _archive(f"marsad-{versions.known(view.version)}", lambda place: write_archive(view, place), {})


def view_notebook(request: Request, view: View) -> Response:
    """Answer the notebook of a view; it asks this server for its rows."""
    subject = subject_of(view, host_of(request))
    text = notebook(subject)
    return Response(text, media_type="application/x-ipynb+json", headers=_named(f"marsad-{subject.version}.ipynb"))


def host_of(request: Request) -> str:
    """Return scheme and host by which this request came, as they stand in an address."""
    return f"{request.url.scheme}://{request.url.netloc}"


def version_file(request: Request) -> Response:
    """Answer a whole version: its database, its tables as Parquet in a ZIP, or its manifest as JSON."""
    name, _, kind = request.path_params["file"].rpartition(".")
    if kind not in ("duckdb", "zip", "json"):
        raise UnknownName("A version is there as .duckdb, as .zip of Parquet tables, and its manifest as .json.")
    version = versions.known(name)
    manifest = versions.verified(version) if kind == "duckdb" else versions.manifest_of(version)
    if kind == "zip":
        return _archive(f"marsad-{version}-tables", lambda place: write_tables(version, place), _FOREVER)
    if kind == "json":
        return Response(manifest.to_json(), media_type="application/json", headers=_named(f"marsad-{version}.json"))
    headers = {**_named(f"marsad-{version}.duckdb"), **_FOREVER, "ETag": f'"{manifest.sha256}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return FileResponse(versions.database(version), media_type="application/vnd.duckdb", headers=headers)


def changes(request: Request) -> Response:
    """Answer what differs between a version and the one named by `since`, by default the one built before it."""
    kind, later = format_named(request.path_params["kind"]), versions.known(request.path_params["version"])
    earlier = versions.known(request.query_params.get("since") or before(later) or later)
    content = FORMATS[kind].write(changes_table(earlier, later))
    return Response(content, media_type=FORMATS[kind].media_type, headers=_named(f"marsad-changes-{earlier}-{later}.{kind}"))


def _named(file: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{file}"'}


def _archive(stem: str, write: Callable[[IO[bytes]], None], headers: dict[str, str]) -> Response:
    """Answer an archive, written before the answer begins, so that a fault in it is still an error and no broken file."""
    place = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  (closed when it was sent)
    write(place)
    size = place.tell()
    place.seek(0)
    more = {**_named(f"{stem}.zip"), **headers, "Content-Length": str(size)}
    return StreamingResponse(_pieces(place), media_type="application/zip", headers=more)


def _pieces(place: tempfile.SpooledTemporaryFile) -> Iterator[bytes]:
    with place:
        while piece := place.read(PIECE):
            yield piece
