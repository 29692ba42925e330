"""The blocks of a study as HTML: text, footnote marks, charts drawn in both themes, tables."""

from analytics.charts.svg import svg_of
from analytics.indicators.answers_shown import Shown
from analytics.studies.blocks import Block, Figure, Grid, Heading, Items, Paragraph, Quote, Run, Runs
from analytics.studies.depths import depths_of
from analytics.studies.document import Document
from analytics.studies.html_text import element, link, text
from analytics.studies.rows_shown import numeric_columns, rows_shown
from analytics.studies.telling import captions, differing, on_paper, was_words, words_with_host
from analytics.words import say

WIDTH = 680  # pixels of a chart
THEMES = ("light", "dark")


class Blocks:
    """Turns the blocks of a study into HTML; counts the marks of each footnote."""

    def __init__(self, document: Document):
        self.document, self.lang = document, document.lang
        self.captions, self.depths = captions(document), depths_of(document.text.blocks)
        self.marks: dict[int, int] = {}

    def text(self, words: object) -> str:
        """Return words as HTML."""
        return text(words, self.lang)

    def of(self, blocks: tuple[Block, ...]) -> str:
        """Return blocks, one after another."""
        return "\n".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            return element(f"h{self.depths[block.anchor] + 1}", self.runs(block.runs), id=block.anchor)
        if isinstance(block, Paragraph):
            return element("p", self.runs(block.runs))
        if isinstance(block, Items):
            return element("ol" if block.is_ordered else "ul", "".join(element("li", self._item(item)) for item in block.items))
        if isinstance(block, Quote):
            return element("blockquote", self.of(block.blocks))
        return self._grid(block) if isinstance(block, Grid) else self._figure(block)

    def _item(self, item: tuple[Block, ...]) -> str:
        """Return an item of a list; one paragraph needs no element of its own."""
        return self.runs(item[0].runs) if len(item) == 1 and isinstance(item[0], Paragraph) else self.of(item)

    def runs(self, runs: Runs, is_marked: bool = True) -> str:
        """Return words with their looks, links and footnote marks."""
        return "".join(self._mark(run) if run.note and is_marked else self._run(run) for run in runs)

    def _run(self, run: Run) -> str:
        said = self.text(words_with_host(self.document, run))
        said = element("em", said) if run.is_slanted and said else said
        said = element("strong", said) if run.is_strong and said else said
        said = link(said, run.address)
        if run.was is None:
            return said
        was = was_words(self.document, run.was)
        return f'<ins title="{self.text(was)}">{said}</ins> <small class="was">[{self.text(was)}]</small>'

    def _mark(self, run: Run) -> str:
        self.marks[run.note] = self.marks.get(run.note, 0) + 1
        place = mark_of(run.note, self.marks[run.note])
        said = self.text(on_paper(self.document, "note", number=run.note))
        return f'<sup><a id="{place}" href="#note-{run.note}" role="doc-noteref" aria-label="{said}">{run.note}</a></sup>'

    def _grid(self, grid: Grid) -> str:
        lines = [[self.runs(cell) for cell in line] for line in grid.lines]
        return table([self.runs(cell) for cell in grid.head], lines, numeric_columns(grid), say("table", self.lang))

    def _figure(self, figure: Figure) -> str:
        shown, place = self.document.figures[figure.reference], figure.reference
        caption = f'<span class="caption">{self.text(self.captions[place])}</span> {element("strong", self.text(shown.title))}'
        changed = differing(self.document, place)
        parts = [
            element("figcaption", caption),
            f'<p class="changed"><ins>{self.text(changed)}</ins></p>' if changed else "",
            self._table(shown) if figure.kind == "table" else self._chart(shown),
            element("p", self.text(shown.notes), klass="notes"),
        ]
        return element("figure", "".join(parts), klass=figure.kind)

    def refusal(self, shown: Shown) -> str:
        """Return why there is no answer."""
        said = element("strong", self.text(say("no_answer", self.lang)))
        return f'<p class="refusal">{said} {self.text(shown.sentence)}</p>'

    def _chart(self, shown: Shown) -> str:
        if shown.answered.refusal:
            return self.refusal(shown)
        drawn = "".join(
            element("div", svg_of(shown.figure(theme), WIDTH, shown.sentence), klass=f"drawn {theme}", dir="ltr") for theme in THEMES
        )
        inside = element("div", drawn, klass="chart", tabindex="0", role="group", aria_label=shown.title)
        return f'<p class="sentence">{self.text(shown.sentence)}</p>{inside}'

    def _table(self, shown: Shown) -> str:
        if shown.answered.refusal:
            return self.refusal(shown)
        rows = rows_shown(shown)
        lines = [[self.text(cell) for cell in line] for line in rows.lines]
        cut = element("p", self.text(rows.cut), klass="notes") if rows.cut else ""
        return table([self.text(head) for head in rows.heads], lines, rows.numeric, shown.title) + cut


def mark_of(note: int, count: int) -> str:
    """Return the id of the mark of a footnote, the first or a later one."""
    return f"mark-{note}" if count == 1 else f"mark-{note}-{count}"


def table(heads: list[str], lines: list[list[str]], numeric: tuple[bool, ...], name: str) -> str:
    """Return a table of cells that are HTML already; `name` is what it is called for those who cannot see it."""
    sides = ["number" if is_number else "" for is_number in numeric]
    first = "".join(element("th", head, scope="col", klass=side) for head, side in zip(heads, sides, strict=True))
    rest = "".join(
        element("tr", "".join(element("td", cell, klass=side) for cell, side in zip(line, sides, strict=True))) for line in lines
    )
    inside = f"<table><thead><tr>{first}</tr></thead><tbody>{rest}</tbody></table>"
    return element("div", inside, klass="scroll", tabindex="0", role="group", aria_label=name)
