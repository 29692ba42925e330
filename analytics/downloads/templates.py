"""Templates: an empty register as CSV or XLSX, with the columns named in the reader's language, for people to fill in."""

import csv
import io

from analytics.downloads import template_book
from analytics.downloads.as_csv import BOM
from analytics.errors import UnknownName
from analytics.importing.columns import DATASETS
from analytics.importing.guide import template_columns
from analytics.names import suggestions

KINDS = ("csv", "xlsx")


def template_of(dataset: str, kind: str, lang: str) -> bytes:
    """Return the template of a dataset as the bytes of a csv or xlsx file; raise `UnknownName` for another dataset or kind."""
    if dataset not in DATASETS or kind not in KINDS:
        asked, known = f"{dataset[:40]}.{kind[:20]}", [f"{one}.{other}" for one in DATASETS for other in KINDS]
        raise UnknownName(f"There is no template «{asked}»; there is {', '.join(known)}.", suggestions(asked, known), "template", asked)
    return template_book.write(dataset, lang) if kind == "xlsx" else _header_line(dataset, lang)


def _header_line(dataset: str, lang: str) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(entry.label(lang) for entry in template_columns(dataset))
    return BOM + line.getvalue().encode()
