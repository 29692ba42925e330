"""The command line: `python -m analytics COMMAND`; one file a command in analytics/commands."""

import argparse
import os
import sys
from pathlib import Path

from analytics.commands import commands
from analytics.errors import MarsadError, why
from analytics.roles import ROLES, STEWARD, acting_as

READING = ("answer", "briefing", "diff", "export", "schema", "study", "versions", "watch")


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    whole = argparse.ArgumentParser(prog="python -m analytics", description=__doc__, allow_abbrev=False)
    names = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, command in commands().items():
        one = names.add_parser(name, help=command.__doc__, description=command.__doc__, allow_abbrev=False)
        command.add_options(one)
        one.set_defaults(run=command.run, role=STEWARD)
        if name in READING:
            one.add_argument("--role", choices=ROLES, help="see what this role may see; whoever runs commands sees all (steward)")
    return whole


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 2 with one sentence on standard error when it cannot be done."""
    options = parser().parse_args(arguments)
    try:
        with acting_as(options.role):
            return options.run(options)
    except BrokenPipeError:  # the reader of our output has seen enough, as in `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MarsadError as fault:
        sentence = str(fault)
    except OSError as fault:
        sentence = f"{_name(fault)} cannot be read or written: {why(fault)}; choose another place or mend this one."
    print(sentence, file=sys.stderr)
    return 2


def _name(fault: OSError) -> str:
    return f"«{Path(str(fault.filename)).name}»" if fault.filename else "A file"


if __name__ == "__main__":
    sys.exit(main())
