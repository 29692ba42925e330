"""Where a reader reports an error: an address that whoever runs Marsad sets."""

import os
from urllib.parse import quote, urlencode, urlsplit

from analytics.ui.escape import text
from analytics.ui.reader import Reader
from analytics.words import book, say, written

VARIABLE = "MARSAD_REPORT_ADDRESS"
_PLACES = ("register", "record", "version")


def report_address(register: str, record: str, seen: Reader) -> str | None:
    """Return the address to report an error to, None where none is set or it is neither mailto nor http(s).

    `{register}`, `{record}` and `{version}` in the address are filled in. Without them a mailto gets a subject, a page gets parameters.
    """
    address = os.environ.get(VARIABLE, "").strip()
    if urlsplit(address).scheme not in ("mailto", "https", "http"):
        return None
    facts = dict(zip(_PLACES, (register, record, seen.version), strict=True))
    filled = address
    for name, fact in facts.items():
        filled = filled.replace(f"{{{name}}}", quote(fact, safe=""))
    return filled if filled != address else f"{address}{'&' if '?' in address else '?'}{_parameters(address, facts, seen.lang)}"


def _parameters(address: str, facts: dict[str, str], lang: str) -> str:
    if not address.startswith("mailto:"):
        return urlencode({name: fact for name, fact in facts.items() if fact})
    what = "/".join(facts[name] for name in ("register", "record") if facts[name]) or say("brand", lang)
    subject = written(book("quality")["report"]["subject"], lang).format(what=what, version=facts["version"])
    return f"subject={quote(subject)}"


def report_link(register: str, record: str, seen: Reader) -> str:
    """Return the link «report an error», empty where no address is set."""
    address = report_address(register, record, seen)
    if address is None:
        return ""
    words = written(book("quality")["report"]["link"], seen.lang)
    return f'<a class="plain-link report" href="{text(address)}" rel="noopener noreferrer nofollow">{text(words)}</a>'
