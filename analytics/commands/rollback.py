"""Go back to a version of `versions`: it is verified, and becomes the current one; what was imported after it no longer counts."""

from argparse import ArgumentParser, Namespace

from analytics.commands.output import put, tell
from analytics.publishing.publish import roll_back
from analytics.words import book, written


def add_options(parser: ArgumentParser) -> None:
    """Add the version."""
    parser.add_argument("version", metavar="VERSION", help="the version to go back to")


def run(options: Namespace) -> int:
    """Print the id of the version that is current now."""
    version = roll_back(options.version).version
    tell(written(book("publishing")["outcomes"]["back"], "en").format(version=version))
    put(f"{version}\n")
    return 0
