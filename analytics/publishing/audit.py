"""The audit log: who changed what is published, when and how; never what anybody looked at."""

import datetime
import getpass
import json
import logging
import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress

from analytics import stewards
from analytics.errors import BadVersion, why
from analytics.roles import acting
from analytics.warehouse import versions
from analytics.warehouse.audit_log import log_file, log_lines

LONGEST = 200  # letters of a value; a name of a file may be longer
_OWN = 0o640  # readable by the group of the server, writable by its account alone


@contextmanager
def audited(what: str, facts: Mapping[str, object] | None = None, *, if_moved: bool = False) -> Generator[None]:
    """Note what was done inside, once it ended well, with the current version before and after; with `if_moved` only where they differ."""
    before = _current()
    yield
    after = _current()
    if before != after or not if_moved:
        _append({"at": _now(), "who": _who(), "what": what, **(facts or {}), "before": before, "after": after})


def before_import(version: str) -> str | None:
    """Return the version that was current before the last import that led to `version`; None where the log does not tell."""
    for said in reversed(log_lines()):
        if said.get("what") == "import" and said.get("after") == version != said.get("before"):
            return said["before"]
    return None


def _append(line: Mapping[str, object]) -> None:
    """Add one line in one step; where it cannot be written, what was published stays published and the server's log says so."""
    said = {key: value[:LONGEST] if isinstance(value, str) else value for key, value in line.items()}
    text = json.dumps(said) + "\n"  # ASCII: a line that nothing in it can break or hide
    try:
        opened = os.open(log_file(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, _OWN)
        with os.fdopen(opened, "ab", buffering=0) as log:
            log.write(text.encode())
            os.fsync(log.fileno())
    except OSError as fault:
        logging.getLogger("marsad").error("The audit log cannot be written: %s. It lacks this line: %s", why(fault), text.strip())


def _current() -> str | None:
    with suppress(BadVersion):
        return versions.pointed()
    return None


def _who() -> str:
    """Return the account of the system, and who signed in to it, or that it is that of a server for stewards, who share it."""
    try:
        account = getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in a container
        account = f"account {os.getuid()}" if hasattr(os, "getuid") else "unknown"
    if acting().person:
        return f"{account} ({acting().person})"
    return f"{account} (server for stewards)" if stewards.is_open_to_all() else account


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
