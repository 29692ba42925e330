"""Registers whose texts are attacks: fifteen strings in every text field, and what a browser must never see of them."""

import csv
import re
import shutil
import tempfile
from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from analytics.comparing import parts
from analytics.indicators import indicators
from analytics.locks import locked
from analytics.places import HOUSE
from analytics.ui.references import linked
from analytics.warehouse.build import build
from tests.conftest import forget_versions
from tests.served import folder_of_the_run, kept_window, shared_server

REAL = HOUSE / "data"
_GOES_BY = {parts._NEWCOMBE, *(one.reference for one in indicators().values())}
# What we cite ourselves, where the words of the link say whose address it is.
_HOSTS = r"(?:doi\.org|arxiv\.org|[a-z-]+\.readthedocs\.io)"
CITED = frozenset(unescape(address) for one in _GOES_BY for address in re.findall(rf'href="(https://{_HOSTS}/[^"]+)"', linked(one, "en")))
HOST = "evil.example"
STRINGS = (
    "<script>window.pwned=1</script>",
    '<img src=x onerror="window.pwned=2">',
    '"><svg onload=window.pwned=3>',
    "' onmouseover='window.pwned=4' x='",
    "</td></details><iframe src=//evil.example></iframe>",
    '<a href="http://evil.example/">lien</a><br><b>gras</b>',
    "[lien](javascript:window.pwned=7) ![x](http://evil.example/a.png)",
    "http://evil.example/auto www.evil.example a@evil.example",
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "{{7*7}} ${7*7} <%= 7*7 %> {0} %s",
    '#image("http://evil.example/a.png") *gras* $x^2$ \\ ] [ ` // é',
    "$x^2$ :red[rouge] :material/home: `code` ~~barré~~",
    "\u202e\u2066renversé\u2069 &lt;b&gt; &amp; مرصد",
    "'\u2028 DROP TABLE projects -- \\\" ]]> */ '",
)
ADDRESSES = (
    'https://evil.example/"><script>window.pwned=1</script>',
    "https://evil.example/'onmouseover='window.pwned=2",
    "http://user:secret@evil.example/a",
    "https://example.org/{{7*7}}?a=1&b=<b>#c",
)
TEXTS = {
    "projects": ("title", "lead_organisation", "partners", "city", "funding_source", "note"),
    "events": ("title", "organiser", "partners", "city", "country", "forecast_fields", "note"),
    "organisations": ("name", "country"),
}
KEPT = 40  # organisations that keep their names, so that figures of the shipped ones are still drawn


