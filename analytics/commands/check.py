"""Check a file of projects or events: what would be loaded, what is set aside, and why. Ends with 0 accepted, 1 rows set aside, 2 refused."""

import json
from argparse import ArgumentParser, Namespace

from analytics.commands.output import put
from analytics.commands.reporting import ENDS_WITH, add_file_options, tell_report
from analytics.importing.check import checked, manner_of


def add_options(parser: ArgumentParser) -> None:
    """Add the file, what it holds, how it is read and how the report is written."""
    add_file_options(parser)


def run(options: Namespace) -> int:
    """Print the report."""
    report = checked(options.file, options.dataset, manner_of(options.dataset, options.dates, options.decimal), options.encoding)
    if options.json:
        put(json.dumps(report.as_dict(options.lang or "en"), ensure_ascii=False, indent=2) + "\n")
    else:
        tell_report(report, options.lang or "fr")
    return ENDS_WITH[report.outcome]
