"""Rows as an HTML table: read aloud, mirrored, printed; numbers to the side where they line up."""

from analytics.ui.escape import own_direction, text
from analytics.words import say
from analytics.words.columns import label, shown, vocabulary_of

MOST_ROWS = 300


def rows_table(columns: tuple[str, ...], rows: tuple[dict, ...], lang: str, own: dict | None = None, caption: str = "") -> str:
    """Return the table of `rows`, words for codes; beyond 300 rows the reader is sent to the file."""
    numeric = {name for name in columns if any(isinstance(row[name], int | float) for row in rows)}
    heads = "".join(f'<th scope="col"{_side(name in numeric)}>{text(label(name, lang, own))}</th>' for name in columns)
    lines = "".join(f"<tr>{_cells(columns, row, lang, own, numeric)}</tr>" for row in rows[:MOST_ROWS])
    cut = say("rows_shown", lang, shown=MOST_ROWS, total=len(rows)) if len(rows) > MOST_ROWS else ""
    note = f'<p class="card-notes">{text(cut)}</p>' if cut else ""
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{text(caption)}">'
        f'<table class="rows"><caption class="skip">{text(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>{note}'
    )


def _cells(columns: tuple[str, ...], row: dict, lang: str, own: dict | None, numeric: set[str]) -> str:
    return "".join(f"<td{_side(name in numeric)}>{_cell(name, row[name], lang, own)}</td>" for name in columns)


def _cell(name: str, value: object, lang: str, own: dict | None) -> str:
    words = shown(name, value, lang, own)
    free_text = isinstance(value, str) and not vocabulary_of(name)
    return own_direction(words) if free_text else text(words)


def _side(is_number: bool) -> str:
    return ' class="number"' if is_number else ""
