"""The parts of the ASGI application: data routes, the frame around every answer, what happens at start."""

import gc
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import Route

from analytics import stewards
from analytics.errors import BadConfiguration, MarsadError
from analytics.indicators import indicators
from analytics.publishing.audit import audited
from analytics.roles import STEWARD, acting_as
from analytics.roles.signing_in import people_sign_in
from analytics.serving.connections import remember_the_last_view, send_at_once
from analytics.serving.data_routes import routes
from analytics.serving.folds_route import folds_routes
from analytics.serving.frame import Frame
from analytics.serving.health import health_routes
from analytics.serving.identity import configure
from analytics.serving.theme import tell_the_theme_as_it_is
from analytics.serving.waits_route import waits_routes
from analytics.ui.behind import folds_of
from analytics.ui.looked_after import how_far
from analytics.warehouse.build import build
from analytics.warehouse.wholeness import looked_after


def ready() -> None:
    """Build the version of the registers if it is missing or damaged; say plainly what stands in the way."""
    try:
        with audited("build", if_moved=True):
            manifest = looked_after(build, lambda fault: print(fault, file=sys.stderr))
    except MarsadError as fault:
        print(f"Marsad could not build a version: {fault}", file=sys.stderr)
    else:
        indicators()  # found now, or the first reader waits for it
        print(f"Marsad serves version {manifest.version}", file=sys.stderr)
    if stewards.is_open_to_all():
        print("MARSAD_STEWARD=1: whoever reaches this server may publish; let nobody in but stewards.", file=sys.stderr)
    if people_sign_in():
        print("People sign in: registers that are not public are shown to partners and stewards alone.", file=sys.stderr)


@asynccontextmanager
async def lifespan(_app: object) -> AsyncGenerator[None]:
    """Prepare the data before the first reader comes in."""
    from streamlit.runtime.pages_manager import PagesManager

    remember_the_last_view()
    send_at_once()
    tell_the_theme_as_it_is()
    PagesManager.uses_pages_directory = False  # else a cold deep link shows «Page not found» over the right page
    with acting_as(STEWARD):  # what a start does is the keeper's work
        ready()
    _settle()
    yield


def _settle() -> None:
    """Leave what was loaded at the start out of later collections of garbage: to look through all of it stops everybody for tenths of a second."""
    gc.collect()
    gc.freeze()


def own_routes() -> list[Route]:
    """Return all routes that are ours and not Streamlit's."""
    return [*routes(), *folds_routes(folds_of), *waits_routes(how_far), *health_routes()]


def parts() -> dict[str, Any]:
    """Return the keyword arguments of st.App; end the process where signing in is configured wrongly."""
    try:
        configure()
    except BadConfiguration as fault:
        print(f"Marsad does not start: {fault}", file=sys.stderr)
        raise SystemExit(2) from None
    return {
        "routes": own_routes(),
        "middleware": [Middleware(Frame)],
        "lifespan": lifespan,
    }
