"""Write an empty register to fill in: XLSX with drop-down lists, or CSV."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from analytics.commands.output import put
from analytics.downloads.templates import KINDS, template_of
from analytics.errors import BadOption
from analytics.importing.columns import DATASETS
from analytics.vocabulary import LANGUAGES


def add_options(parser: ArgumentParser) -> None:
    """Add the register, the language and the place; the end of its name says the format."""
    parser.add_argument("dataset", choices=DATASETS, help="what is to be filled in")
    parser.add_argument("--lang", choices=LANGUAGES, default="fr", help="language of column names and lists (fr)")
    parser.add_argument("--to", metavar="FILE", type=Path, required=True, help="file to write, ending in .xlsx or .csv")


def run(options: Namespace) -> int:
    """Write the template and print where it is."""
    kind = options.to.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise BadOption(f"«{options.to.name}» does not say its format; end its name in {' or '.join(f'.{one}' for one in KINDS)}.")
    options.to.write_bytes(template_of(options.dataset, kind, options.lang))
    put(f"{options.to}\n")
    return 0
