"""A notebook of a view: it starts from the rows, works the figures of the indicators out again, and stops where one differs."""

import json

from analytics.downloads.citing import as_sentence, plain
from analytics.downloads.package import notebook_code
from analytics.downloads.subject import Subject
from analytics.names import plain as searchable
from analytics.words import book, written
from analytics.words.fill import fill

_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def notebook(subject: Subject) -> str:
    """Return the notebook as JSON (nbformat 4.5); what does not lie beside it, it asks of the host of its subject, if there is one."""
    cells = [
        _words(f"# {subject.say('about', 'title')}\n\n{_opening(subject)}"),
        _code(_constants(subject)),
        _words(_said("rows", subject)),
        _code(notebook_code.ROWS),
        _words(_said("pandas", subject)),
        _code(notebook_code.PANDAS),
        _words(_said("own_rows", subject)),
        _code(notebook_code.OWN_ROWS),
        _words(_said("whole", subject)),
        _code(notebook_code.WHOLE),
        _words(_said("statistics", subject)),
        _code(notebook_code.STATISTICS),
        _words(_said("results", subject)),
        _code(notebook_code.RESULTS),
        _words(as_sentence(subject)),
    ]
    named = [{"id": f"cell-{place}", **cell} for place, cell in enumerate(cells)]
    whole = {"cells": named, "metadata": {"kernelspec": _KERNEL}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _said(key: str, subject: Subject) -> str:
    return plain(written(book("notebook")["text"][key], subject.lang))


def _opening(subject: Subject) -> str:
    words = written(book("notebook")["text"]["opening"], subject.lang)
    return plain(fill(words, {"view": subject.sentence, "version": subject.version, "as_of": subject.as_of}, subject.lang))


def _constants(subject: Subject) -> str:
    """Return the first cell; values are written as Python writes text, so nothing in them can become code."""
    words = searchable(subject.view.words).replace("'", "''")
    values = {"ADDRESS": subject.host, "VERSION": subject.version, "QUERY": subject.query, "WORDS": words}
    return "\n".join(f"{name} = {value!r}" for name, value in values.items())


def _words(text: str) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def _code(text: str) -> dict[str, object]:
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": text}
