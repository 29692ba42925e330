"""The ways in and out: two addresses of ours lead to those of Streamlit, and back to the page that was left."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Message

from analytics.roles.signing_in import people_sign_in
from analytics.serving.shell import page_paths

SIGN_IN, SIGN_OUT = "/sign-in", "/sign-out"
_THEIRS = ("/auth/login", "/auth/logout", "/oauth2callback")
_BACK = "marsad_back"  # the cookie that remembers the page
_MINUTES = 15
_LONGEST = 2_000  # characters of an address


def is_way(path: str) -> bool:
    """Return whether an address is one of Streamlit's ways in or out, and people sign in here."""
    return people_sign_in() and path in _THEIRS


def sent_on(request: Request) -> Response | None:
    """Return the answer to one of our two addresses, None for any other."""
    if not people_sign_in() or request.url.path not in (SIGN_IN, SIGN_OUT):
        return None
    answer = RedirectResponse(
        _to_provider() if request.url.path == SIGN_IN else "auth/logout", status_code=302, headers={"Cache-Control": "no-store"}
    )
    back = _page_of_ours(request.query_params.get("to", ""))
    answer.set_cookie(_BACK, back, max_age=60 * _MINUTES, httponly=True, samesite="lax")
    return answer


def _to_provider() -> str:
    from streamlit.auth_util import encode_provider_token

    return f"auth/login?provider={encode_provider_token('default')}"


def _page_of_ours(address: str) -> str:
    """Return an address as path and query of one of our pages, `/` for any other: nobody is sent elsewhere from here."""
    try:
        parts = urlsplit(f"/{address.lstrip('./')}")
    except ValueError:
        return "/"
    is_ours = not parts.netloc and parts.path in page_paths() and address.isascii() and address.isprintable() and len(address) <= _LONGEST
    return f"{parts.path}?{parts.query}" if is_ours and parts.query else parts.path if is_ours else "/"


def brought_back(request: Request, message: Message) -> None:
    """Lead a reader who is sent to the first page after signing in or out to the page they came from; keep their cookies to HTTPS where we are.

    Streamlit does neither.
    """
    if not is_way(request.url.path):
        return
    back, ending = _page_of_ours(request.cookies.get(_BACK, "").strip('"')).encode(), b"; Secure" if _is_https() else b""
    changes = {b"location": lambda value: back if value == b"/" else value, b"set-cookie": lambda value: value + ending}
    message["headers"] = [(name, changes[name](value) if name in changes else value) for name, value in message["headers"]]


def _is_https() -> bool:
    from streamlit.auth_util import get_origin_from_redirect_uri

    return (get_origin_from_redirect_uri() or "").startswith("https:")
