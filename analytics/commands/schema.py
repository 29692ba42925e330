"""Print the tables and columns of the current version in three languages, with example questions, as Markdown."""

from argparse import ArgumentParser, Namespace

from analytics.commands.output import put, ready
from analytics.downloads.schema_text import schema_text
from analytics.warehouse import versions


def add_options(parser: ArgumentParser) -> None:
    """Add nothing: the schema is one text."""


def run(options: Namespace) -> int:
    """Print the schema; docs/schema.md is what it prints for the shipped registers."""
    ready()
    put(schema_text(versions.current()))
    return 0
