"""What stands beside an opened record, a list with a heading for each register, every entry a link with an address."""

from urllib.parse import urlencode

import streamlit as st

from analytics.exploring.choice import KEYS as CHOICE
from analytics.ui.escape import own_direction, text
from analytics.ui.reader import Reader, parameters
from analytics.ui.titles import title
from analytics.warehouse.neighbours import neighbours
from analytics.warehouse.records import KEYS
from analytics.words import say
from analytics.words.columns import shown
from analytics.words.numbers import number

SHOWN = 20  # of a list; the others are folded away


def place_of(register: str, identifier: str | None, seen: Reader) -> dict[str, str | list[str]]:
    """Return the parameters of the address of a list of records, with one of them opened where there is an `identifier`."""
    behind = {key: values for key, values in parameters().items() if key in ("of", *CHOICE)}
    return {**seen.view.query(), "list": register, **({"record": identifier} if identifier else {}), **behind}


def draw_beside(register: str, identifier: str, seen: Reader) -> None:
    """Draw the records beside a record; nothing where there are none."""
    rows = neighbours(register, identifier, seen.version)
    lists = {name: [row for row in rows if row["list"] == name] for name in KEYS}
    drawn = "".join(_list(_heading(name, register), entries, seen) for name, entries in lists.items() if entries)
    if drawn:
        st.html(f'<div class="beside">{drawn}</div>')


def _heading(name: str, register: str) -> str:
    return "record_partners" if name == register == "organisations" else name


def _list(heading: str, rows: list[dict], seen: Reader) -> str:
    entries = [f"<li>{_entry(row, seen)}</li>" for row in rows]
    count = f'<span class="quiet">{number(rows[0]["in_all"], seen.lang)}</span>'
    return (
        f"<section><h3>{text(say(heading, seen.lang))} {count}</h3><ul>{''.join(entries[:SHOWN])}</ul>"
        f"{_folded(entries[SHOWN:], rows[0]['in_all'], seen.lang)}</section>"
    )


def _folded(entries: list[str], in_all: int, lang: str) -> str:
    if not entries:
        return ""
    left = in_all - SHOWN - len(entries)
    unlisted = f'<p class="quiet">{text(say("beside_unlisted", lang, count=left))}</p>' if left else ""
    summary = text(say("beside_more", lang, count=in_all - SHOWN))
    return f"<details><summary>{summary}</summary><ul>{''.join(entries)}</ul>{unlisted}</details>"


def _name(row: dict, lang: str) -> str:
    return own_direction(shown("name", row["name"], lang)) if row["list"] == "organisations" else title(row["name"])


def _entry(row: dict, seen: Reader) -> str:
    address = urlencode(place_of(row["list"], row["id"], seen), doseq=True)
    said = [row["year"], say("shared_records", seen.lang, count=row["shared"]) if row["shared"] else say(f"role_{row['role']}", seen.lang)]
    told = " · ".join(text(part) for part in said if part is not None)
    return f'<a class="inside" href="?{text(address)}">{_name(row, seen.lang)}</a> <span class="quiet">{told}</span>'
