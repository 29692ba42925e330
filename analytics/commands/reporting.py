"""How a file from outside is named on the command line, and how the report on it is told."""

import gc
from argparse import ArgumentParser, Namespace
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from analytics.commands.output import put
from analytics.errors import BadOption
from analytics.importing.columns import DATASETS, SERIES
from analytics.importing.remarks import SEVERITIES
from analytics.importing.report import Report
from analytics.importing.telling import column_words, sentence
from analytics.sources import source_names, sources
from analytics.vocabulary import LANGUAGES
from analytics.words import book, written
from analytics.words.fill import fill

ENDS_WITH = {"accept": 0, "repair": 0, "quarantine": 1, "refuse": 2}
_COUNTS = ("rows_in", "loaded", "quarantined", "merged")
_SHOWN = 50  # remarks in the table; more would hide the counts


@contextmanager
def uncollected() -> Generator[None]:
    """Look for no circles of garbage inside: among some million small values there is hardly one, and to look took a tenth of an import."""
    looked_before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked_before:
            gc.enable()


def add_file_options(parser: ArgumentParser) -> None:
    """Add the file, what it holds, how it is read and how the report is written."""
    parser.add_argument("file", metavar="FILE", type=Path, help="CSV, XLSX, JSON or Parquet, also within .gz or .zip")
    parser.add_argument("--as", dest="dataset", choices=[*DATASETS, SERIES], help="what the file holds; --from tells it too")
    parser.add_argument("--from", dest="source", choices=source_names(), default="", help="the public source whose form the file has")
    parser.add_argument("--dates", choices=["dmy", "mdy"], help="whether day or month comes first, where the file does not show it")
    parser.add_argument("--decimal", choices=["comma", "point"], help="the decimal mark, where a number can be read in two ways")
    parser.add_argument("--encoding", metavar="NAME", help="what a text file is written in, where it is not UTF-8")
    parser.add_argument("--json", action="store_true", help="print the whole report as one object")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the sentences (fr; en with --json)")


def settle_dataset(options: Namespace) -> None:
    """Set what the file holds from its source, where one is named; raise `BadOption` when nothing tells it, or the two disagree."""
    own = sources()[options.source].dataset if options.source else ""
    if not own and options.dataset in (None, SERIES):
        *others, last = DATASETS
        raise BadOption(f"Say what the file holds: --as {', '.join(others)} or {last}, or --from with one of {', '.join(source_names())}.")
    if own and options.dataset not in (None, own):
        raise BadOption(f"A file of {options.source} holds {own}, not {options.dataset}: leave --as out, or write --as {own}.")
    options.dataset = own or options.dataset


def tell_source(source: str, lang: str) -> None:
    """Print the name of the public source that a file comes from."""
    put(f"{written(sources()[source].label, lang)}\n")


def tell_report(report: Report, lang: str) -> None:
    """Print counts, outcome and the gravest remarks."""
    words = book("findings")
    counts = " · ".join(f"{written(words['report'][name], lang)} {getattr(report, name)}" for name in _COUNTS)
    put(f"{counts}\n{written(words['outcomes'][report.outcome], lang)}\n")
    if report.to_check:
        put(fill(words["report"]["to_check"][lang], {"checks": report.to_check}, lang) + "\n")
    gravest_first = sorted(report.all_remarks, key=lambda remark: SEVERITIES.index(remark.severity))
    for remark in gravest_first[:_SHOWN]:
        place = str(remark.line) if remark.line else written(words["report"]["whole_file"], lang)
        put("\t".join([place, column_words(remark.column, lang), _effect(remark.severity, lang), sentence(remark, lang)]) + "\n")
    more = len(report.all_remarks) - _SHOWN
    if more > 0:
        put(written(words["report"]["more"], lang).format(count=more) + "\n")


def _effect(severity: str, lang: str) -> str:
    return written(book("findings")["severities"][severity], lang)
