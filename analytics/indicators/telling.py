"""An answer in words: its sentence, why there is none, what it stands on; the same wherever it is shown."""

from analytics.indicators.answers import Answer, Refusal
from analytics.indicators.telling_left import joined, missing_of, outside_of
from analytics.warehouse import versions
from analytics.warehouse.held_back import HeldBack
from analytics.warehouse.predicates import COLUMNS
from analytics.warehouse.targets import different_targets
from analytics.words import book, say, written
from analytics.words.columns import label
from analytics.words.fill import fill, with_known
from analytics.words.nouns import counted
from analytics.words.titles import titles_written

KEY_OF_FIELD = {
    "axes": "axis", "sectors": "sector", "actors": "actor", "kinds": "kind", "types": "type", "regions": "region",
    "scopes": "scope", "organisations": "org", "statuses": "status", "years": "year",
}  # fmt: skip


def title_of(answer: Answer, lang: str) -> str:
    """Return the indicator's title in `lang`."""
    return written(answer.indicator.title, lang)


def sentence_of(answer: Answer, lang: str) -> str:
    """Return the one sentence of an answer, or the reason why there is no answer."""
    if answer.refusal:
        return _refused(answer.refusal, lang, answer.indicator.labels)
    facts = answer.indicator.sentence.facts(answer.rows if answer.counted is None else answer.counted)
    words = answer.indicator.sentence.words(facts.get("form", "first"))[lang]
    said = fill(with_known(words, facts), facts, lang)
    return f"{said} {_told(answer.held, lang)}" if answer.held else said


def _told(held: HeldBack, lang: str) -> str:
    """Return that only groups are told, and of how many contributors."""
    return fill(book("disclosure")["told"][lang], {"least": held.least}, lang)


def _refused(refusal: Refusal, lang: str, own: dict) -> str:
    names = ", ".join(label(column, lang, own) for column in refusal.columns)
    return say(refusal.reason, lang, has=refusal.has, needs=refusal.needs, names=names)


def notes_of(answer: Answer, lang: str) -> list[str]:
    """Return what stands under a chart: n, what is missing, what the view left out, which filters have no effect."""
    if answer.held and answer.held.version is None:
        return [_told(answer.held, lang)]
    coverage = answer.coverage
    own = answer.indicator.labels
    missing = missing_of(answer, lang)
    held = answer.held.columns if answer.held else {}
    missing += [fill(book("disclosure")["column"][lang], {"count": n, "name": label(name, lang, own)}, lang) for name, n in held.items()]
    left = [say("left_out", lang, count=n, name=filter_name(field, lang)) for field, n in coverage.left_out.items()]
    idle = [say("inapplicable", lang, name=say(key, lang)) for key in coverage.inapplicable]
    idle += [say(f"inapplicable_to_{name}", lang, name=say(key, lang)) for key, name in coverage.inapplicable_to.items()]
    wider = [say("wider", lang, name=filter_name(field, lang)) for field in widened(answer)]
    aside = [*missing, *outside_of(answer, lang)]
    whole = [] if aside or answer.held else [say("none_missing", lang)]
    titles = [words] if "title" in answer.columns and (words := titles_written(lang)) else []
    return [_n(answer, lang), *whole, *aside, *left, *idle, *wider, *titles]


def _n(answer: Answer, lang: str) -> str:
    parts = [words for _, words in parts_of(answer, lang)]
    n, targets = answer.coverage.n, targets_told(answer)
    if targets is not None:
        return say("n_of_publications", lang, published=n, targets=targets)
    return say("n_of_parts", lang, count=n, parts=joined(parts, lang)) if parts else say("n", lang, count=n)


def parts_of(answer: Answer, lang: str) -> list[tuple[str, str]]:
    """Return the registers that `n` adds up, each with how many records of it in words; none where it is of one register."""
    held = {register: count for register, count in answer.coverage.parts.items() if count}
    return [(register, counted(register, count, lang)) for register, count in held.items()] if len(held) > 1 else []


def targets_told(answer: Answer) -> int | None:
    """Return how many different targets the `n` publications of an answer tell, None where it stands on other records."""
    basis = answer.indicator.basis
    return different_targets(basis, answer.view, answer.version) if basis.registers == ("targets",) and answer.coverage.n else None


def widened(answer: Answer) -> list[str]:
    """Return the filters set in the view that the answer looks beyond, for comparison: its years, its own breakdown."""
    one, view = answer.indicator, answer.view
    years = ["years"] if "history_" in one.sql and (view.year_from or view.year_to) else []
    columns = {field: column for register in one.basis.registers for field, column in COLUMNS[register].items()}
    own = [field for field, column in columns.items() if column in one.basis.needs and getattr(view, field)]
    return years + (own if "reference_" in one.sql else [])


def filter_name(field: str, lang: str) -> str:
    """Return the name of a filter of the view as its label says it."""
    key = KEY_OF_FIELD[field]
    return label("year", lang) if key == "year" else say(key, lang)


def source_line(answer: Answer, lang: str) -> str:
    """Return the foot of a card: source, version, as-of date and licence."""
    return say("source_line", lang, version=answer.version, as_of=versions.manifest_of(answer.version).as_of)
