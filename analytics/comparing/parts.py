"""The parts of a comparison: which there are, and the indicator each of them is."""

from collections.abc import Callable
from dataclasses import dataclass

from analytics.charts.grouped_bars import GroupedBars
from analytics.charts.log_dots import LogDots
from analytics.charts.side_bars import SideBars
from analytics.charts.side_dots import LogSideDots, SideDots
from analytics.charts.side_years import SideYears
from analytics.comparing import queries, telling
from analytics.comparing.comparison import Comparison
from analytics.comparing.drawing import OfSides
from analytics.comparing.naming import Names, faces_of, said_sides
from analytics.indicators.facts_money import WITH_AN_AMOUNT
from analytics.indicators.indicator import Chart, Indicator, Row, Sentence, Words
from analytics.statistics.of_rows import Statistic
from analytics.statistics.of_sides import each_year, every_side, medians_of_sides, profiles, sizes, with_gaps, yearly_sizes
from analytics.statistics.steps import in_turn
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.coverage import Basis
from analytics.words import book
from analytics.words.fill import fill

PAGE = "compare"
_REVIEWED = "2026-11-25"
_ATTENDEES = ("median_attendees", "low_attendees", "high_attendees")
_AMOUNTS = ("median_amount_mad", "low_mad", "high_mad")
_EXACT = "Przyborowski and Wilenski 1940, Biometrika 31, doi 10.1093/biomet/31.3-4.313"
_WILSON = "Wilson 1927, Journal of the American Statistical Association 22, doi 10.1080/01621459.1927.10502953"
_NEWCOMBE = "Newcombe 1998, Statistics in Medicine 17, doi 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I"
_THOMPSON = "Thompson 1936, Annals of Mathematical Statistics 7, doi 10.1214/aoms/1177732502"
_CODEBOOK = "Codebook of the registers, codebook.md"


@dataclass(frozen=True)
class Asked:
    """A comparison as it is asked: the names of organisations and the last whole year in view of each register."""

    comparison: Comparison
    names: Names
    last_years: dict[str, int | None]

    @property
    def faces(self) -> list[Row]:
        """Return the columns and values that tell each side apart."""
        return faces_of(self.comparison, self.names)

    @property
    def column(self) -> str:
        """Return the column that names the sides."""
        return self.comparison.dimension.column

    @property
    def by(self) -> str:
        """Return the column that a profile is broken down by."""
        return "sector" if self.comparison.key == "axis" else "axis"


@dataclass(frozen=True)
class _Made:
    """What one part brings to its indicator."""

    basis: Basis
    sql: str
    statistic: Statistic
    chart: Chart
    sentence: Sentence
    unit: str
    reference: str


