"""The methods page: registers and what passed the gate, what the data cannot say, every indicator's definition."""

import streamlit as st

from analytics.indicators import indicators
from analytics.indicators.indicator import Indicator
from analytics.registry.description import descriptions
from analytics.ui.escape import text
from analytics.ui.put_aside import put_aside
from analytics.ui.reader import Reader, reader
from analytics.warehouse import versions
from analytics.words import book, page_words, say, written


def methods_page() -> None:
    """Draw the registers, the limits and the definitions."""
    seen = reader()
    st.html(
        f'<section class="panel"><h2 class="card-title">{text(say("registers_title", seen.lang))}</h2>{_registers(seen)}{put_aside(seen)}</section>'
        f'<section class="panel"><h2 class="card-title">{text(say("cannot_say", seen.lang))}</h2>'
        f"<ul>{_limits(seen.lang)}</ul></section>{_definitions(seen.lang)}"
    )


def _registers(seen: Reader) -> str:
    manifest = versions.manifest_of(seen.version)
    lines = []
    for name, described in descriptions().items():
        count = manifest.registers[name]
        gate = say("gate", seen.lang, rows_in=count.rows_in, loaded=count.loaded, quarantined=count.quarantined, merged=count.merged)
        origin = say("origin", seen.lang, publisher=written(described.publisher, seen.lang), licence=described.licence)
        lines.append(f"<dt>{text(written(described.title, seen.lang))}</dt><dd>{text(gate)} {text(origin)}</dd>")
    return f'<dl class="fields">{"".join(lines)}</dl>'


def _limits(lang: str) -> str:
    said = dict.fromkeys(written(limit, lang) for described in descriptions().values() for limit in described.limits)
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
        f'<details id="{name}"><summary><strong>{text(written(one.title, lang))}</strong> <code>{name}</code></summary>'
        f"<p>{text(written(one.why, lang))}</p><p>{text(written(one.method, lang))}</p><p>{_named('limits', written(one.limits, lang), lang)}</p>"
        f"<p>{_named('reference', one.reference, lang)} · {text(say('reviewed', lang, date=one.reviewed))}</p></details>"
    )


def _named(key: str, words: str, lang: str) -> str:
    return text(say("named", lang, name=say(key, lang), words=words))
