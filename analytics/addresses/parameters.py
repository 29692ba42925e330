"""The parameters of the data addresses, from the lists that read them: each with its key and its codes."""

from dataclasses import dataclass
from functools import cache

from analytics.briefings import PAGES
from analytics.comparing.comparison import DIMENSIONS as COMPARED
from analytics.exploring.offered import breakdowns_of, charts_of, scales_of, seconds_of
from analytics.exploring.vocabulary import BREAKDOWNS, measures
from analytics.exploring.weighing import EXAMPLE as WEIGHTS_EXAMPLE
from analytics.exploring.weighing import KEY as WEIGHTS_KEY
from analytics.names import nearest
from analytics.view import DIMENSIONS, FIRST_YEAR, LAST_YEAR, LIST_LENGTH, MILESTONES, WORDS_LENGTH
from analytics.vocabulary import LANGUAGES, UNKNOWN, vocabularies


@dataclass(frozen=True)
class Parameter:
    """One parameter: `codes` are all it takes, none where it takes any text; `vocabulary` has the words of the codes.

    `is_year` takes a year of four digits; `most` says how often it may be repeated; `example` is a value it takes.
    """

    key: str
    codes: tuple[str, ...] = ()
    vocabulary: str | None = None
    is_year: bool = False
    most: int = 1
    example: str = ""


@cache
def view_parameters() -> tuple[Parameter, ...]:
    """Return the parameters of a view, the same as those of a page."""
    lists = [
        Parameter(one.key, _codes(one.key, one.vocabulary), one.vocabulary, most=LIST_LENGTH, example=_EXAMPLES.get(one.key, ""))
        for one in DIMENSIONS
    ]
    return (
        *lists,
        Parameter("from", is_year=True, example="2018"),
        Parameter("to", is_year=True, example="2024"),
        Parameter("undated", ("keep", "drop")),
        Parameter("q", example="santé"),
        Parameter("over", most=LIST_LENGTH, example=MILESTONES),
        Parameter("lang", LANGUAGES),
        Parameter("version"),
    )


_EXAMPLES = {"org": UNKNOWN}


def _codes(key: str, vocabulary: str | None) -> tuple[str, ...]:
    if vocabulary is None:
        return ()
    return (*vocabularies()[vocabulary].codes, *(() if key == "register" else (UNKNOWN,)))


@cache
def choice_parameters() -> tuple[Parameter, ...]:
    """Return the parameters of a reader's own question; which go together is for the explore page to say."""
    splits = [(measure, by) for measure in measures().values() for by in breakdowns_of(measure)]
    cells = [(measure, by, then) for measure, by in splits for then in (None, *seconds_of(measure, by))]
    scaled = [(*cell, scale) for cell in cells for scale in scales_of(*cell)]
    charts = (chart for cell in scaled for chart in charts_of(*cell))
    return (
        Parameter("measure", tuple(measures())),
        Parameter("by", tuple(BREAKDOWNS)),
        Parameter("then", tuple(dict.fromkeys(then for _, _, then in cells if then))),
        Parameter("scale", tuple(dict.fromkeys(scale for *_, scale in scaled))),
        Parameter("base", is_year=True, example="2019"),
        Parameter("chart", tuple(dict.fromkeys(charts))),
    )


@cache
def comparison_parameters() -> tuple[Parameter, ...]:
    """Return the parameters of a comparison."""
    return (Parameter("compare", tuple(COMPARED)), Parameter("with", most=max(one.most for one in COMPARED.values()), example="ai"))


OWN = (Parameter("bom", ("1",)), Parameter("strict", ("0", "1")))
SINCE = Parameter("since")
WEIGHTS = Parameter(WEIGHTS_KEY, example=WEIGHTS_EXAMPLE)
NUMBERS = Parameter("as", ("published", "today"), example="today")
PAGES_ASKED = Parameter("pages", tuple(str(pages) for pages in PAGES))
YEARS = (FIRST_YEAR, LAST_YEAR)
LONGEST_WORDS = WORDS_LENGTH


@cache
def parameter_named() -> dict[str, Parameter]:
    """Return every parameter by its key."""
    return {
        one.key: one
        for one in (*view_parameters(), *choice_parameters(), *comparison_parameters(), *OWN, SINCE, PAGES_ASKED, WEIGHTS, NUMBERS)
    }


def meant(key: str, value: str, known: tuple[str, ...]) -> list[str]:
    """Return what was probably meant by a parameter that was dropped: near keys where the key is not `known`, else near codes."""
    return nearest(key, list(known)) if key not in known else nearest(value, list(parameter_named()[key].codes))
