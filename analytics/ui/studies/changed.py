"""What has changed since a study was published: a list on top of the text, answer by answer, each change leading to its place."""

from analytics.studies.changes import Change
from analytics.studies.document import Document
from analytics.ui.escape import text
from analytics.ui.studies.words import said

_LONGEST = 24  # letters of words that share a line with others


def changed_since(document: Document) -> str:
    """Return the list, in the document of today alone."""
    if not document.is_today:
        return ""
    titled: dict[str, list[Change]] = {}
    for one in document.changes:
        titled.setdefault(one.title, []).append(one)
    lines = "".join(_line(title, changes, document.lang) for title, changes in titled.items())
    told = f"<ul>{lines}</ul>" if lines else f"<p>{said('nothing_differs', document.lang)}</p>"
    return f'<section class="panel study-changes"><h2 class="card-title">{said("changed_since", document.lang)}</h2>{told}</section>'


def _line(title: str, changes: list[Change], lang: str) -> str:
    return f"<li><strong>{text(title)}</strong> {''.join(_change(one, lang) for one in changes)}</li>"


def _change(one: Change, lang: str) -> str:
    words = f"<del>{text(one.was)}</del> <b>{text(one.now)}</b>" if one.was or one.now else said("chart_differs", lang)
    kind = ' class="long"' if max(len(one.was), len(one.now)) > _LONGEST else ""
    return f'<a href="#place-{one.place}"{kind}>{words}</a>'
