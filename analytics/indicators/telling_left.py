"""What an answer does not show, in words: records that lack a value, and those that it leaves aside by its definition."""

from analytics.indicators.answers import Answer
from analytics.words import book, say, written
from analytics.words.columns import label
from analytics.words.nouns import counted


def missing_of(answer: Answer, lang: str) -> list[str]:
    """Return how many records lack which column; those that lack one of several are counted once, and each column beside."""
    own, shown = answer.indicator.labels, answer.indicator.basis.shown
    lacks = [(label(column, lang, own), count, column in shown) for column, count in answer.coverage.missing.items()]
    unknown = [say("shown_unknown", lang, count=count, name=name) for name, count, is_shown in lacks if is_shown]
    apart = [(name, count) for name, count, is_shown in lacks if not is_shown]
    if len(apart) < 2 or answer.held:
        return [*(say("missing", lang, count=count, name=name) for name, count in apart), *unknown]
    names = _or([say("missing_each", lang, name=name, count=count) for name, count in apart], lang)
    return [say("missing_several", lang, count=answer.coverage.selected - answer.coverage.n, names=names), *unknown]


def outside_of(answer: Answer, lang: str) -> list[str]:
    """Return the note on the records that the answer leaves aside by its definition; none where it leaves none."""
    parts = [counted(register, count, lang) for register, count in answer.coverage.outside.items()]
    return [say("outside", lang, parts=joined(parts, lang), why=why_outside(answer, lang))] if parts else []


def why_outside(answer: Answer, lang: str) -> str:
    """Return what the records are that the answer leaves aside by its definition; nothing where it leaves none."""
    said = book("aside")["why"]
    return _or([written(said[key], lang) for key in answer.indicator.basis.where.aside if answer.coverage.outside], lang)


def _or(reasons: list[str], lang: str) -> str:
    said, [*others, last] = book("aside"), reasons or [""]
    return said["last"][lang].join([said["others"][lang].join(others), last] if others else [last])


def joined(parts: list[str], lang: str) -> str:
    """Return words joined by «and»."""
    return written(book("view")["and"], lang).join(parts)
