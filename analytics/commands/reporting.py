"""How a file from outside is named on the command line, and how the report on it is told."""

from argparse import ArgumentParser
from pathlib import Path

from analytics.commands.output import put
from analytics.importing.columns import DATASETS
from analytics.importing.remarks import SEVERITIES
from analytics.importing.report import Report
from analytics.importing.telling import column_words, sentence
from analytics.vocabulary import LANGUAGES
from analytics.words import book, written

ENDS_WITH = {"accept": 0, "repair": 0, "quarantine": 1, "refuse": 2}
_COUNTS = ("rows_in", "loaded", "quarantined", "merged")
_SHOWN = 50  # remarks in the table; more would hide the counts


def add_file_options(parser: ArgumentParser) -> None:
    """Add the file, what it holds, how it is read and how the report is written."""
    parser.add_argument("file", metavar="FILE", type=Path, help="CSV, XLSX, JSON or Parquet, also within .gz or .zip")
    parser.add_argument("--as", dest="dataset", choices=DATASETS, required=True, help="what the file holds")
    parser.add_argument("--dates", choices=["dmy", "mdy"], help="whether day or month comes first, where the file does not show it")
    parser.add_argument("--decimal", choices=["comma", "point"], help="the decimal mark, where a number can be read in two ways")
    parser.add_argument("--encoding", metavar="NAME", help="what a text file is written in, where it is not UTF-8")
    parser.add_argument("--json", action="store_true", help="print the whole report as one object")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the sentences (fr; en with --json)")


def tell_report(report: Report, lang: str) -> None:
    """Print counts, outcome and the gravest remarks."""
    words = book("findings")
    counts = " · ".join(f"{written(words['report'][name], lang)} {getattr(report, name)}" for name in _COUNTS)
    put(f"{counts}\n{written(words['outcomes'][report.outcome], lang)}\n")
    gravest_first = sorted(report.all_remarks, key=lambda remark: SEVERITIES.index(remark.severity))
    for remark in gravest_first[:_SHOWN]:
        place = str(remark.line) if remark.line else written(words["report"]["whole_file"], lang)
        put("\t".join([place, column_words(remark.column, lang), _effect(remark.severity, lang), sentence(remark, lang)]) + "\n")
    more = len(report.all_remarks) - _SHOWN
    if more > 0:
        put(written(words["report"]["more"], lang).format(count=more) + "\n")


def _effect(severity: str, lang: str) -> str:
    return written(book("findings")["severities"][severity], lang)
