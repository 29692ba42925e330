"""The versions page: every version with its rows, what it changed, its files, how it is cited and the dashboard in it."""

from urllib.parse import urlencode

import streamlit as st

from analytics.downloads.subject import package_words, subject_of
from analytics.errors import BadVersion
from analytics.registry.description import descriptions
from analytics.ui.card import fault_words
from analytics.ui.changed import changed
from analytics.ui.citation import citation
from analytics.ui.escape import text
from analytics.ui.reader import Reader, origin, reader
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.standing import EARLIER, standings
from analytics.words import book, written
from analytics.words.fill import fill
from analytics.words.numbers import number

TOLD = 12  # versions told in full; older ones keep their dates, their dashboard and their files
_COUNTED = ("projects", "events", "organisations")


def versions_page() -> None:
    """Draw the versions, the current one first, then the newest."""
    seen, current = reader(), versions.current()
    ordered = [current, *(version for version in reversed(versions.listed()) if version != current)]
    names = {version: _name(version, standing, seen) for version, standing in standings(ordered).items()}
    told = "".join(_whole(version, names[version], seen) for version in ordered[:TOLD])
    rest = "".join(f"<p>{names[version]} {_opening(version, seen)}</p>" for version in ordered[TOLD:])
    older = f'<h2 class="section-title">{said("older", seen.lang)}</h2><section class="panel">{rest}</section>' if rest else ""
    st.html(f'<p class="promise">{said("promise", seen.lang)}</p>{told}{older}')


def said(key: str, lang: str, **facts: object) -> str:
    """Return words of this page as HTML text."""
    words = written(book("versions")["page"][key], lang)
    return text(fill(words, facts, lang) if facts else words)


def _whole(version: str, name: str, seen: Reader) -> str:
    try:
        parts = {
            "rows": _rows(version, seen.lang),
            "changes": changed(version, seen),
            "files": _files(version, seen.lang),
            "cite": citation(subject_of(View(version=version, lang=seen.lang), origin())),
        }
    except BadVersion as fault:
        parts = {"rows": text(fault_words(fault, seen.lang))}
    told = "".join(f"<dt>{said(key, seen.lang)}</dt><dd>{inside}</dd>" for key, inside in parts.items())
    return f'<section class="panel" id="{version}">{name}<dl class="fields">{told}</dl><p>{_opening(version, seen)}</p></section>'


def _name(version: str, standing: str, seen: Reader) -> str:
    marks = [key for key in (standing, "shown" if version == seen.version else EARLIER) if key != EARLIER]
    manifest = versions.manifest_of(version)
    facts = [said("as_of", seen.lang, day=manifest.as_of), said("built", seen.lang, day=manifest.built[:10])]
    told = " · ".join([*facts, *(f"<strong>{said(key, seen.lang)}</strong>" for key in marks)])
    return f'<h2 class="card-title"><bdi dir="ltr">{text(version)}</bdi></h2><p class="card-source">{told}</p>'


def _rows(version: str, lang: str) -> str:
    registers = versions.manifest_of(version).registers
    counts = said("counts", lang, **{name: registers[name].loaded for name in _COUNTED})
    others = "".join(
        f"<dt>{_title(name, lang)}</dt><dd>{number(one.loaded, lang)}</dd>" for name, one in registers.items() if name not in _COUNTED
    )
    return f'{counts}<details><summary>{said("others", lang)}</summary><dl class="fields">{others}</dl></details>'


def _title(register: str, lang: str) -> str:
    described = descriptions().get(register)
    return text(written(described.title, lang) if described else register)


def _files(version: str, lang: str) -> str:
    folder = f"api/v1/versions/{version}"
    links = {
        "database": f"{folder}.duckdb",
        "parquet_tables": f"{folder}.zip",
        "manifest": f"{folder}.json",
        "package": f"api/v1/package.zip?{urlencode({'lang': lang, 'version': version})}",
    }
    return "".join(f'<a href="{text(address)}" download>{text(package_words("page", key, lang))}</a>' for key, address in links.items())


def _opening(version: str, seen: Reader) -> str:
    address = urlencode(seen.view.with_(version=version).query(), doseq=True)
    return f'<a class="inside" href="./?{text(address)}">{said("open", seen.lang)}</a>'
