"""The HTML shell of every page: Streamlit's own, with the reader's language and direction and our title."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.requests import Request

from analytics.vocabulary import LANGUAGES
from analytics.words import book, say

STATIC = Path(streamlit.__file__).parent / "static"


def page_paths() -> set[str]:
    """Return the addresses that are pages; the first page is at `/`."""
    return {"/", *(f"/{name}" for name in list(book("pages"))[1:])}


def language_of(request: Request) -> str:
    """Return the language asked in the address, else the browser's first that is ours, else French."""
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    accepted = [part.split(";")[0].strip()[:2] for part in request.headers.get("accept-language", "").split(",")]
    return next((lang for lang in accepted if lang in LANGUAGES), "fr")


@cache
def shell(lang: str) -> str:
    """Return the HTML of the shell in one language."""
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    direction = "rtl" if lang == "ar" else "ltr"
    html = re.sub(r'<html lang="[a-z]*">', f'<html lang="{lang}" dir="{direction}">', html)
    html = re.sub(r'<link[^>]*rel="service-desc"[^>]*>', "", html)
    return html.replace("<title>Streamlit</title>", f"<title>{say('brand', lang)} – {say('tagline', lang)}</title>")


@cache
def content_policy() -> str:
    """Return the Content-Security-Policy: nothing from any other host, no script but Streamlit's own."""
    inline = re.findall(r"<script>(.*?)</script>", shell("fr"), re.DOTALL)
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline)
    return (
        f"default-src 'none'; script-src 'self' blob: {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    )
