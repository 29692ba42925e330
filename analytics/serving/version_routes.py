"""The data routes of what is taken home whole: the package and the notebook of a view, a version as a database, what changed."""

import tempfile
from collections.abc import Callable, Iterator
from typing import IO

from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

from analytics.downloads import FORMATS, WEB_ROWS, format_named
from analytics.downloads.package.contents import write_archive
from analytics.downloads.package.notebook import notebook
from analytics.downloads.package.tables import RECORDS
from analytics.downloads.records import long_records_of
from analytics.downloads.subject import subject_of
from analytics.downloads.whole_version import changes_table, write_tables
from analytics.errors import UnknownName
from analytics.serving.asking import spare, view_asked
from analytics.serving.endpoint import data_route
from analytics.serving.files import same_view, too_many
from analytics.serving.freshness import headers_of, mark_of_database, mark_of_shelf, mark_of_version
from analytics.warehouse import versions
from analytics.warehouse.changes import before

IN_MEMORY = 8_000_000  # bytes of an archive; a larger one waits in a file without a name
PIECE = 1 << 18
WHOLE = ("duckdb", "zip", "json")  # in which a version is taken home, and its manifest


def version_routes(base: str) -> list[Route]:
    """Return the routes, below `base`."""
    return [
        data_route(f"{base}/package.zip", package),
        data_route(f"{base}/marsad.ipynb", view_notebook),
        data_route(f"{base}/versions/{{version}}/changes.{{kind}}", changes),
        data_route(f"{base}/versions/{{file}}", version_file),
    ]


def package(request: Request) -> Response:
    """Answer the research package of a view, in one archive."""
    view = view_asked(request)
    rows = sum(long_records_of(name, view).count for name in RECORDS)
    if rows > WEB_ROWS:
        near = [same_view(request, f"{request.url.path.removesuffix('package.zip')}{name}.parquet") for name in RECORDS]
        raise too_many({"format": "zip", "rows": rows, "limit": WEB_ROWS, "suggestions": near}, view)
    spare(request)
    return _archive(request, f"marsad-{versions.known(view.version)}", lambda place: write_archive(view, place))


def view_notebook(request: Request) -> Response:
    """Answer the notebook of a view; it asks this server for its rows."""
    subject = subject_of(view_asked(request), host_of(request))
    spare(request)
    return Response(notebook(subject), media_type="application/x-ipynb+json", headers=_named(f"marsad-{subject.version}.ipynb"))


def host_of(request: Request) -> str:
    """Return scheme and host by which this request came, as they stand in an address."""
    return f"{request.url.scheme}://{request.url.netloc}"


def version_file(request: Request) -> Response:
    """Answer a whole version: its database, its tables as Parquet in a ZIP, or its manifest as JSON."""
    name, _, kind = request.path_params["file"].rpartition(".")
    version = versions.known(name or kind)
    if not name or kind not in WHOLE:
        near = [f"{request.url.path.removesuffix(request.path_params['file'])}{version}.{one}" for one in WHOLE]
        said = "A version is there as .duckdb, as .zip of Parquet tables, and its manifest as .json."
        raise UnknownName(said, near, "format" if name else "no_format", kind[:20])
    if kind == "duckdb":
        return _database(request, version)
    spare(request, mark_of_version(request, version))
    if kind == "zip":
        return _archive(request, f"marsad-{version}-tables", lambda place: write_tables(version, place))
    return Response(versions.manifest_of(version).to_json(), media_type="application/json", headers=_named(f"marsad-{version}.json"))


def _database(request: Request, version: str) -> Response:
    mark, place = mark_of_database(version), versions.database(version)
    spare(request, mark)
    versions.verified(version)
    headers = {**_named(f"marsad-{version}.duckdb"), **headers_of(mark, request)}
    return FileResponse(place, media_type="application/vnd.duckdb", headers=headers, stat_result=place.stat())


def changes(request: Request) -> Response:
    """Answer what differs between a version and the one named by `since`, by default the one built before it."""
    kind, later = format_named(request.path_params["kind"]), versions.known(request.path_params["version"])
    earlier = versions.known(request.query_params.get("since") or before(later) or later)
    spare(request, mark_of_shelf(request, earlier, later))
    content = FORMATS[kind].write(changes_table(earlier, later))
    return Response(content, media_type=FORMATS[kind].media_type, headers=_named(f"marsad-changes-{earlier}-{later}.{kind}"))


def _named(file: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{file}"'}


def _archive(request: Request, stem: str, write: Callable[[IO[bytes]], None]) -> Response:
    """Answer an archive, written before the answer begins, so that a fault in it is still an error and no broken file.

    None is written for HEAD, so that answer cannot tell its length.
    """
    named = _named(f"{stem}.zip")
    if request.method == "HEAD":
        return StreamingResponse(iter(()), media_type="application/zip", headers=named)
    place = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  (closed when it was sent)
    write(place)
    size = place.tell()
    place.seek(0)
    return StreamingResponse(_pieces(place), media_type="application/zip", headers={**named, "Content-Length": str(size)})


def _pieces(place: tempfile.SpooledTemporaryFile) -> Iterator[bytes]:
    with place:
        while piece := place.read(PIECE):
            yield piece
