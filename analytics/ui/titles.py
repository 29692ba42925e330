"""Titles of records as HTML: in their own language and direction, with the line that says which language that is."""

from analytics.ui.escape import text
from analytics.words.titles import language_of, titles_written


def titles_note(lang: str) -> str:
    """Return the line, as HTML, that says in which language titles are written; nothing for who reads that one."""
    words = titles_written(lang)
    return f'<p class="note-line titles-note">{text(words)}</p>' if words else ""


def title(words: str) -> str:
    """Return a title as HTML in its own direction and, as far as its letters and small words tell, its own language."""
    return f'<bdi dir="auto" lang="{language_of(words)}">{text(words)}</bdi>'
