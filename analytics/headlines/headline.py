"""Headlines of a view: the figures of its last whole year, each beside the year before."""

from dataclasses import dataclass
from functools import cached_property

from analytics.headlines.chosen import FIGURES, Figure
from analytics.headlines.moved import moved_by
from analytics.indicators.answers import Answer, Refusal, answer
from analytics.indicators.telling import sentence_of
from analytics.statistics.intervals import ratio
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.calendar import last_whole_year
from analytics.warehouse.coverage import Coverage, known_of
from analytics.warehouse.sources import source_of
from analytics.words import book, say, written
from analytics.words.columns import shown
from analytics.words.money import money
from analytics.words.numbers import percent

_ISOLATE, _RELEASE = "\u2068", "\u2069"


def headline_year(view: View) -> int | None:
    """Return the last year of the view that the register covers to its end, None where the view begins after it."""
    last = last_whole_year("projects", versions.known(view.version))
    year = min(last, view.year_to or last)
    return None if view.year_from and view.year_from > year else year


def year_words(view: View) -> str:
    """Return which year the headlines are of, and how far the year after it is known where the view holds it; nothing where there are none."""
    year = headline_year(view)
    if year is None:
        return ""
    version = versions.known(view.version)
    as_of = min(str(source_of(register, version).as_of) for register in ("projects", "events"))  # a version may hold younger registers
    is_begun = int(as_of[:4]) == year + 1 and not view.year_to
    return say("kpi_year_begun" if is_begun else "kpi_year", view.lang, year=year, begun=year + 1, as_of=as_of)


@dataclass(frozen=True)
class Headline:
    """One figure of one year in the language of its view."""

    figure: Figure
    year: int
    answered: Answer
    view: View

    @cached_property
    def whole(self) -> dict[int, float]:
        """Return the figure of each whole year, None where it is not known."""
        rows = (row for row in self.answered.rows if row["year"] is not None and row["year"] <= self.year)
        return {row["year"]: row[self.figure.column] for row in rows}

    @property
    def is_known(self) -> bool:
        """Return whether the year has a figure."""
        return self.whole.get(self.year) is not None

    @property
    def is_of_another_register(self) -> bool:
        """Return whether the view leaves out the register of the figure."""
        return self.answered.refusal is not None and self.answered.refusal.reason == "register_not_in_view"

    @property
    def name(self) -> str:
        """Return what the figure is called."""
        return say(self.figure.name, self.view.lang)

    @property
    def value(self) -> str:
        """Return the figure of the year in words, or that there is not enough data."""
        none = written(book("disclosure")["figure"], self.view.lang) if self.answered.held else say("kpi_none", self.view.lang)
        return self.shown(self.year) if self.is_known else none

    @property
    def change(self) -> str:
        """Return the year before in words, with the change in percent where both counts allow one; or why there is no figure."""
        if not self.is_known:
            if self.answered.held:
                return written(book("disclosure")["short"], self.view.lang)
            return self._refused(refusal) if (refusal := self.answered.refusal) else say("kpi_thin", self.view.lang)
        latest, before = self.whole[self.year], self.whole.get(self.year - 1)
        if before is None:
            return str(self.year)
        words = say("kpi_change", self.view.lang, before=self.year - 1, previous=self.shown(self.year - 1))
        if self.figure.smallest_percent is None or min(latest, before) < self.figure.smallest_percent:
            return words
        change = percent(abs(100 * (latest / before - 1)), self.view.lang, 0)
        return f"{_ISOLATE}{'+' if latest >= before else '−'}{change}{_RELEASE} · {_ISOLATE}{words}{_RELEASE}"

    def _refused(self, refusal: Refusal) -> str:
        """Return why there is no answer; that there is not enough data stands above already."""
        if refusal.reason == "too_few":
            return say("kpi_too_few", self.view.lang, has=refusal.has, needs=refusal.needs)
        return sentence_of(self.answered, self.view.lang)

    @cached_property
    def why(self) -> str:
        """Return what moved the figure, or what it cannot say; nothing where there is no year to compare with."""
        if self.is_known and self.figure.caution:
            return say(self.figure.caution, self.view.lang)
        if not self.is_known or self.whole.get(self.year - 1) is None:
            return ""
        if self.figure.measure is None:
            return self.figure.moved(self.year, self.view) if self.figure.moved else ""
        moved = moved_by(self.figure.measure, self.year, self.view)
        return f"{moved}. {say('kpi_chance', self.view.lang)}" if moved and self._may_be_chance() else moved

    def _may_be_chance(self) -> bool:
        """Return whether counts as far apart as those of the two years come by chance: the exact interval of their ratio holds 1."""
        low, high = ratio(int(self.whole[self.year]), int(self.whole[self.year - 1])) if self.whole[self.year - 1] else (0.0, 2.0)
        return low <= 1 and (high is None or high >= 1)

    @property
    def coverage(self) -> str:
        """Return the share of records of its year that the figure knows, of all where it is not of its year alone; nothing where there is none."""
        basis = self.answered.indicator.basis
        if self.answered.held:  # a value that is held back is not unknown
            return ""
        key = "coverage_of_all_years" if basis.all_years else "coverage_mark" if basis.needs == ("year",) else "coverage_of_year"
        coverage = self.coverage_of_year if key == "coverage_of_year" else self.answered.coverage
        return say(key, self.view.lang, share=100 * coverage.n / coverage.selected, year=self.year) if coverage.selected else ""

    @property
    def coverage_of_year(self) -> Coverage:
        """Return how many records dated in its year the figure stands on; what filters left out of them nobody is told, so it is not asked."""
        years = {"year_from": self.year, "year_to": self.year, "undated": "drop"}
        return Coverage(*known_of(self.answered.indicator.basis, self.view.with_(**years).question, self.answered.version))

    @property
    def records(self) -> View | None:
        """Return the view of the records of one register behind the figure of its year, None where it does not stand on such."""
        basis = self.answered.indicator.basis
        is_of_its_year = len(basis.registers) == 1 and not basis.all_years
        return self.view.with_(year_from=self.year, year_to=self.year, ignored=self.view.ignored) if is_of_its_year else None

    def shown(self, year: int) -> str:
        """Return the figure of a year in words."""
        if self.figure.column.endswith("_mad"):
            return money(self.whole[year], self.view.lang)
        return shown(self.figure.column, self.whole[year], self.view.lang, self.answered.indicator.labels)


def headlines(view: View, figures: tuple[Figure, ...] = FIGURES) -> list[Headline]:
    """Return the headlines of a view, none where it holds no whole year."""
    year = headline_year(view)
    return [Headline(figure, year, answer(figure.indicator, view), view) for figure in figures] if year else []
