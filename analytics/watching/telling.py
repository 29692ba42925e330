"""An outcome in words of one language: what the rule watches, what it found, what that stands on."""

from dataclasses import dataclass
from typing import Any

from analytics.downloads.citing import plain
from analytics.downloads.subject import Subject, subject_of
from analytics.indicators.telling import notes_of, sentence_of, title_of
from analytics.statistics.cusum import FALSE_ALARMS
from analytics.watching.evaluating import Outcome
from analytics.words import book, written
from analytics.words.cells import cell_words
from analytics.words.columns import label, shown
from analytics.words.dates import date_words
from analytics.words.fill import fill
from analytics.words.numbers import number, percent

_TENTHS = ("value", "threshold", "mean")


@dataclass(frozen=True)
class Told:
    """One outcome in words: nothing in them is markup. `place` is the address of its card, empty where the server's is not known."""

    id: str
    state: str
    title: str
    state_words: str
    sentence: str
    asked: str
    notes: str
    place: str


def told(outcome: Outcome, lang: str) -> Told:
    """Return an outcome in the words of `lang`."""
    answered, rule = outcome.answered, outcome.rule
    subject = subject_of(rule.view.with_(lang=lang))
    words = {
        "title": rule.title[lang] if rule.title else title_of(answered, lang),
        "state_words": say("states", outcome.state, lang),
        "sentence": _sentence(outcome, lang),
        "asked": f"{title_of(answered, lang)} · {subject.sentence}",
        "notes": " · ".join(notes_of(answered, lang)),
    }
    return Told(rule.id, outcome.state, **{name: set_for(lang, said) for name, said in words.items()}, place=_place(outcome, subject))


def say(section: str, key: str, lang: str, **facts: object) -> str:
    """Return words of the digest with `facts` filled in."""
    return fill(written(book("watching")[section][key], lang), facts, lang)


def set_for(lang: str, words: str) -> str:
    """Return words with marks of direction in Arabic alone; elsewhere they are in the way of a search."""
    return words if lang == "ar" else plain(words)


def _place(outcome: Outcome, subject: Subject) -> str:
    page = outcome.answered.indicator.page[0]
    return f"{subject.address('' if page == 'overview' else page)}#{outcome.answered.name}" if subject.host else ""


def _sentence(outcome: Outcome, lang: str) -> str:
    if outcome.said == "answer_refused":
        return sentence_of(outcome.answered, lang)
    if outcome.state == "refused":
        return say("refusals", outcome.said, lang, **outcome.facts)
    sentences = [say("sentences", outcome.said, lang, what=_what(outcome, lang), **_numbers(outcome, lang))]
    if outcome.facts.get("since") is not None:
        sentences.append(say("sentences", "since", lang, since=str(outcome.facts["since"])))
    if outcome.said.startswith("cusum"):
        chance = percent(100 * FALSE_ALARMS, lang, 0)
        sentences.append(say("sentences", "chance", lang, false_alarms=chance, power=percent(100 * outcome.facts["power"], lang, 0)))
    return " ".join(sentences)


def _what(outcome: Outcome, lang: str) -> str:
    """Return what the figure is: its column, the codes of its row, its period."""
    own = outcome.answered.indicator.labels
    codes = [cell_words(column, None if code == "unknown" else code, lang, own) for column, code in outcome.rule.where]
    period = outcome.facts.get("period")
    comma = written(book("view")["comma"], lang)
    return comma.join([label(outcome.rule.column, lang, own), *codes, *([date_words(str(period), lang)] if period else [])])


def _numbers(outcome: Outcome, lang: str) -> dict[str, str]:
    """Return value, threshold and the other facts of an outcome as readers of `lang` write them."""
    rule, own = outcome.rule, outcome.answered.indicator.labels
    facts: dict[str, Any] = {**outcome.facts, "value": outcome.value, "threshold": outcome.threshold}
    if outcome.said.startswith("cusum"):
        return {name: number(fact, lang, 1) if name in _TENTHS else str(fact) for name, fact in facts.items()}
    said = {name: shown(rule.column, facts[name], lang, own) for name in ("figure", "before", "value", "threshold") if name in facts}
    if outcome.said == "changed_by_percent":
        said |= {name: percent(facts[name], lang) for name in ("value", "threshold")}
    return {**said, **({"earlier": facts["earlier"]} if "earlier" in facts else {})}
