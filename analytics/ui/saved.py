"""Saved views: a place on the page that the browser fills with the views its reader keeps; the server never sees them."""

from analytics.ui.escape import text
from analytics.words import say

_SAID = {"save": "save_view", "name": "saved_name", "none": "saved_none", "remove": "saved_remove", "full": "saved_full"}


def saved_views(lang: str) -> str:
    """Return the fold of saved views; serving/js/saved.js fills it."""
    words = " ".join(f'data-{name}="{text(say(key, lang))}"' for name, key in _SAID.items())
    return f'<details class="saved"><summary>{text(say("saved_views", lang))}</summary><div class="saved-views" {words}></div></details>'
