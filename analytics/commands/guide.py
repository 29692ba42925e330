"""Print the column guide of both registers in three languages, as Markdown."""

from argparse import ArgumentParser, Namespace

from analytics.commands.output import put
from analytics.downloads.guide_text import guide_text


def add_options(parser: ArgumentParser) -> None:
    """Add nothing: the guide is one text."""


def run(options: Namespace) -> int:
    """Print the guide; docs/columns.md is what it prints."""
    put(guide_text())
    return 0
