"""People who sign in: a configuration, the cookies that Streamlit would have given them, and servers where they do."""

import json
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from analytics.roles.configuration import rules_of
from analytics.roles.signing_in import let_people_sign_in

SECRET = "0123456789abcdef0123456789abcdef"
ORIGIN = "http://localhost:8501"
PEOPLE = {"amina": ("Amina <b>B</b>", ["stewards"]), "omar": ("Omar C", ["partners"]), "zineb": ("Zineb D", ["others"])}


def secrets(base: str = ORIGIN, provider: str = "http://127.0.0.1:9") -> dict[str, dict]:
    """Return a configuration of signing in for a server at `base`, with the identity provider at another address."""
    auth = {"redirect_uri": f"{base}/oauth2callback", "cookie_secret": SECRET, "client_id": "marsad", "client_secret": "secret"}
    auth["server_metadata_url"] = f"{provider}/.well-known/openid-configuration"
    return {"auth": auth, "roles": {"claim": "groups", "steward": ["stewards"], "partner": ["partners"]}}


def as_toml(said: dict[str, dict]) -> str:
    """Return tables of texts and lists as TOML."""
    lines = []
    for table, entries in said.items():
        lines += [f"[{table}]", *(f"{name} = {json.dumps(value)}" for name, value in entries.items())]
    return "\n".join(lines) + "\n"


@contextmanager
def people_sign_in(monkeypatch) -> Generator[None]:
    """Let people sign in at this process, as the start of a server does."""
    from streamlit.runtime.secrets import secrets_singleton

    monkeypatch.setattr(secrets_singleton, "_secrets", secrets())
    let_people_sign_in(rules_of(secrets()))
    try:
        yield
    finally:
        let_people_sign_in(None)


def claims(person: str, **more: object) -> dict[str, object]:
    """Return what the cookie of a person says."""
    name, groups = PEOPLE[person]
    said = {
        "sub": person,
        "name": name,
        "groups": groups,
        "iat": time.time(),
        "origin": ORIGIN,
        "is_logged_in": True,
        "provider": "default",
    }
    return {**said, **more}


def cookie(said: dict[str, object], secret: str = SECRET, salt: str = "_streamlit_user") -> str:
    """Return the header of a signed cookie, as Streamlit makes it."""
    from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

    return f"_streamlit_user={create_signed_value(secret, salt, json.dumps(said)).decode()}"


def secrets_home(folder: Path, base: str, provider: str) -> Path:
    """Write the configuration where a server whose home is `folder` looks for it."""
    place = folder / ".streamlit" / "secrets.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(as_toml(secrets(base, provider)), encoding="utf-8")
    return folder
