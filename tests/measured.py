"""A command run as anyone runs it, in a process of its own, with its time and the most memory that it or a child of its held."""

import json
import subprocess
import sys
from typing import NamedTuple

from analytics.places import HOUSE

# A small process in between: what a child held is counted from the size of the one that starts it.
_BETWEEN = """
import json, os, subprocess, sys
command = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
out, err = command.stdout.read(), command.stderr.read()
_, ended, used = os.wait4(command.pid, 0)
told = [os.waitstatus_to_exitcode(ended), out.decode(), err.decode(), used.ru_utime + used.ru_stime, used.ru_maxrss / 1000]
print(json.dumps(told))
"""


class Ran(NamedTuple):
    """How a command ended: exit code, output and error, seconds at work (those of a busy machine are not its own), MB of its largest process."""

    code: int
    out: str
    err: str
    seconds: float
    peak_mb: float


def ran(*arguments: str) -> Ran:
    """Return how `python -m analytics` with these arguments ended."""
    command = [sys.executable, "-c", _BETWEEN, sys.executable, "-m", "analytics", *arguments]
    return Ran(*json.loads(subprocess.run(command, capture_output=True, check=True, cwd=HOUSE).stdout))
