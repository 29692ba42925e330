"""The compare page: a reader sets two to four things side by side; each answer is a card like any other."""

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from analytics.comparing.answering import PREFIX, compared, first_offered, names_of, summary
from analytics.comparing.comparison import DIMENSIONS, MOST, Comparison, comparison_of
from analytics.comparing.parts import parts_of
from analytics.ui.card import card_of, cards_of
from analytics.ui.escape import text
from analytics.ui.filters import words_of_codes
from analytics.ui.page import section_title
from analytics.ui.reader import Reader, parameters, reader
from analytics.view import DIMENSIONS as FILTERS
from analytics.view import Ignored
from analytics.vocabulary import UNKNOWN
from analytics.warehouse.calendar import year_span
from analytics.warehouse.organisations import organisation_ids
from analytics.words import book, say, written
from analytics.words.columns import label
from analytics.words.fill import fill

_ENDS = ("first_from", "first_to", "second_from", "second_to")


def compare_page() -> None:
    """Draw the comparison in the address and its cards, or the one card that the address asks for by itself."""
    seen = reader()
    named, ignored = comparison_of(parameters(), organisation_ids(seen.version))
    comparison = named or first_offered("axis", seen.view, seen.version)
    alone = st.query_params.get("card")
    if comparison.is_complete and alone in names_of(comparison):
        card_of(f"wide_{alone}", lambda: compared(str(alone), comparison, seen.view))
        _way_back(str(alone), comparison, seen)
    else:
        _whole_page(comparison, ignored, seen)


def _whole_page(comparison: Comparison, ignored: tuple[Ignored, ...], seen: Reader) -> None:
    section_title(_words("choose", "title", seen.lang))
    with st.container(key="choice_periods" if comparison.key == "period" else "choice_sides"):
        _choosers(comparison, seen)
    for notice in _notices(comparison, ignored, seen):
        st.html(f'<p class="notice" role="status">{text(notice)}</p>')
    if comparison.is_complete:
        st.html(_top(comparison, seen))
        for section, parts in parts_of(comparison).items():
            section_title(_words("sections", section, seen.lang))
            _cards(section, parts, comparison)


def _way_back(name: str, comparison: Comparison, seen: Reader) -> None:
    address = f"compare?{urlencode({**seen.view.query(), **comparison.query()}, doseq=True)}#{name}"
    st.html(f'<p><a class="inside plain-link" href="{text(address)}">{text(say("whole_page", seen.lang))}</a></p>')


def _notices(comparison: Comparison, ignored: tuple[Ignored, ...], seen: Reader) -> list[str]:
    said = []
    if ignored:
        said.append(say("ignored", seen.lang, values=", ".join(f"{one.key}={one.value[:40]}" for one in ignored[:8])))
    if not comparison.is_complete:
        said.append(_words("top", "more", seen.lang))
    return said


def _top(comparison: Comparison, seen: Reader) -> str:
    first, *notes = summary(comparison, seen.view, seen.lang)
    replaced = _replaced(comparison, seen)
    lines = "".join(f'<p class="note-line">{text(note)}</p>' for note in [*notes, *([replaced] if replaced else [])])
    return f'<p class="you-see"><strong>{text(first)}</strong></p>{lines}'


def _replaced(comparison: Comparison, seen: Reader) -> str:
    field = comparison.dimension.field
    kept = getattr(seen.view, field) if field else tuple(year for year in (seen.view.year_from, seen.view.year_to) if year)
    if not kept or set(kept) == set(comparison.sides):
        return ""
    name = say(next(one.key for one in FILTERS if one.field == field), seen.lang) if field else label("year", seen.lang)
    return fill(_words("top", "replaced", seen.lang), {"name": name}, seen.lang)


def _cards(section: str, parts: tuple[str, ...], comparison: Comparison) -> None:
    asked = {}
    for place, part in enumerate(parts):
        is_alone = place == len(parts) - 1 and place % 2 == 0
        width = "wide" if section == "years" or is_alone else "card"
        asked[f"{width}_{PREFIX}{part}"] = partial(compared, f"{PREFIX}{part}", comparison, reader().view)
    cards_of(asked, f"cards_{section}")


def _choosers(comparison: Comparison, seen: Reader) -> None:
    st.session_state["w_compare"] = comparison.key
    st.selectbox(
        _words("choose", "compare", seen.lang),
        list(DIMENSIONS),
        key="w_compare",
        format_func=lambda key: _words("dimensions", key, seen.lang),
        on_change=_choose_dimension,
    )
    if comparison.key == "period":
        _periods(comparison, seen)
    else:
        _sides(comparison, seen)


def _sides(comparison: Comparison, seen: Reader) -> None:
    st.session_state["w_with"] = list(comparison.sides)
    words = {**words_of_codes(comparison.dimension.vocabulary, seen.lang, seen.version), UNKNOWN: say("unknown", seen.lang)}
    st.multiselect(
        _words("choose", "with", seen.lang),
        list(words),
        key="w_with",
        format_func=lambda code: words[code],
        placeholder=_words("choose", "none", seen.lang),
        max_selections=MOST,
        on_change=_choose_sides,
    )


def _periods(comparison: Comparison, seen: Reader) -> None:
    first, last = year_span(seen.version)
    chosen = [year for period in comparison.periods for year in period]
    years = sorted({*range(first, last + 1), *chosen})
    for place, end in enumerate(_ENDS):
        st.session_state[f"w_{end}"] = chosen[place] if place < len(chosen) else None
        st.selectbox(
            _words("choose", end, seen.lang),
            years,
            key=f"w_{end}",
            index=0 if place < len(chosen) else None,
            placeholder=_words("choose", "none", seen.lang),
            on_change=_choose_periods,
        )


def _choose_dimension() -> None:
    seen = reader()
    _show(first_offered(st.session_state["w_compare"], seen.view, seen.version))


def _choose_sides() -> None:
    _show(Comparison(st.session_state["w_compare"], tuple(st.session_state["w_with"])))


def _choose_periods() -> None:
    """Write the periods, each from its earlier year to its later one; one end alone is a period of that year."""
    ends = [st.session_state[f"w_{end}"] for end in _ENDS]
    known = [[year for year in pair if year] for pair in (ends[:2], ends[2:])]
    _show(Comparison("period", tuple(dict.fromkeys(f"{min(pair)}-{max(pair)}" for pair in known if pair))))


def _show(comparison: Comparison) -> None:
    """Write the comparison to the address, beside the view."""
    st.query_params.from_dict({**reader().view.query(), **comparison.query()})


def _words(part: str, key: str, lang: str) -> str:
    return written(book("compare")[part][key], lang)
