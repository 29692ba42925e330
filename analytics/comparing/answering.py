"""A comparison is answered part by part, as any indicator is; what its sides share is told beside."""

from collections.abc import Sequence
from dataclasses import replace

from analytics.comparing import queries, telling
from analytics.comparing.comparison import DIMENSIONS, Comparison, suggested, view_of_sides
from analytics.comparing.naming import said_sides, several
from analytics.comparing.parts import Asked, indicator_of, parts_of
from analytics.errors import UnknownName
from analytics.indicators.answers import Answer, computed
from analytics.locks import computed_once
from analytics.names import suggestions
from analytics.view import View
from analytics.vocabulary import LANGUAGES, vocabularies
from analytics.warehouse import versions
from analytics.warehouse.calendar import last_whole_year
from analytics.warehouse.coverage import coverage_of
from analytics.warehouse.organisations import organisation_names
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import asked as question_of
from analytics.words import book
from analytics.words.fill import Several, fill

PREFIX = "compare_"


def names_of(comparison: Comparison) -> list[str]:
    """Return the names of all parts of a comparison, as files and anchors know them."""
    return [f"{PREFIX}{part}" for parts in parts_of(comparison).values() for part in parts]


def compared(name: str, comparison: Comparison, view: View) -> Answer:
    """Return the answer of the part `name` in `view`; raise `UnknownName` with the nearest names. Equal questions are computed once."""
    known = names_of(comparison)
    if name not in known:
        close = suggestions(name, known, 3)
        raise UnknownName(f"This comparison has no part «{name[:60]}»; did you mean {' or '.join(close)}?", close, "part", name[:60])
    return _compared(name, comparison, view.question, versions.known(view.version))


@computed_once(1024)
def _compared(name: str, comparison: Comparison, view: View, version: str) -> Answer:
    indicator = indicator_of(name.removeprefix(PREFIX), asked_of(comparison, view, version))
    answered = computed(name, indicator, view_of_sides(comparison, view), version)
    if (
        comparison.key == "period"
    ):  # the periods stand in the basis: what lies between them, or has no year, is left aside of a view of all years
        answered = replace(answered, coverage=coverage_of(indicator.basis, view.without("year_from", "year_to").question, version))
    return replace(answered, beside=(("compare", comparison.key), ("with", comparison.sides)))


def first_offered(key: str, view: View, version: str) -> Comparison:
    """Return the comparison to begin with: what the view keeps of the dimension, else the two fullest sides, else the last six years."""
    if key == "period":
        year = last_whole_year("projects", version)
        return Comparison(key, (f"{year - 5}-{year - 3}", f"{year - 2}-{year}"))
    dimension = DIMENSIONS[key]
    seen = view.without(str(dimension.field)).question
    _, found = rows_of(question_of(queries.fullest(dimension), seen), version)
    terms = vocabularies()[dimension.vocabulary].terms if dimension.vocabulary else ()
    no_place = {term.code for term in terms if term.extra.get("kind") == "scope"}
    return suggested(key, view, tuple(code for code, _ in found if code not in no_place))


def asked_of(comparison: Comparison, view: View, version: str) -> Asked:
    """Return a comparison as it is asked of `view` in `version`."""
    whole = {register: last_whole_year(register, version) for register in comparison.dimension.registers}
    if comparison.key == "period":
        return Asked(comparison, {}, dict(whole))
    names = organisation_names(version) if comparison.key == "org" else {}
    return Asked(comparison, names, {register: _last_in_view(view, year) for register, year in whole.items()})


def _last_in_view(view: View, year: int) -> int | None:
    """Return the last whole year that the view holds, `year` or before; None where it begins after it."""
    last = min(year, view.year_to or year)
    return last if (view.year_from or last) <= last else None


def summary(comparison: Comparison, view: View, lang: str) -> list[str]:
    """Return the lines on top of a comparison: how many on each side, then what makes the sides less than apart."""
    version = versions.known(view.version)
    names = organisation_names(version) if comparison.key == "org" else {}
    sizes = {register: compared(f"{PREFIX}{register}_size", comparison, view) for register in comparison.dimension.registers}
    counts = [_counts(answered, register, len(comparison.sides)) for register, answered in sizes.items()]
    words, facts = telling.top_line("a_year" if comparison.key == "period" else "sides", said_sides(comparison, names), counts)
    notes = [
        _lengths(comparison, sizes, lang),
        _partial(comparison, version, lang),
        _shared(comparison, view, lang),
        _in_common(comparison, view, lang),
    ]
    return [fill(words[lang], facts, lang), *(note for note in notes if note)]


def _counts(answered: Answer, register: str, sides: int) -> list[Several]:
    """Return the count of a register on each side."""
    if not answered.rows:
        return [_count("count", register, 0)] * sides
    column = f"{register}_a_year" if f"{register}_a_year" in answered.columns else register
    values = [row[column] for row in telling.of_first_span(answered.rows)]
    if column == register:
        return [_count("count", register, value) for value in values]
    return [_count("no_year" if value is None else "count", register, round(value or 0, 1)) for value in values]


def _count(key: str, noun: str, count: float) -> Several:
    return Several(telling.worded(book("compare")["top"][key], noun), [{"count": count}])


def _lengths(comparison: Comparison, sizes: dict[str, Answer], lang: str) -> str:
    rows: Sequence[dict] = next((answered.rows for answered in sizes.values() if answered.rows), ())
    if comparison.key != "period" or len({row["years"] for row in rows}) < 2:
        return ""
    lengths = Several(dict.fromkeys(LANGUAGES, "{years}"), list(rows))
    return fill(book("compare")["top"]["lengths"][lang], {"lengths": lengths}, lang)


def _partial(comparison: Comparison, version: str, lang: str) -> str:
    year = last_whole_year(comparison.dimension.registers[0], version)
    beyond = comparison.key == "period" and any(last > year for _, last in comparison.periods)
    return fill(book("compare")["top"]["partial"][lang], {"year": year}, lang) if beyond else ""


def _shared(comparison: Comparison, view: View, lang: str) -> str:
    if comparison.key not in ("org", "period"):
        return ""
    seen = view_of_sides(comparison, view).question
    shared = {register: _on_several(comparison, register, seen) for register in comparison.dimension.registers}
    counts = several([_count("count", register, count) for register, count in shared.items() if count])
    return fill(book("compare")["top"][f"shared_{comparison.key}"][lang], {"counts": counts}, lang) if counts.each else ""


def _on_several(comparison: Comparison, register: str, seen: View) -> int:
    _, [(count,)] = rows_of(question_of(queries.on_several_sides(comparison, register), seen), versions.known(seen.version))
    return count


def _in_common(comparison: Comparison, view: View, lang: str) -> str:
    if comparison.key == "org" or len(comparison.sides) != 2:
        return ""
    answered = compared(f"{PREFIX}organisations", comparison, view)
    count = answered.rows[0]["elsewhere"] if answered.rows else 0
    return fill(book("compare")["top"]["shared_organisations"][lang], {"count": count}, lang) if count else ""
