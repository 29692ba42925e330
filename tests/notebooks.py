"""Notebooks run in this process, cell by cell, for tests that need no kernel."""

import contextlib
import io
import json
from pathlib import Path
from typing import Any


def code_of(notebook: str) -> list[str]:
    """Return the code cells of a notebook, in order."""
    return [cell["source"] for cell in json.loads(notebook)["cells"] if cell["cell_type"] == "code"]


def worked_out(folder: Path) -> dict[str, Any]:
    """Return what the cells of the notebook in `folder` leave behind, run there."""
    left: dict[str, Any] = {}
    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()):
        for cell in code_of((folder / "marsad.ipynb").read_text(encoding="utf-8")):
            exec(compile(cell, "marsad.ipynb", "exec"), left)
    return left
