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
from analytics.importing.files.limits import FILE_BYTES, MEMORY_BYTES, SECONDS
from analytics.importing.files.reading import sieve_of
from analytics.importing.files.refusals import Refused

_AT_ONCE = 2_000  # rows in one message


def main() -> None:
    """Read the request on standard input and answer on standard output, in pickled messages."""
    questions, answers = sys.stdin.buffer, _private_output()
    path, encoding = pickle.load(questions)
    bound()
    try:
        _answer(Path(path), encoding, (questions, answers))
    except Refused as refused:
        _send(answers, ("refused", refused.rule, refused.facts))
    except MemoryError:
        _send(answers, ("refused", "too_much_memory", {}))
    except BaseException:  # a panic of a library is no Exception
        _send(answers, ("refused", "unreadable", {}))


def bound() -> None:
    """Limit what this process may use; systems without such limits (Windows) keep the time limit of the parent alone."""
    with suppress(ImportError):
        import resource

        for kind, limit in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0)):
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (limit, limit))


def content_of(path: Path) -> bytes:
    """Return the bytes of a regular file within the limit."""
    try:
        held = path.stat()
        if not stat.S_ISREG(held.st_mode):
            raise Refused("not_a_file")
        if held.st_size > FILE_BYTES:
            raise Refused("too_large")
        with path.open("rb") as file:
            return file.read(FILE_BYTES + 1)
    except FileNotFoundError as fault:
        raise Refused("missing") from fault
    except (OSError, ValueError) as fault:
        raise Refused("no_access", value=why(fault) if isinstance(fault, OSError) else "?") from fault


def _answer(path: Path, encoding: str | None, channel: tuple[IO[bytes], IO[bytes]]) -> None:
    questions, answers = channel

    def fits(header: Sequence[str]) -> bool:
        _send(answers, ("fits", list(header)))
        return pickle.load(questions)

    content = content_of(path)
    sha256 = hashlib.sha256(content).hexdigest()
    found, sieve = sieve_of(content, fits, encoding)
    del content
    rows = sieve.rows()
    while batch := list(islice(rows, _AT_ONCE)):
        _send(answers, ("rows", batch))
    about = {"sha256": sha256, "kind": found.kind, "epoch1904": found.epoch1904, "dropped": sieve.dropped}
    _send(answers, ("table", tuple(found.header), (*found.notes, *sieve.notes()), about))


def _private_output() -> IO[bytes]:
    """Return the standard output, and lead what libraries may print elsewhere."""
    private = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return private


def _send(answers: IO[bytes], message: tuple) -> None:
    pickle.dump(message, answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()


if __name__ == "__main__":
    main()
