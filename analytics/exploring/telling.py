"""A choice in words: its title, its method and limits, and the one true sentence of its answer."""

import math
from functools import partial

from analytics.exploring.choice import Choice
from analytics.exploring.drawing import shown_columns
from analytics.exploring.queries import MOST_ORGANISATIONS
from analytics.indicators.indicator import Row, Rows, Sentence, Words
from analytics.vocabulary import LANGUAGES, vocabularies, word_of
from analytics.words import book
from analytics.words.fill import Several

_QUOTES = {"fr": ("« ", " »"), "ar": ("«", "»"), "en": ("“", "”")}


def measure_words(key: str) -> Words:
    """Return the name of a measure in each language."""
    said = book("explore")["measures"]
    if key in said:
        return said[key]
    kind = key.removeprefix("amount_")
    return {lang: said["amount"][lang].format(kind=word_of("amount_kinds", kind, lang)) for lang in LANGUAGES}


def title_of(choice: Choice) -> Words:
    """Return the title of a choice."""
    return {lang: _title(choice, lang) for lang in LANGUAGES}


def _title(choice: Choice, lang: str) -> str:
    said = book("explore")
    facts = {"measure": measure_words(choice.measure)[lang], **{key: said["by"][getattr(choice, key)][lang] for key in _keys(choice)}}
    title = said["titles"]["two" if choice.then else "one"][lang].format(**facts)
    if choice.by == "org":
        title = said["titles"]["most_present"][lang].format(title=title, count=MOST_ORGANISATIONS)
    if choice.scale == "absolute":
        return title
    form = {"share": "share_within" if choice.then else "share", "index": "index_from" if choice.base else "index"}[choice.scale]
    return said["titles"][form][lang].format(title=title, each=said["by"][choice.by]["each"][lang], base=choice.base)


def _keys(choice: Choice) -> tuple[str, ...]:
    return ("by", "then") if choice.then else ("by",)


def method_of(choice: Choice) -> Words:
    """Return how a choice is computed."""
    scale = "share_within" if choice.scale == "share" and choice.then else choice.scale
    return _together("method", [choice.measured.kind, choice.by, scale, choice.chart, "unknown" if choice.by != "org" else ""])


def limits_of(choice: Choice) -> Words:
    """Return what the figures of a choice do not say."""
    measure = "amount" if choice.measured.amount_kind else choice.measure
    return _together("limits", ["press", measure, choice.by, choice.then or ""])


def _together(part: str, keys: list[str]) -> Words:
    said = book("explore")[part]
    return {lang: " ".join(said[key][lang] for key in keys if key in said) for lang in LANGUAGES}


def sentence_of(choice: Choice) -> Sentence:
    """Return the sentence of a choice, with its words for one leader, several, or a single case."""
    said = book("explore")["sentences"][_form(choice)]
    forms = {form: {lang: _worded(choice, words[lang], lang) for lang in LANGUAGES} for form, words in said.items()}
    facts = partial(_last_index if choice.scale == "index" and not choice.then else _leaders, choice)
    first = forms["first"]
    return Sentence(facts, first["fr"], first["ar"], first["en"], tied=forms.get("tied"), only=forms.get("only"))


def _worded(choice: Choice, words: str, lang: str) -> str:
    unit = {"median_attendees": "people", "median_amount_mad": "mad"}.get(choice.measured.column, choice.measured.noun)
    said = words.replace("#", unit).replace("@", choice.measured.noun)
    return f"{book('explore')['on_map'][lang]}{said[0].lower()}{said[1:]}" if choice.chart == "tiles" else said


def _form(choice: Choice) -> str:
    if choice.scale != "absolute":
        return f"{choice.scale}_within" if choice.scale == "index" and choice.then else choice.scale
    apart = choice.measured.kind == "organisations" or choice.by == "org"
    return "median" if choice.measured.kind == "median" else "counted_apart" if apart else "counted"


def placed(choice: Choice, rows: Rows) -> list[Row]:
    """Return the rows a chart can place: every category known, a value, and on a map a region."""
    known = [row for row in rows if row[shown_columns(choice)[0]] is not None and all(row[column] is not None for column in choice.columns)]
    if choice.chart != "tiles":
        return known
    regions = {term.code for term in vocabularies()["regions"].terms if term.extra["kind"] == "region"}
    return [row for row in known if row["region"] in regions]


def _leaders(choice: Choice, rows: Rows) -> dict[str, object]:
    known = placed(choice, rows)
    if choice.scale == "index":
        last = max(row["year"] for row in known)
        known = [row for row in known if row["year"] == last]
    value = shown_columns(choice)[0]
    top = max(row[value] for row in known)
    leaders = [row for row in known if math.isclose(row[value], top, rel_tol=1e-9)]
    column = choice.measured.column
    cases = [row for row in known if row[value]] if value == column else known  # a count of zero is no case, a share of zero is a share
    form = "tied" if len(leaders) > 1 else "only" if len(cases) == 1 else "first"
    whole = sum(row[column] for row in rows if row[column] is not None)
    told = {"leaders": Several(_names(choice), leaders), "value": leaders[0][column], "whole": whole, "unknown": _unknown(choice, rows)}
    return {**leaders[0], **told, "form": form}


def _unknown(choice: Choice, rows: Rows) -> Several:
    """Return what a sentence adds where the whole holds records without a category: nothing where it holds none."""
    count = sum(row[choice.measured.column] or 0 for row in rows if any(row[column] is None for column in choice.columns))
    said, by = book("explore")["without"]["two" if choice.then else "one"], book("explore")["by"]
    names = {lang: {"each": by[choice.by]["each"][lang], "other": by[choice.then or choice.by]["each"][lang]} for lang in LANGUAGES}
    words = {lang: said[lang].format(count="{count}", **names[lang]) for lang in LANGUAGES}
    is_of_a_group = choice.scale == "share" and choice.then  # its whole is that of one category, not of all rows
    return Several(words, [{"count": count}] if count and not is_of_a_group else [])


def _last_index(choice: Choice, rows: Rows) -> dict[str, object]:
    known = placed(choice, rows)
    return {**known[-1], "value": known[-1][choice.measured.column], "form": "first" if len(known) > 1 else "only"}


def _names(choice: Choice) -> Words:
    columns = [column for column in choice.columns if not (choice.scale == "index" and column == "year")]
    parts = " – ".join("{year:year}" if column == "year" else f"{{{column}}}" for column in columns)
    if columns == ["year"]:
        return dict.fromkeys(LANGUAGES, parts)
    return {lang: f"{first}{parts}{last}" for lang, (first, last) in _QUOTES.items()}
