"""What imports have left is held against its checksums: the SHA-256 in a name, or the seal of a report."""

import re
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from analytics.registry.sealed import unsealed

_SHA256 = re.compile(r"(?:^|\.)([0-9a-f]{64})(?=\.|$)")


def damaged_files(folder: Path) -> Iterator[str]:
    """Yield the names of the files below `folder`, where imports keep theirs, that are not what they were."""
    for file in sorted(path for path in folder.glob("*/**/*") if path.is_file()):
        found = _SHA256.search(file.name) or _SHA256.search(file.parent.name)
        if found and _sha256_of(file) != found[1]:
            yield file.relative_to(folder).as_posix()
    for report in sorted((folder / "reports").glob("*.json")):
        yield from (f"reports/{name}" for name in _damaged_report(report))


def _damaged_report(report: Path) -> Iterator[str]:
    try:
        wanted = unsealed(report.read_bytes()).get("quarantine_sha256")
    except ValueError:
        yield report.name
        return
    rows = report.with_suffix(".quarantine.csv")
    if wanted and not (rows.exists() and _sha256_of(rows) == wanted):
        yield rows.name


def _sha256_of(file: Path) -> str:
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()
