"""Text on its way into HTML: one escape, one way to show words that run in their own direction."""

import html


def text(words: object) -> str:
    """Return words as HTML text; nothing in them is markup."""
    return html.escape(str(words), quote=True)


def quoted(words: str) -> str:
    """Return words for an attribute between single quotes: JSON, full of double ones, grows by half where these are escaped."""
    return html.escape(words, quote=False).replace("'", "&#x27;")


def isolated(words: str) -> str:
    """Return HTML text whose isolates are elements, which every browser knows."""
    return words.replace("\u2068", "<bdi>").replace("\u2066", '<bdi dir="ltr">').replace("\u2069", "</bdi>")


def own_direction(words: object) -> str:
    """Return words of unknown direction (titles, names), isolated from the sentence around them."""
    return f'<bdi dir="auto">{text(words)}</bdi>'
