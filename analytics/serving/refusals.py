"""Refusals over HTTP: one JSON object with the sentence, what was probably meant, and where the addresses are described."""

from starlette.responses import JSONResponse

from analytics.errors import MarsadError, NoEngine, TooSlow, UnknownName
from analytics.faults import noted
from analytics.words import book, say, written

DESCRIPTION = "/api/v1/openapi.json"
FORESEEN = {TooSlow: "error_slow", NoEngine: "error_engine"}


class Refused(MarsadError):
    """A request that is answered with a refusal: its status, its sentence and more facts for programs."""

    def __init__(self, status: int, sentence: str, facts: dict[str, object], headers: dict[str, str] | None = None):
        super().__init__(sentence)
        self.status, self.facts, self.headers = status, facts, headers or {}


def refusal_of(fault: Exception, lang: str) -> JSONResponse:
    """Return the answer to a fault in `lang`; one that nobody foresaw goes to the log under a code, and the answer holds only the code."""
    if isinstance(fault, Refused):
        return _said(fault.status, str(fault), fault.facts, fault.headers)
    if isinstance(fault, UnknownName):
        return _said(404, _unknown(fault, lang), {"suggestions": list(fault.near)})
    if isinstance(fault, MarsadError):
        return _said(503, say(next((key for kind, key in FORESEEN.items() if isinstance(fault, kind)), "error_version"), lang))
    code = noted(fault)
    return _said(500, refusal_words("fault", lang, code=code), {"code": code})


def refusal_words(key: str, lang: str, **facts: object) -> str:
    """Return the sentence of a refusal in `lang`, with `facts` filled in."""
    return written(book("api")["refusals"][key], lang).format(**facts)


def _unknown(fault: UnknownName, lang: str) -> str:
    """Return what is unknown, and what there is, in `lang`; a kind of name that has no words of its own says its own sentence."""
    if fault.about not in book("api")["refusals"] or not fault.near:
        return str(fault)
    return refusal_words(fault.about, lang, name=fault.name, near=", ".join(fault.near))


def _said(status: int, sentence: str, facts: dict[str, object] | None = None, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": sentence, **(facts or {}), "help": DESCRIPTION}, status_code=status, headers=headers)
