"""Where the files of a package go, one after another: into an archive or a folder; what went in is remembered by size and SHA-256."""

import hashlib
import zipfile
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

Opening = Callable[[str], AbstractContextManager[IO[bytes]]]


@dataclass(frozen=True)
class Kept:
    """A file that went in: its size in bytes and its SHA-256."""

    size: int
    sha256: str


class Pack:
    """Takes files piece by piece; `opening` gives the place of a name to write to."""

    def __init__(self, opening: Opening):
        self._opening = opening
        self.kept: dict[str, Kept] = {}

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write one file."""
        size, sha256 = 0, hashlib.sha256()
        with self._opening(name) as place:
            for piece in pieces:
                place.write(piece)
                sha256.update(piece)
                size += len(piece)
        self.kept[name] = Kept(size, sha256.hexdigest())

    def add_text(self, name: str, text: str) -> None:
        """Write one file of text, as UTF-8."""
        self.add(name, [text.encode("utf-8", errors="replace")])

    def sums(self) -> str:
        """Return the SHA-256 of every file so far, as `sha256sum -c` reads them."""
        return "".join(f"{kept.sha256}  {name}\n" for name, kept in sorted(self.kept.items()))


def into_archive(archive: zipfile.ZipFile) -> Opening:
    """Return the way into a ZIP; the same files make the same bytes."""

    def opening(name: str) -> AbstractContextManager[IO[bytes]]:
        entry = zipfile.ZipInfo(name)  # dated 1980-01-01, the format's first day
        entry.compress_type = zipfile.ZIP_STORED if name.endswith(".parquet") else zipfile.ZIP_DEFLATED
        entry.create_system, entry.external_attr = 3, 0o644 << 16
        return archive.open(entry, "w", force_zip64=True)  # the size of a file is not known before its end

    return opening


def into_folder(folder: Path) -> Opening:
    """Return the way into a folder, which is made where it is missing."""

    def opening(name: str) -> AbstractContextManager[IO[bytes]]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        return (folder / name).open("wb")

    return opening
