"""Who sends a request: what Streamlit's signed cookie says of them, read as Streamlit itself reads it for a page."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from starlette.requests import Request

from analytics.errors import BadConfiguration
from analytics.roles import Acting
from analytics.roles.configuration import rules_of
from analytics.roles.signing_in import acting_with, let_people_sign_in, people_sign_in
from analytics.stewards import acting_unknown


def configure() -> None:
    """Let people sign in where the secrets file says so; raise `BadConfiguration` where it is wrong. Without it nothing is imported."""
    let_people_sign_in(rules_of(_secrets()))


def _secrets() -> Mapping[str, Any]:
    from streamlit import config
    from streamlit.errors import StreamlitSecretNotFoundError
    from streamlit.runtime.secrets import secrets_singleton

    if not any(Path(place).exists() for place in config.get_option("secrets.files")):
        return {}
    try:
        return secrets_singleton.to_dict()
    except (StreamlitSecretNotFoundError, OSError, UnicodeDecodeError) as fault:
        raise BadConfiguration("secrets.toml cannot be read as TOML in UTF-8; correct it. Nothing is served until then.") from fault


def acting_for(request: Request) -> Acting:
    """Return the role in which a request is answered; who cannot be known is the public."""
    if not people_sign_in():
        return acting_unknown()
    return acting_with(_identity(request))


def _identity(request: Request) -> Mapping[str, Any]:
    """Return the claims in the signed cookie of a request, none where there is no cookie, or it is not one of this server."""
    from streamlit.auth_util import get_cookie_with_chunks, get_origin_from_redirect_uri
    from streamlit.web.server.server_util import get_cookie_secret
    from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
    from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

    def signed(name: str) -> bytes | None:
        value = request.cookies.get(name)
        return decode_signed_value(get_cookie_secret(), name, value.encode("latin-1")) if value else None

    with suppress(ValueError):  # a cookie that is no text of ours
        content = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
        said = json.loads(content) if content else None
        if isinstance(said, dict) and said.get("is_logged_in") is True and said.get("origin") == get_origin_from_redirect_uri():
            return said
    return {}
