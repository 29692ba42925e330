"""The contents of a study: its headings, its notes and what it stands on, as links."""

from analytics.studies.depths import depths_of, headings_of
from analytics.studies.document import Document
from analytics.studies.telling import on_paper
from analytics.ui.escape import text

_DEEPEST = 2


def contents(document: Document) -> str:
    """Return the contents; a reader of a small window may fold them."""
    depths = depths_of(document.text.blocks)
    entries = [
        (depths[one.anchor], one.anchor, "".join(run.words for run in one.runs))
        for one in headings_of(document.text.blocks)
        if depths[one.anchor] <= _DEEPEST
    ]
    entries += [(1, "notes", on_paper(document, "notes"))] if document.text.notes else []
    entries += [(1, "basis", on_paper(document, "basis"))]
    links = "".join(f'<li class="depth-{depth}"><a href="#{anchor}">{text(words)}</a></li>' for depth, anchor, words in entries)
    title = text(on_paper(document, "contents"))
    return f'<nav class="study-contents" aria-label="{title}"><details open><summary>{title}</summary><ul>{links}</ul></details></nav>'
