"""What a reader is told where a format cannot hold all the rows of a view."""

from analytics.downloads import WEB_ROWS
from analytics.ui.escape import text
from analytics.words import book
from analytics.words.fill import fill


def too_long(count: int, lang: str) -> str:
    """Return the notice for `count` rows, empty where every format holds them."""
    if count <= WEB_ROWS:
        return ""
    words = fill(book("api")["page"]["too_long"][lang], {"count": count, "limit": WEB_ROWS}, lang)
    return f'<p class="card-notes">{text(words)}</p>'
