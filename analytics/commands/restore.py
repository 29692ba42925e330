"""Put a backup back: it is looked through first; versions and imports that are there stay, other inputs are moved aside."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from analytics.commands.output import put, tell
from analytics.publishing.restore import restore


def add_options(parser: ArgumentParser) -> None:
    """Add the file."""
    parser.add_argument("file", metavar="FILE", help="a file that `backup` wrote")


def run(options: Namespace) -> int:
    """Print the id of the version that is current now."""
    listed = restore(Path(options.file))
    tell(f"Restored {len(listed.files)} files of {listed.made}; restart servers on this data folder, which have read its lists.")
    put(f"{listed.current}\n")
    return 0
