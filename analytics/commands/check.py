"""Check a file of projects, events or organisations: what would be loaded, what is set aside, and why. Ends with 0 accepted, 1 rows set aside, 2 refused."""

import json
from argparse import ArgumentParser, Namespace

from analytics.commands.output import put
from analytics.commands.reporting import ENDS_WITH, add_file_options, settle_dataset, tell_report, tell_source, uncollected
from analytics.importing.check import checked, manner_of
from analytics.importing.columnwise.checking import may_be_taken
from analytics.importing.report import Report
from analytics.publishing.at_scale import check_at_scale
from analytics.sources.gate import checked_from


def add_options(parser: ArgumentParser) -> None:
    """Add the file, what it holds, how it is read and how the report is written."""
    add_file_options(parser)


@uncollected()
def run(options: Namespace) -> int:
    """Print the report."""
    settle_dataset(options)
    report = _report(options)
    if options.json:
        put(json.dumps(report.as_dict(options.lang or "en"), ensure_ascii=False, indent=2) + "\n")
    else:
        if options.source:
            tell_source(options.source, options.lang or "fr")
        tell_report(report, options.lang or "fr")
    return ENDS_WITH[report.outcome]


def _report(options: Namespace) -> Report:
    manner = manner_of(options.dataset, options.dates, options.decimal)
    if options.source:
        return checked_from(options.source, options.file, manner, options.encoding)
    report = checked(options.file, options.dataset, manner, options.encoding)
    return check_at_scale(options.file, manner) if may_be_taken(report, options.file) else report
