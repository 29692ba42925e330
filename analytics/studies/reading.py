"""The text of a study is read: references first, by line, then Markdown into blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from analytics.errors import BadStudy
from analytics.studies.blocks import Block, Figure, Grid, Heading, Items, Paragraph, Quote, Run, Runs, Text
from analytics.studies.reference import BLOCKS, WRITTEN, Reference, reference_of
from analytics.words.typography import typeset

_OPEN, _CLOSE = "\ue000", "\ue001"  # letters for private use: no text has them, Markdown leaves them alone
_HELD = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LEVELS = ("h2", "h3", "h4")
_LINKS = ("http://", "https://")


@dataclass(frozen=True)
class Placed:
    """A reference and the line of its file it stands on."""

    reference: Reference
    line: int


@dataclass(frozen=True)
class Read:
    """A text of a study in one language: its blocks and footnotes, and its references in their order."""

    text: Text
    references: tuple[Placed, ...]


def read_text(text: str, name: str, first_line: int, lang: str) -> Read:
    """Return a text read; `first_line` is its place in the file `name`. Raise `BadStudy` with one line a fault."""
    references, faults = _references(_PRIVATE.sub("", text), first_line)
    if faults:
        raise BadStudy("\n".join(f"{name}, line {line}: {sentence}" for line, sentence in faults))
    places = iter(range(len(references)))
    held = WRITTEN.sub(lambda _: f"{_OPEN}{next(places)}{_CLOSE}", _PRIVATE.sub("", text))
    tree = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin, inline=False).parse(held))
    return _Reader(name, first_line, lang, references).read(tree)


def _references(text: str, first_line: int) -> tuple[tuple[Placed, ...], list[tuple[int, str]]]:
    found, faults = [], []
    for one in WRITTEN.finditer(text):
        line = first_line + text.count("\n", 0, one.start())
        try:
            found.append(Placed(reference_of(one[1]), line))
        except BadStudy as fault:
            faults.append((line, str(fault)))
    return tuple(found), faults


class _Reader:
    """Turns the tree of a Markdown text into blocks."""

    def __init__(self, name: str, first_line: int, lang: str, references: tuple[Placed, ...]):
        self.name, self.first_line, self.lang, self.references = name, first_line, lang, references
        self.headings = 0

    def read(self, tree: SyntaxTreeNode) -> Read:
        notes = tuple(self._note(one) for node in tree.children if node.type == "footnote_block" for one in node.children)
        blocks = self._blocks([node for node in tree.children if node.type != "footnote_block"])
        return Read(Text(blocks, notes), self.references)

    def _blocks(self, nodes: list[SyntaxTreeNode]) -> tuple[Block, ...]:
        return tuple(self._block(node) for node in nodes)

    def _block(self, node: SyntaxTreeNode) -> Block:
        if node.type == "heading" and node.tag in _LEVELS:
            return self._heading(node)
        if node.type == "paragraph":
            return self._paragraph(node)
        if node.type in ("bullet_list", "ordered_list"):
            return Items(node.type == "ordered_list", tuple(self._blocks(item.children) for item in node.children))
        if node.type == "blockquote":
            return Quote(self._blocks(node.children))
        if node.type == "table":
            head, *lines = ([self._runs(cell) for cell in row.children] for part in node.children for row in part.children)
            return Grid(tuple(head), tuple(tuple(line) for line in lines))
        said = f"a heading of level {node.tag[1:]}" if node.type == "heading" else f"«{node.type}»"
        raise self._fault(
            node, f"{said} has no place in a study; it holds headings from ## to ####, paragraphs, lists, quotations and tables."
        )

    def _fault(self, node: SyntaxTreeNode, sentence: str) -> BadStudy:
        line = self.first_line + (node.map[0] if node.map else 0)
        return BadStudy(f"{self.name}, line {line}: {sentence}")

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        self.headings += 1
        return Heading(int(node.tag[1]), self._runs(node), f"part-{self.headings}")

    def _paragraph(self, node: SyntaxTreeNode) -> Block:
        runs = self._runs(node)
        blocks = [run for run in runs if run.reference is not None and self.references[run.reference].reference.kind in BLOCKS]
        if blocks and len(runs) > 1:
            raise self._fault(node, "a card or a table stands alone in its paragraph, between empty lines.")
        if not blocks or blocks[0].reference is None:
            return Paragraph(runs)
        return Figure(self.references[blocks[0].reference].reference.kind, blocks[0].reference)

    def _note(self, node: SyntaxTreeNode) -> Runs:
        return tuple(run for child in node.children if child.type == "paragraph" for run in self._runs(child))

    def _runs(self, node: SyntaxTreeNode) -> Runs:
        return tuple(run for inline in node.children if inline.type == "inline" for run in self._inside(inline, Run("")))

    def _inside(self, node: SyntaxTreeNode, look: Run) -> Iterator[Run]:
        for child in node.children:
            if child.type == "text":
                yield from self._words(child.content, look)
            elif child.type in ("softbreak", "hardbreak"):
                yield replace(look, words=" ")
            elif child.type == "strong":
                yield from self._inside(child, replace(look, is_strong=True))
            elif child.type == "em":
                yield from self._inside(child, replace(look, is_slanted=True))
            elif child.type == "link" and str(child.attrs.get("href", "")).startswith(_LINKS):
                yield from self._inside(child, replace(look, address=str(child.attrs["href"])))
            elif child.type == "footnote_ref":
                yield replace(look, words="", note=int(child.meta["id"]) + 1)
            elif child.type != "footnote_anchor":
                raise self._fault(node, f"«{child.type}» has no place in a study; a link leads to http or https.")

    def _words(self, words: str, look: Run) -> Iterator[Run]:
        end = 0
        for found in _HELD.finditer(words):
            if found.start() > end:
                yield replace(look, words=typeset(words[end : found.start()], self.lang))
            yield replace(look, reference=int(found[1]))
            end = found.end()
        if words[end:]:
            yield replace(look, words=typeset(words[end:], self.lang))
