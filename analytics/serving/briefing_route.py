"""The data address of a briefing: one or two pages, or slides, of a view."""

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from analytics.briefings import KINDS, PAGES, briefing_file, kind_named
from analytics.downloads.subject import subject_of
from analytics.serving.asking import note, spare, view_asked
from analytics.serving.version_routes import host_of
from analytics.view import Ignored, printable


def briefing(request: Request) -> Response:
    """Answer the briefing of the view asked; its addresses are those of this server."""
    kind = kind_named(request.path_params["kind"])
    asked = request.query_params.get("pages", "")
    known = [str(pages) for pages in PAGES]
    if asked and asked not in known:
        note(request, [Ignored("pages", printable(asked))])
    pages = int(asked) if asked in known else PAGES[0]
    subject, length = subject_of(view_asked(request), host_of(request)), "" if pages == PAGES[0] else f"-{pages}p"
    spare(request)
    headers = {
        "Content-Disposition": f'attachment; filename="marsad-briefing-{subject.lang}-{subject.version}{length}.{kind}"',
        "X-Marsad-Version": subject.version,
    }
    media_type = KINDS[kind].media_type
    if request.method == "HEAD":  # none is made for it, so that answer cannot tell its length
        return StreamingResponse(iter(()), media_type=media_type, headers=headers)
    return Response(briefing_file(subject, kind, pages), media_type=media_type, headers=headers)
