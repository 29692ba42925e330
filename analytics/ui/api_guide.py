"""The API page: every data address with the reader's view in it, its parameters and codes, limits, refusals and headers."""

import re
from collections.abc import Iterable
from urllib.parse import urlencode

import streamlit as st

from analytics.addresses.catalogue import BASE, Address, addresses, posted
from analytics.addresses.limits import SECONDS, requests_per_minute
from analytics.addresses.parameters import (
    NUMBERS,
    OWN,
    PAGES_ASKED,
    SINCE,
    WEIGHTS,
    YEARS,
    Parameter,
    choice_parameters,
    comparison_parameters,
    view_parameters,
)
from analytics.downloads import WEB_ROWS
from analytics.downloads.snippets import STRICT
from analytics.studies.study import names
from analytics.ui.escape import text
from analytics.ui.reader import Reader, origin, reader
from analytics.vocabulary import UNKNOWN, vocabularies, word_of
from analytics.words import book, written
from analytics.words.fill import fill

_WRITTEN = re.compile(r"(\b[a-z]+=[\w&=]*|(?<!\w)\.meta\b|\b[A-Z]\w*(?:-[A-Z]\w*)+|\b\w+\.csv\b|\bETag\b)", re.ASCII)
_FIRST = {"register": "projects", "name": "projects_by_axis", "part": "projects_size", "format": "csv", "kind": "pdf", "form": "html"}
_COMPARED = {"compare": ["axis"], "with": ["ai", "training"]}


def api_page() -> None:
    """Draw the whole description."""
    seen = reader()
    parts = [
        _section("try", f"<p>{said('try_why', seen.lang)}</p>{_addresses(seen)}{_curl(seen)}", seen.lang),
        _section("parameters", f"<p>{said('parameters_why', seen.lang)}</p>{_groups(seen.lang)}", seen.lang),
        _section("not_understood", f"<p>{said('not_understood_why', seen.lang)}</p>", seen.lang),
        _section("same", f"<p>{said('same_why', seen.lang)}</p>", seen.lang),
        _section("limits", _limits(seen.lang), seen.lang),
        _section("statuses", f"<p>{said('statuses_why', seen.lang)}</p>{_named('answers', seen.lang)}", seen.lang),
        _section("headers", f"<p>{said('other_sites', seen.lang)}</p>{_named('headers', seen.lang)}", seen.lang),
        _section("programs", f"<p>{said('programs_why', seen.lang)} {_link('openapi.json', f'lang={seen.lang}')}</p>", seen.lang),
    ]
    st.html(f'<div class="api">{"".join(parts)}</div>')


def said(key: str, lang: str, **facts: object) -> str:
    """Return words of this page as HTML text."""
    return _marked(fill(book("api")["page"][key][lang], facts, lang))


def _marked(words: str) -> str:
    """Return words as HTML text, what a program writes set as code: it runs left to right in any language."""
    return "".join(_code(part) if place % 2 else text(part) for place, part in enumerate(_WRITTEN.split(words)))


def _section(key: str, inside: str, lang: str) -> str:
    return f'<h2 class="section-title">{said(key, lang)}</h2><section class="panel">{inside}</section>'


def _code(words: str) -> str:
    return f'<code dir="ltr">{text(words)}</code>'


def _link(path: str, query: str) -> str:
    return f'<a class="inside" dir="ltr" href="api/v1/{text(path)}?{text(query)}"><code>{text(path or BASE)}</code></a>'


def _list(entries: Iterable[tuple[str, str]]) -> str:
    return f'<dl class="fields">{"".join(f"<dt>{name}</dt><dd>{told}</dd>" for name, told in entries)}</dl>'


def _addresses(seen: Reader) -> str:
    words = book("api")["addresses"]
    read = [(_example(one, seen), f"{_marked(written(words[one.key], seen.lang))}{_formats(one)}") for one in addresses()]
    taking = [(_code(f"POST {one.path.removeprefix('/')}"), _marked(written(words[one.key], seen.lang))) for one in posted()]
    return _list([*read, *taking])


def _formats(one: Address) -> str:
    kinds = one.places.get("format") or one.places.get("kind") or one.places.get("form", ())
    return f"<p>{_codes(kinds)}</p>" if kinds else ""


def _codes(codes: Iterable[str]) -> str:
    return f'<span class="codes">{"".join(map(_code, codes))}</span>'


def _example(one: Address, seen: Reader) -> str:
    """Return the link to an address in the reader's view, with the first of the codes of each of its places."""
    if "study" in one.places and not names():
        return _code(one.path.removeprefix("/"))
    path = one.path.removeprefix("/").format(**_FIRST, version=seen.version, study=next(iter(names()), ""))
    keys = {parameter.key for parameter in one.parameters}
    query = {key: values for key, values in seen.view.query().items() if key in keys}
    beside = _COMPARED if one.key == "compared" else {"by": ["axis"]} if one.key == "explored" else {}
    return _link(path, urlencode({**beside, **query}, doseq=True))


def _curl(seen: Reader) -> str:
    query = urlencode(seen.view.query(), doseq=True)
    return f"<pre>curl -fOJ '{text(f'{origin()}{BASE}/projects.csv?{query}&{STRICT}')}'</pre>"


def _groups(lang: str) -> str:
    groups = {
        "of_view": view_parameters(),
        "of_choice": choice_parameters(),
        "of_comparison": comparison_parameters(),
        "of_answer": (*OWN, SINCE, PAGES_ASKED, WEIGHTS, NUMBERS),
    }
    return "".join(f'<h3 class="card-title">{said(key, lang)}</h3>{_parameters(many, lang)}' for key, many in groups.items())


def _parameters(many: Iterable[Parameter], lang: str) -> str:
    words = book("api")["parameters"]
    return _list((_code(one.key), f"{_marked(written(words[one.key], lang))}{_taken(one, lang)}") for one in many)


def _taken(one: Parameter, lang: str) -> str:
    if one.is_year or not one.codes:
        takes = said("a_year", lang, first=YEARS[0], last=YEARS[1]) if one.is_year else said("a_text", lang)
        return f'<p class="quiet">{takes}</p>'
    if not one.vocabulary:
        return f"<p>{_codes(one.codes)}</p>"
    entries = "".join(f"<li>{_code(code)} {text(_word(one.vocabulary, code, lang))}</li>" for code in one.codes)
    return f"<details><summary>{said('codes', lang)}</summary><ul>{entries}</ul></details>"


def _word(vocabulary: str, code: str, lang: str) -> str:
    known = code != UNKNOWN or code in vocabularies()[vocabulary].codes
    return word_of(vocabulary, code, lang) if known else fill(book("interface")["unknown"][lang], {}, lang)


def _limits(lang: str) -> str:
    most = requests_per_minute()
    rate = said("limit_rate", lang, limit=most) if most else said("limit_no_rate", lang)
    lines = (said("limit_rows", lang, limit=WEB_ROWS), rate, said("limit_time", lang, seconds=SECONDS))
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _named(section: str, lang: str) -> str:
    return _list((_code(key), _marked(written(words, lang))) for key, words in book("api")[section].items())
