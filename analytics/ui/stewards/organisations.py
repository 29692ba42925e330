"""The organisations that an import brought and no list knows: each leads to its records, with the known one that was probably meant."""

from urllib.parse import urlencode

import streamlit as st

from analytics.downloads import FORMATS
from analytics.downloads.templates import KINDS, template_of
from analytics.importing.new_names import meant
from analytics.ui.changed_records import SHOWN
from analytics.ui.escape import isolated, own_direction, text
from analytics.ui.reader import Reader
from analytics.ui.stewards.words import said
from analytics.warehouse.organisations import unlisted_since
from analytics.words import say
from analytics.words.columns import shown


def new_organisations(before: str, current: str, seen: Reader) -> str:
    """Return a fold with the organisations that are new in `current` and stand in no list, the first by records; nothing where none is."""
    found = unlisted_since(before, current)
    if not found:
        return ""
    title = text(said("page", "new_organisations", seen.lang, organisations=len(found)))
    lines = "".join(f"<li>{_line(name, records, seen)}</li>" for name, records in list(found.items())[:SHOWN])
    left = len(found) - SHOWN
    more = f'<p class="quiet">{text(say("beside_more", seen.lang, count=left))}</p>' if left > 0 else ""
    alike = f'<a class="inside" href="quality?lang={seen.lang}#lookalikes">{text(said("page", "lookalikes_link", seen.lang))}</a>'
    advice = f'<p class="note-line">{isolated(text(said("page", "new_organisations_do", seen.lang)))} {alike}</p>'
    return f'<details open class="newcomers"><summary>{title}</summary>{advice}<ul class="differing">{lines}</ul>{more}</details>'


def new_organisations_file(before: str, current: str, lang: str) -> None:
    """Draw what gives the same organisations back as a file to complete and to import; nothing where none is."""
    names = list(unlisted_since(before, current))
    if not names:
        return
    with st.container(key="newcomers_file"):
        st.html(f'<p class="helps"><span class="quiet">{text(said("page", "new_organisations_file", lang))}</span></p>')
        for kind in reversed(KINDS):
            st.download_button(
                kind.upper(),
                lambda kind=kind: begun_with(names, kind, lang),
                f"marsad-organisations-{lang}.{kind}",
                FORMATS[kind].media_type,
                key=f"newcomers_{kind}",
                on_click="ignore",
                type="tertiary",
            )


def begun_with(names: list[str], kind: str, lang: str) -> bytes:
    """Return the template of organisations, begun with a row for each name."""
    return template_of("organisations", kind, lang, [{"name": name} for name in names])


def _line(name: str, records: int, seen: Reader) -> str:
    address = urlencode({"lang": seen.lang, "list": "organisations", "record": name})
    known = meant(name)
    key = "new_organisation_meant" if known else "new_organisation"
    words = said("page", key, seen.lang, records=records, meant=shown("name", known, seen.lang) if known else "")
    return f'<a class="inside" href="records?{text(address)}">{own_direction(name)}</a> <span class="quiet">{isolated(text(words))}</span>'
