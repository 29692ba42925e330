"""Words on their way into the HTML of a study: one escape for all of them, one place where a link is made."""

import html
import re

from analytics.studies.telling import leads

_ISOLATES, _RIGHT_TO_LEFT = re.compile("[\u2066-\u2069]"), re.compile("[\u0590-\u08ff]")
_NOT_HTML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # no document may hold them


def text(words: object, lang: str = "ar") -> str:
    """Return words as the text of an element or an attribute; marks of direction stay only where some run from right to left."""
    said = _NOT_HTML.sub("", str(words))
    needed = said if lang == "ar" or _RIGHT_TO_LEFT.search(said) else _ISOLATES.sub("", said)
    return html.escape(needed, quote=True)


def link(inside: str, address: str) -> str:
    """Return a link around `inside`, which is HTML already, or `inside` alone where the address leads neither to http nor to https."""
    return f'<a href="{text(address)}" rel="noreferrer">{inside}</a>' if leads(address) else inside


def element(name: str, inside: str, **attributes: object) -> str:
    """Return an element around `inside`, which is HTML already; an attribute without a value is left out, `klass` is `class`."""
    said = "".join(f' {key.replace("klass", "class").replace("_", "-")}="{text(value)}"' for key, value in attributes.items() if value)
    return f"<{name}{said}>{inside}</{name}>"