def parts_of(comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """Return the names of the parts by the question they answer, for what has the compared column."""
    registers = comparison.dimension.registers
    apart = () if comparison.key == "org" else ("organisations",)
    medians = {"events": "attendance", "projects": "amounts"}
    return {
        "size": (*(f"{register}_size" for register in registers), *apart),
        "profile": tuple(f"{register}_{part}" for register in registers for part in ("profile", "gaps")),
        "years": tuple(f"{register}_years" for register in registers),
        "medians": tuple(medians[register] for register in registers),
    }


def indicator_of(part: str, asked: Asked) -> Indicator:
    """Return the indicator of one part."""
    register, _, kind = part.rpartition("_")
    kind = "yearly" if kind == "size" and asked.comparison.key == "period" else kind
    made = _MAKERS[kind](asked, register)
    said = book("compare")["parts"][kind]
    return Indicator(
        page=(PAGE, 0), title=_title(said["title"], register, asked.by), why=said["why"], unit=made.unit, basis=made.basis, sql=made.sql,
        chart=OfSides(made.chart, asked.comparison.dimension.replaced), sentence=made.sentence, method=said["method"],
        limits=_limits(asked, kind), reference=made.reference, reviewed=_REVIEWED, statistic=made.statistic, labels=_labels(asked, register),
    )  # fmt: skip


def _title(said: dict, register: str, by: str) -> Words:
    words = said.get(register, said)
    return words.get(by, words)


def _limits(asked: Asked, kind: str) -> Words:
    said = book("compare")["limits"]
    keys = dict.fromkeys(("press", kind, asked.comparison.key, *([asked.by] if kind in ("profile", "gaps") else [])))
    return {lang: " ".join(said[key][lang] for key in keys if key in said) for lang in LANGUAGES}


def _labels(asked: Asked, register: str) -> dict[str, dict[str, str]]:
    said = book("compare")["columns"]
    [first] = said_sides(asked.comparison, asked.names)[:1]
    facts = {lang: {"year": asked.last_years.get(register, ""), "first": fill(first.words[lang], {}, lang)} for lang in LANGUAGES}
    told = {lang: {column: words[lang].format(**facts[lang]) for column, words in said.items()} for lang in LANGUAGES}
    return {column: {**words, **{lang: told[lang][column] for lang in LANGUAGES}} for column, words in said.items()}


def _basis(asked: Asked, register: str, *needs: str) -> Basis:
    return Basis((register,), needs, queries.part_of(asked.comparison))


def _each(asked: Asked, piece: telling.Piece, rows_of: Callable = list) -> Sentence:
    return telling.side_by_side(said_sides(asked.comparison, asked.names), asked.faces, rows_of, piece)


def _size(asked: Asked, register: str) -> _Made:
    last = asked.last_years[register]
    sql = queries.size_of(asked.comparison, register, last)
    statistic = sizes(asked.faces, register, {"all_years": register, **({"last_year": "last_year"} if last else {})})
    sentence = _each(asked, telling.size_piece(register), telling.of_first_span)
    chart = SideBars("counted", asked.column, register)
    return _Made(_basis(asked, register), sql, statistic, chart, sentence, register, _EXACT)


def _yearly(asked: Asked, register: str) -> _Made:
    comparison, last = asked.comparison, asked.last_years[register]
    years = [max(0, min(end, last or 0) - start + 1) for start, end in comparison.periods]
    basis = Basis((register,), (), queries.whole_years_of(comparison, register))
    chart = SideBars("counted", "period", f"{register}_a_year")
    sentence = _each(asked, telling.yearly_piece(register))
    sql = queries.size_of(comparison, register, last)
    return _Made(basis, sql, yearly_sizes(asked.faces, register, years), chart, sentence, f"{register} a year", _EXACT)


def _profile(asked: Asked, register: str) -> _Made:
    sql = queries.profile_of(asked.comparison, register, asked.by)
    chart = SideDots(asked.by, "share_pct", "low_pct", "high_pct", side=asked.column)
    sentence = _each(asked, telling.profile_piece(asked.by, register))
    basis = _basis(asked, register, asked.by)
    return _Made(basis, sql, profiles(asked.faces, asked.by, register), chart, sentence, f"percent of {register}", _WILSON)


def _gaps(asked: Asked, register: str) -> _Made:
    whole = _profile(asked, register)
    names = said_sides(asked.comparison, asked.names)
    chart = SideDots(asked.by, "gap_points", "gap_low_points", "gap_high_points", compare=0, side=asked.column)
    sentence = telling.gaps_sentence(names, asked.comparison.dimension.identifier, asked.by)
    statistic = in_turn(whole.statistic, with_gaps(asked.faces))
    return _Made(whole.basis, whole.sql, statistic, chart, sentence, "percentage points", _NEWCOMBE)


def _years(asked: Asked, register: str) -> _Made:
    comparison = asked.comparison
    spans = comparison.periods if comparison.key == "period" else [(0, 9999)] * len(comparison.sides)
    statistic = each_year(asked.faces, register, spans)
    sentence = _each(asked, telling.years_piece(register))
    basis = _basis(asked, register, "year")
    return _Made(basis, queries.years_in(comparison, register), statistic, SideYears(asked.column, register), sentence, register, _CODEBOOK)


def _organisations(asked: Asked, _register: str) -> _Made:
    registers = asked.comparison.dimension.registers
    basis = Basis(registers, (), queries.naming_an_organisation(asked.comparison))
    chart = GroupedBars(asked.column, ("organisations", "elsewhere"))
    statistic, sentence = every_side(asked.faces, "organisations", "elsewhere"), _each(asked, telling.organisations_piece)
    return _Made(basis, queries.organisations_in(asked.comparison), statistic, chart, sentence, "organisations", _CODEBOOK)


def _attendance(asked: Asked, _register: str) -> _Made:
    statistic = medians_of_sides(asked.faces, "attendees_observed", _ATTENDEES)
    chart = LogDots(asked.column, *_ATTENDEES, colour="axis" if asked.column == "axis" else None)
    sentence = _each(asked, telling.median_piece("attendance", "events", _ATTENDEES))
    basis = _basis(asked, "events", "attendees_observed")
    return _Made(basis, queries.values_of(asked.comparison, "events"), statistic, chart, sentence, "attendees", _THOMPSON)


def _amounts(asked: Asked, _register: str) -> _Made:
    statistic = medians_of_sides(asked.faces, "amount_mad", _AMOUNTS, by="amount_kind")
    chart = LogSideDots("amount_kind", *_AMOUNTS, side=asked.column)
    rows_of = telling.of_fullest_kind(_AMOUNTS[0])
    each = _each(asked, telling.median_piece("amounts", "amounts", _AMOUNTS), rows_of)
    sentence = telling.of_a_kind(each, rows_of, len(asked.comparison.sides))
    basis = Basis(("projects",), ("amount_kind", "amount_mad"), queries.part_of(asked.comparison) & WITH_AN_AMOUNT)
    return _Made(basis, queries.values_of(asked.comparison, "projects"), statistic, chart, sentence, "MAD", _THOMPSON)


_MAKERS: dict[str, Callable[[Asked, str], _Made]] = {
    "size": _size,
    "yearly": _yearly,
    "profile": _profile,
    "gaps": _gaps,
    "years": _years,
    "organisations": _organisations,
    "attendance": _attendance,
    "amounts": _amounts,
}
