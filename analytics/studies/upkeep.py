"""How a study stands today: what of it would differ, compared beside whoever asks, and whether its review was due."""

import contextvars
import datetime
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock

from analytics.errors import MarsadError
from analytics.studies.changes import Change, changes
from analytics.studies.document import published_document
from analytics.studies.front import Front
from analytics.studies.standing import of_today
from analytics.studies.study import Study


@dataclass
class Comparison:
    """A study being compared with today: its future, and how many of its answers of today are there."""

    total: int
    done: int = 0
    future: Future[tuple[Change, ...]] = field(default_factory=Future)


_COMPARING = ThreadPoolExecutor(2, "studies")  # two compute no more at a time, but a short study need not wait for a long one
_ASKED: OrderedDict[tuple, Comparison] = OrderedDict()
_KEPT = 128
_LOCK = Lock()


def compared_with_today(study: Study, lang: str) -> Comparison:
    """Return the comparison of a study with the current version; it begins now unless somebody asked for the same one before."""
    key = (study, lang, of_today(study).version)
    with _LOCK:
        if key not in _ASKED:
            _ASKED[key] = asked = Comparison(len(_answers(study, lang)))
            context = contextvars.copy_context()  # it knows which version is shown
            _COMPARING.submit(context.run, _compare, asked, study, lang, key)
        _ASKED.move_to_end(key)
        while len(_ASKED) > _KEPT:
            _ASKED.popitem(last=False)
        return _ASKED[key]


def _compare(asked: Comparison, study: Study, lang: str, key: tuple) -> None:
    try:
        published_document(study, lang)  # says of a broken reference where it stands
        today = of_today(study)
        for reference in _answers(study, lang).values():
            with suppress(MarsadError):  # what cannot be asked any more differs, and is said so below
                today.answer(reference)
            asked.done += 1
        found = changes(study, lang)
    except BaseException as fault:  # whoever waits is told, the next who asks tries anew
        with _LOCK:
            _ASKED.pop(key, None)
        asked.future.set_exception(fault)
    else:
        asked.future.set_result(found)


def _answers(study: Study, lang: str) -> dict:
    return {one.reference.written: one.reference for one in study.texts[lang].references if one.reference.kind != "record"}


def is_review_due(front: Front) -> bool:
    """Return whether the day on which a study was to be reviewed has passed."""
    return datetime.date.today() > front.review
