"""The audit log read: which version came from which. `analytics/publishing/audit.py` writes it."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from analytics.places import data_folder


def log_file() -> Path:
    """Return the place of the log: text, one JSON object a line, oldest first."""
    return data_folder() / "audit.log"


def log_lines() -> list[dict]:
    """Return what the lines of the log say, oldest first, nothing of one broken off; none where there is no log."""
    with suppress(OSError):
        return [_read(line) for line in log_file().read_text(encoding="ascii", errors="replace").splitlines()]
    return []


def became() -> dict[str, str]:
    """Return, for each version that an import or a build led to, the version that was current before; empty where there is no log."""
    return {said["after"]: said["before"] for said in log_lines() if said.get("what") in ("import", "build") and _moved(said)}


def _moved(said: Mapping[str, object]) -> bool:
    before, after = said.get("before"), said.get("after")
    return isinstance(before, str) and isinstance(after, str) and before != after


def _read(line: str) -> dict:
    with suppress(ValueError):
        said = json.loads(line)
        return said if isinstance(said, dict) else {}
    return {}
