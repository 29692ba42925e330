"""Rules judged on the answers of one version: quiet, alarm, or refused with the reason."""

from dataclasses import dataclass, field
from typing import Any

from analytics.errors import BadRule, NotEnoughData
from analytics.indicators.answers import Answer, answer
from analytics.statistics.cusum import cusum
from analytics.statistics.intervals import SMALLEST_GROWTH
from analytics.warehouse import versions
from analytics.watching.conditions import Bar, ChangedBy, Drift
from analytics.watching.figures import check_columns, figure_of, series_of
from analytics.watching.rules import Rule

STATES = ("alarm", "refused", "quiet")


@dataclass(frozen=True)
class Outcome:
    """What became of a rule: `state` is one of `STATES`, `said` the key of its sentence, `facts` what the sentence names.

    `value` and `threshold` are in the unit of the column, in percent for a change in percent, in records for a cumulative sum.
    """

    rule: Rule
    answered: Answer
    state: str
    said: str
    value: float | None = None
    threshold: float | None = None
    facts: dict[str, Any] = field(default_factory=dict)


def outcomes(rules: tuple[Rule, ...]) -> list[Outcome]:
    """Return the outcome of each rule; raise `BadRule` with one line for each that asks for what its answer does not have."""
    found, faults = [], []
    for rule in rules:
        try:
            found.append(judged(rule))
        except BadRule as fault:
            faults.append(str(fault))
    if faults:
        raise BadRule("\n".join(faults))
    return found


def judged(rule: Rule) -> Outcome:
    """Return the outcome of one rule."""
    answered = answer(rule.indicator, rule.view)
    check_columns(rule, answered)
    if answered.refusal:
        return Outcome(rule, answered, "refused", "answer_refused")
    try:
        match rule.condition:
            case Bar() as bar:
                return _beside_bar(rule, bar, answered)
            case ChangedBy() as change:
                return _changed(rule, change, answered)
            case Drift() as drift:
                return _drifted(rule, drift, answered)
    except NotEnoughData as refused:
        return Outcome(rule, answered, "refused", refused.reason, facts={"has": refused.has, "needs": refused.needs})


def version_before(version: str) -> str | None:
    """Return the version built before `version`, None where it is the first on the shelf."""
    shelf = versions.listed()
    place = shelf.index(version)
    return shelf[place - 1] if place else None


def _state(is_alarm: bool) -> str:
    return "alarm" if is_alarm else "quiet"


def _beside_bar(rule: Rule, bar: Bar, answered: Answer) -> Outcome:
    value, period = figure_of(rule, answered)
    is_alarm = value > bar.bar if bar.is_above else value < bar.bar
    return Outcome(rule, answered, _state(is_alarm), "above" if bar.is_above else "below", value, bar.bar, {"period": period})


def _changed(rule: Rule, change: ChangedBy, answered: Answer) -> Outcome:
    earlier = version_before(answered.version)
    if earlier is None:
        raise NotEnoughData(1, 2, "no_version_before")
    old = answer(rule.indicator, rule.view.with_(version=earlier))
    if old.refusal or rule.column not in old.columns:
        raise NotEnoughData(0, 1, "refused_before")
    value, period = figure_of(rule, answered)
    before, period_before = figure_of(rule, old)
    if period_before != period:
        raise NotEnoughData(0, 1, "another_period")
    by = _percent(value, before, answered, old) if change.is_percent else value - before
    facts = {"period": period, "figure": value, "before": before, "earlier": earlier}
    said = "changed_by_percent" if change.is_percent else "changed_by"
    return Outcome(rule, answered, _state(abs(by) >= change.least), said, by, change.least, facts)


def _percent(value: float, before: float, answered: Answer, old: Answer) -> float:
    """Return the change in percent; raise `NotEnoughData` unless both figures, and the records they stand on, are 30 or more."""
    smallest = int(min(value, before, answered.coverage.n, old.coverage.n))
    if smallest < SMALLEST_GROWTH:
        raise NotEnoughData(smallest, SMALLEST_GROWTH, "too_few_for_percent")
    return 100 * (value - before) / before


def _drifted(rule: Rule, drift: Drift, answered: Answer) -> Outcome:
    series = series_of(rule, answered)
    found = cusum(series.counts, drift.reference, drift.is_upward)
    place = found.first_alarm
    since = None if place is None else series.periods[drift.reference + place]
    facts = {
        "period_column": series.column,
        "first": series.periods[0],
        "reference_last": series.periods[drift.reference - 1],
        "watched_from": series.periods[drift.reference],
        "last": series.periods[-1],
        "mean": found.mean,
        "power": found.power,
        "since": since,
    }
    said = "cusum_up" if drift.is_upward else "cusum_down"
    return Outcome(rule, answered, _state(place is not None), said, max(found.sums), found.decision, facts)
