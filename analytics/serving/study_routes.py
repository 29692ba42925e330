"""The data addresses of joint studies: their list, with how each stands today, and each study as a file."""

from concurrent.futures import wait
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from analytics.addresses.catalogue import BASE
from analytics.addresses.parameters import NUMBERS
from analytics.errors import BadStudy
from analytics.serving.asking import note, spare
from analytics.serving.endpoint import data_route
from analytics.serving.freshness import mark_of_files
from analytics.serving.refusals import Refused, refusal_words
from analytics.serving.shell import language_of
from analytics.studies.files import KINDS, kind_named, study_file
from analytics.studies.shelf import shelf
from analytics.studies.standing import of_today, published
from analytics.studies.study import Study, place, study_named
from analytics.studies.upkeep import Comparison, compared_with_today, is_review_due
from analytics.view import Ignored, printable
from analytics.warehouse import versions

PATIENCE_SECONDS = 5.0  # that the list waits for studies being compared with today


def study_routes(base: str) -> list[Route]:
    """Return the routes, below `base`."""
    return [data_route(f"{base}/studies", list_studies), data_route(f"{base}/studies/{{study}}.{{form}}", one_study, (NUMBERS.key,))]


def list_studies(request: Request) -> Response:
    """Answer all studies, the newest first; what is still being compared with today says so, and is not to be kept."""
    lang, held = language_of(request), shelf()
    begun = {one: compared_with_today(one, one.language(lang)) for one in held.studies if one.kept}
    _wait_for(list(begun.values()))
    found = [_entry(one, lang, begun.get(one)) for one in held.studies]
    broken = [{"name": name, "stands": "unreadable", "faults": _lines(fault)} for name, fault in held.broken.items()]
    answered = {"version": versions.current(), "studies": [*found, *broken]}
    if all(one.future.done() for one in begun.values()):
        spare(request, mark_of_files(request, _files(place()), lang, answered))
        return JSONResponse(answered)
    return JSONResponse(answered, headers={"Cache-Control": "no-store"})


def _wait_for(asked: list[Comparison]) -> None:
    wait([one.future for one in asked], PATIENCE_SECONDS)


def _entry(study: Study, lang: str, asked: Comparison | None) -> dict[str, Any]:
    said = study.language(lang)
    front = study.fronts[said]
    stands, differing, faults = _standing(asked)
    return {
        "name": study.name, "title": front.title, "question": front.question, "authors": list(front.authors), "axes": list(front.axes),
        "languages": list(study.languages), "version": study.version, "view": front.view, "status": front.status,
        "published": front.published.isoformat(), "review": front.review.isoformat(), "review_was_due": is_review_due(front),
        "stands": stands, "references": len(study.texts[said].references), "differing": differing, **({"faults": faults} if faults else {}),
        "page": f"/studies?study={study.name}&lang={lang}",
        "files": {kind: f"{BASE}/studies/{study.name}.{kind}?lang={said}" for kind in KINDS},
    }  # fmt: skip


def _standing(asked: Comparison | None) -> tuple[str, int | None, list[str]]:
    """Return how a study stands as a code, how many of its references differ today where that is known, and the faults in it."""
    if asked is None:
        return "never_published", None, []
    if not asked.future.done():
        return "being_compared", None, []
    if fault := asked.future.exception():
        return "unreadable", None, _lines(fault) if isinstance(fault, BadStudy) else []
    changed = len(asked.future.result())
    return "differs" if changed else "holds", changed, []


def _lines(fault: BadStudy) -> list[str]:
    return str(fault).split("\n")


def _files(folder: Path) -> list[Path]:
    return sorted(path for pattern in ("**/study.*.md", "**/published.json") for path in folder.glob(pattern))


def one_study(request: Request) -> Response:
    """Answer a study as a file, with its numbers as published or, with `as=today`, those of the current version."""
    form, lang = kind_named(request.path_params["form"]), language_of(request)
    asked = request.query_params.get(NUMBERS.key, "")
    if asked and asked not in NUMBERS.codes:
        note(request, [Ignored(NUMBERS.key, printable(asked))])
    try:
        return _file(request, study_named(request.path_params["study"]), form, lang)
    except BadStudy as fault:
        raise Refused(503, refusal_words("unreadable_study", lang), {"faults": _lines(fault)}) from fault


def _file(request: Request, study: Study, form: str, lang: str) -> Response:
    is_today = request.query_params.get(NUMBERS.key) == "today"
    said, version = study.language(lang), (of_today if is_today else published)(study).version
    spare(request, mark_of_files(request, _files(place() / study.name), said, version))
    name = f"marsad-{study.name}-{said}-{version}{'-today' if is_today else ''}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Marsad-Version": version}
    media_type = KINDS[form].media_type
    if request.method == "HEAD":  # none is made for it, so that answer cannot tell its length
        return StreamingResponse(iter(()), media_type=media_type, headers=headers)
    return Response(study_file(study.name, said, form, is_today), media_type=media_type, headers=headers)
