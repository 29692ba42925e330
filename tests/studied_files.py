"""A drawn study with one of everything, published, then a register that changes; and what each kind of file says of it."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
from docx import Document as opened
from lxml import etree

from analytics.studies.basis import citation, registers_of, stood_on
from analytics.studies.blocks import Figure, runs_of
from analytics.studies.document import Document, document_of_today, published_document
from analytics.studies.publishing import publish
from analytics.studies.rows_shown import rows_shown
from analytics.studies.study import study_named
from analytics.studies.telling import captions, differing, front_facts, standing_line
from analytics.vocabulary import LANGUAGES
from tests.briefed import bare
from tests.conftest import World, forget_versions
from tests.studied import write_study

HOSTILE = "<script>alert(1)</script> #set page(fill: red) $x^2$ *b* &amp; \\u{1f}"
TEXT = """## What was found <b>[^head]

AI has {{projects_by_axis | axis=ai | projects:projects}}, *{{record: P1}}* and **{{record: P5}}** among them;[^count] see [a page](https://example.org/a?b=1&c=2).

{{card: projects_by_axis}}

#### A level left out

- first {{projects_by_axis | n}}
  - inner
- second, again[^count]

1. one
2. two

3. three, in a list of its own after a text

> A quotation of {{projects_by_year | n}}.

| Axis | Projects |
|---|---|
| {{projects_by_axis | first | axis}} | {{projects_by_axis | first | projects}} |

{{table: projects_by_axis?from=}}

{{card: axis_shift_share}}

{{sentence: projects_by_axis}}

[^head]: A note of a heading.

[^count]: Counted once; {{projects_by_axis?undated=drop | n:projects}} with a [year](https://example.org/year).
"""
TITLES = {"fr": "Une étude", "ar": "دراسة", "en": "A study"}
PROJECTS = f"""
project_id | title        | axis     | sector  | year | region             | source_url
P1         | One          | ai       | health  | 2019 | rabat-sale-kenitra | https://example.org/one
P2         | Two          | ai       | health  | 2020 | rabat-sale-kenitra | https://example.org/two
P3         | Three        | training | finance | 2020 |                    | https://example.org/three
P4         | Four         | training | health  | 2015 |                    | https://example.org/four
P5         | {HOSTILE}    | ai       | finance | 2021 |                    | https://example.org/five
"""
MORE = PROJECTS + "P6 | Six | ai | finance | 2020 | | https://example.org/six\n"


@contextmanager
def published_world(folder: Path) -> Iterator[World]:
    """Yield a world in a folder, in which a study was published and a register changed since."""
    patched, data = pytest.MonkeyPatch(), folder / "data"
    patched.setenv("MARSAD_DATA", str(data))
    patched.delenv("MARSAD_ADDRESS", raising=False)
    world = World(data).has("projects", PROJECTS)
    for lang in LANGUAGES:
        title = json.dumps(f"{TITLES[lang]} {HOSTILE}", ensure_ascii=False)
        write_study(world, TEXT, lang, title=title, authors=json.dumps([f"{TITLES[lang]} <i>"], ensure_ascii=False))
    publish(study_named("drawn"))
    world.has("projects", MORE).build()
    yield world
    patched.undo()
    forget_versions()


def document_of(lang: str, is_today: bool):
    return (document_of_today if is_today else published_document)(study_named("drawn"), lang)


def lines_of(document: Document) -> list[str]:
    """Return what every kind of file must say: front page, text, footnotes, figures, tables and what it all stands on."""
    front = [
        document.front.title,
        document.front.question,
        standing_line(document),
        *(words for fact in front_facts(document) for words in fact),
    ]
    text = [run.words for block in document.text.blocks for runs in runs_of(block) for run in runs]
    notes = [run.words for runs in document.text.notes for run in runs]
    stood = [part for one in stood_on(document) for part in (one.title, one.name, one.method, one.limits, one.reference)]
    asked = [part for one in stood_on(document) for asked in one.asked for part in (asked.view, asked.n, asked.sha256[:16])]
    kept = [part for one in registers_of(document) for part in (one.title, one.publisher, one.licence, one.sha256[:16])]
    return [
        *front,
        *text,
        *notes,
        *(part for place in document.figures for part in figure(document, place)),
        *stood,
        *asked,
        *kept,
        citation(document),
    ]


def figure(document: Document, place: int) -> list[str]:
    shown = document.figures[place]
    rows = rows_shown(shown)
    is_table = document.placed[place].reference.kind == "table" and not shown.answered.refusal
    told = [*rows.heads, *(cell for line in rows.lines for cell in line)] if is_table else [shown.sentence]
    return [captions(document)[place], shown.title, shown.notes, differing(document, place), *told]


def places_of(document: Document) -> list[int]:
    return [block.reference for block in document.text.blocks if isinstance(block, Figure)]


def said_in_pdf(content: bytes) -> str:
    return bare("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)))


def said_in_docx(content: bytes) -> str:
    """Return all words of the body, tables, links and footnotes, in the order in which they stand in the file."""
    parts = zipfile.ZipFile(io.BytesIO(content))
    trees = [etree.fromstring(parts.read(f"word/{name}.xml")) for name in ("document", "footnotes")]
    assert opened(io.BytesIO(content)).paragraphs, "the library reads it too"
    return bare("".join(text.text or "" for tree in trees for text in tree.iter(f"{{{tree.nsmap['w']}}}t")))


class Page(HTMLParser):
    """What a page of HTML holds: words, tags with their attributes, and whether each element is closed in its turn."""

    _EMPTY = {"meta", "br", "img", "link"}

    def __init__(self, content: bytes):
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(content.decode("utf-8"))
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self._EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "title"):
            self.words.append(data)

    @property
    def attributes(self) -> list[tuple[str, str]]:
        return [(name, value or "") for _, held in self.tags for name, value in held.items()]

    @property
    def levels(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.tags if re.fullmatch("h[1-6]", tag)]


def said_in_html(content: bytes) -> str:
    return bare("".join(Page(content).words))


SAID = {"pdf": said_in_pdf, "docx": said_in_docx, "html": said_in_html}
