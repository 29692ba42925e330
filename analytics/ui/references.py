"""What an indicator goes by, as HTML: a DOI and the codebook can be opened."""

import re
from collections.abc import Mapping
from urllib.parse import quote

from analytics.places import CODEBOOK
from analytics.ui.escape import text
from analytics.words import say

_OPENED = re.compile(rf"doi (?P<doi>10\.\d{{4,9}}/\S+?)(?=[.,;]?(?:\s|$))|{re.escape(CODEBOOK)}")


def defined(parts: Mapping[str, str], lang: str) -> str:
    """Return the parts of a definition, each under its heading, its reference with links."""
    shown = {key: linked(words, lang) if key == "reference" else text(words) for key, words in parts.items()}
    return "".join(f"<dt>{text(say(key, lang))}</dt><dd>{inside}</dd>" for key, inside in shown.items())


def linked(reference: str, lang: str) -> str:
    """Return a reference with a link over each DOI, and over the name of the codebook one to it in `lang`."""
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
    address = f"https://doi.org/{quote(match['doi'])}" if match["doi"] else _address(lang)
    return f'<a href="{text(address)}" rel="noopener noreferrer nofollow">{text(match[0])}</a>'
