"""How far the answers are that a page waits for, asked twice a second while it waits: it is a few words, so it takes no place among data answers."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analytics.addresses.waits import LANGUAGE, PLACE

HowFar = Callable[[str, str], dict[str, str | bool]]


def waits_routes(how_far: HowFar) -> list[Route]:
    """Return the route; `how_far` says of the name a page asks by, in a language, what to say and whether there is more to show."""

    async def waits(request: Request) -> Response:
        said = how_far(request.path_params["name"], request.query_params.get(LANGUAGE, ""))
        return JSONResponse(said, headers={"Cache-Control": "no-store"})

    return [Route(f"/{PLACE}/{{name}}", waits)]
