"""The text of a study as HTML: headings, paragraphs, lists, tables, footnotes with the way back, records that lead to their pages."""

from urllib.parse import urlencode

from analytics.errors import MarsadError
from analytics.studies.blocks import Block, Figure, Grid, Heading, Items, Paragraph, Quote, Run, Runs
from analytics.studies.depths import depths_of
from analytics.studies.document import Document
from analytics.studies.rows_shown import numeric_columns
from analytics.studies.telling import host_of, leads, study_words, was_words
from analytics.ui.escape import own_direction, text
from analytics.ui.reader import Reader
from analytics.ui.studies.figures import figure, version_of_links
from analytics.ui.studies.words import said


class Writer:
    """Writes the blocks of one document, from the first to the last; `seen` is its reader."""

    def __init__(self, document: Document, seen: Reader):
        self.document, self.seen, self.lang = document, seen, document.lang
        self.depths = depths_of(document.text.blocks)
        self.level, self.section = 1, document.front.title
        self.marked: set[int] = set()
        self.grids = 0

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """Return blocks."""
        return "".join(self._block(block) for block in blocks)

    def notes(self) -> str:
        """Return the footnotes, each with the way back to its first mark; nothing where there are none."""
        lines = "".join(f'<li id="note-{number}">{self.runs(runs)} {self._back(number)}</li>' for number, runs in self._numbered())
        title = text(study_words("paper", "notes", self.lang))
        return f'<section class="footnotes"><h2 id="notes">{title}</h2><ol>{lines}</ol></section>' if lines else ""

    def _numbered(self) -> list[tuple[int, Runs]]:
        return list(enumerate(self.document.text.notes, 1))

    def _back(self, number: int) -> str:
        words = text(study_words("paper", "back", self.lang, number=number))
        return f'<a class="back" href="#mark-{number}" aria-label="{words}">↩</a>'

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, Paragraph):
            return f"<p>{self.runs(block.runs)}</p>"
        if isinstance(block, Items):
            kind = "ol" if block.is_ordered else "ul"
            return f"<{kind}>{''.join(f'<li>{self.blocks(item)}</li>' for item in block.items)}</{kind}>"
        if isinstance(block, Quote):
            return f"<blockquote>{self.blocks(block.blocks)}</blockquote>"
        return self._grid(block) if isinstance(block, Grid) else self._figure(block)

    def _heading(self, heading: Heading) -> str:
        self.level = self.depths[heading.anchor] + 1
        self.section = "".join(run.words for run in heading.runs)
        return f'<h{self.level} id="{heading.anchor}">{self.runs(heading.runs)}</h{self.level}>'

    def _figure(self, block: Figure) -> str:
        return figure(self.document, block, self.seen, min(self.level, 3) + 1)

    def _grid(self, grid: Grid) -> str:
        sides = [' class="number"' if is_number else "" for is_number in numeric_columns(grid)]
        heads = "".join(f'<th scope="col"{side}>{self.runs(cell)}</th>' for cell, side in zip(grid.head, sides, strict=True))
        lines = "".join(
            f"<tr>{''.join(f'<td{side}>{self.runs(cell)}</td>' for cell, side in zip(cells, sides, strict=True))}</tr>"
            for cells in grid.lines
        )
        table = f'<table class="rows"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>'
        self.grids += 1
        name = f"{self.section} · {self.grids}"  # two tables of a section have two names
        return f'<div class="scroll" tabindex="0" role="region" aria-label="{text(name)}">{table}</div>'

    def runs(self, runs: Runs) -> str:
        """Return words in a line."""
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Run) -> str:
        if run.note:
            return self._mark(run.note)
        inside = self._link(run, text(run.words)) if run.words else ""
        if run.was is not None:
            was = text(was_words(self.document, run.was))
            inside = f'<ins id="place-{run.reference}">{inside}</ins> <span class="was">({was})</span>'
        inside = f"<strong>{inside}</strong>" if run.is_strong else inside
        return f"<em>{inside}</em>" if run.is_slanted else inside

    def _mark(self, number: int) -> str:
        place = "" if number in self.marked else f' id="mark-{number}"'
        self.marked.add(number)
        words = text(study_words("paper", "note", self.lang, number=number))
        return f'<sup><a class="mark"{place} href="#note-{number}" aria-label="{words}">{number}</a></sup>'

    def _link(self, run: Run, inside: str) -> str:
        if run.reference is not None and self.document.placed[run.reference].reference.kind == "record":
            return self._record(self.document.placed[run.reference].reference.name, run.address, inside)
        return _outside(run.address, inside) if leads(run.address) else inside

    def _record(self, identifier: str, source: str, inside: str) -> str:
        """Return the title of a record, which leads to its page, with the way to its public source."""
        try:
            register = self.document.standing.cited(identifier).register
        except MarsadError:
            return inside  # it left the register since
        version = version_of_links(self.document)
        query = {"list": register, "record": identifier, "lang": self.seen.lang, **({"version": version} if version else {})}
        linked = f'<a class="inside record" href="records?{text(urlencode(query))}">{inside}</a>'
        host = host_of(source)
        return f"{linked} <small>({_outside(source, own_direction(host), said('source', self.lang))})</small>" if host else linked


def _outside(address: str, inside: str, title: str = "") -> str:
    more = f' title="{text(title)}"' if title else ""
    return f'<a href="{text(address)}"{more} rel="noopener noreferrer nofollow">{inside}</a>'
