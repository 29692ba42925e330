"""List the versions, oldest first: id, as-of date, when it was built, and which one is current."""

from argparse import ArgumentParser, Namespace

from analytics.commands.output import put, ready
from analytics.warehouse import versions


def add_options(parser: ArgumentParser) -> None:
    """Add nothing: the list has no options."""


def run(options: Namespace) -> int:
    """Print one line a version, tab-separated."""
    ready()
    current = versions.current()
    for version in versions.listed():
        manifest = versions.manifest_of(version)
        put("\t".join([version, manifest.as_of, manifest.built, "current" if version == current else ""]).rstrip("\t") + "\n")
    return 0
