"""What a request asks: its view, and what of it cannot be used, which is named or, where the request is strict, refused."""

from collections.abc import Iterable

from starlette.requests import Request

from analytics.addresses.parameters import meant
from analytics.serving.freshness import Mark, Unchanged, is_held, is_unmodified, mark_of
from analytics.serving.refusals import Refused
from analytics.serving.shell import language_of
from analytics.view import Ignored, View, printable, view_of
from analytics.warehouse import versions
from analytics.warehouse.landmarks import record_ids
from analytics.warehouse.organisations import organisation_ids
from analytics.words import book, written

MOST_NAMED, LONGEST_NAMED = 8, 40


def typed(request: Request) -> dict[str, list[str]]:
    """Return the parameters of a request, each with all its values."""
    return {key: request.query_params.getlist(key) for key in request.query_params}


def ignored_in(request: Request) -> list[Ignored]:
    """Return what of a request could not be used so far."""
    if not hasattr(request.state, "ignored"):
        request.state.ignored = []
    return request.state.ignored


def note_strangers(request: Request, keys: tuple[str, ...]) -> None:
    """Note the parameters that an address does not know, `keys` being those it does; a wrong `strict` or `bom` is one too."""
    request.state.keys = keys
    strangers = [Ignored(printable(key), printable(value)) for key, values in typed(request).items() if key not in keys for value in values]
    strict = [Ignored("strict", printable(value)) for value in typed(request).get("strict", []) if value not in ("0", "1", "")]
    note(request, [*strangers, *strict])


def note(request: Request, ignored: Iterable[Ignored]) -> None:
    """Note what of a request cannot be used; raise `Refused` with what was probably meant where the request is strict."""
    ignored_in(request).extend(ignored)
    if request.query_params.get("strict") != "1" or not ignored_in(request):
        return
    known = request.state.keys
    told = [
        {"key": one.key[:LONGEST_NAMED], "value": one.value[:LONGEST_NAMED], "suggestions": meant(one.key, one.value, known)}
        for one in ignored_in(request)[:MOST_NAMED]
    ]
    raise Refused(400, written(book("api")["refusals"]["strict"], language_of(request)).format(named=_named(request)), {"ignored": told})


def _named(request: Request) -> str:
    return ", ".join(f"{one.key[:LONGEST_NAMED]}={one.value[:LONGEST_NAMED]}" for one in ignored_in(request)[:MOST_NAMED])


def ignored_header(request: Request) -> dict[str, str]:
    """Return the header that names what was dropped, none where nothing was."""
    named = _named(request)
    return {"X-Marsad-Ignored": as_header(named)} if named else {}


def as_header(words: str) -> str:
    """Return words as the value of a header: ASCII on one line."""
    return words.encode("ascii", "backslashreplace").decode().replace("\r", " ").replace("\n", " ")


def view_asked(request: Request) -> View:
    """Return the view of a request's parameters; an unknown version is refused, other unknown values are noted.

    Raises `Unchanged` where the client says that it has an answer with this tag.
    """
    asked = typed(request)
    version = versions.known((asked.get("version") or [None])[-1] or None)
    view = view_of(asked, organisation_ids(version), language_of(request), record_ids(asked.get("over", []), version))
    note(request, view.ignored)
    mark = request.state.mark = mark_of(request, view, version)
    if is_held(mark, request):
        raise Unchanged(mark.tag)
    return view


def spare(request: Request, mark: Mark | None = None) -> None:
    """Keep the mark of an answer, that of its view where none is given; raise `Unchanged` where the client has the answer already.

    For answers that nothing can refuse any more: of others only a tag, which none but a whole answer has, says that there is one.
    """
    request.state.mark = mark = mark or request.state.mark
    if is_unmodified(mark, request):
        raise Unchanged(mark.tag)
