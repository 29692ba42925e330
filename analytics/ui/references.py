"""What an indicator goes by, as HTML: a DOI, an arXiv number, a page of documentation and the codebook can be opened."""

import re
from collections.abc import Mapping
from urllib.parse import quote

from analytics.places import CODEBOOK
from analytics.ui.escape import text
from analytics.words import say

_WAYS = (
    r"doi (?P<doi>10\.\d{4,9}/\S+?)(?=[.,;]?(?:\s|$))",
    r"arXiv[ :](?P<arxiv>[a-z-]+/\d{7}|\d{4}\.\d{4,5})",
    r"(?P<page>[a-z-]+\.readthedocs\.io/[\w/-]*)",
    r"(?:(?P<codebook>[^\s;,\u060c][^;,\u060c]*)[,\u060c] )?" + re.escape(CODEBOOK),
)
_OPENED = re.compile("|".join(_WAYS))


def defined(parts: Mapping[str, str], lang: str) -> str:
    """Return the parts of a definition, each under its heading, its reference with links."""
    shown = {key: f"<bdi>{linked(words, lang)}</bdi>" if key == "reference" else text(words) for key, words in parts.items()}
    return "".join(f"<dt>{text(say(key, lang))}</dt><dd>{inside}</dd>" for key, inside in shown.items())


def linked(reference: str, lang: str) -> str:
    """Return a reference in which what can be opened is a link; the codebook is named in `lang` and not by its file."""
    found, last = [], 0
    for match in _OPENED.finditer(reference):
        found += [text(reference[last : match.start()]), _link(match, lang)]
        last = match.end()
    return "".join([*found, text(reference[last:])])


def codebook_link(lang: str, classes: str = "") -> str:
    """Return a link to the codebook by its name."""
    own = f' class="{classes}"' if classes else ""
    return f'<a{own} href="{_address(lang)}">{text(say("codebook", lang))}</a>'


def _address(lang: str) -> str:
    return f"api/v1/{CODEBOOK.removesuffix('.md')}.html?lang={lang}"


def _link(match: re.Match[str], lang: str) -> str:
    addresses = {"doi": "https://doi.org/", "arxiv": "https://arxiv.org/abs/", "page": "https://"}
    if match.lastgroup in addresses:
        address, words = addresses[match.lastgroup] + quote(match[match.lastgroup]), match[0]
    else:
        address, words = _address(lang), match["codebook"] or say("codebook", lang)
    return f'<a href="{text(address)}" rel="noopener noreferrer nofollow">{text(words)}</a>'
