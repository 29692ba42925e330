"""What is in the folds behind a card, sent to who opens one: the same answer, in the version that the card shows."""

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analytics.addresses.folds import PLACE, SHOWN
from analytics.addresses.parameters import WEIGHTS, choice_parameters, comparison_parameters
from analytics.comparing.answering import PREFIX, compared
from analytics.comparing.comparison import complete_comparison_of
from analytics.exploring.answering import NAME, explored
from analytics.exploring.choice import choice_of
from analytics.exploring.weighing import EQUAL, weighed, weights_of
from analytics.exploring.weighing import NAME as WEIGHED
from analytics.indicators import indicator_named
from analytics.indicators.answers import Answer, answer
from analytics.serving.asking import typed, view_asked
from analytics.serving.endpoint import data_route
from analytics.serving.version_routes import host_of
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.organisations import organisation_ids

FoldsOf = Callable[[Answer, View, str], dict[str, str]]


def folds_routes(folds_of: FoldsOf) -> list[Route]:
    """Return the route; `folds_of` makes HTML by fold of an answer, the view that shows it and the origin of the page."""

    def folds(request: Request) -> Response:
        with versions.shown(versions.known(request.query_params.get(SHOWN) or None)):
            view = view_asked(request)
            said = folds_of(_answer(request.path_params["name"], view, typed(request)), view, _origin(request))
        return JSONResponse(said, headers={"Cache-Control": "no-store"})

    beside = (one.key for one in (*choice_parameters(), *comparison_parameters(), WEIGHTS))
    return [data_route(f"/{PLACE}/{{name}}", folds, (SHOWN, *beside))]


def _answer(name: str, view: View, asked: dict[str, list[str]]) -> Answer:
    """Return the answer of the card `name`; raise `UnknownName` where there is none."""
    if name == NAME:
        return explored(choice_of(asked)[0], view)
    if name.startswith(PREFIX):
        return compared(name, complete_comparison_of(asked, organisation_ids(versions.known(view.version)))[0], view)
    indicator_named(name)
    weights, _ = weights_of(asked)
    return weighed(weights, view) if name == WEIGHED and weights != EQUAL else answer(name, view)


def _origin(request: Request) -> str:
    """Return scheme and host of the page that asks, as its browser says them: behind a proxy the scheme is another one here."""
    page = urlsplit(request.headers.get("referer", ""))
    is_ours = page.netloc == request.url.netloc and page.scheme in ("http", "https")
    return f"{page.scheme}://{page.netloc}" if is_ours else host_of(request)
