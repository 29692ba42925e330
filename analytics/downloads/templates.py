"""Templates: a register as CSV or XLSX, empty or begun, with the columns named in the reader's language, for people to fill in."""

import csv
import io
from collections.abc import Sequence

from analytics.downloads import template_book
from analytics.downloads.as_csv import BOM
from analytics.downloads.csv_cells import written
from analytics.downloads.template_book import Begun
from analytics.errors import UnknownName
from analytics.importing.columns import DATASETS
from analytics.importing.guide import template_columns
from analytics.names import suggestions

KINDS = ("csv", "xlsx")


def template_of(dataset: str, kind: str, lang: str, begun: Sequence[Begun] = ()) -> bytes:
    """Return the template of a dataset as the bytes of a csv or xlsx file; raise `UnknownName` for another dataset or kind.

    `begun` are rows that it has already: cells by the name of their column, the others empty.
    """
    if dataset not in DATASETS or kind not in KINDS:
        asked, known = f"{dataset[:40]}.{kind[:20]}", [f"{one}.{other}" for one in DATASETS for other in KINDS]
        raise UnknownName(f"There is no template «{asked}»; there is {', '.join(known)}.", suggestions(asked, known), "template", asked)
    return template_book.write(dataset, lang, begun) if kind == "xlsx" else _lines(dataset, lang, begun)


def _lines(dataset: str, lang: str, begun: Sequence[Begun]) -> bytes:
    text, entries = io.StringIO(newline=""), template_columns(dataset)
    lines = csv.writer(text)
    lines.writerow(entry.label(lang) for entry in entries)
    lines.writerows([written(row.get(entry.name)) for entry in entries] for row in begun)
    return BOM + text.getvalue().encode()
