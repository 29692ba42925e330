"""Files every page loads from us: its script, its style sheet, and the libraries that draw its charts; each compressed once."""

import gzip
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from analytics.places import HOUSE
from analytics.studies.drafts import MOST_CARDS
from analytics.words import book, written

SHEETS = (
    "page.css",
    "filters.css",
    "parts.css",
    "draft.css",
    "print.css",
    "mirrored.css",
)  # a rule gives way to the same rule further down


@dataclass(frozen=True)
class OwnFile:
    """One file: its bytes as they are, and compressed."""

    plain: bytes
    packed: bytes

    @property
    def mark(self) -> str:
        """Return what makes the address of other bytes another address."""
        return hashlib.sha256(self.plain).hexdigest()[:12]


def _script() -> bytes:
    """Return the script of every page, with what Streamlit says in English and how we say it."""
    words = json.dumps(list(book("borrowed").values()), ensure_ascii=False)
    libraries = json.dumps({"charts": address("plotly.js"), "flows": address("plotly-whole.js")})
    draft = json.dumps({**_in_each_language(book("studies")["compose"]["card"]), "most": MOST_CARDS}, ensure_ascii=False)
    folds = json.dumps(_in_each_language({key: book("interface")[f"fold_{key}"] for key in ("coming", "missing")}), ensure_ascii=False)
    parts = (path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "js").glob("*.js")))
    said = {"WORDS": words, "LIBRARIES": libraries, "DRAFT_WORDS": draft, "FOLD_WORDS": folds}
    return "\n".join([*(f"const {name} = {value}" for name, value in said.items()), *parts]).encode()


def _in_each_language(entries: dict[str, dict]) -> dict[str, dict[str, str]]:
    return {key: {lang: written(words, lang) for lang in words} for key, words in entries.items()}


def _sheet() -> bytes:
    """Return the style sheet of every page; the colours of the reader's theme are put on the page itself."""
    folder = HOUSE / "analytics" / "ui" / "css"
    return b"\n".join((folder / name).read_bytes() for name in SHEETS)


def _charts() -> bytes:
    """Return the part of plotly.js that knows bars, lines, dots and heat tables: a third of the whole."""
    return (HOUSE / "static" / "plotly" / "plotly-cartesian.min.js").read_bytes()


def _whole() -> bytes:
    """Return all of plotly.js, as the Python package brings it; flows need it."""
    found = find_spec("plotly")
    if found is None or found.origin is None:
        raise FileNotFoundError("plotly is not installed; run `make setup`.")
    return (Path(found.origin).parent / "package_data" / "plotly.min.js").read_bytes()


JAVASCRIPT = "text/javascript"
FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "page.js": (JAVASCRIPT, _script),
    "page.css": ("text/css", _sheet),
    "plotly.js": (JAVASCRIPT, _charts),
    "plotly-whole.js": (JAVASCRIPT, _whole),
}


@cache
def own_file(name: str) -> OwnFile:
    """Return a file of `FILES`, read once."""
    plain = FILES[name][1]()
    return OwnFile(plain, gzip.compress(plain, compresslevel=6, mtime=0))


def address(name: str) -> str:
    """Return the address of a file, beside any page; other bytes have another one, so that browsers may keep it for ever."""
    return f"./{name}?{own_file(name).mark}"


def answered(request: Request) -> Response | None:
    """Return the file a request asks for, None where it is none of ours."""
    name = request.url.path.lstrip("/")
    if name not in FILES:
        return None
    file = own_file(name)
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(file.plain, media_type=FILES[name][0], headers=headers)
    return Response(file.packed, media_type=FILES[name][0], headers={**headers, "Content-Encoding": "gzip"})
