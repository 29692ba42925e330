"""What an import leaves beside the versions: the register as published, the file as it came, the report and what was set aside."""

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from analytics.errors import AtWork, BadFile, BadVersion
from analytics.importing.remarks import QUARANTINE
from analytics.importing.report import Report
from analytics.importing.telling import sentence
from analytics.locks import locked
from analytics.places import data_folder
from analytics.registry.description import descriptions
from analytics.registry.held import imported_folder, shipped_file
from analytics.registry.sealed import sealed
from analytics.warehouse.manifest import sha256_of
from analytics.warehouse.quarantine import HEADER
from analytics.warehouse.unwritten import NOT_WRITTEN, reason

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
        raise AtWork("Another import is at work; try again when it has ended.") from fault
    except (OSError, *NOT_WRITTEN) as fault:
        raise BadVersion(
            f"The data folder cannot be written: {reason(fault)}. Nothing was published; the current version stays as it was."
        ) from fault


def keep_register(dataset: str, rows: Iterable[Mapping[str, str]], beside: Callable[[Path], Mapping[str, bytes]]) -> Path:
    """Return the file that holds `rows`, their cells in the order of the register; the shipped one where it is the same to the byte.

    `beside` gives, for the new file, what is kept beside it, by name; all of it appears in one step. A register that is there already
    keeps what lies beside it.
    """
    return keep_written(dataset, lambda folder: _write_register(folder / f"{dataset}.csv", dataset, rows), beside)


def keep_written(dataset: str, write: Callable[[Path], Path], beside: Callable[[Path], Mapping[str, bytes]]) -> Path:
    """Return the same of a register that `write` puts into the folder it is given."""
    folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder(), prefix=_WORKING) as work:
        new = Path(work) / "new"
        new.mkdir()
        written = write(new)
        sha = sha256_of(written)
        shipped, file = shipped_file(data_folder(), dataset), imported_folder(data_folder(), sha) / written.name
        if _is_there(shipped, sha):
            return shipped
        if not _is_there(file, sha):
            for name, content in beside(written).items():
                _written(content, new / name)
            file.parent.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(file.parent, ignore_errors=True)  # a damaged one
            os.replace(new, file.parent)
        return file


def _write_register(file: Path, dataset: str, rows: Iterable[Mapping[str, str]]) -> Path:
    """Write a register row by row, because a large one does not fit into memory beside its rows; return its file."""
    with file.open("w", encoding="utf-8", newline="") as text:
        lines = csv.writer(text)  # ends lines with CR LF, so that it quotes a cell that holds either
        lines.writerow([column.name for column in descriptions()[dataset].columns])
        lines.writerows(cells.values() for cells in rows)
        text.flush()
        os.fsync(text.fileno())
    return file


def _is_there(file: Path, sha: str) -> bool:
    return file.exists() and sha256_of(file) == sha


def keep_original(path: Path, sha: str) -> None:
    """Keep a copy of the file that was checked; raise `BadFile` when it is no longer the one that was read."""
    with working() as work:
        copy = shutil.copyfile(path, work / "new")
        if sha256_of(copy) != sha:
            raise BadFile(f"«{path.name}» was changed while it was read; import it again.", "changed_meanwhile")
        if not _is_there(original(sha), sha):
            with copy.open("rb+") as written:
                os.fsync(written.fileno())
            original(sha).parent.mkdir(parents=True, exist_ok=True)
            os.replace(copy, original(sha))


@contextmanager
def working() -> Generator[Path]:
    """Give a folder of its own to an import at work; it is swept up, also by the next one where this one is broken off."""
    folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder(), prefix=_WORKING) as work:
        yield Path(work)


def keep_report(version: str, report: Report, told: Mapping[str, object]) -> None:
    """Keep what was said of the file that made `version`, and apart from it the reasons of the rows set aside."""
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(HEADER)
    aside = [remark for remark in report.all_remarks if remark.severity == QUARANTINE]
    lines.writerows([report.dataset, one.line, one.column, one.rule, one.value, sentence(one, "en")] for one in aside)
    content = text.getvalue().encode()
    said = {**told, "version": version, "quarantine_sha256": sha256(content).hexdigest(), **report.as_dict("en")}
    name = f"{version}.{report.sha256[:10]}"
    _put(content, folder() / "reports" / f"{name}.quarantine.csv")
    _put(sealed(said).encode(), folder() / "reports" / f"{name}.json")


def _put(content: bytes, file: Path) -> None:
    """Write a file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder(), prefix=_WORKING) as work:
        os.replace(_written(content, Path(work) / "new"), file)


def _written(content: bytes, file: Path) -> Path:
    with file.open("wb") as written:
        written.write(content)
        written.flush()
        os.fsync(written.fileno())
    return file