def hostile_rows(register: str) -> tuple[list[str], list[dict[str, str]]]:
    """Return the columns and rows of a register whose every text is one of the strings, each string in every text field."""
    with (REAL / "registry" / f"{register}.csv").open(encoding="utf-8", newline="") as text:
        reader = csv.DictReader(text)
        names, rows = list(reader.fieldnames or []), list(reader)
    for place, row in enumerate(rows):
        for at, name in enumerate(TEXTS[register]):
            row[name] = STRINGS[(place + at) % len(STRINGS)]
        if register == "organisations" and place >= len(STRINGS):
            row["name"] = f"{row['organisation_id']} {STRINGS[place % len(STRINGS)]}"  # names are there once
        if "source_url" in row and place % 3 == 0:
            row["source_url"] = ADDRESSES[place // 3 % len(ADDRESSES)]
    if register != "organisations":  # identifiers that nothing refers to, because no gate of ours would let them in
        key = names[0]
        rows += [{**rows[place], key: string, "parent_project_id": ""} for place, string in enumerate(STRINGS)]
    return names, rows


def hostile_data(data: Path) -> Path:
    """Return a data folder of its own, whose registers are hostile."""
    for name in ("registry", "vocabulary", "studies"):
        shutil.copytree(REAL / name, data / name)
    for register in TEXTS:
        names, rows = hostile_rows(register)
        with (data / "registry" / f"{register}.csv").open("w", encoding="utf-8", newline="") as text:
            writer = csv.DictWriter(text, names, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
    return data


@contextmanager
def besieging(data: Path) -> Generator[str]:
    """Make a folder of hostile registers the data folder of the process, with a version of them."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MARSAD_DATA", str(data))
        forget_versions()
        manifest = build()
        assert all(manifest.registers[name].quarantined == 0 for name in TEXTS), manifest.registers
        yield str(data)
    forget_versions()


@pytest.fixture(scope="session")
def hostile_folder(tmp_path_factory) -> Path:
    """A data folder of hostile registers, one for all workers of a run."""
    place = folder_of_the_run(tmp_path_factory)
    with locked(place / "hostile-data.lock"):
        return data if (data := place / "hostile" / "data").exists() else hostile_data(data)


@pytest.fixture(scope="module", name="besieged")
def besieged_folder(hostile_folder) -> Iterator[str]:
    """The data folder of hostile registers, which is that of the process while these tests run."""
    with besieging(hostile_folder) as data:
        yield data


@pytest.fixture(scope="session", name="besieged_address")
def besieged_server(hostile_folder, tmp_path_factory) -> Iterator[str]:
    """The address of a server on hostile registers."""
    with shared_server(folder_of_the_run(tmp_path_factory), "hostile", MARSAD_DATA=str(hostile_folder)) as base:
        yield base


@pytest.fixture(scope="module", name="besieged_alone")
def besieged_own_folder(tmp_path_factory) -> Iterator[str]:
    """The same of a folder of its own, for tests that publish."""
    with besieging(hostile_data(tmp_path_factory.mktemp("hostile") / "data")) as data:
        yield data


def squeezed(words: str) -> str:
    """Return words without space and marks of direction: a browser breaks lines, and we isolate what runs its own way."""
    return re.sub(r"[\s\u200b-\u200f\u2028-\u202e\u2060-\u2069]", "", words)


# Runs in every page before any of its own scripts: what must not happen is written down. (Streamlit itself asks for WebAssembly, in vain.)
TRAP = """() => {
    window.caught = []
    Object.defineProperty(window, 'pwned', {set: value => window.caught.push('script ' + value), get: () => undefined})
    for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => window.caught.push(name)
    document.addEventListener('securitypolicyviolation', one => one.blockedURI === 'wasm-eval' || window.caught.push('policy ' + one.violatedDirective + ' ' + one.blockedURI))
}"""
# What of a page that stands there came from data as anything but text.
FOUND = """known => {
    const wrong = []
    const links = [...document.querySelectorAll('a, area, use, image')]
    for (const link of links) {
        const href = link.getAttribute('href') || link.getAttribute('xlink:href') || ''
        if (!href || href.startsWith('#') || href.startsWith('data:image/')) continue
        const place = new URL(href, document.baseURI)
        if (!['http:', 'https:', 'mailto:'].includes(place.protocol)) wrong.push('scheme ' + href)
        else if (place.protocol !== 'mailto:' && place.host !== location.host) {
            if (!known.includes(href)) wrong.push('link ' + href)
            else if (!link.textContent.includes(place.hostname.replace(/^www\\./, ''))) wrong.push('without its host ' + href)
            if (!/noreferrer/.test(link.rel)) wrong.push('with its referrer ' + href)
        }
    }
    for (const one of document.querySelectorAll('iframe, object, embed, base, form[action], [onerror], [onload], [onmouseover], [onclick]'))
        wrong.push('element ' + one.outerHTML.slice(0, 120))
    for (const one of document.querySelectorAll('script:not([src]), img[src^="http"], img[src="x"], svg[onload]'))
        if (!one.dataset.own && !(one.tagName === 'SCRIPT' && !/pwned/.test(one.textContent))) wrong.push('element ' + one.outerHTML.slice(0, 120))
    return [...window.caught, ...wrong]
}"""

# The lists of filters close one another, so each is filled before all is opened.
UNFOLD = """() => {
    for (const one of document.querySelectorAll('.filters details.filter')) openList(one)
    for (const one of document.querySelectorAll('details')) one.open = true
}"""


@contextmanager
def watched(driver, base: str) -> Generator:
    """Give a page that notes in `outside` every request to another host than that of `base`, every dialogue and every window."""
    with tempfile.TemporaryDirectory(prefix="marsad-watched-") as folder, kept_window(driver, base, Path(folder)) as context:
        context.add_init_script(f"({TRAP})()")
        one = context.new_page()
        one.set_viewport_size({"width": 1280, "height": 1400})
        one.set_default_timeout(60_000)
        one.outside = []
        context.on("request", lambda asked: urlsplit(asked.url).netloc in (urlsplit(base).netloc, "") or one.outside.append(asked.url))
        context.on("dialog", lambda dialogue: (one.outside.append(f"dialogue {dialogue.message}"), dialogue.dismiss()))
        context.on("page", lambda other: one.outside.append(f"window {other.url}"))
        yield one


def sources_of(data: str) -> list[str]:
    """Return the addresses of sources in the registers of a data folder, the only outside links that data may make."""
    held = set()
    for file in (*TEXTS, "targets", "progress", "series", "attendance_claims"):
        with open(f"{data}/registry/{file}.csv", encoding="utf-8", newline="") as text:
            held |= {cell for row in csv.DictReader(text) for cell in row.values() if str(cell).startswith("http")}
    return sorted(held - set(STRINGS))


def text_alone(page, sources: list[str], authored: Collection[str] = ()) -> str:
    """Return all words of the page that stands there, once all that is folded is unfolded and nothing of it came from data as anything but text.

    Links to `authored` addresses have the words that an author gave them, without the host.
    """
    page.evaluate(UNFOLD)
    page.wait_for_function("() => !document.querySelector('details[data-fold]:not([data-filled])')")  # what is behind cards has come
    named = {f"without its host {address}" for address in (*authored, *CITED)}
    found = [one for one in [*page.evaluate(FOUND, [*sources, *CITED]), *page.outside] if one not in named]
    assert found == [], f"{page.url}: {found}"
    return page.evaluate("() => document.body.innerText + [...document.querySelectorAll('text')].map(one => one.textContent).join('\\n')")
