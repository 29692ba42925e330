"""The methods page: registers and what passed the gate, what the data cannot say, every indicator's definition."""

import streamlit as st

from analytics.indicators import indicators
from analytics.indicators.indicator import Indicator
from analytics.registry.description import descriptions
from analytics.ui.escape import text
from analytics.ui.reader import Reader, reader
from analytics.warehouse import versions
from analytics.words import book, page_words, say


def methods_page() -> None:
    """Draw the registers, the limits and the definitions."""
    seen = reader()
    st.html(
        f'<section class="panel"><h2 class="card-title">{text(say("registers_title", seen.lang))}</h2>{_registers(seen)}</section>'
        f'<section class="panel"><h2 class="card-title">{text(say("cannot_say", seen.lang))}</h2>'
        f"<ul>{_limits(seen.lang)}</ul></section>{_definitions(seen.lang)}"
    )


def _registers(seen: Reader) -> str:
    manifest = versions.manifest_of(seen.version)
    lines = []
    for name, described in descriptions().items():
        count = manifest.registers[name]
        gate = say("gate", seen.lang, rows_in=count.rows_in, loaded=count.loaded, quarantined=count.quarantined, merged=count.merged)
        lines.append(
            f"<dt>{text(described.title[seen.lang])}</dt><dd>{text(gate)}. {text(described.publisher)}, {text(described.licence)}.</dd>"
        )
    return f'<dl class="fields">{"".join(lines)}</dl>'


def _limits(lang: str) -> str:
    said = dict.fromkeys(limit[lang] for described in descriptions().values() for limit in described.limits)
    return "".join(f"<li>{text(words)}</li>" for words in said)


def _definitions(lang: str) -> str:
    parts = []
    for page in book("pages"):
        own = {name: one for name, one in indicators().items() if one.page[0] == page}
        if own:
            entries = "".join(_definition(name, one, lang) for name, one in own.items())
            parts.append(f'<h2 class="section-title">{text(page_words(page, "title", lang))}</h2><div class="panel">{entries}</div>')
    return "".join(parts)


def _definition(name: str, one: Indicator, lang: str) -> str:
    return (
        f'<details id="{name}"><summary><strong>{text(one.title[lang])}</strong> <code>{name}</code></summary>'
        f"<p>{text(one.why[lang])}</p><p>{text(one.method[lang])}</p><p>{text(say('limits', lang))} : {text(one.limits[lang])}</p>"
        f"<p>{text(say('reference', lang))} : {text(one.reference)} · {text(say('reviewed', lang, date=one.reviewed))}</p></details>"
    )
