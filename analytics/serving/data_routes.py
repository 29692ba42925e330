"""The HTTP data routes: the same rows as the page, as files, at addresses that carry the view."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analytics.addresses.catalogue import BASE
from analytics.addresses.front import front
from analytics.addresses.openapi import description
from analytics.addresses.parameters import PAGES_ASKED, WEIGHTS, choice_parameters, comparison_parameters
from analytics.comparing.answering import PREFIX, compared
from analytics.comparing.comparison import complete_comparison_of
from analytics.downloads import FORMATS, format_named
from analytics.downloads.quarantine import NAME as QUARANTINE
from analytics.downloads.quarantine import quarantine_of
from analytics.downloads.records import REGISTERS, long_records_of
from analytics.downloads.table import table_of_answer
from analytics.downloads.templates import template_of
from analytics.errors import UnknownName
from analytics.exploring.answering import NAME, explored
from analytics.exploring.choice import choice_of
from analytics.exploring.weighing import NAME as WEIGHED
from analytics.exploring.weighing import weighed, weights_of
from analytics.indicators import indicator_named, indicators
from analytics.indicators.answers import answer
from analytics.names import nearest
from analytics.places import CODEBOOK
from analytics.serving.asking import note, spare, typed, view_asked
from analytics.serving.briefing_route import briefing
from analytics.serving.codebook_routes import codebook_routes
from analytics.serving.draft_route import draft_routes
from analytics.serving.endpoint import data_route
from analytics.serving.files import file_response
from analytics.serving.freshness import mark_of_shelf, mark_of_words
from analytics.serving.shell import language_of
from analytics.serving.study_routes import study_routes
from analytics.serving.version_routes import version_routes
from analytics.view import printable
from analytics.warehouse import versions
from analytics.warehouse.organisations import organisation_ids
from analytics.warehouse.standing import standings

META = ("meta",)  # the provenance alone, beside the formats
ALWAYS_THERE = ("projects.csv", "indicators", "versions")


def routes() -> list[Route]:
    """Return the data routes."""
    choice, comparison = (tuple(one.key for one in many()) for many in (choice_parameters, comparison_parameters))
    return [
        data_route(BASE, list_addresses),
        data_route(f"{BASE}/", list_addresses),
        data_route(f"{BASE}/indicators", list_indicators),
        data_route(f"{BASE}/indicators/{{file}}", indicator_file),
        data_route(f"{BASE}/versions", list_versions),
        data_route(f"{BASE}/openapi.json", describe),
        *codebook_routes(BASE),
        *version_routes(BASE),
        *draft_routes(BASE),
        *study_routes(BASE),
        data_route(f"{BASE}/briefing.{{kind}}", briefing, (PAGES_ASKED.key,)),
        data_route(f"{BASE}/templates/{{file}}", template_file),
        data_route(f"{BASE}/{NAME}.{{kind}}", explored_file, choice),
        data_route(f"{BASE}/{PREFIX}{{part}}.{{kind}}", compared_file, comparison),
        data_route(f"{BASE}/{WEIGHED}.{{kind}}", weighed_file, (WEIGHTS.key,)),
        data_route(f"{BASE}/{{file}}", register_file),
        data_route(f"{BASE}/{{path:path}}", nothing_here),
    ]


def list_addresses(request: Request) -> Response:
    """Answer all data addresses, and where they are described to people and to programs."""
    lang = language_of(request)
    spare(request, mark_of_words(request, lang))
    return JSONResponse({"addresses": front(lang), "page": "/api", "description": f"{BASE}/openapi.json"})


def describe(request: Request) -> Response:
    """Answer the description of all addresses, for programs."""
    lang = language_of(request)
    spare(request, mark_of_words(request, lang))
    return JSONResponse(description(lang))


def list_indicators(request: Request) -> Response:
    """Answer the names, titles and units of all indicators."""
    lang = language_of(request)
    spare(request, mark_of_words(request, lang))
    found = [{"name": name, "title": one.title[lang], "unit": one.unit, "page": one.page[0]} for name, one in indicators().items()]
    return JSONResponse({"indicators": found})


def list_versions(request: Request) -> Response:
    """Answer all versions, oldest first, each with its standing, and which one is current."""
    spare(request, mark_of_shelf(request))
    told = standings(versions.listed())
    found = [{"version": one, "as_of": versions.manifest_of(one).as_of, "standing": standing} for one, standing in told.items()]
    return JSONResponse({"current": versions.current(), "versions": found})


def indicator_file(request: Request) -> Response:
    """Answer the rows of one indicator in the view asked."""
    name, kind = _name_and_kind(request, tuple(indicators()))
    indicator_named(name)
    view = view_asked(request)
    return file_response(table_of_answer(answer(name, view), view.lang), kind, request, view)


def explored_file(request: Request) -> Response:
    """Answer the rows of a reader's own question in the view asked; what of the choice cannot be used is dropped and named."""
    kind = format_named(request.path_params["kind"], META)
    choice, ignored = choice_of(typed(request))
    note(request, ignored)
    view = view_asked(request)
    return file_response(table_of_answer(explored(choice, view), view.lang), kind, request, view)


