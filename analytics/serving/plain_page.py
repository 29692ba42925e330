"""The plain answers of the frame: a page of one sentence with the way back, one JSON object for programs."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from analytics.faults import noted
from analytics.serving.shell import language_of
from analytics.words import say

_STYLE = "font-family:sans-serif;max-width:36em;margin:15vh auto;padding:0 1em;color:#1E2428;background:#FBF8F2"


def not_found(request: Request) -> Response:
    """Return a 404: JSON under /api, a page with the way back elsewhere."""
    if _is_of_data(request):
        return JSONResponse({"error": "There is no such address; see /api/v1 for the list."}, status_code=404)
    return _page(request, 404, say("page_not_found", language_of(request)))


def wrong_host(request: Request) -> Response:
    """Return the answer to a request by a host name that is not one of ours; it repeats nothing of that name."""
    if _is_of_data(request):
        return JSONResponse({"error": "This server does not answer by that host name."}, status_code=421)
    return _page(request, 421, say("wrong_host", language_of(request)), has_way_back=False)


def broken(request: Request, fault: Exception) -> Response:
    """Return the answer to a fault nobody foresaw, with the code under which the log has it."""
    code = noted(fault)
    if _is_of_data(request):
        sentence = f"Something went wrong here; whoever runs this server finds it in the log as fault {code}."
        return JSONResponse({"error": sentence, "code": code}, status_code=500)
    return _page(request, 500, say("error_page", language_of(request), code=code))


def _is_of_data(request: Request) -> bool:
    return request.url.path.startswith("/api")


def _page(request: Request, status: int, sentence: str, has_way_back: bool = True) -> Response:
    lang = language_of(request)
    direction = "rtl" if lang == "ar" else "ltr"
    back = f'<p><a href="/?lang={lang}">{say("back_home", lang)}</a></p>' if has_way_back else ""
    return HTMLResponse(
        f'<!doctype html><html lang="{lang}" dir="{direction}"><meta charset="utf-8"><title>{status} – {say("brand", lang)}</title>'
        f'<body style="{_STYLE}"><h1>{sentence}</h1>{back}</body></html>',
        status_code=status,
    )
