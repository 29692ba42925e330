"""The configuration of signing in is read strictly: what is wrong in it is said at the start, in one sentence, and nothing is served."""

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from analytics.errors import BadConfiguration
from analytics.roles.rules import EMAIL, Rules

AUTH, ROLE_TABLE = "auth", "roles"
CALLBACK = "/oauth2callback"
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_KNOWN_OF_AUTH = {*NEEDED, "client_kwargs"}
_KNOWN_OF_ROLES = {"claim", "steward", "partner", "hours"}
LEAST_SECRET = 32  # letters
USUAL_HOURS, MOST_HOURS = 12, 24 * 30
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def rules_of(secrets: Mapping[str, Any]) -> Rules | None:
    """Return the rules of a secrets file, None where it says nothing of signing in; raise `BadConfiguration` where it is wrong."""
    auth, roles = secrets.get(AUTH), secrets.get(ROLE_TABLE)
    if auth is None and roles is None:
        return None
    if not isinstance(auth, Mapping) or not isinstance(roles, Mapping):
        raise _wrong("signing in takes both tables, [auth] and [roles]")
    _check_auth(auth)
    _check_installed()
    return _rules(roles)


def _wrong(what: str) -> BadConfiguration:
    return BadConfiguration(
        f"secrets.toml: {what}. Correct it (docs/signing-in.md), or take [auth] and [roles] out; nothing is served until then."
    )


def _check_auth(auth: Mapping[str, Any]) -> None:
    for stranger in (name for name in auth if name not in _KNOWN_OF_AUTH):
        raise _wrong(f"«{stranger[:40]}» in [auth] is not known; there is {', '.join(sorted(_KNOWN_OF_AUTH))}")
    for missing in (name for name in NEEDED if not _is_text(auth.get(name))):
        raise _wrong(f"«{missing}» is missing in [auth], or is no text")
    if len(auth["cookie_secret"]) < LEAST_SECRET:
        raise _wrong(f"«cookie_secret» in [auth] has fewer than {LEAST_SECRET} letters; make one with `openssl rand -hex 32`")
    for name in ("redirect_uri", "server_metadata_url"):
        if not _is_safe(auth[name]):
            raise _wrong(f"«{name}» in [auth] is no https address; http is for this machine alone")
    if urlsplit(auth["redirect_uri"]).path != CALLBACK:
        raise _wrong(f"«redirect_uri» in [auth] is not the public address followed by {CALLBACK}")


def _check_installed() -> None:
    if find_spec("authlib") is None or find_spec("httpx") is None:
        raise BadConfiguration("Signing in needs two packages that are not installed here: run `make sign-in`, then start again.")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.hostname) and (parts.scheme == "https" or parts.scheme == "http" and parts.hostname in _LOOPBACK)


def _rules(roles: Mapping[str, Any]) -> Rules:
    for stranger in (name for name in roles if name not in _KNOWN_OF_ROLES):
        raise _wrong(f"«{stranger[:40]}» in [roles] is not known; there is {', '.join(sorted(_KNOWN_OF_ROLES))}")
    if not _is_text(roles.get("claim")):
        raise _wrong("«claim» is missing in [roles]: the name of what in an identity says the role, such as «groups» or «email»")
    claim = tuple(roles["claim"].split("."))
    stewards, partners = (_values(roles, name, claim) for name in ("steward", "partner"))
    if not stewards | partners:
        raise _wrong("[roles] gives nobody a role; fill «steward» or «partner»")
    for both in sorted(stewards & partners):
        raise _wrong(f"«{both[:60]}» in [roles] is both steward and partner; leave it in one")
    return Rules(claim, stewards, partners, _hours(roles.get("hours", USUAL_HOURS)))


def _values(roles: Mapping[str, Any], name: str, claim: tuple[str, ...]) -> frozenset[str]:
    said = roles.get(name, [])
    if not isinstance(said, list) or not all(map(_is_text, said)):
        raise _wrong(f"«{name}» in [roles] is no list of texts")
    if claim != (EMAIL,):
        return frozenset(said)
    for other in (value for value in said if value.count("@") != 1):
        raise _wrong(f"«{other[:60]}» in [roles] is neither an e-mail address nor a domain such as «@example.org»")
    return frozenset(value.lower() for value in said)


def _hours(said: object) -> float:
    if isinstance(said, bool) or not isinstance(said, int | float) or not 0 < said <= MOST_HOURS:
        raise _wrong(f"«hours» in [roles] is no number from 1 to {MOST_HOURS}")
    return float(said)
