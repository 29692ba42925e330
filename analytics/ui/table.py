"""Rows as an HTML table: read aloud, mirrored, printed; numbers to the side where they line up."""

from collections.abc import Callable

from analytics.ui.escape import own_direction, text
from analytics.ui.titles import title
from analytics.words import say
from analytics.words.cells import cell_words, means_something
from analytics.words.columns import format_of, label, read_as, vocabulary_of

MOST_ROWS = 300
Narrowing = Callable[[dict, str], str]


def nowhere(_row: dict, _column: str) -> str:
    """Lead nowhere: the cells of this table are words alone."""
    return ""


def rows_table(
    columns: tuple[str, ...],
    rows: tuple[dict, ...],
    lang: str,
    own: dict | None = None,
    caption: str = "",
    *,
    narrowing: Narrowing = nowhere,
) -> str:
    """Return the table of `rows`, words for codes; beyond 300 rows the reader is sent to the file.

    Of a text that stands in three languages the reader's is shown.

    `narrowing` gives the address a cell of a row leads to, empty where it leads nowhere.
    """
    names = read_as(columns, lang)
    numeric = {name for name in names if _counts(name, own) and any(isinstance(row[name], int | float) for row in rows)}
    heads = "".join(f'<th scope="col"{_side(name in numeric)}>{text(label(shown, lang, own))}</th>' for name, shown in names.items())

    def address(row: dict, name: str) -> str:
        return "" if row[name] is None and means_something(name, own) else narrowing(row, name)

    lines = "".join(
        f"<tr>{_cells({name: _linked(_cell(shown, row[name], lang, own), address(row, name)) for name, shown in names.items()}, numeric)}</tr>"
        for row in rows[:MOST_ROWS]
    )
    cut = say("rows_shown", lang, shown=MOST_ROWS, total=len(rows)) if len(rows) > MOST_ROWS else ""
    note = f'<p class="card-notes">{text(cut)}</p>' if cut else ""
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{text(caption)}">'
        f'<table class="rows"><caption class="skip">{text(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>{note}'
    )


def _cells(cells: dict[str, str], numeric: set[str]) -> str:
    return "".join(f"<td{_side(name in numeric)}>{cell}</td>" for name, cell in cells.items())


def _linked(cell: str, address: str) -> str:
    return f'<a class="inside narrows" href="{text(address)}">{cell}</a>' if address else cell


def _cell(name: str, value: object, lang: str, own: dict | None) -> str:
    words = cell_words(name, value, lang, own)
    if name == "title" and isinstance(value, str):
        return title(words)
    free_text = isinstance(value, str) and not vocabulary_of(name)
    return own_direction(words) if free_text else text(words)


def _counts(name: str, own: dict | None) -> bool:
    """Return whether a column counts or measures: a year is a name."""
    return format_of(name, own) != "year"


def _side(is_number: bool) -> str:
    return ' class="number"' if is_number else ""
