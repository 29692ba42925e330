"""Check a file of projects, events or organisations, let its good rows join the register, and publish that as the current version.

Ends with 0 accepted, 1 rows set aside (the others are published), 2 refused.
"""

import json
from argparse import ArgumentParser, Namespace

from analytics.commands.output import progress, put, tell_counts
from analytics.commands.reporting import ENDS_WITH, add_file_options, settle_dataset, tell_report, tell_source, uncollected
from analytics.importing.check import manner_of
from analytics.publishing.publish import REPLACE, RETIRED_UNASKED, UPDATE, Offer, Published, publish
from analytics.words import book, written

_COUNTS = ("added", "updated", "unchanged", "retired")


def add_options(parser: ArgumentParser) -> None:
    """Add the file, how it is read, and whether it replaces the register."""
    add_file_options(parser)
    parser.add_argument(
        "--replace", dest="way", action="store_const", const=REPLACE, default=UPDATE, help="also retire the records that the file lacks"
    )
    parser.add_argument(
        "--yes",
        dest="may_retire",
        action="store_const",
        const=1.0,
        default=RETIRED_UNASKED,
        help=f"with --replace, retire more than {RETIRED_UNASKED:.0%}% of the register",
    )


@uncollected()
def run(options: Namespace) -> int:
    """Print the report, then what became of the register."""
    settle_dataset(options)
    manner = manner_of(options.dataset, options.dates, options.decimal)
    offer = Offer(
        options.file, options.dataset, manner, options.encoding, options.way, options.may_retire, source=options.source, at_scale=True
    )
    published = publish(offer, progress)
    if published.manifest and published.joined and published.joined.changes:
        tell_counts(published.manifest)
    if options.json:
        said = {**published.report.as_dict(options.lang or "en"), "published": _as_dict(published)}
        put(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
    else:
        if options.source:
            tell_source(options.source, options.lang or "fr")
        tell_report(published.report, options.lang or "fr")
        put(_told(published, options.lang or "fr"))
    return ENDS_WITH[published.report.outcome]


def _counts(published: Published) -> dict[str, int]:
    joined = published.joined
    if joined is None:
        return dict.fromkeys(_COUNTS, 0)
    return dict(zip(_COUNTS, (len(joined.added), len(joined.updated), joined.unchanged, len(joined.retired)), strict=True))


def _as_dict(published: Published) -> dict[str, object] | None:
    return {"version": published.manifest.version, **_counts(published)} if published.manifest else None


def _told(published: Published, lang: str) -> str:
    words = book("publishing")
    if published.manifest is None or published.joined is None:
        return written(words["outcomes"]["nothing"], lang) + "\n"
    counts = " · ".join(f"{written(words['counts'][name], lang)} {count}" for name, count in _counts(published).items())
    outcome = "published" if published.joined.changes else "same"
    return f"{counts}\n{written(words['outcomes'][outcome], lang).format(version=published.manifest.version)}\n"
