"""Judge the watch rules on the current version, and write what they say as Markdown, a page and a feed."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from analytics.commands.output import put, ready, tell
from analytics.places import data_folder
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from analytics.watching import as_atom, as_html, as_markdown
from analytics.watching.digest import digest_of
from analytics.watching.evaluating import Outcome, outcomes
from analytics.watching.rules import read_rules

_FILES = {"digest.{lang}.md": as_markdown.write, "digest.{lang}.html": as_html.write, "feed.{lang}.xml": as_atom.write}
_NONE = "-"


def add_options(parser: ArgumentParser) -> None:
    """Add the file of rules, the language and the folder."""
    parser.epilog = "MARSAD_ADDRESS is the address of the server that the links lead to."
    parser.add_argument("--rules", metavar="FILE", type=Path, help="the rules (watch.toml of the data folder)")
    parser.add_argument("--lang", choices=LANGUAGES, default="fr", help="language of the digest (fr)")
    parser.add_argument("--to", metavar="FOLDER", type=Path, help="folder of the digest (the folder watch of the data folder)")


def run(options: Namespace) -> int:
    """Print one line a rule, tab-separated: its id, its state, value and threshold; an alarm is a result, so the exit is 0."""
    ready()
    version = versions.current()
    found = outcomes(read_rules(options.rules or data_folder() / "watch.toml", version))
    digest = digest_of(found, version, options.lang)
    folder = options.to or data_folder() / "watch"
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in _FILES.items():
        _replace(folder / name.format(lang=options.lang), write(digest))
    put("".join(map(_line, found)))
    tell(digest.counts)
    return 0


def _replace(place: Path, content: bytes) -> None:
    beside = place.with_name(f".{place.name}.new")
    beside.write_bytes(content)
    os.replace(beside, place)  # who reads the feed never meets half of it


def _line(outcome: Outcome) -> str:
    numbers = (_NONE if number is None else f"{number:.6g}" for number in (outcome.value, outcome.threshold))
    return "\t".join((outcome.rule.id, outcome.state, *numbers)) + "\n"
