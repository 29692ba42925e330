"""The HTTP data routes: the same rows as the page, as files, at addresses that carry the view."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analytics.comparing.answering import PREFIX, compared
from analytics.comparing.comparison import complete_comparison_of
from analytics.downloads import FORMATS, file_of
from analytics.downloads.as_csv import BOM
from analytics.downloads.package import archive, package_of
from analytics.downloads.provenance import as_text
from analytics.downloads.records import REGISTERS, records_of
from analytics.downloads.table import Table, table_of_answer
from analytics.downloads.templates import template_of
from analytics.errors import MarsadError, TooSlow, UnknownName
from analytics.exploring.answering import NAME, explored
from analytics.exploring.choice import choice_of
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.serving.shell import language_of
from analytics.view import View, view_of
from analytics.warehouse import versions
from analytics.warehouse.landmarks import record_ids
from analytics.warehouse.organisations import organisation_ids

BASE = "/api/v1"


def routes() -> list[Route]:
    """Return the data routes."""
    return [
        Route(f"{BASE}/indicators", _answered(list_indicators)),
        Route(f"{BASE}/indicators/{{file}}", _answered(indicator_file)),
        Route(f"{BASE}/versions", _answered(list_versions)),
        Route(f"{BASE}/package.zip", _answered(package)),
        Route(f"{BASE}/templates/{{file}}", _answered(template_file)),
        Route(f"{BASE}/{NAME}.{{kind}}", _answered(explored_file)),
        Route(f"{BASE}/{PREFIX}{{part}}.{{kind}}", _answered(compared_file)),
        Route(f"{BASE}/{{file}}", _answered(register_file)),
        Route(f"{BASE}/{{path:path}}", _answered(nothing_here)),
    ]


def _answered(handler: Callable[[Request], Response]) -> Callable:
    """Return an endpoint that runs `handler` off the event loop and turns our errors into one JSON sentence."""

    async def endpoint(request: Request) -> Response:
        try:
            return await run_in_threadpool(handler, request)
        except UnknownName as fault:
            return JSONResponse({"error": str(fault)}, status_code=404)
        except TooSlow as fault:
            return JSONResponse({"error": str(fault)}, status_code=503)
        except MarsadError:
            return JSONResponse({"error": "The data of this version cannot be read now."}, status_code=503)

    return endpoint


def view_asked(request: Request) -> View:
    """Return the view of a request's parameters; an unknown version is refused, other unknown values are dropped."""
    asked = {key: request.query_params.getlist(key) for key in request.query_params}
    version = versions.known((asked.get("version") or [None])[-1])
    return view_of(asked, organisation_ids(version), language_of(request), record_ids(asked.get("over", []), version))


def list_indicators(request: Request) -> Response:
    """Answer the names, titles and units of all indicators."""
    lang = language_of(request)
    found = [{"name": name, "title": one.title[lang], "unit": one.unit, "page": one.page[0]} for name, one in indicators().items()]
    return JSONResponse({"indicators": found})


def list_versions(_request: Request) -> Response:
    """Answer all versions, oldest first, and which one is current."""
    found = [{"version": version, "as_of": versions.manifest_of(version).as_of} for version in versions.listed()]
    return JSONResponse({"current": versions.current(), "versions": found})


def indicator_file(request: Request) -> Response:
    """Answer the rows of one indicator in the view asked."""
    name, kind = _name_and_kind(request)
    view = view_asked(request)
    return _file(table_of_answer(answer(name, view), view.lang), kind, request, view)


def explored_file(request: Request) -> Response:
    """Answer the rows of a reader's own question in the view asked; what of the choice cannot be used is dropped and named."""
    kind = _kind(request.path_params["kind"])
    asked = {key: request.query_params.getlist(key) for key in request.query_params}
    choice, ignored = choice_of(asked)
    view = view_asked(request)
    table = table_of_answer(explored(choice, view), view.lang)
    return _file(table, kind, request, view.with_(ignored=(*view.ignored, *ignored)))


def compared_file(request: Request) -> Response:
    """Answer the rows of one part of a comparison in the view asked; what of it cannot be used is dropped and named."""
    kind, view = _kind(request.path_params["kind"]), view_asked(request)
    asked = {key: request.query_params.getlist(key) for key in request.query_params}
    comparison, ignored = complete_comparison_of(asked, organisation_ids(versions.known(view.version)))
    table = table_of_answer(compared(f"{PREFIX}{request.path_params['part']}", comparison, view), view.lang)
    return _file(table, kind, request, view.with_(ignored=(*view.ignored, *ignored)))


def register_file(request: Request) -> Response:
    """Answer the records of one register in the view asked."""
    name, kind = _name_and_kind(request)
    if name not in REGISTERS:
        return nothing_here(request)
    view = view_asked(request)
    return _file(records_of(name, view), kind, request, view)


def nothing_here(_request: Request) -> Response:
    """Refuse an address nobody knows."""
    raise UnknownName(f"There is no such address; registers are {', '.join(REGISTERS)}, indicators are under {BASE}/indicators.")


def package(request: Request) -> Response:
    """Answer the records of all registers with their provenance, in one archive."""
    view = view_asked(request)
    name = f"marsad-{versions.known(view.version)}.zip"
    return Response(
        archive(package_of(view)), media_type="application/zip", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def template_file(request: Request) -> Response:
    """Answer an empty register to fill in, with its columns in the language asked."""
    name, _, kind = request.path_params["file"].rpartition(".")
    lang = language_of(request)
    content = template_of(name, kind, lang)
    headers = {"Content-Disposition": f'attachment; filename="marsad-{name}-{lang}.{kind}"'}
    return Response(content, media_type=FORMATS[kind].media_type, headers=headers)


def _name_and_kind(request: Request) -> tuple[str, str]:
    name, dot, kind = request.path_params["file"].rpartition(".")
    if not dot:
        raise UnknownName(f"An address of data ends in its format, as in projects.csv; there is {', '.join(FORMATS)}.")
    return name, _kind(kind)


def _kind(typed: str) -> str:
    if typed not in (*FORMATS, "meta"):
        raise UnknownName(f"There is no format «{typed[:20]}»; there is {', '.join(FORMATS)}.")
    return typed


def _file(table: Table, kind: str, request: Request, view: View) -> Response:
    if kind == "meta":
        return Response(as_text(table.provenance), media_type="application/json")
    content = file_of(table, kind)
    if kind == "csv" and request.query_params.get("bom"):
        content = BOM + content
    return Response(content, media_type=FORMATS[kind].media_type, headers=_headers(table, kind, view))


def _headers(table: Table, kind: str, view: View) -> dict[str, str]:
    dropped = ", ".join(f"{one.key}={one.value[:40]}" for one in view.ignored[:8])
    beyond: object = table.provenance.get("looks_beyond")
    said = {
        "Content-Disposition": f'attachment; filename="marsad-{table.name}-{table.provenance["version"]}.{kind}"',
        "X-Marsad-Version": str(table.provenance["version"]),
        "X-Marsad-Licence": str(table.provenance["licence"]),
        "X-Marsad-Page": str(table.provenance["page"]),
        **({"X-Marsad-Ignored": dropped} if dropped else {}),
        **({"X-Marsad-Looks-Beyond": ", ".join(beyond)} if isinstance(beyond, list) and beyond else {}),
    }
    return {name: value.encode("ascii", "backslashreplace").decode().replace("\r", " ").replace("\n", " ") for name, value in said.items()}
