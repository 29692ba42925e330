"""Tell what differs between two versions: records added, removed and changed, by axis and sector."""

import json
from argparse import ArgumentParser, Namespace

from analytics.commands.output import put
from analytics.vocabulary import LANGUAGES, word_of
from analytics.warehouse.differences import COMPARED, KINDS, Difference, counted, differences
from analytics.words import book, written
from analytics.words.columns import label, shown

_NONE = "–"


def add_options(parser: ArgumentParser) -> None:
    """Add the two versions, the form and the language."""
    parser.add_argument("earlier", metavar="A", help="the earlier version")
    parser.add_argument("later", metavar="B", help="the later version")
    parser.add_argument("--format", choices=["table", "json"], default="table", help="a table of counts, or every record with what changed")
    parser.add_argument("--lang", choices=LANGUAGES, default="fr", help="language of the table (fr)")


def run(options: Namespace) -> int:
    """Print what differs."""
    found = differences(options.earlier, options.later)
    if options.format == "json":
        registers = {name: _as_dict([one for one in found if one.register == name], name) for name in COMPARED}
        said = {"earlier": options.earlier, "later": options.later, "registers": registers}
        put(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
    else:
        put(_table(found, options.lang))
    return 0


def _as_dict(found: list[Difference], register: str) -> dict[str, object]:
    totals = {kind: sum(one.kind == kind for one in found) for kind in KINDS}
    groups = [dict(zip(("change", "axis", "sector", "records"), row, strict=True)) for row in counted(found, register)]
    return {**totals, "by_axis_and_sector": groups, "records": [_record(one) for one in found]}


def _record(one: Difference) -> dict[str, object]:
    changed = {name: {"before": before, "after": after} for name, before, after in one.columns}
    said: dict[str, object] = {"id": one.id, "change": one.kind, "title": one.title, "axis": one.axis, "sector": one.sector}
    return said | ({"columns": changed} if changed else {})


def _table(found: list[Difference], lang: str) -> str:
    """Return one line a register, change, axis and sector, tab-separated; one sentence where nothing differs."""
    words = book("publishing")["differences"]
    if not found:
        return written(words["none"], lang) + "\n"
    head = [
        label("register", lang),
        written(words["change"], lang),
        label("axis", lang),
        label("sector", lang),
        written(words["records"], lang),
    ]
    lines = [
        [
            shown("register", name, lang),
            written(words[kind], lang),
            word_of("axes", axis, lang),
            word_of("sectors", sector, lang),
            str(count),
        ]
        for name in COMPARED
        for kind, axis, sector, count in counted(found, name)
    ]
    return "".join("\t".join(cell or _NONE for cell in line) + "\n" for line in [head, *lines])
