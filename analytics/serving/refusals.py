"""Refusals over HTTP: one JSON object with the sentence, what was probably meant, and where the addresses are described."""

from starlette.responses import JSONResponse

from analytics.errors import MarsadError, TooSlow, UnknownName
from analytics.faults import noted

DESCRIPTION = "/api/v1/openapi.json"


class Refused(MarsadError):
    """A request that is answered with a refusal: its status, its sentence and more facts for programs."""

    def __init__(self, status: int, sentence: str, facts: dict[str, object], headers: dict[str, str] | None = None):
        super().__init__(sentence)
        self.status, self.facts, self.headers = status, facts, headers or {}


def refusal_of(fault: Exception) -> JSONResponse:
    """Return the answer to a fault; one that nobody foresaw goes to the log under a code, and the answer holds only the code."""
    if isinstance(fault, Refused):
        return _said(fault.status, str(fault), fault.facts, fault.headers)
    if isinstance(fault, UnknownName):
        return _said(404, str(fault), {"suggestions": list(fault.near)})
    if isinstance(fault, TooSlow):
        return _said(503, str(fault))
    if isinstance(fault, MarsadError):
        return _said(503, "The data of this version cannot be read now.")
    code = noted(fault)
    return _said(500, f"Something went wrong here; whoever runs this server finds it in the log as fault {code}.", {"code": code})


def _said(status: int, sentence: str, facts: dict[str, object] | None = None, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": sentence, **(facts or {}), "help": DESCRIPTION}, status_code=status, headers=headers)
