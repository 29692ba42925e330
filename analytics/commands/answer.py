"""Answer one indicator in a view, as a table to read or as a file."""

import unicodedata
from argparse import ArgumentParser, Namespace

from analytics.commands.output import put, tell
from analytics.commands.view_options import add_view_options, tell_ignored, view_from
from analytics.comparing.answering import PREFIX, compared
from analytics.comparing.comparison import KEYS as COMPARISON_KEYS
from analytics.comparing.comparison import complete_comparison_of
from analytics.downloads import file_of
from analytics.downloads.table import table_of_answer
from analytics.exploring.answering import NAME, explored
from analytics.exploring.choice import KEYS, choice_of
from analytics.exploring.weighing import EXAMPLE, weighed, weights_of
from analytics.exploring.weighing import KEY as WEIGHTS
from analytics.exploring.weighing import NAME as WEIGHED
from analytics.indicators import indicator_named
from analytics.indicators.answers import Answer, answer
from analytics.indicators.telling import notes_of, sentence_of, title_of
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.organisations import organisation_ids
from analytics.words.cells import cell_words
from analytics.words.columns import label, read_as

_HELP = {
    "measure": "what is measured (projects)",
    "by": "how it is split (year)",
    "then": "how it is split again",
    "scale": "absolute (the default), share or index",
    "base": "base year of an index",
    "chart": "chart of its page; the rows stay the same",
    "compare": "what is compared: axis, sector, region, actor, kind, type, org or period",
    "with": "a side: a code, or a period as 2015-2019; repeated, two to four times (two periods)",
}

_TAKES_NO_ROOM = {"Cf", "Mn"}  # marks of direction, vowel signs


def add_options(parser: ArgumentParser) -> None:
    """Add the name, the format and the view."""
    parser.add_argument(
        "name",
        metavar="NAME",
        help=f"name of an indicator, as `indicators` lists them, `{NAME}` for a question of your own, or `{PREFIX}…` for a part of a comparison",
    )
    parser.add_argument(
        "--format", choices=["table", "csv", "json", "parquet", "xlsx", "sql"], default="table", help="what to print (table)"
    )
    add_view_options(parser)
    group = parser.add_argument_group(f"a question of your own, with the name `{NAME}`")
    for key in KEYS:
        group.add_argument(f"--{key}", dest=f"choice_{key}", action="append", metavar="CODE", help=_HELP[key])
    group = parser.add_argument_group(f"a comparison, with a name as `{PREFIX}projects_size`")
    for key in COMPARISON_KEYS:
        group.add_argument(f"--{key}", dest=f"comparison_{key}", action="append", metavar="CODE", help=_HELP[key])

    group = parser.add_argument_group(f"the composite index, with the name `{WEIGHED}`")
    weights = f"weights of its components in the order of its columns, 0 to 5 each, as {EXAMPLE} (equal)"
    group.add_argument(f"--{WEIGHTS}", action="append", metavar="NUMBERS", help=weights)


def run(options: Namespace) -> int:
    """Print the rows; title, sentence and what is missing go to standard error. A refusal is an answer."""
    answered, lang = _answered(options)
    put(_result(answered, options.format, lang))
    for notice in [title_of(answered, lang), sentence_of(answered, lang), *notes_of(answered, lang)]:
        tell(notice)
    return 0


def _answered(options: Namespace) -> tuple[Answer, str]:
    """Return the answer and the language it is to be told in."""
    is_asked = options.name == NAME or options.name.startswith(PREFIX)
    if not is_asked:
        indicator_named(options.name)  # a wrong name is said before anything is built
    view = view_from(options)
    if is_asked:
        return (_explored if options.name == NAME else _compared)(options, view), view.lang
    return (_weighed(options, view) if options.name == WEIGHED else answer(options.name, view)), view.lang


def _weighed(options: Namespace, view: View) -> Answer:
    weights, ignored = weights_of({WEIGHTS: options.weights or []})
    tell_ignored(ignored, view.lang)
    return weighed(weights, view)


def _explored(options: Namespace, view: View) -> Answer:
    choice, ignored = choice_of({key: getattr(options, f"choice_{key}") or [] for key in KEYS})
    tell_ignored(ignored, view.lang)
    return explored(choice, view)


def _compared(options: Namespace, view: View) -> Answer:
    typed = {key: getattr(options, f"comparison_{key}") or [] for key in COMPARISON_KEYS}
    comparison, ignored = complete_comparison_of(typed, organisation_ids(versions.known(view.version)))
    tell_ignored(ignored, view.lang)
    return compared(options.name, comparison, view)


def _result(answered: Answer, kind: str, lang: str) -> bytes | str:
    if kind == "sql":
        return f"{answered.sql}\n"
    if kind == "table":
        return f"{sentence_of(answered, lang)}\n" if answered.refusal else aligned(answered, lang)
    return file_of(table_of_answer(answered, lang), kind)


def aligned(answered: Answer, lang: str) -> str:
    """Return the rows of an answer as words in columns."""
    own = answered.indicator.labels
    names = read_as(answered.columns, lang)
    lines = [[label(shown, lang, own) for shown in names.values()]]
    lines += [[cell_words(shown, row[column], lang, own) for column, shown in names.items()] for row in answered.rows]
    widths = [max(_width(line[place]) for line in lines) for place in range(len(names))]
    padded = ([cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)] for line in lines)
    return "".join("  ".join(cells).rstrip() + "\n" for cells in padded)


def _width(cell: str) -> int:
    return sum(unicodedata.category(character) not in _TAKES_NO_ROOM for character in cell)
