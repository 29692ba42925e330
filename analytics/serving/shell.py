"""The HTML shell of every page: Streamlit's own, with the reader's language, our title, script and style sheet."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.requests import Request

from analytics.indicators import on_page
from analytics.serving.own_files import address
from analytics.vocabulary import LANGUAGES
from analytics.words import book, page_words, say
from analytics.words.pages import open_pages

STATIC = Path(streamlit.__file__).parent / "static"


def page_paths() -> set[str]:
    """Return the addresses that are pages; the first page is at `/`."""
    return {"/", *(f"/{name}" for name in list(open_pages())[1:])}


def language_of(request: Request) -> str:
    """Return the language asked in the address, else the browser's first that is ours, else French."""
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    accepted = [part.split(";")[0].strip()[:2] for part in request.headers.get("accept-language", "").split(",")]
    return next((lang for lang in accepted if lang in LANGUAGES), "fr")


def page_of(path: str) -> str:
    """Return the name of the page at a path of `page_paths`."""
    return path.strip("/") or next(iter(book("pages")))


@cache
def shell(lang: str, page: str) -> str:
    """Return the HTML of the shell of one page in one language."""
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    direction = "rtl" if lang == "ar" else "ltr"
    html = re.sub(r'<html lang="[a-z]*">', f'<html lang="{lang}" dir="{direction}">', html)
    html = re.sub(r'<link[^>]*rel="service-desc"[^>]*>', "", html)
    html = re.sub(r"<noscript>.*?</noscript>", f"<noscript>{say('needs_scripts', lang)}</noscript>", html, flags=re.DOTALL)
    head = f'<title>{page_words(page, "title", lang)} – {say("brand", lang)}</title><script src="{address("page.js")}"></script>'
    if on_page(page):  # asked for at once, or it would wait for the first chart
        head += f'<link rel="preload" as="script" href="{address("plotly.js")}">'
    sheet = f'<link rel="stylesheet" href="{address("page.css")}">'  # after what Streamlit writes into the head, before what a page adds
    return html.replace("<title>Streamlit</title>", head).replace("<body>", f"<body>{sheet}")


@cache
def content_policy() -> str:
    """Return the Content-Security-Policy: nothing from any other host, no script but Streamlit's own."""
    inline = re.findall(r"<script>(.*?)</script>", shell("fr", page_of("/")), re.DOTALL)
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline)
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    )
