"""What an indicator goes by, as HTML: a DOI and the codebook can be opened."""

import re
from urllib.parse import quote

from analytics.addresses.catalogue import BASE
from analytics.places import CODEBOOK
from analytics.ui.escape import text

_OPENED = re.compile(rf"doi (?P<doi>10\.\d{{4,9}}/\S+?)(?=[.,;]?(?:\s|$))|(?:docs/)?{re.escape(CODEBOOK.name)}")


def linked(reference: str) -> str:
    """Return a reference with a link over each DOI and over the name of the codebook, wherever a version was built."""
    found, last = [], 0
    for match in _OPENED.finditer(reference):
        found += [text(reference[last : match.start()]), _link(match)]
        last = match.end()
    return "".join([*found, text(reference[last:])])


def _link(match: re.Match[str]) -> str:
    address = f"https://doi.org/{quote(match['doi'])}" if match["doi"] else f"{BASE}/{CODEBOOK.name}"
    return f'<a href="{text(address)}" rel="noopener noreferrer nofollow">{text(match[0])}</a>'
