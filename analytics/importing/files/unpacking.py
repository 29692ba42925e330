"""A packed file becomes the one file within it, or a refusal; no more than the limit is ever unpacked."""

import gzip
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import IO

from analytics.importing.files.kinds import kind_of
from analytics.importing.files.limits import UNPACKED_BYTES
from analytics.importing.files.refusals import Refused

_PIECE = 1_000_000
_UNSAFE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|[\x00-\x1f]")
_LEFT_BY_SYSTEMS = re.compile(r"^__MACOSX/|(?:^|/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$")
_OFFICE = "[Content_Types].xml"
_LINK, _KIND_BITS = 0o120000, 0o170000


def unpacked(content: bytes) -> tuple[bytes, str]:
    """Return the bytes that hold the table and their kind: csv, json, parquet or xlsx."""
    kind = kind_of(content)
    if kind == "gzip":
        return _inner(_from_gzip(content))
    if kind == "zip":
        with opened(content) as archive:
            return (content, "xlsx") if is_office(archive) else _inner(_only_entry(archive))
    return content, kind


@contextmanager
def sound() -> Generator[None]:
    """Turn what a packed file that is cut off or damaged raises into a refusal."""
    try:
        yield
    except EOFError as fault:
        raise Refused("truncated") from fault
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, ValueError, struct.error) as fault:
        raise Refused("damaged") from fault


def opened(content: bytes, limit: int = UNPACKED_BYTES) -> zipfile.ZipFile:
    """Return an archive whose directory is sound: no entry twice, encrypted or unsafe by name, `limit` bytes in all at most."""
    with sound():
        archive = zipfile.ZipFile(io.BytesIO(content))
    _check_entries(archive.infolist(), limit)
    return archive


def pieces(stream: IO[bytes] | gzip.GzipFile) -> Iterator[bytes]:
    """Yield a packed stream piece by piece; raise `Refused` where it is cut off or damaged."""
    with sound():
        while piece := stream.read(_PIECE):
            yield piece


def files_in(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the entries of an archive that a person put there."""
    return [entry for entry in archive.infolist() if not entry.is_dir() and not _LEFT_BY_SYSTEMS.search(entry.filename)]


def entry_content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int = UNPACKED_BYTES) -> bytes:
    """Return the bytes of one entry; raise `Refused` beyond `limit`, whatever the directory says."""
    with sound():
        stream = archive.open(entry)
    return _read_within_limit(stream, limit)


def _read_within_limit(stream: IO[bytes] | gzip.GzipFile, limit: int = UNPACKED_BYTES) -> bytes:
    held = io.BytesIO()
    for piece in pieces(stream):
        if held.tell() + len(piece) > limit:
            raise Refused("unpacks_too_large")
        held.write(piece)
    return held.getvalue()


def _check_entries(entries: list[zipfile.ZipInfo], limit: int) -> None:
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("encrypted")
    for entry in entries:
        if _UNSAFE.search(entry.orig_filename) or (entry.external_attr >> 16) & _KIND_BITS == _LINK:
            raise Refused("unsafe_entry", value=entry.orig_filename[:80].encode("unicode_escape").decode())
    if len(set(names)) < len(names):
        raise Refused("damaged")
    if sum(entry.file_size for entry in entries) > limit:
        raise Refused("unpacks_too_large")


def is_office(archive: zipfile.ZipFile) -> bool:
    """Return whether an archive is an Excel workbook; refuse what other programs pack in the same way."""
    names = archive.namelist()
    if "mimetype" in names or "xl/workbook.bin" in names or (_OFFICE in names and "xl/workbook.xml" not in names):
        raise Refused("other_document")
    return _OFFICE in names


def _only_entry(archive: zipfile.ZipFile) -> bytes:
    entries = files_in(archive)
    if len(entries) != 1:
        names = ", ".join(entry.filename[:60] for entry in entries[:5])
        raise Refused("several_entries", value=names) if entries else Refused("empty")
    return entry_content(archive, entries[0])


def _from_gzip(content: bytes) -> bytes:
    return _read_within_limit(gzip.GzipFile(fileobj=io.BytesIO(content)))


def _inner(content: bytes) -> tuple[bytes, str]:
    kind = kind_of(content)
    if kind == "gzip":
        raise Refused("packed_twice")
    if kind == "zip":
        with opened(content) as archive:
            if not is_office(archive):
                raise Refused("packed_twice")
        return content, "xlsx"
    return content, kind
