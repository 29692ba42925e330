"""Build the version of the registers and make it the current one."""

from argparse import ArgumentParser, Namespace

from analytics.commands.output import put, told_build


def add_options(parser: ArgumentParser) -> None:
    """Add nothing: a build has no options."""


def run(options: Namespace) -> int:
    """Print the id of the version."""
    put(f"{told_build().version}\n")
    return 0
