"""Print as Markdown the column guide of both registers, the description of the data addresses, or the methods of all indicators."""

from argparse import ArgumentParser, Namespace

from analytics.addresses.guide_text import api_text
from analytics.commands.output import put
from analytics.downloads.guide_text import guide_text
from analytics.downloads.methods_text import methods_text

_TEXTS = {"columns": guide_text, "api": api_text, "methods": methods_text}


def add_options(parser: ArgumentParser) -> None:
    """Add which text."""
    parser.add_argument("what", nargs="?", choices=list(_TEXTS), default="columns", help="columns (the default), api or methods")


def run(options: Namespace) -> int:
    """Print the text; docs/columns.md, docs/api.md and docs/methods.md are what it prints."""
    put(_TEXTS[options.what]())
    return 0
