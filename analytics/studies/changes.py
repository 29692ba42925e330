"""What of a published study would differ today: number by number, chart by chart."""

from dataclasses import dataclass
from functools import lru_cache

from analytics.errors import MarsadError
from analytics.indicators.telling import title_of
from analytics.studies.filling import words_of, words_or_none
from analytics.studies.kept import same
from analytics.studies.reading import Placed
from analytics.studies.reference import BLOCKS
from analytics.studies.standing import Standing, of_today, published
from analytics.studies.study import Study


@dataclass(frozen=True)
class Change:
    """A reference whose value differs: its place in the text, what it is about, the words as published and those of today.

    A chart or a table has no words.
    """

    place: int
    title: str
    was: str
    now: str


def changes(study: Study, lang: str) -> tuple[Change, ...]:
    """Return what of a published study would differ today, in the order of the text; none for a draft."""
    return _changes(study, lang, of_today(study).version) if study.kept else ()


@lru_cache(maxsize=128)
def _changes(study: Study, lang: str, version: str) -> tuple[Change, ...]:
    then, today = published(study), of_today(study)
    found = (_change(place, one, then, today, lang) for place, one in enumerate(study.texts[lang].references))
    return tuple(one for one in found if one)


def _change(place: int, one: Placed, then: Standing, today: Standing, lang: str) -> Change | None:
    if one.reference.kind in BLOCKS:
        return None if _is_same(one, then, today) else Change(place, _title(one, then, lang), "", "")
    was, now = words_of(one, then, lang), words_or_none(one, today, lang)
    return None if was == now else Change(place, _title(one, then, lang), was, now)


def _is_same(one: Placed, then: Standing, today: Standing) -> bool:
    try:
        return same(then.answer(one.reference), today.answer(one.reference))
    except MarsadError:
        return False


def _title(one: Placed, then: Standing, lang: str) -> str:
    if one.reference.kind == "record":
        return then.cited(one.reference.name).title
    return title_of(then.answer(one.reference), lang)
