"""Pages that wait for long answers: the script of a page asks here how far they are, and asks for the page again when there is more to show."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_urlsafe
from threading import Lock

from analytics.addresses.waits import LANGUAGE, PLACE
from analytics.ui.escape import text
from analytics.vocabulary import LANGUAGES


@dataclass(frozen=True)
class Wait:
    """What a page waits for: HTML that says how far it is, by language, and whether there is more to show than when the page was drawn."""

    said: Callable[[str], str]
    has_more: Callable[[], bool]


_WAITS: OrderedDict[str, Wait] = OrderedDict()
_KEPT = 512  # pages; one that is forgotten is drawn anew, and asks by another name
_LOCK = Lock()


def look_after(wait: Wait, lang: str) -> str:
    """Return the line at the foot of a page that waits; serving/js/waiting.js asks from there."""
    name = token_urlsafe(12)
    with _LOCK:
        _WAITS[name] = wait
        while len(_WAITS) > _KEPT:
            _WAITS.popitem(last=False)
    return f'<div class="progress" role="status" data-asks="{PLACE}/{name}?{LANGUAGE}={text(lang)}">{wait.said(lang)}</div>'


def how_far(name: str, lang: str) -> dict[str, str | bool]:
    """Return what to say of a page that waits, and whether it should be drawn anew; it should where nobody knows it here any more."""
    with _LOCK:
        wait = _WAITS.get(name)
        if wait is None or wait.has_more():
            _WAITS.pop(name, None)  # the page comes again, and what it waited for is held by nobody
            return {"said": "", "more": True}
    return {"said": wait.said(lang if lang in LANGUAGES else LANGUAGES[0]), "more": False}
