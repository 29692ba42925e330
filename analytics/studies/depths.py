"""How deep each heading of a study stands, so that no level is left out: readers of documents count on it."""

from collections.abc import Iterator

from analytics.studies.blocks import Block, Heading, Items, Quote


def headings_of(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    """Yield the headings of blocks, in their order."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Items | Quote):
            for inside in block.items if isinstance(block, Items) else (block.blocks,):
                yield from headings_of(inside)


def depths_of(blocks: tuple[Block, ...]) -> dict[str, int]:
    """Return the depth of each heading, 1 to 3, by its anchor: never more than one below the heading before it."""
    depths, last = {}, 0
    for heading in headings_of(blocks):
        last = min(heading.level - 1, last + 1)
        depths[heading.anchor] = last
    return depths
