"""Where words go: the result to standard output as UTF-8 bytes, everything else to standard error."""

import sys

from analytics.errors import BadVersion
from analytics.publishing.audit import audited
from analytics.warehouse import versions
from analytics.warehouse.build import build
from analytics.warehouse.manifest import Manifest
from analytics.warehouse.wholeness import looked_after

BAR_WIDTH = 24
_AS_IMPORTED = " (as imported; the shipped file is not read)"


def put(result: bytes | str) -> None:
    """Write a result, or a part of it, to standard output."""
    sys.stdout.buffer.write(result.encode("utf-8", errors="replace") if isinstance(result, str) else result)
    sys.stdout.buffer.flush()


def tell(notice: str) -> None:
    """Write a notice to standard error."""
    print(notice.encode(sys.stderr.encoding or "utf-8", errors="replace").decode(sys.stderr.encoding or "utf-8"), file=sys.stderr)


def progress(what: str, done: int, total: int) -> None:
    """Show how far a build is: a bar on a terminal, lines elsewhere."""
    if not sys.stderr.isatty():
        tell(f"{done}/{total} {what}")
        return
    filled = BAR_WIDTH * done // max(total, 1)
    end = "\n" if done == total else ""
    print(f"\r[{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {done}/{total} {what:<24}", end=end, file=sys.stderr, flush=True)


def told_build() -> Manifest:
    """Return the manifest of the version of the registers, built if need be; tell what became of every row."""
    with audited("build", if_moved=True):
        manifest = looked_after(lambda: build(progress), tell)
    tell_counts(manifest)
    return manifest


def tell_counts(manifest: Manifest) -> None:
    """Tell what became of every row of a version, and which registers are those that were imported."""
    for name, count in manifest.registers.items():
        tell(
            f"{name}: {count.rows_in} rows in, {count.loaded} loaded, {count.quarantined} quarantined, {count.merged} merged{_AS_IMPORTED * count.imported}"
        )
    if any(count.quarantined for count in manifest.registers.values()):
        tell(f"Why rows were put aside, line by line: {versions.quarantine_file(manifest.version)}")


def ready() -> None:
    """Build a version where there is none yet."""
    try:
        versions.current()
    except BadVersion:
        told_build()
