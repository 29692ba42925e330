"""Remarks become sentences: what, where, what to do, in French, Arabic or English."""

from analytics.importing.remarks import Remark
from analytics.vocabulary import word_of
from analytics.words import book, written
from analytics.words.columns import label

LONGEST = 80  # characters of a value that a sentence repeats


def sentence(remark: Remark, lang: str) -> str:
    """Return the sentence of a remark in `lang`, with its suggestion; a rule without words keeps the sentence it came with."""
    words = book("findings")["rules"].get(remark.rule) or book("import_files").get(remark.rule) or book("sources")["rules"].get(remark.rule)
    if words is None:
        return remark.message
    said = written(words, lang).format_map(_facts(remark, lang))
    if remark.rule == "not_in_list" and not remark.suggestion:
        return f"{said} {written(book('findings')['report']['listed'], lang)}"
    return f"{said} {_suggested(remark, lang)}" if remark.suggestion and not remark.suggestion.startswith("--") else said


def _facts(remark: Remark, lang: str) -> dict[str, str]:
    facts = {"value": short(remark.value), "column": column_words(remark.column, lang), **remark.facts}
    said = {name: word_of("regions", remark.facts[name], lang) for name in ("region", "own") if name in remark.facts}
    listed = {"lines": remark.facts["lines"].replace(", ", book("view")["comma"][lang])} if "lines" in remark.facts else {}
    return {**facts, **said, **listed}


def _suggested(remark: Remark, lang: str) -> str:
    listed = remark.facts.get("list")
    word = word_of(listed, remark.suggestion, lang) if listed else column_words(remark.suggestion, lang)
    return written(book("findings")["report"]["suggested"], lang).format(suggestion=word)


def column_words(column: str, lang: str) -> str:
    """Return the name of a column as a reader sees it, its own name where it is none of ours."""
    try:
        return label(column, lang)
    except KeyError:
        return column


def short(value: str) -> str:
    """Return a value that fits into a sentence."""
    line = " ".join(value.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
