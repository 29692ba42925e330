"""How a study stands, in sentences: whether its numbers still hold, whether its review was due, or why it cannot be read."""

from analytics.errors import BadStudy
from analytics.studies.front import Front
from analytics.studies.study import Study
from analytics.studies.telling import study_words
from analytics.studies.upkeep import Comparison, is_review_due
from analytics.ui.card import fault_words
from analytics.ui.escape import text
from analytics.ui.studies.words import said
from analytics.words import book, say, written

_MOST_FAULTS = 8


def standing(study: Study, lang: str, compared: Comparison | None) -> str:
    """Return what a reader must know of a study before relying on it; `compared` is None for one that was never published."""
    due = _line("due", said("due", lang, day=study.front.review.isoformat())) if is_review_due(study.front) else ""
    return f'<div class="standing">{_numbers(study, lang, compared)}{due}</div>'


def _numbers(study: Study, lang: str, compared: Comparison | None) -> str:
    if compared is None:
        return _line("never", said("never", lang))
    if not compared.future.done():
        return _line("under-way", said("checking", lang, done=compared.done, total=compared.total))
    if fault := compared.future.exception():
        return faults(study.name, fault, lang) if isinstance(fault, BadStudy) else _line("never", text(fault_words(_named(fault), lang)))
    total, changed = len(study.texts[study.language(lang)].references), len(compared.future.result())
    if changed:
        return _line("differs", said("differs", lang, changed=changed, total=total))
    return _line("holds", said("holds", lang, total=total))


def _named(fault: BaseException) -> Exception:
    return fault if isinstance(fault, Exception) else RuntimeError(str(fault))


def _line(state: str, words: str) -> str:
    return f'<p class="state {state}">{words}</p>'


def status(front: Front, lang: str) -> str:
    """Return the status of a study with what it means."""
    said_of = book("studies")["status"][front.status]
    meaning = say("named", lang, name=written(said_of["name"], lang), words=written(said_of["meaning"], lang))
    return f'<p class="status {front.status}">{text(meaning)}</p>'


def faults(name: str, fault: BadStudy, lang: str, key: str = "cannot") -> str:
    """Return that a study cannot be read, or what else `key` says, with the lines to mend."""
    lines = str(fault).split("\n")
    shown = "".join(f"<li>{text(line)}</li>" for line in lines[:_MOST_FAULTS])
    more = len(lines) - _MOST_FAULTS
    rest = f"<p>{text(study_words('page', 'more_faults', lang, count=more))}</p>" if more > 0 else ""
    return f'<div class="notice study-faults" role="status"><p>{said(key, lang, name=name)}</p><ul lang="en" dir="ltr">{shown}</ul>{rest}</div>'
