"""Whether an answer is still the one a client has: a mark of everything it depends on, and since when."""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, urlencode

from starlette.requests import Request

from analytics.errors import BadVersion
from analytics.places import HOUSE, codebook, data_folder
from analytics.view import KEYS, View
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from analytics.warehouse.standing import TAKEN_BACK, is_taken_back, standings

FOREVER, ASK_AGAIN = "public, max-age=604800, immutable", "public, no-cache"
_WORDS_AND_CODE = ("*.py", "*.toml", "*.typ", "*.css")
_HOLDING_THEIR_ADDRESS = (".ipynb", "/briefing.pdf", "/briefing.pptx")  # where they came from stands in them


class Unchanged(Exception):
    """The client has this answer already; the text is its mark."""


@dataclass(frozen=True)
class Mark:
    """The entity tag of an answer, when it last may have changed, whether its address names the version, whether it speaks a language.

    `taken_back` is the version of the answer, where it was taken back.
    """

    tag: str
    changed: datetime
    is_pinned: bool = False
    is_worded: bool = True
    taken_back: str = ""


def mark_of(request: Request, view: View, version: str) -> Mark:
    """Return the mark of the answer to a request in `view` of `version`."""
    host = request.headers.get("host", "") if request.url.path.endswith(_HOLDING_THEIR_ADDRESS) else ""
    is_pinned = view.version is not None
    back = _back(version) if is_pinned else ""
    parts = [version, view.with_(version=None).query(), _beside(request), host, back]
    return Mark(_tag(request, parts), _latest(_built(version), _pointed()), is_pinned, taken_back=back)


def mark_of_words(request: Request, lang: str) -> Mark:
    """Return the mark of an answer that holds nothing but the software's own words, in `lang`."""
    return Mark(_tag(request, [lang]), _latest())


def mark_of_shelf(request: Request, *named: str) -> Mark:
    """Return the mark of an answer about the versions on the shelf, those `named` in it among them, the last of which it is an answer of."""
    shelf, current = standings(versions.listed()), versions.current()
    changed = _latest(_pointed(), *(_built(version) for version in shelf))
    back = _back(named[-1]) if named else ""
    return Mark(_tag(request, [shelf, current, named, _beside(request)]), changed, is_worded=False, taken_back=back)


def mark_of_version(request: Request, version: str) -> Mark:
    """Return the mark of a file that the software makes of a whole version."""
    tag = _tag(request, [version, versions.manifest_of(version).sha256])
    return Mark(tag, _latest(_built(version)), is_pinned=True, is_worded=False, taken_back=_back(version))


def mark_of_files(request: Request, files: list[Path], *parts: object) -> Mark:
    """Return the mark of an answer that stands on `files` of the data folder and on `parts`; its address names no version."""
    sums = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    return Mark(_tag(request, [sums, *parts, _beside(request)]), _latest(_pointed(), *map(_modified, files)))


def mark_of_database(version: str) -> Mark:
    """Return the mark of the database of a version: its SHA-256, and when it was built; a strong tag lets a broken download go on."""
    tag = f'"{versions.manifest_of(version).sha256}"'
    return Mark(tag, _built(version).replace(microsecond=0), is_pinned=True, is_worded=False, taken_back=_back(version))


def _back(version: str) -> str:
    return version if is_taken_back(version) else ""


def _tag(request: Request, parts: list[object]) -> str:
    """Return a tag of the address and of all its answer depends on: `parts`, and the software, whose words and ways are in the answers.

    It is weak, because an answer may travel compressed.
    """
    software, _ = _software(data_folder())
    digest = hashlib.sha256(json.dumps([software, request.url.path, *parts]).encode())
    return f'W/"{digest.hexdigest()[:32]}"'


def _beside(request: Request) -> list[tuple[str, list[str]]]:
    """Return what an address says beside a view."""
    return sorted((key, request.query_params.getlist(key)) for key in request.query_params if key not in KEYS)


def _latest(*moments: datetime) -> datetime:
    _, written = _software(data_folder())
    return max([written, *moments]).replace(microsecond=0)


def _built(version: str) -> datetime:
    return datetime.fromisoformat(versions.manifest_of(version).built)


def _pointed() -> datetime:
    """Return when the current version became so; a step back makes an older one current again."""
    return _modified(versions.folder() / "current")


def headers_of(mark: Mark, request: Request) -> dict[str, str]:
    """Return the headers that let a client ask again without a body.

    An address without a version asks each time: after an import even a short age would hand out the numbers before it.
    """
    vary = ["Accept-Encoding", *(["Accept-Language"] if mark.is_worded and not request.query_params.get("lang") else [])]
    return {
        "ETag": mark.tag,
        "Last-Modified": format_datetime(mark.changed, usegmt=True),
        "Cache-Control": FOREVER if mark.is_pinned and not mark.taken_back else ASK_AGAIN,
        "Vary": ", ".join(vary),
        **(_of_one_taken_back(mark.taken_back, request) if mark.taken_back else {}),
    }


def _of_one_taken_back(version: str, request: Request) -> dict[str, str]:
    """Return the headers that say so, with the same address in the current version where the present role has one (RFC 5829)."""
    said = {"X-Marsad-Standing": TAKEN_BACK}
    with suppress(BadVersion):
        path = quote(request.url.path.replace(version, versions.current()))
        query = urlencode([(key, value) for key, value in request.query_params.multi_items() if key != "version"])
        said["Link"] = f'<{path}{"?" * bool(query)}{query}>; rel="latest-version"'
    return said


def is_held(mark: Mark, request: Request) -> bool:
    """Return whether the client says that it has an answer with this tag."""
    return mark.tag.removeprefix("W/") in _tags_held(request)


def is_unmodified(mark: Mark, request: Request) -> bool:
    """Return whether the client has the answer, by its tag, any tag, or its date; tags, where some were sent, decide alone."""
    if tags := _tags_held(request):
        return "*" in tags or is_held(mark, request)
    try:
        return mark.changed <= parsedate_to_datetime(request.headers.get("if-modified-since", "")).replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return False


def _tags_held(request: Request) -> list[str]:
    said = request.headers.get("if-none-match")
    return [tag.strip().removeprefix("W/") for tag in said.split(",")] if said is not None else []


@lru_cache(maxsize=8)
def _software(data: Path) -> tuple[str, datetime]:
    """Return a fingerprint of the code, the words, the codebook, the vocabularies and the descriptions, and when the newest was written."""
    code = [path for kind in _WORDS_AND_CODE for path in sorted((HOUSE / "analytics").rglob(kind))]
    files = [*code, *map(codebook, LANGUAGES), *sorted((data / "vocabulary").glob("*.csv")), *sorted((data / "registry").glob("*.toml"))]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest(), max(map(_modified, files))


def _modified(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
