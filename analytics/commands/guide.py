"""Print the column guide of both registers in three languages, or the description of the data addresses, as Markdown."""

from argparse import ArgumentParser, Namespace

from analytics.addresses.guide_text import api_text
from analytics.commands.output import put
from analytics.downloads.guide_text import guide_text

_TEXTS = {"columns": guide_text, "api": api_text}


def add_options(parser: ArgumentParser) -> None:
    """Add which text."""
    parser.add_argument("what", nargs="?", choices=list(_TEXTS), default="columns", help="columns (the default) or api")


def run(options: Namespace) -> int:
    """Print the text; docs/columns.md and docs/api.md are what it prints."""
    put(_TEXTS[options.what]())
    return 0
