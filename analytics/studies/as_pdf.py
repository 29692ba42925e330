"""A study as paper: its words, charts and tables for the template beside this file; nothing of them is markup."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from analytics.charts.palette import TONES
from analytics.paper import pdf_of
from analytics.studies.basis import SHORT, citation, pages_cited, registers_of, stood_on
from analytics.studies.blocks import Block, Figure, Grid, Heading, Items, Paragraph, Quote, Run, Runs
from analytics.studies.depths import depths_of
from analytics.studies.document import Document
from analytics.studies.rows_shown import numeric_columns, rows_shown
from analytics.studies.telling import captions, differing, front_facts, leads, on_paper, standing_line, was_words, words_with_host
from analytics.words import book, say, written

TEMPLATE = Path(__file__).with_name("study.typ")
WIDTH = 700  # pixels of a chart across the column
_TONES = ("ink", "quiet", "line", "accent", "paper", "warning", "deep")


def write(document: Document) -> bytes:
    """Return the PDF, dated as its numbers are."""
    words = said(document)
    return pdf_of(TEMPLATE, _set_apart(words) if document.lang == "ar" else words, document.standing.as_of)


def said(document: Document) -> dict[str, Any]:
    """Return all that stands on the pages, in words."""
    lang, front = document.lang, document.front
    labels = {key: written(words, lang) for key, words in book("studies")["paper"].items() if "{" not in words["en"]}
    paper = _Paper(document)
    blocks = paper.blocks(document.text.blocks)
    return {
        "lang": lang,
        "day": [int(part) for part in document.standing.as_of.split("-")],
        "tones": {name: getattr(TONES["light"], name) for name in _TONES},
        "labels": {
            **labels,
            **{key: say(key, lang) for key in ("brand", "tagline", "partners", "no_answer", "definition", "limits", "reference")},
            "page": written(book("studies")["paper"]["page"], lang),
            "registers": on_paper(document, "registers", version=document.standing.version),
        },
        "title": front.title,
        "question": front.question,
        "authors": list(front.authors),
        "version": document.standing.version,
        "facts": front_facts(document),
        "line": standing_line(document),
        "blocks": blocks,
        "marks": paper.marks,
        "notes": [paper.runs(note) for note in document.text.notes],
        "basis": basis(document),
    }


def _set_apart(value: Any) -> Any:
    """Return data in which a number that is a text of its own keeps its direction, an Arabic letter mark before it: paper leaves marks only to Arabic."""
    if isinstance(value, str):
        return f"\u061c{value}" if value.startswith("\u2066") else value
    if isinstance(value, dict):
        return {key: _set_apart(one) for key, one in value.items()}
    return [_set_apart(one) for one in value] if isinstance(value, list | tuple) else value


def basis(document: Document) -> dict[str, Any]:
    """Return what the study stands on as plain data, each SHA-256 shortened."""
    stood = [asdict(one) for one in stood_on(document)]
    for one in stood:
        one["asked"] = [{**asked, "sha256": asked["sha256"][:SHORT], "sql": ""} for asked in one["asked"]]
    registers = [{**asdict(one), "sha256": one.sha256[:SHORT]} for one in registers_of(document)]
    return {"stood": stood, "registers": registers, "pages": pages_cited(document), "citation": citation(document)}


class _Paper:
    """Turns the blocks of a study into plain data."""

    def __init__(self, document: Document):
        self.document, self.captions, self.depths = document, captions(document), depths_of(document.text.blocks)
        self.marks: dict[str, list[dict[str, Any]]] = {}  # the footnotes of each heading: its words stand in the contents too
        self.noted: set[int] = set()

    def blocks(self, blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
        return [self._block(block) for block in blocks]

    def runs(self, runs: Runs) -> list[dict[str, Any]]:
        return [self._run(run) for run in runs]

    def _run(self, run: Run) -> dict[str, Any]:
        address = run.address if leads(run.address) else ""
        was = was_words(self.document, run.was) if run.was is not None else ""
        return {
            "words": words_with_host(self.document, run),
            "strong": run.is_strong,
            "slanted": run.is_slanted,
            "address": address,
            "note": run.note,
            "again": self._is_again(run.note),
            "was": was,
        }

    def _is_again(self, note: int) -> bool:
        is_again = note in self.noted
        self.noted |= {note} if note else set()
        return is_again

    def _block(self, block: Block) -> dict[str, Any]:
        if isinstance(block, Heading):
            self.marks[block.anchor] = self.runs(tuple(run for run in block.runs if run.note))
            words = self.runs(tuple(run for run in block.runs if not run.note))
            return {"kind": "heading", "depth": self.depths[block.anchor], "anchor": block.anchor, "runs": words}
        if isinstance(block, Paragraph):
            return {"kind": "paragraph", "runs": self.runs(block.runs)}
        if isinstance(block, Items):
            return {"kind": "items", "ordered": block.is_ordered, "items": [self.blocks(item) for item in block.items]}
        if isinstance(block, Quote):
            return {"kind": "quote", "blocks": self.blocks(block.blocks)}
        return self._grid(block) if isinstance(block, Grid) else self._figure(block)

    def _grid(self, grid: Grid) -> dict[str, Any]:
        lines = [[self.runs(cell) for cell in line] for line in grid.lines]
        return {"kind": "grid", "head": [self.runs(cell) for cell in grid.head], "lines": lines, "numeric": numeric_columns(grid)}

    def _figure(self, figure: Figure) -> dict[str, Any]:
        shown = self.document.figures[figure.reference]
        told = {
            "kind": figure.kind,
            "caption": self.captions[figure.reference],
            "title": shown.title,
            "sentence": shown.sentence,
            "notes": shown.notes,
            "differs": differing(self.document, figure.reference),
            "refused": shown.answered.refusal is not None,
        }
        if figure.kind == "table":
            return {**told, **asdict(rows_shown(shown))}
        picture = shown.picture(WIDTH)
        return {**told, "chart": asdict(picture) if picture else None}
