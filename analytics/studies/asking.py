"""What a reference is about: an indicator, a reader's own question, a comparison or the weighed index, asked of the view of its study."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from analytics.comparing.answering import PREFIX, asked_of, compared
from analytics.comparing.comparison import KEYS as COMPARISON_KEYS
from analytics.comparing.comparison import Comparison, complete_comparison_of, view_of_sides
from analytics.comparing.parts import indicator_of as indicator_of_part
from analytics.errors import BadStudy, UnknownName
from analytics.exploring.answering import NAME, explored
from analytics.exploring.answering import indicator_of as indicator_of_choice
from analytics.exploring.choice import KEYS as CHOICE_KEYS
from analytics.exploring.choice import Choice, choice_of
from analytics.exploring.weighing import EQUAL, Weights, weighed, weights_of
from analytics.exploring.weighing import KEY as WEIGHTS
from analytics.exploring.weighing import NAME as WEIGHED
from analytics.exploring.weighing import indicator_of as indicator_of_weights
from analytics.indicators import indicator_named
from analytics.indicators.answers import Answer, answer
from analytics.indicators.indicator import Indicator
from analytics.names import suggestions
from analytics.view import KEYS, View, view_of
from analytics.warehouse.organisations import organisation_ids

_UNASKED = ("lang", "version", "over")  # of the study, not of a reference
Typed = dict[str, list[str]]


@dataclass(frozen=True)
class Question:
    """What is asked: a name, the view it is asked of, and what beside the view makes it another question."""

    name: str
    view: View
    beside: Choice | Comparison | Weights | None = None

    def answer(self) -> Answer:
        """Return the answer in the version of the view."""
        if isinstance(self.beside, Choice):
            return explored(self.beside, self.view)
        if isinstance(self.beside, Comparison):
            return compared(self.name, self.beside, self.view)
        return weighed(self.beside, self.view) if self.beside else answer(self.name, self.view)

    def indicator(self, version: str) -> Indicator:
        """Return what is asked without asking it; `version` says to a comparison of periods which years are whole."""
        if isinstance(self.beside, Choice):
            return indicator_of_choice(self.beside)
        if isinstance(self.beside, Comparison):
            return indicator_of_part(self.name.removeprefix(PREFIX), asked_of(self.beside, self.view, version))
        return indicator_of_weights(self.beside) if self.beside and self.beside != EQUAL else indicator_named(self.name)

    @property
    def seen(self) -> View:
        """Return the view its answer is kept with."""
        return (view_of_sides(self.beside, self.view) if isinstance(self.beside, Comparison) else self.view).question


def study_view(typed: str, version: str, known_to: str) -> View:
    """Return the view of a study in `version`; `known_to` is the version whose organisations it may name. Raise `BadStudy` for what nobody knows."""
    parameters = _parameters(typed, KEYS)
    return _viewed(parameters, known_to).with_(version=version)


def question_of(name: str, query: str, study: View, known_to: str) -> Question:
    """Return the question of a reference in the view of its study; raise `BadStudy` with what to write instead."""
    typed = _parameters(query, (*KEYS, *_keys_beside(name)))
    beside = _beside(name, typed, known_to)
    own = {key: values for key, values in typed.items() if key in KEYS}
    merged = {**study.without("lang", "version").query(), **own}
    view = _viewed({key: values for key, values in merged.items() if any(values)}, known_to)
    return Question(name, view.with_(version=study.version), beside)


def canonical(question: Question, query: str) -> str:
    """Return one way to write a question, under which its answer is kept."""
    typed = {key: values for key, values in _parameters(query, (*KEYS, *_keys_beside(question.name))).items() if key not in KEYS}
    view = {key: values for key, values in question.view.query().items() if key not in _UNASKED}
    said = urlencode({**view, **dict(sorted(typed.items()))}, doseq=True)
    return f"{question.name}?{said}" if said else question.name


def _keys_beside(name: str) -> tuple[str, ...]:
    if name == NAME:
        return CHOICE_KEYS
    return COMPARISON_KEYS if name.startswith(PREFIX) else (WEIGHTS,) if name == WEIGHED else ()


def _beside(name: str, typed: Typed, known_to: str) -> Choice | Comparison | Weights | None:
    beside, ignored = None, ()
    try:
        if name == NAME:
            beside, ignored = choice_of(typed)
        elif name.startswith(PREFIX):
            beside, ignored = complete_comparison_of(typed, organisation_ids(known_to))
        elif indicator_named(name) and name == WEIGHED:
            beside, ignored = weights_of(typed)
    except UnknownName as fault:
        raise BadStudy(str(fault)) from fault
    _refuse(ignored)
    return beside


def _parameters(typed: str, known: tuple[str, ...]) -> Typed:
    found = parse_qs(typed.strip().lstrip("?"), keep_blank_values=True)
    for key in found:
        if key in _UNASKED or key not in known:
            offered = [one for one in known if one not in _UNASKED]
            raise BadStudy(f"«{key[:40]}» is no filter here; did you mean {' or '.join(suggestions(key, offered))}?")
    return found


def _viewed(parameters: Typed, known_to: str) -> View:
    view = view_of(parameters, organisation_ids(known_to))
    _refuse(view.ignored)
    return view


def _refuse(ignored: tuple) -> None:
    if ignored:
        said = ", ".join(f"{one.key}={one.value[:40]}" for one in ignored)
        raise BadStudy(f"«{said}» cannot be used; codes are those of data/vocabulary.")
