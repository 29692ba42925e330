"""A file is read in a process of its own; whatever happens to that process becomes a table or one plain sentence here."""

import datetime
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from analytics.errors import BadFile
from analytics.importing.files.limits import SECONDS
from analytics.importing.files.refusals import Refused, sentence
from analytics.importing.files.wanted import Part, Wanted
from analytics.importing.raw import Formula, RawRow, RawTable
from analytics.places import HOUSE
from analytics.registry.findings import Finding

Fits = Callable[[Sequence[str]], bool]
_COMMAND = (sys.executable, "-m", "analytics.importing.files.child")
_KNOWN = {(kind.__module__, kind.__name__): kind for kind in (datetime.date, datetime.datetime, Formula, Finding)}


class Messages(pickle.Unpickler):
    """What the child may say: plain values and four kinds of ours, so that a child gone astray can run nothing here."""

    def find_class(self, module_name: str, global_name: str) -> Any:
        """Return one of these kinds; raise `UnpicklingError` for any other."""
        try:
            return _KNOWN[module_name, global_name]
        except KeyError as fault:
            raise pickle.UnpicklingError(global_name) from fault


def raw_table(path: Path, fits: Fits, encoding: str | None = None) -> RawTable:
    """Return what the file at `path` holds; raise `BadFile` when it must be refused.

    `fits` says of a header whether it is the one that is looked for; it chooses among separators and sheets. A table that is
    the only one in its file is returned even when its header does not fit, so that the caller can say what is missing.
    `encoding` is what a person says a text file is written in.
    """
    return read_apart(path, fits, encoding)


def read_apart(path: Path, fits: Fits, encoding: str | None) -> RawTable:
    """Return the table of a file read in a child process; raise `BadFile` when it is refused, runs too long or dies."""
    return _asked(path, (encoding, ()), fits)[0].table


def read_parts_apart(path: Path, wanted: tuple[Wanted, ...], encoding: str | None) -> list[Part]:
    """Return the tables of `wanted` that a file holds, read as `read_apart` reads one."""
    return _asked(path, (encoding, wanted), lambda _: False)


def _asked(path: Path, request: tuple[str | None, tuple[Wanted, ...]], fits: Fits) -> list[Part]:
    child = subprocess.Popen(_COMMAND, cwd=HOUSE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    late = threading.Event()
    timer = threading.Timer(SECONDS, lambda: (late.set(), child.kill()))
    timer.start()
    try:
        return _talk(child, (str(path.absolute()), *request), fits)
    except Refused as refused:
        raise bad_file(path, refused.rule, refused.facts) from None
    except (EOFError, OSError, pickle.UnpicklingError) as fault:
        raise bad_file(path, "too_slow" if late.is_set() else "reader_died", {}) from fault
    finally:
        timer.cancel()
        child.kill()
        child.communicate()


def bad_file(path: Path, rule: str, facts: dict[str, str]) -> BadFile:
    """Return the refusal of a file for a rule."""
    said = sentence(rule, **facts)
    return BadFile(f"{path.name}: {said[0].lower()}{said[1:]}", rule, facts)


def _talk(child: subprocess.Popen[bytes], request: tuple[str, str | None, tuple[Wanted, ...]], fits: Fits) -> list[Part]:
    questions, answers = child.stdin, child.stdout
    if questions is None or answers is None:
        raise EOFError
    say(questions, request)
    rows: list[RawRow] = []
    parts: list[Part] = []
    while True:
        kind, *told = Messages(answers).load()
        if kind == "fits":
            say(questions, bool(fits(told[0])))
        elif kind == "rows":
            rows += [RawRow(line, tuple(cells), findings) for line, cells, findings in told[0]]
        elif kind == "again":
            rows = []
        elif kind == "refused":
            raise Refused(told[0], **told[1])
        elif kind == "table":
            header, notes, about = told
            parts.append(Part("", "", 0, RawTable(header, tuple(rows), notes, **about)))
            if not request[2]:
                return parts
            rows = []
        elif kind == "part":
            parts[-1] = Part(*told, parts[-1].table)
        else:
            return parts


def say(questions: IO[bytes], message: object) -> None:
    """Send a message to the process that reads."""
    pickle.dump(message, questions)
    questions.flush()
