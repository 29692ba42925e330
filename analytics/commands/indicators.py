"""List the indicators: name, title and unit."""

from argparse import ArgumentParser, Namespace

from analytics.commands.output import put
from analytics.indicators import indicators
from analytics.vocabulary import LANGUAGES
from analytics.words import written


def add_options(parser: ArgumentParser) -> None:
    """Add the language of the titles."""
    parser.add_argument("--lang", choices=LANGUAGES, default="fr", help="language of the titles (fr)")


def run(options: Namespace) -> int:
    """Print one line an indicator, tab-separated, without a header."""
    put("".join(f"{name}\t{written(one.title, options.lang)}\t{one.unit}\n" for name, one in indicators().items()))
    return 0
