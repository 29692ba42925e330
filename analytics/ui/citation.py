"""A citation on a page: in words, its address, and folded for BibTeX."""

from analytics.downloads.citing import as_bibtex, in_words
from analytics.downloads.subject import Subject
from analytics.ui.escape import text


def citation(subject: Subject) -> str:
    """Return how to cite a view of a version."""
    address = f'<bdi dir="ltr" class="cited">{text(subject.address(""))}</bdi>'
    fold = f"<details><summary>{text(subject.say('page', 'bibtex'))}</summary><pre>{text(as_bibtex(subject))}</pre></details>"
    return f"<p>{unbroken(in_words(subject), subject.version)}<br>{address}</p>{fold}"


def unbroken(words: str, *versions: str) -> str:
    """Return words that name versions as HTML text; each id stays on one line and runs from the left."""
    said = text(words)
    for version in versions:
        said = said.replace(text(version), f'<bdi dir="ltr" class="unbroken">{text(version)}</bdi>')
    return said
