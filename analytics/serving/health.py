"""Health for programs that watch the server: whether the process answers, and whether it can show a version."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from analytics.errors import MarsadError
from analytics.faults import noted
from analytics.warehouse import versions
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question

HEALTHY, READY = "/healthz", "/readyz"
_FRESH = {"Cache-Control": "no-store"}
_LAST = Question("SELECT max(project_id) FROM projects", {})


def health_routes() -> list[Route]:
    """Return the two routes."""
    return [Route(HEALTHY, healthy), Route(READY, ready)]


async def healthy(_request: Request) -> Response:
    """Answer `ok`: this process takes requests."""
    return PlainTextResponse("ok\n", headers=_FRESH)


async def ready(_request: Request) -> Response:
    """Answer which version is shown, once it was opened and has answered a question; 503 and one sentence otherwise."""
    said = await run_in_threadpool(_state)
    return JSONResponse(said, status_code=200 if said["ready"] else 503, headers=_FRESH)


def _state() -> dict[str, object]:
    try:
        version = versions.current()
        rows_of(_LAST, version)
        return {"ready": True, "version": version, "as_of": versions.manifest_of(version).as_of}
    except MarsadError:
        return {"ready": False, "error": "No version can be shown now; the log says what is damaged or missing when the server starts."}
    except Exception as fault:
        return {"ready": False, "error": f"Something went wrong here; the log has it as fault {noted(fault)}."}
