"""The options that say a view: the same repeated keys as in addresses (`--axis ai --axis training --from 2018`)."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from analytics.commands.output import ready, tell
from analytics.errors import BadOption
from analytics.view import DIMENSIONS, KEYS, Ignored, View, view_of
from analytics.warehouse import versions
from analytics.warehouse.landmarks import record_ids
from analytics.warehouse.organisations import organisation_ids
from analytics.words import book, written

_TOLD = {"unknown": "ignored_option", "too_many": "too_many_option", "too_long": "too_long_option"}
_SINGLE = {
    "from": ("YEAR", "first year"),
    "to": ("YEAR", "last year"),
    "undated": ("keep|drop", "what becomes of records without a year (keep)"),
    "q": ("WORDS", "words that records must hold"),
    "over": ("ID", "project or event laid over the charts of pages, or milestones; changes no answer; may be repeated"),
    "lang": ("fr|ar|en", "language of titles and sentences (fr)"),
    "version": ("VERSION", "a version of `versions` (the current one)"),
}


def add_view_options(parser: ArgumentParser) -> None:
    """Add one option a key of the view."""
    group = parser.add_argument_group("view")
    for dimension in DIMENSIONS:
        help_ = f"code of {dimension.vocabulary or 'an organisation'}, or unknown; may be repeated"
        group.add_argument(f"--{dimension.key}", dest=f"view_{dimension.key}", action="append", metavar="CODE", help=help_)
    for key, (metavar, help_) in _SINGLE.items():
        group.add_argument(f"--{key}", dest=f"view_{key}", action="append", metavar=metavar, help=help_)


def view_from(options: Namespace) -> View:
    """Return the view the options say; tell which values could not be used; raise `UnknownName` for an unknown version."""
    ready()
    typed = {key: getattr(options, f"view_{key}") or [] for key in KEYS}
    version = versions.known((typed["version"] or [None])[-1])
    view = view_of(typed, organisation_ids(version), records=record_ids(typed["over"], version))
    tell_ignored(view.ignored, view.lang)
    return view


def tell_ignored(ignored: tuple[Ignored, ...], lang: str) -> None:
    """Tell which typed values could not be used, and why."""
    for one in ignored:
        tell(written(book("view")[_TOLD[one.why]], lang).format(key=one.key, value=one.value[:80]))


def place_from(options: Namespace, what: str) -> Path:
    """Return the place that `--to` names and leave years to the view; raise `BadOption` unless there is exactly one.

    `--to` ends both the years of a view and the way of a file: four digits are a year, anything else is a place.
    """
    typed = options.view_to or []
    places = [value for value in typed if not is_year(value)]
    options.view_to = [value for value in typed if is_year(value)]
    if len(places) != 1:
        raise BadOption(f"Say once where to write: --to {what}; four digits after --to are the last year of the view.")
    return Path(places[0])


def is_year(typed: str) -> bool:
    """Return whether a value of `--to` reads as a year: four digits."""
    return typed.isascii() and typed.isdigit() and len(typed) == 4
