"""A study as one page of HTML: it asks no host for anything, runs no script, and reads in light, in the dark and on paper."""

import base64
import tomllib
from functools import cache
from pathlib import Path

from analytics.charts.palette import TONES, Tones
from analytics.places import HOUSE
from analytics.studies.basis import Stood, citation, pages_cited, registers_of, stood_on
from analytics.studies.blocks import Heading
from analytics.studies.depths import headings_of
from analytics.studies.document import Document
from analytics.studies.html_blocks import Blocks, mark_of, table
from analytics.studies.html_text import element, link
from analytics.studies.telling import authors, front_facts, on_paper, standing_line
from analytics.words import say

SHEET = Path(__file__).with_name("study.css")
_NOTHING_FROM_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'"
_TONES = ("paper", "raised", "ink", "quiet", "line", "data", "accent", "warning", "deep")


def write(document: Document) -> bytes:
    """Return the page."""
    page = _Page(document)
    lang = f'lang="{document.lang}" dir="{"rtl" if document.lang == "ar" else "ltr"}"'
    return f"<!DOCTYPE html>\n<html {lang}>\n{page.head()}\n{page.body()}\n</html>\n".encode()


class _Page:
    """The parts of the page of a study."""

    def __init__(self, document: Document):
        self.document, self.front, self.blocks = document, document.front, Blocks(document)
        self.text = self.blocks.text

    def say(self, key: str, **facts: object) -> str:
        return self.text(on_paper(self.document, key, **facts))

    def head(self) -> str:
        parts = [
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FROM_OUTSIDE}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f'<meta name="author" content="{self.text(authors(self.document))}">',
            f'<meta name="description" content="{self.text(self.front.question)}">',
            element("title", self.text(self.front.title)),
            f"<style>\n{sheet()}</style>",
        ]
        return element("head", "\n" + "\n".join(parts) + "\n")

    def body(self) -> str:
        text = self.blocks.of(self.document.text.blocks)  # before the notes, whose way back leads to its marks
        inside = f"{text}\n{self._notes()}\n{self._basis()}"
        parts = [self._opening(), self._contents(), element("main", f"\n{inside}\n"), self._foot()]
        return element("body", "\n" + "\n".join(parts) + "\n")

    def _opening(self) -> str:
        brand = f"{self.text(say('brand', self.document.lang))} · {self.say('kind')}"
        facts = "".join(
            element("div", element("dt", self.text(name)) + element("dd", self.text(words))) for name, words in front_facts(self.document)
        )
        line = standing_line(self.document)
        parts = [
            element("p", brand, klass="brand"),
            element("h1", self.text(self.front.title)),
            element("p", self.text(self.front.question), klass="question"),
            element("dl", facts, klass="facts"),
            element("p", self.text(line), klass="standing") if line else "",
        ]
        return element("header", "".join(parts))

    def _contents(self) -> str:
        headings = [(one, self.blocks.depths[one.anchor]) for one in headings_of(self.document.text.blocks)]
        lines = [self._entry(one) for one, depth in headings if depth == 1] + [f'<li><a href="#basis">{self.say("basis")}</a></li>']
        return f'<nav aria-labelledby="contents"><h2 id="contents">{self.say("contents")}</h2><ol>{"".join(lines)}</ol></nav>'

    def _entry(self, heading: Heading) -> str:
        words = self.text("".join(run.words for run in heading.runs))
        return f'<li><a href="#{heading.anchor}">{words}</a></li>'

    def _notes(self) -> str:
        if not self.document.text.notes:
            return ""
        lines = "".join(self._note(number, self.blocks.runs(runs)) for number, runs in enumerate(self.document.text.notes, 1))
        return element("section", f'<h2 id="notes">{self.say("notes")}</h2><ol>{lines}</ol>', klass="footnotes", aria_labelledby="notes")

    def _note(self, number: int, inside: str) -> str:
        back = self.say("back", number=number)
        way = f'<a href="#{mark_of(number, 1)}" role="doc-backlink" aria-label="{back}" title="{back}">↑</a>'
        return element("li", f"{inside} {way}", id=f"note-{number}")

    def _basis(self) -> str:
        stood = "".join(self._stood(one) for one in stood_on(self.document))
        parts = [
            f'<h2 id="basis">{self.say("basis")}</h2>',
            element("p", self.say("basis_why")),
            element("h3", self.say("answers")),
            stood,
            element("h3", self.say("registers", version=self.document.standing.version)),
            self._registers(),
            self._pages(),
            element("h3", self.say("cite")),
            element("p", self.text(citation(self.document))),
        ]
        return element("section", "".join(parts), klass="basis", aria_labelledby="basis")

    def _stood(self, one: Stood) -> str:
        lang = self.document.lang
        heads = [self.say("seen"), "n", self.say("print")]
        lines = [[self.text(asked.view), self.text(asked.n), _code(self.text(asked.sha256))] for asked in one.asked]
        facts = [("definition", one.method), ("limits", one.limits), ("reference", one.reference)]
        told = "".join(element("dt", self.text(say(key, lang))) + element("dd", self.text(words)) for key, words in facts if words)
        queries = "".join(self._query(asked.view, asked.sql, len(one.asked) > 1) for asked in one.asked)
        head = element("h4", f"{self.text(one.title)} {_code(self.text(one.name))}")
        return element("div", head + table(heads, lines, (False, True, False), one.title) + element("dl", told) + queries, klass="stood")

    def _query(self, view: str, sql: str, is_one_of_several: bool) -> str:
        more = f" · {self.text(view)}" if is_one_of_several else ""
        return element("details", element("summary", self.say("query") + more) + f'<pre dir="ltr" lang="en">{self.text(sql)}</pre>')

    def _registers(self) -> str:
        heads = [self.say(key) for key in ("register", "source", "licence", "print")]
        cells = [(one.title, one.publisher, one.licence, one.sha256) for one in registers_of(self.document)]
        lines = [[*map(self.text, words), _code(self.text(sha256))] for *words, sha256 in cells]
        return table(heads, lines, (False,) * len(heads), on_paper(self.document, "registers", version=self.document.standing.version))

    def _pages(self) -> str:
        pages = [(self.text(words), link(self.text(address), address)) for words, address in pages_cited(self.document)]
        lines = "".join(element("li", f'{words} <span class="address" dir="ltr">{address}</span>') for words, address in pages)
        return element("h3", self.say("sources")) + element("ul", lines) if pages else ""

    def _foot(self) -> str:
        lang = self.document.lang
        return element("footer", self.text(f"{say('brand', lang)} · {say('tagline', lang)} · {say('partners', lang)}"))


def _code(inside: str) -> str:
    return f'<code dir="ltr">{inside}</code>'


@cache
def sheet() -> str:
    """Return the style sheet with its colours and its fonts, which come along."""
    light, dark = (_variables(TONES[theme]) for theme in ("light", "dark"))
    colours = f":root{{{light}}}\n@media screen and (prefers-color-scheme: dark){{:root{{{dark}}}}}\n"
    return f"{_fonts()}{colours}{SHEET.read_text(encoding='utf-8')}"


def _variables(tones: Tones) -> str:
    return "".join(f"--{name}:{getattr(tones, name)};" for name in _TONES)


def _fonts() -> str:
    faces = tomllib.loads((HOUSE / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]["fontFaces"]
    return "".join(_face(one) for one in faces)


def _face(face: dict) -> str:
    content = base64.b64encode((HOUSE / face["url"].removeprefix("app/")).read_bytes()).decode("ascii")
    about = f'font-family:"{face["family"]}";font-weight:{face["weight"]};unicode-range:{face["unicodeRange"]}'
    return f'@font-face{{{about};src:url(data:font/woff2;base64,{content}) format("woff2")}}\n'
