"""What a text is made of once it is read: blocks of runs, each run with one look; the same for paper, page and file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Run:
    """Words of one look; `reference` is the place of a reference in its text, `note` the number of a footnote, `address` where a link leads.

    `was` are the words as they were published, where those of today differ.
    """

    words: str
    is_strong: bool = False
    is_slanted: bool = False
    address: str = ""
    note: int = 0
    reference: int | None = None
    was: str | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 2 to 4; `anchor` is its place in an address."""

    level: int
    runs: Runs
    anchor: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True)
class Items:
    """A list; each item is blocks."""

    is_ordered: bool
    items: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True)
class Quote:
    """A quotation."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Grid:
    """A table written in the text: its head and its lines, each cell runs."""

    head: tuple[Runs, ...]
    lines: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A card or a table of an answer; `reference` is its place among the references of the text."""

    kind: str
    reference: int


Block = Heading | Paragraph | Items | Quote | Grid | Figure


@dataclass(frozen=True)
class Text:
    """A text read: its blocks and its footnotes in the order of their numbers."""

    blocks: tuple[Block, ...]
    notes: tuple[Runs, ...] = ()


def runs_of(block: Block) -> Iterator[Runs]:
    """Yield the runs of a block, each line of words once."""
    if isinstance(block, Heading | Paragraph):
        yield block.runs
    elif isinstance(block, Grid):
        yield from (cell for cells in (block.head, *block.lines) for cell in cells)
    elif isinstance(block, Items | Quote):
        inside = block.items if isinstance(block, Items) else (block.blocks,)
        yield from (runs for blocks in inside for one in blocks for runs in runs_of(one))


def with_words(text: Text, words: Callable[[Run], Run]) -> Text:
    """Return a text in which each run is what `words` makes of it."""
    return Text(_each(text.blocks, words), tuple(_said(note, words) for note in text.notes))


def _said(runs: Runs, words: Callable[[Run], Run]) -> Runs:
    return tuple(words(run) for run in runs)


def _each(blocks: tuple[Block, ...], words: Callable[[Run], Run]) -> tuple[Block, ...]:
    return tuple(_one(block, words) for block in blocks)


def _one(block: Block, words: Callable[[Run], Run]) -> Block:
    if isinstance(block, Heading | Paragraph):
        return replace(block, runs=_said(block.runs, words))
    if isinstance(block, Items):
        return replace(block, items=tuple(_each(item, words) for item in block.items))
    if isinstance(block, Quote):
        return Quote(_each(block.blocks, words))
    if isinstance(block, Grid):
        lines = tuple(tuple(_said(cell, words) for cell in line) for line in block.lines)
        return Grid(tuple(_said(cell, words) for cell in block.head), lines)
    return block
