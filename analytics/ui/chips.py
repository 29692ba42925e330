"""What the reader is looking at, in words, with one chip to remove each filter."""

from functools import lru_cache
from urllib.parse import urlencode

from analytics.indicators.telling import filter_name
from analytics.ui.escape import own_direction, text
from analytics.ui.filters import code_word
from analytics.ui.ignored import ignored_words
from analytics.ui.reader import Reader, address_of
from analytics.view import DIMENSIONS, View
from analytics.warehouse.coverage import events, projects
from analytics.warehouse.held_back import coverage_as_told
from analytics.warehouse.landmarks import landmarks_over
from analytics.warehouse.organisations import organisation_names
from analytics.words import book, say, written
from analytics.words.typography import year_range
from analytics.words.view_sentence import view_sentence


def view_in_words(seen: Reader) -> str:
    """Return the sentence of the view, what it holds and what it left out, then its chips."""
    return f"{_held(seen.sight)}{_notices(seen)}{_links(_chips(seen), seen)}"


@lru_cache(maxsize=512)
def _held(seen: Reader) -> str:
    """Return the sentence of the view, what it holds and what it left out: the same for all who see the same."""
    asked = {one.registers[0]: coverage_as_told(one, seen.view.question, seen.version) for one in (projects(), events())}
    counts = {name: coverage for name, coverage in asked.items() if coverage}
    held = {name: coverage.n for name, coverage in counts.items()}
    how_many = say("counts", seen.lang, **held) if len(held) == len(asked) else written(book("disclosure")["filters"], seen.lang)
    words = text(view_sentence(seen.view, seen.lang, organisation_names(seen.version)))
    return (
        f'<p class="you-see">{text(say("you_see", seen.lang))} <strong>{words}</strong> '
        f'<span class="quiet">{text(how_many)}</span></p>{_left_out(counts, seen.lang)}{_nothing_found(seen, held)}'
    )


def _nothing_found(seen: Reader, held: dict[str, int]) -> str:
    """Return in which languages the registers can be searched, where words found nothing."""
    is_empty = seen.view.words and held and not any(held.values())
    return f'<p class="note-line">{text(say("words_found_nothing", seen.lang))}</p>' if is_empty else ""


def _left_out(counts: dict, lang: str) -> str:
    totals: dict[str, int] = {}
    for coverage in counts.values():
        for field, count in coverage.left_out.items():
            totals[field] = totals.get(field, 0) + count
    names = {field: filter_name(field, lang) for field in totals}
    return "".join(f'<p class="note-line">{text(say("left_out", lang, count=n, name=names[field]))}</p>' for field, n in totals.items())


def _notices(seen: Reader) -> str:
    said = [say("unknown_version", seen.lang)] if seen.unknown_version else []
    return "".join(f'<p class="notice" role="status">{text(words)}</p>' for words in [*said, *ignored_words(seen.view, seen.lang)])


def _chips(seen: Reader) -> list[tuple[str, View]]:
    """Return (label, the view without it) for each code, year bound and word of the view."""
    view, chips = seen.view, []
    for dimension in DIMENSIONS:
        codes = getattr(view, dimension.field)
        for code in codes:
            rest = tuple(other for other in codes if other != code)
            chips.append((code_word(dimension, code, seen.lang, seen.version), view.with_(**{dimension.field: rest})))
    if view.year_from or view.year_to:
        chips.append((year_range(view.year_from or "…", view.year_to or "…", seen.lang), view.without("year_from", "year_to")))
    if view.undated == "drop":
        chips.append(
            (say("named", seen.lang, name=say("undated", seen.lang), words=say("undated_drop", seen.lang)), view.without("undated"))
        )
    if view.words:
        chips.append((say("quoted", seen.lang, words=view.words), view.without("words")))
    if view.over:
        chips.append((f"{say('over', seen.lang)} ({len(landmarks_over(view, seen.version))})", view.without("over")))
    return chips


def _links(chips: list[tuple[str, View]], seen: Reader) -> str:
    """Return the chips as links to the views without them: a button of Streamlit's each costs the browser milliseconds a view."""
    links = [_link("chip", f"✕ {own_direction(words)}", rest) for words, rest in chips]
    if len(chips) > 1:
        links.append(_link("clear", text(say("clear", seen.lang)), View(lang=seen.view.lang, version=seen.view.version)))
    return f'<div class="chips">{"".join(links)}</div>' if links else ""


def _link(kind: str, inside: str, view: View) -> str:
    return f'<a class="inside {kind}" href="?{text(urlencode(address_of(view), doseq=True))}">{inside}</a>'
