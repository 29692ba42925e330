"""Text on its way into HTML: one escape, one way to show words that run in their own direction."""

import html


def text(words: object) -> str:
    """Return words as HTML text; nothing in them is markup."""
    return html.escape(str(words), quote=True)


def own_direction(words: object) -> str:
    """Return words of unknown direction (titles, names), isolated from the sentence around them."""
    return f'<bdi dir="auto">{text(words)}</bdi>'
