"""Write a backup of registers, lists, imports, versions and studies to one file, each part with its SHA-256."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from analytics.commands.output import put, ready, tell
from analytics.publishing.archive import write_backup


def add_options(parser: ArgumentParser) -> None:
    """Add the file."""
    parser.add_argument("file", metavar="FILE", help="where to write it; a backup that is there is replaced by a whole one")


def run(options: Namespace) -> int:
    """Print the place of the backup; tell what it holds."""
    ready()
    place = Path(options.file)
    place.parent.mkdir(parents=True, exist_ok=True)
    listed = write_backup(place)
    tell(
        f"{len(listed.files)} files, {sum(size for size, _ in listed.files.values()) >> 20} MB unpacked, current version {listed.current}."
    )
    put(f"{place}\n")
    return 0
