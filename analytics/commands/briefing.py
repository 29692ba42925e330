"""Write the briefing of a view: one or two pages as .pdf, or slides as .pptx."""

from argparse import ArgumentParser, Namespace

from analytics.briefings import PAGES, briefing_file, kind_named
from analytics.commands.output import put, tell
from analytics.commands.view_options import add_view_options, place_from, view_from
from analytics.downloads.subject import subject_of


def add_options(parser: ArgumentParser) -> None:
    """Add the number of pages and the view; its `--to` says the place too."""
    parser.epilog = "--to FILE.pdf or FILE.pptx says where. MARSAD_ADDRESS is the address of the server that its link leads to."
    parser.add_argument("--pages", type=int, choices=PAGES, default=PAGES[0], help="pages of the PDF (1)")
    add_view_options(parser)


def run(options: Namespace) -> int:
    """Write the briefing and print where it is."""
    place = place_from(options, "FILE.pdf")
    kind = kind_named(place.suffix.lower().removeprefix("."))
    subject = subject_of(view_from(options))
    tell(subject.sentence)
    content = briefing_file(subject, kind, options.pages)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    put(f"{place}\n")
    return 0
