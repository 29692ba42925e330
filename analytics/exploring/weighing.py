"""The weights of the composite index in a reader's hand: read from the address, answered as the index itself is."""

import re
from collections.abc import Mapping
from dataclasses import replace

from analytics.indicators import indicator_named
from analytics.indicators.answers import Answer, answer, computed
from analytics.indicators.indicator import Indicator, Words
from analytics.locks import computed_once
from analytics.statistics.composite_of_regions import COMPONENTS, composite_of_regions
from analytics.view import Ignored, View, printable
from analytics.warehouse import versions
from analytics.words import book

NAME, KEY = "region_index", "weights"
HEAVIEST = 5
EXAMPLE = "3,1,1,1,2,1"
EQUAL = (1,) * len(COMPONENTS)
_WRITTEN = re.compile(rf"[0-{HEAVIEST}](,[0-{HEAVIEST}]){{{len(COMPONENTS) - 1}}}", re.ASCII)
Weights = tuple[int, ...]


def weights_of(parameters: Mapping[str, list[str]]) -> tuple[Weights, tuple[Ignored, ...]]:
    """Return the weights that address parameters say, one of 0 to 5 a component in their order, and what could not be used.

    Weights that are all the same, or not written, are equal ones.
    """
    typed = printable((parameters.get(KEY) or [""])[-1])
    if not typed:
        return EQUAL, ()
    if not _WRITTEN.fullmatch(typed):
        return EQUAL, (Ignored(KEY, typed),)
    weights = tuple(int(one) for one in typed.split(","))
    return (EQUAL if len(set(weights)) == 1 else weights), ()


def written_as(weights: Weights) -> dict[str, list[str]]:
    """Return weights as address parameters; equal ones go without saying."""
    return {} if weights == EQUAL else {KEY: [",".join(map(str, weights))]}


def weighed(weights: Weights, view: View) -> Answer:
    """Return the answer of the composite index with `weights` in `view`; equal questions are computed once."""
    return answer(NAME, view) if weights == EQUAL else _weighed(weights, view.question, versions.known(view.version))


@computed_once(256)
def _weighed(weights: Weights, view: View, version: str) -> Answer:
    beside = tuple((key, value) for key, [value] in written_as(weights).items())
    return replace(computed(NAME, indicator_of(weights), view, version), beside=beside)


def indicator_of(weights: Weights) -> Indicator:
    """Return the composite index with `weights`, which its title says."""
    equal = indicator_named(NAME)
    return replace(equal, statistic=composite_of_regions(weights), title=_titled(equal.title, weights))


def _titled(title: Words, weights: Weights) -> Words:
    said = f"\u2066{'-'.join(map(str, weights))}\u2069"
    return {lang: book("interface")["weights_title"][lang].format(title=words, weights=said) for lang, words in title.items()}