def compared_file(request: Request) -> Response:
    """Answer the rows of one part of a comparison in the view asked; what of it cannot be used is dropped and named."""
    kind, view = format_named(request.path_params["kind"], META), view_asked(request)
    comparison, ignored = complete_comparison_of(typed(request), organisation_ids(versions.known(view.version)))
    note(request, ignored)
    table = table_of_answer(compared(f"{PREFIX}{request.path_params['part']}", comparison, view), view.lang)
    return file_response(table, kind, request, view)


def weighed_file(request: Request) -> Response:
    """Answer the rows of the composite index with the weights asked, in the view asked; weights that cannot be used are dropped and named."""
    kind = format_named(request.path_params["kind"], META)
    weights, ignored = weights_of(typed(request))
    note(request, ignored)
    view = view_asked(request)
    return file_response(table_of_answer(weighed(weights, view), view.lang), kind, request, view)


def register_file(request: Request) -> Response:
    """Answer the records of one register, or the rows in quarantine, in the view asked."""
    name, kind = _name_and_kind(request, (*REGISTERS, QUARANTINE, NAME, WEIGHED))
    if name not in (*REGISTERS, QUARANTINE):
        return nothing_here(request)
    view = view_asked(request)
    return file_response(quarantine_of(view) if name == QUARANTINE else long_records_of(name, view), kind, request, view)


def nothing_here(request: Request) -> Response:
    """Refuse an address nobody knows, with the nearest there are."""
    tables = [*REGISTERS, QUARANTINE, NAME, WEIGHED, *(f"indicators/{name}" for name in indicators())]
    known = [f"{name}.csv" for name in tables] + [
        "package.zip",
        "marsad.ipynb",
        "briefing.pdf",
        "studies",
        "openapi.json",
        CODEBOOK,
        *ALWAYS_THERE,
    ]
    near = nearest(request.url.path.removeprefix(f"{BASE}/"), known) or ALWAYS_THERE
    registers = ", ".join((*REGISTERS, QUARANTINE))
    said = f"There is no such address; registers are {registers}, indicators are under {BASE}/indicators."
    raise UnknownName(said, [f"{BASE}/{name}" for name in near], "address", printable(request.url.path)[:60])


def template_file(request: Request) -> Response:
    """Answer an empty register to fill in, with its columns in the language asked."""
    name, _, kind = request.path_params["file"].rpartition(".")
    lang = language_of(request)
    content = template_of(name, kind, lang)
    spare(request, mark_of_words(request, lang))
    headers = {"Content-Disposition": f'attachment; filename="marsad-{name}-{lang}.{kind}"'}
    return Response(content, media_type=FORMATS[kind].media_type, headers=headers)


def _name_and_kind(request: Request, names: tuple[str, ...]) -> tuple[str, str]:
    """Return the name and the format of a file; refuse one without a format, with those of that name where it is one of `names`.

    A package calls provenance `.meta.json`, so an address may too.
    """
    file = request.path_params["file"]
    name, dot, kind = (file.removesuffix(".json") if file.endswith(".meta.json") else file).rpartition(".")
    if dot:
        return name, format_named(kind, META)
    if kind not in names:
        nothing_here(request)
    said = f"An address of data ends in its format, as in projects.csv; there is {', '.join(FORMATS)}."
    raise UnknownName(said, [f"{request.url.path}.{one}" for one in FORMATS], "no_format")
