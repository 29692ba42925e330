"""The codebook as its readers take it: a page, and the text for programs."""

import html
import re

from markdown_it import MarkdownIt
from mdit_py_plugins.anchors import anchors_plugin
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from analytics.charts.palette import TONES
from analytics.places import CODEBOOK, codebook
from analytics.serving.asking import spare
from analytics.serving.endpoint import data_route
from analytics.serving.freshness import mark_of_words
from analytics.serving.shell import language_of
from analytics.words import say

_RIGHT_TO_LEFT = re.compile(r'(?m)^(?:<div dir="rtl">|</div>)$')  # which the page says of itself
_STYLE = """
body { font: 1rem/1.6 "IBM Plex Sans", "IBM Plex Sans Arabic", sans-serif; max-width: 46em; margin: 2.5rem auto; padding: 0 1rem;
  color: var(--ink); background: var(--ground); overflow-wrap: anywhere; }
h1, h2 { line-height: 1.25; } h2 { margin-top: 2.2em; font-size: 1.25rem; } a { color: var(--link); } li { margin: .35em 0; }
code { font-size: .9em; unicode-bidi: isolate; }
table { border-collapse: collapse; display: block; overflow-x: auto; overflow-wrap: normal; }
td, th { padding: .3em 1em; border-bottom: 1px solid var(--line); }
"""


def codebook_routes(base: str) -> list[Route]:
    """Return the routes of the codebook."""
    name = CODEBOOK.removesuffix(".md")
    return [data_route(f"{base}/{CODEBOOK}", _text), data_route(f"{base}/{name}.html", _page)]


def _text(request: Request) -> Response:
    lang = language_of(request)
    spare(request, mark_of_words(request, lang))
    return Response(codebook(lang).read_bytes(), media_type="text/markdown")


def _page(request: Request) -> Response:
    lang = language_of(request)
    spare(request, mark_of_words(request, lang))
    return HTMLResponse(page_of(codebook(lang).read_text(encoding="utf-8"), lang))


def _style() -> str:
    light, dark = (
        f":root{{--ink:{tones.ink};--ground:{tones.paper};--link:{tones.accent};--line:{tones.line};color-scheme:{theme}}}"
        for theme, tones in TONES.items()
    )
    return f"{light}@media (prefers-color-scheme: dark){{{dark}}}{_STYLE}"


def page_of(said: str, lang: str) -> str:
    """Return a text in Markdown as a page of its own in `lang`; the place of each heading can be named in an address."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").use(anchors_plugin, max_level=2)
    title, side = f"{say('codebook', lang)} – {say('brand', lang)}", "rtl" if lang == "ar" else "ltr"
    return (
        f'<!doctype html><html lang="{lang}" dir="{side}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{html.escape(title)}</title><style>{_style()}</style><body>"
        f'<p><a href="/?lang={lang}">{html.escape(say("back_home", lang))}</a></p>'
        f"{reader.render(_RIGHT_TO_LEFT.sub('', said))}</body></html>"
    )
