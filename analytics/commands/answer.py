"""Answer one indicator in a view, as a table to read or as a file."""

from argparse import ArgumentParser, Namespace

from analytics.commands.output import put, tell
from analytics.commands.view_options import add_view_options, view_from
from analytics.downloads import file_of
from analytics.downloads.table import table_of_answer
from analytics.indicators import indicator_named
from analytics.indicators.answers import Answer, answer
from analytics.indicators.telling import notes_of, sentence_of, title_of
from analytics.words.columns import label, shown


def add_options(parser: ArgumentParser) -> None:
    """Add the name, the format and the view."""
    parser.add_argument("name", metavar="NAME", help="name of an indicator, as `indicators` lists them")
    parser.add_argument(
        "--format", choices=["table", "csv", "json", "parquet", "xlsx", "sql"], default="table", help="what to print (table)"
    )
    add_view_options(parser)


def run(options: Namespace) -> int:
    """Print the rows; title, sentence and what is missing go to standard error. A refusal is an answer."""
    indicator_named(options.name)  # a wrong name is said before anything is built
    view = view_from(options)
    answered = answer(options.name, view)
    put(_result(answered, options.format, view.lang))
    for notice in [title_of(answered, view.lang), sentence_of(answered, view.lang), *notes_of(answered, view.lang)]:
        tell(notice)
    return 0


def _result(answered: Answer, kind: str, lang: str) -> bytes | str:
    if kind == "sql":
        return f"{answered.sql}\n"
    if kind == "table":
        return f"{sentence_of(answered, lang)}\n" if answered.refusal else aligned(answered, lang)
    return file_of(table_of_answer(answered, lang), kind)


def aligned(answered: Answer, lang: str) -> str:
    """Return the rows of an answer as words in columns."""
    own = answered.indicator.labels
    lines = [[label(column, lang, own) for column in answered.columns]]
    lines += [[shown(column, row[column], lang, own) for column in answered.columns] for row in answered.rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(answered.columns))]
    return "".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines)
