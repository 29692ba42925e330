"""Whether an answer is still the one a client has: a mark of everything it depends on, and since when."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request

from analytics.places import HOUSE, data_folder
from analytics.view import KEYS, View
from analytics.warehouse import versions

FOREVER, ASK_AGAIN = "public, max-age=604800, immutable", "public, no-cache"
_WORDS_AND_CODE = ("*.py", "*.toml")


class Unchanged(Exception):
    """The client has this answer already; the text is its mark."""


@dataclass(frozen=True)
class Mark:
    """The entity tag of an answer, when it last may have changed, and whether its address names the version."""

    tag: str
    changed: datetime
    is_pinned: bool


def mark_of(request: Request, view: View, version: str) -> Mark:
    """Return the mark of the answer to a request in `view` of `version`.

    The tag is weak, because an answer may travel compressed. It covers the software and its words too: they are in the answers.
    """
    beside = sorted((key, request.query_params.getlist(key)) for key in request.query_params if key not in KEYS)
    host = request.headers.get("host", "") if request.url.path.endswith(".ipynb") else ""  # a notebook holds the address it came from
    software, written = _software(data_folder())
    parts = [software, version, request.url.path, view.with_(version=None).query(), beside, host]
    tag = hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
    is_pinned = view.version is not None
    moved = [] if is_pinned else [_modified(versions.folder() / "current")]  # a step back makes an older version current again
    built = datetime.fromisoformat(versions.manifest_of(version).built)
    return Mark(f'W/"{tag}"', max(built, written, *moved).replace(microsecond=0), is_pinned)


def headers_of(mark: Mark, request: Request) -> dict[str, str]:
    """Return the headers that let a client ask again without a body.

    An address without a version asks each time: after an import even a short age would hand out the numbers before it.
    """
    vary = ["Accept-Encoding", *([] if request.query_params.get("lang") else ["Accept-Language"])]
    return {
        "ETag": mark.tag,
        "Last-Modified": format_datetime(mark.changed, usegmt=True),
        "Cache-Control": FOREVER if mark.is_pinned else ASK_AGAIN,
        "Vary": ", ".join(vary),
    }


def is_unmodified(mark: Mark, request: Request) -> bool:
    """Return whether the answer is as old as the client says it has it; a tag, where one was sent, decides alone."""
    since = request.headers.get("if-modified-since")
    if not since or "if-none-match" in request.headers:
        return False
    try:
        return mark.changed <= parsedate_to_datetime(since).replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return False


@lru_cache(maxsize=8)
def _software(data: Path) -> tuple[str, datetime]:
    """Return a fingerprint of the code, the words, the vocabularies and the descriptions, and when the newest was written."""
    code = [path for kind in _WORDS_AND_CODE for path in sorted((HOUSE / "analytics").rglob(kind))]
    files = [*code, *sorted((data / "vocabulary").glob("*.csv")), *sorted((data / "registry").glob("*.toml"))]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest(), max(map(_modified, files))


def _modified(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
