"""The process that reads a file nobody vouches for: bounded in memory and time, it may die and take nothing with it."""

import hashlib
import os
import pickle
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO

from analytics.errors import why
from analytics.importing.files.found import Found, Line
from analytics.importing.files.limits import FILE_BYTES, MEMORY_BYTES, SECONDS, SOURCE_BYTES
from analytics.importing.files.objects import Unlike
from analytics.importing.files.parts import Rows, parts_of
from analytics.importing.files.reading import alike_sieve_of, sieve_of
from analytics.importing.files.refusals import Refused
from analytics.importing.files.sifting import Sieve
from analytics.importing.files.wanted import Wanted

_AT_ONCE = 2_000  # rows in one message
_WORDS = 20_000


def main() -> None:
    """Read the request on standard input and answer on standard output, in pickled messages."""
    questions, answers = sys.stdin.buffer, private_output()
    path, encoding, wanted = pickle.load(questions)
    bound()
    try:
        if wanted:
            _answer_parts(Path(path), encoding, wanted, answers)
        else:
            _answer(Path(path), encoding, (questions, answers))
    except Refused as refused:
        send(answers, ("refused", refused.rule, refused.facts))
    except MemoryError:
        send(answers, ("refused", "too_much_memory", {}))
    except BaseException:  # a panic of a library is no Exception
        send(answers, ("refused", "unreadable", {}))


def bound(seconds: int = SECONDS) -> None:
    """Limit what this process may use; systems without such limits (Windows) keep the time limit of the parent alone."""
    with suppress(ImportError):
        import resource

        for kind, limit in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_FSIZE, 0)):
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (limit, limit))


def content_of(path: Path, limit: int = FILE_BYTES) -> bytes:
    """Return the bytes of a regular file of `limit` bytes at most."""
    try:
        held = path.stat()
        if not stat.S_ISREG(held.st_mode):
            raise Refused("not_a_file")
        if held.st_size > limit:
            raise Refused("too_large")
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError as fault:
        raise Refused("missing") from fault
    except (OSError, ValueError) as fault:
        raise Refused("no_access", value=why(fault) if isinstance(fault, OSError) else "?") from fault


def _answer(path: Path, encoding: str | None, channel: tuple[IO[bytes], IO[bytes]]) -> None:
    questions, answers = channel

    def fits(header: Sequence[str]) -> bool:
        send(answers, ("fits", list(header)))
        return pickle.load(questions)

    content = content_of(path)
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        _send_table(answers, *alike_sieve_of(content, fits, encoding), sha256)
    except Unlike:
        send(answers, ("again",))
        _send_table(answers, *sieve_of(content, fits, encoding), sha256)


def _answer_parts(path: Path, encoding: str | None, wanted: tuple[Wanted, ...], answers: IO[bytes]) -> None:
    content = content_of(path, SOURCE_BYTES)
    sha256 = hashlib.sha256(content).hexdigest()
    for part in parts_of(content, path.name, wanted, encoding):
        _send_table(answers, part.found, part.rows, sha256)
        send(answers, ("part", part.wanted, part.entry, part.rows.outside))
    send(answers, ("end",))


def _send_table(answers: IO[bytes], found: Found, sieve: Sieve | Rows, sha256: str) -> None:
    rows, words = sieve.rows(), {}
    while batch := list(islice(rows, _AT_ONCE)):
        send(answers, ("rows", _shared(batch, words)))
    about = {"sha256": sha256, "kind": found.kind, "epoch1904": found.epoch1904, "dropped": sieve.dropped, "sheet": found.sheet}
    send(answers, ("table", tuple(found.header), (*found.notes, *sieve.notes()), about))


def _shared(batch: list[Line], words: dict[str, str]) -> list[tuple]:
    """Return rows whose equal words are one object, and are sent once: a register says the same few words again and again."""
    if len(words) < _WORDS:
        for cell in (cell for _, cells, _ in batch for cell in cells if type(cell) is str):
            words.setdefault(cell, cell)
    return [(line, tuple([words.get(cell, cell) if type(cell) is str else cell for cell in cells]), found) for line, cells, found in batch]


def private_output() -> IO[bytes]:
    """Return the standard output, and lead what libraries may print elsewhere."""
    private = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return private


def send(answers: IO[bytes], message: tuple) -> None:
    """Send a message to the process that asked."""
    pickle.dump(message, answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()


if __name__ == "__main__":
    main()
