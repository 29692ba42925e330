"""What changed: in the last quarter, in the year so far, since the version before, since the reader's last visit."""

from urllib.parse import urlencode

import streamlit as st

from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.ui.escape import text
from analytics.ui.reader import Reader, reader
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from analytics.warehouse.changes import before, changes_between
from analytics.warehouse.differences import COMPARED, KINDS, Difference
from analytics.words import book, say, written
from analytics.words.fill import Several, fill

_TOLD = ("started_by_quarter", "year_so_far")


def news() -> None:
    """Draw the panel; serving/js/visits.js fills the line of the last visit, of which the server knows nothing."""
    seen = reader()
    lines = [*(_of_answer(name, seen) for name in _TOLD if not _is_held_back(name, seen)), _since_version(seen), _since_visit(seen)]
    inside = "".join(f"<li>{line}</li>" for line in lines if line)
    st.html(f'<section class="panel news"><h2 class="card-title">{text(say("news", seen.lang))}</h2><ul>{inside}</ul></section>')


def _is_held_back(name: str, seen: Reader) -> bool:
    """Return whether disclosure control tells nothing of an answer: its card says why."""
    answered = answer(name, seen.view)
    return answered.held is not None and answered.refusal is not None


def _of_answer(name: str, seen: Reader) -> str:
    answered = answer(name, seen.view)
    link = f'<a class="inside" href="{_address(answered.indicator.page[0], seen, name)}">{text(say("news_card", seen.lang))}</a>'
    return f"{text(sentence_of(answered, seen.lang))} {link}"


def _address(page: str, seen: Reader, place: str) -> str:
    """Return the address of a place of a page in the same view, so that its numbers are those said here."""
    return text(f"{page}?{urlencode(seen.view.query(), doseq=True)}#{place}")


def _since_version(seen: Reader) -> str:
    """Return what changed since the version before, nothing where this is the first."""
    earlier = before(seen.version)
    if earlier is None:
        return ""
    found = changes_between(earlier, seen.version)
    told = [words for register in COMPARED for kind in KINDS if (words := _counted(found, register, kind, seen.lang))]
    link = f'<a class="inside" href="{_address("versions", seen, seen.version)}">{text(say("news_versions", seen.lang))}</a>'
    if not told:
        return f"{text(say('news_same', seen.lang, earlier=earlier))} {link}"
    changes = Several(dict.fromkeys(LANGUAGES, "{change}"), [{"change": words} for words in told])
    return f"{text(say('news_since', seen.lang, earlier=earlier, changes=changes))} {link}"


def _counted(found: tuple[Difference, ...], register: str, kind: str, lang: str) -> str:
    """Return «projects, added: 3», nothing where there is none."""
    count = sum(one.register == register and one.kind == kind for one in found)
    words, kinds = written(book("interface")["news_change"], lang), book("publishing")["differences"]
    return fill(words, {"register": register, "kind": written(kinds[kind], lang), "count": count}, lang) if count else ""


def _since_visit(seen: Reader) -> str:
    as_of = versions.manifest_of(seen.version).as_of
    words = {name: written(book("interface")[f"visit_{name}"], seen.lang) for name in ("same", "since")}
    said = " ".join(f'data-{name}="{text(one)}"' for name, one in words.items())
    return f'<span class="last-visit" data-version="{text(seen.version)}" data-as-of="{as_of}" {said}></span>'
