"""What an import leaves beside the versions: the register as published, the file as it came, the report and what was set aside."""

import csv
import io
import json
import os
import shutil
import tempfile
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from analytics.errors import BadFile, BadVersion, why
from analytics.importing.remarks import QUARANTINE
from analytics.importing.report import Report
from analytics.importing.telling import sentence
from analytics.locks import locked
from analytics.places import data_folder
from analytics.registry.description import descriptions
from analytics.registry.held import imported_file, shipped_file
from analytics.warehouse.quarantine import HEADER

_WORKING = ".writing-"


def folder() -> Path:
    """Return the folder of what was imported."""
    return data_folder() / "imported"


def original(sha: str) -> Path:
    """Return the place of a file as it came."""
    return folder() / "originals" / sha


@contextmanager
def alone() -> Generator[None]:
    """Let one import or step back at a time at the registers; raise `BadVersion` for a second one, or where nothing can be written."""
    try:
        folder().mkdir(parents=True, exist_ok=True)
        with locked(folder() / "lock", wait=False):
            for left in folder().glob(f"{_WORKING}*"):
                shutil.rmtree(left, ignore_errors=True)
            yield
    except BlockingIOError as fault:
        raise BadVersion("Another import is at work; try again when it has ended.") from fault
    except OSError as fault:
        raise BadVersion(
            f"The data folder cannot be written: {why(fault)}. Nothing was published; the current version stays as it was."
        ) from fault


def keep_register(dataset: str, rows: Iterable[dict[str, str]]) -> Path:
    """Return the file that holds `rows` in the form of the register; the shipped one where it is the same to the byte."""
    text = io.StringIO(newline="")
    lines = csv.writer(text)  # ends lines with CR LF, so that it quotes a cell that holds either
    lines.writerow([column.name for column in descriptions()[dataset].columns])
    lines.writerows(cells.values() for cells in rows)
    content = text.getvalue().encode()
    shipped = shipped_file(data_folder(), dataset)
    if shipped.exists() and shipped.read_bytes() == content:
        return shipped
    file = imported_file(data_folder(), dataset, sha256(content).hexdigest())
    if not file.exists() or file.read_bytes() != content:
        _put(content, file)
    return file


def keep_original(path: Path, sha: str) -> None:
    """Keep a copy of the file that was checked; raise `BadFile` when it is no longer the one that was read."""
    content = path.read_bytes()
    if sha256(content).hexdigest() != sha:
        raise BadFile(f"«{path.name}» was changed while it was read; import it again.", "changed_meanwhile")
    if not original(sha).exists() or original(sha).read_bytes() != content:
        _put(content, original(sha))


def keep_report(version: str, report: Report, told: Mapping[str, object]) -> None:
    """Keep what was said of the file that made `version`, and apart from it the reasons of the rows set aside."""
    said = json.dumps({**told, "version": version, **report.as_dict("en")}, ensure_ascii=False, indent=1) + "\n"
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(HEADER)
    aside = [remark for remark in report.all_remarks if remark.severity == QUARANTINE]
    lines.writerows([report.dataset, r.line, r.column, r.rule, r.value, sentence(r, "en")] for r in aside)
    name = f"{version}.{report.sha256[:10]}"
    _put(text.getvalue().encode(), folder() / "reports" / f"{name}.quarantine.csv")
    _put(said.encode(), folder() / "reports" / f"{name}.json")


def _put(content: bytes, file: Path) -> None:
    """Write a file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder(), prefix=_WORKING) as work:
        new = Path(work) / "new"
        with new.open("wb") as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
        os.replace(new, file)
