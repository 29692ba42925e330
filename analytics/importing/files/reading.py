"""The bytes of a file become counted rows, whatever kind of file it is; no process and no time limit here."""

from collections.abc import Callable, Sequence

from analytics.importing.files.found import Found
from analytics.importing.files.limits import FILE_BYTES
from analytics.importing.files.objects import read_alike_objects, read_objects
from analytics.importing.files.refusals import Refused
from analytics.importing.files.separated import read_separated
from analytics.importing.files.sifting import Sieve
from analytics.importing.files.unpacking import unpacked

Fits = Callable[[Sequence[str]], bool]


def sieve_of(content: bytes, fits: Fits, encoding: str | None) -> tuple[Found, Sieve]:
    """Return what a file holds and the sieve that counts its rows; raise `Refused` when it must be refused."""
    found = found_in(*_opened(content), fits, encoding)
    return found, Sieve(found)


def alike_sieve_of(content: bytes, fits: Fits, encoding: str | None) -> tuple[Found, Sieve]:
    """Return what `sieve_of` returns, read once also where it reads twice; drawing the rows may raise `Unlike`."""
    inner, kind = _opened(content)
    found = read_alike_objects(inner, encoding) if kind == "json" else found_in(inner, kind, fits, encoding)
    return found, Sieve(found)


def _opened(content: bytes) -> tuple[bytes, str]:
    if len(content) > FILE_BYTES:
        raise Refused("too_large")
    return unpacked(content)


def found_in(content: bytes, kind: str, fits: Fits, encoding: str | None) -> Found:
    """Return the table of an unpacked file; the two heavy readers are loaded only for their own files."""
    if kind == "xlsx":
        from analytics.importing.files.workbook import read_workbook

        return read_workbook(content, fits)
    if kind == "parquet":
        from analytics.importing.files.columns import read_columns

        return read_columns(content)
    return read_objects(content, encoding) if kind == "json" else read_separated(content, fits, encoding)
