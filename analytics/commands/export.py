"""Export the research package of a view, to a folder or to one .zip file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from analytics.commands.output import put, tell
from analytics.commands.view_options import add_view_options, place_from, view_from
from analytics.downloads.package.contents import write_archive, write_folder
from analytics.view import View
from analytics.warehouse.organisations import organisation_names
from analytics.warehouse.questions import at_length
from analytics.warehouse.versions import known
from analytics.words.view_sentence import view_sentence


def add_options(parser: ArgumentParser) -> None:
    """Add the view; its `--to` says the place too."""
    parser.epilog = "--to FOLDER_OR_ZIP says where: a folder, or a file that ends in .zip (write ./2024 for a folder named 2024)."
    add_view_options(parser)


def run(options: Namespace) -> int:
    """Write the package and print where it is."""
    place = place_from(options, "FOLDER_OR_ZIP")
    view = view_from(options)
    tell(view_sentence(view, view.lang, organisation_names(known(view.version))))
    with at_length():
        write(view, place)
    put(f"{place}\n")
    return 0


def write(view: View, place: Path) -> None:
    """Write the package: one archive where the name ends in .zip, a folder otherwise."""
    if place.suffix.lower() != ".zip":
        write_folder(view, place)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as file:
        write_archive(view, file)
