"""A choice is answered as any indicator is; an answer that no chart could show is refused with its reason."""

from dataclasses import replace

from analytics.exploring.choice import Choice
from analytics.exploring.drawing import MOST_CATEGORIES, chart_of, shown_columns
from analytics.exploring.queries import basis_of, query_of
from analytics.exploring.telling import limits_of, method_of, placed, sentence_of, title_of
from analytics.indicators.answers import Answer, Refusal, computed
from analytics.indicators.indicator import Indicator, Row, Rows
from analytics.locks import computed_once
from analytics.statistics.index_numbers import index_numbers
from analytics.statistics.intervals import SMALLEST_GROWTH, SMALLEST_SHARE
from analytics.statistics.medians import SMALLEST_MEDIAN, medians
from analytics.statistics.of_rows import Statistic
from analytics.statistics.shares_of_reference import shares_of
from analytics.statistics.steps import in_turn
from analytics.view import View
from analytics.warehouse import versions
from analytics.words import book

NAME = "explore"
_REVIEWED = "2026-11-25"
_REFERENCES = {
    "share": "Wilson 1927, Journal of the American Statistical Association 22, doi 10.1080/01621459.1927.10502953",
    "index": "Przyborowski and Wilenski 1940, Biometrika 31, doi 10.1093/biomet/31.3-4.313",
    "median": "Thompson 1936, Annals of Mathematical Statistics 7, doi 10.1214/aoms/1177732502",
}


def explored(choice: Choice, view: View) -> Answer:
    """Return the answer of a choice in `view`; equal questions are computed once."""
    return _explored(choice, view.question, versions.known(view.version))


@computed_once(1024)
def _explored(choice: Choice, view: View, version: str) -> Answer:
    answered = computed(NAME, indicator_of(choice), view, version)
    beside = tuple((key, value) for key, values in choice.query().items() for value in values)
    refusal = answered.refusal or _refused(choice, answered)
    return replace(answered, rows=() if refusal else answered.rows, refusal=refusal, beside=beside)


def indicator_of(choice: Choice) -> Indicator:
    """Return the indicator a choice makes."""
    return Indicator(
        page=(NAME, 0),
        title=title_of(choice),
        why=book("explore")["why"],
        unit=_unit(choice),
        basis=basis_of(choice),
        sql=query_of(choice),
        chart=chart_of(choice),
        sentence=sentence_of(choice),
        method=method_of(choice),
        limits=limits_of(choice),
        reference=_REFERENCES.get(choice.scale) or _REFERENCES.get(choice.measured.kind) or "Codebook of the registers, codebook.md",
        reviewed=_REVIEWED,
        statistic=_statistic(choice),
        labels=book("explore")["columns"],
    )


def _unit(choice: Choice) -> str:
    if choice.measured.kind == "median":
        return "MAD" if choice.measured.amount_kind else "attendees"
    return {"absolute": "", "share": "percent of ", "index": "index of "}[choice.scale] + choice.measured.noun


def _statistic(choice: Choice) -> Statistic | None:
    measured = choice.measured
    if choice.scale == "share":
        return shares_of(measured.column, "total")
    if choice.scale == "index":
        series = next((column for column in choice.columns if column != "year"), None)
        return index_numbers(measured.column, choice.base, series)
    if measured.kind == "median":
        _, low, high = shown_columns(choice)
        names = (measured.column, str(low), str(high))
        return in_turn(medians(choice.columns[0], "known", str(measured.value), names), _unknown_last(choice.columns[0]))
    return None


def _unknown_last(column: str) -> Statistic:
    def statistic(rows: Rows) -> list[Row]:
        return sorted(rows, key=lambda row: (row[column] is None, row[column] if column == "year" else 0))

    return statistic


def _refused(choice: Choice, answered: Answer) -> Refusal | None:
    if placed(choice, answered.rows):
        return _too_wide(choice, answered)
    known = [row for row in answered.rows if all(row[column] is not None for column in choice.columns)]
    if not known:
        return Refusal("no_value", answered.coverage.n, 1, choice.columns)
    if choice.chart == "tiles":
        return Refusal("none_of_it", answered.coverage.n, 1)
    return _too_few(choice, known)


def _too_few(choice: Choice, known: Rows) -> Refusal:
    """Return the refusal where the unknown alone is large enough for a value."""
    if choice.scale == "index":
        return Refusal(
            "base_too_few", max(row[choice.measured.column] for row in known if row["year"] == row["base_year"]), SMALLEST_GROWTH
        )
    column, needs = ("total", SMALLEST_SHARE) if choice.scale == "share" else ("known", SMALLEST_MEDIAN)
    return Refusal("too_few", max(row[column] for row in known), needs)


def _too_wide(choice: Choice, answered: Answer) -> Refusal | None:
    sizes = [len({row[column] for row in answered.rows if row[column] is not None}) for column in choice.columns if column != "year"]
    return Refusal("too_wide", max(sizes), MOST_CATEGORIES) if sizes and max(sizes) > MOST_CATEGORIES else None
