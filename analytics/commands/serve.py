"""Serve the dashboard and its data routes, after a build if one is needed."""

import os
import socket
import sys
from argparse import ArgumentParser, Namespace

from analytics.commands.output import tell, told_build
from analytics.errors import BadOption
from analytics.places import HOUSE

USUAL_PORT = "8501"


def add_options(parser: ArgumentParser) -> None:
    """Add the port."""
    parser.add_argument("--port", default=os.environ.get("PORT") or USUAL_PORT, help=f"the port to listen on (PORT, else {USUAL_PORT})")


def run(options: Namespace) -> int:
    """Become the server; return only when it cannot start."""
    port = free_port(options.port)
    told_build()
    tell(f"Marsad: http://localhost:{port}")
    os.chdir(HOUSE)  # Streamlit reads its settings from the folder it starts in
    command = [sys.executable, "-m", "streamlit", "run", str(HOUSE / "dashboard.py"), "--server.port", str(port)]
    os.execv(sys.executable, command)  # one process, so that stopping this command stops the server


def free_port(typed: str) -> int:
    """Return the port as a number if nobody listens on it; raise `BadOption` otherwise."""
    if not (typed.isascii() and typed.isdigit() and 0 < int(typed) < 65_536):
        raise BadOption(f"«{typed[:20]}» is no port; write a number from 1 to 65535.")
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("", int(typed)))
        except OSError as fault:
            raise BadOption(f"Port {typed} is taken or not allowed ({fault.strerror}); try --port {int(typed) % 65_535 + 1}.") from fault
    return int(typed)
