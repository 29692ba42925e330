"""The parts of the ASGI application: data routes, the frame around every answer, what happens at start."""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware

from analytics import stewards
from analytics.errors import MarsadError
from analytics.indicators import indicators
from analytics.publishing.audit import audited
from analytics.serving.data_routes import routes
from analytics.serving.frame import Frame
from analytics.serving.health import health_routes
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
    if stewards.are_let_in():
        print("MARSAD_STEWARD=1: whoever reaches this server may publish; let nobody in but stewards.", file=sys.stderr)


@asynccontextmanager
async def lifespan(_app: object) -> AsyncGenerator[None]:
    """Prepare the data before the first reader comes in."""
    from streamlit.runtime.pages_manager import PagesManager

    PagesManager.uses_pages_directory = False  # else a cold deep link shows «Page not found» over the right page
    ready()
    yield


def parts() -> dict[str, Any]:
    """Return the keyword arguments of st.App."""
    return {"routes": [*routes(), *health_routes()], "middleware": [Middleware(Frame)], "lifespan": lifespan}
