"""Where the house keeps its files."""

import os
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
CODEBOOK = "codebook.md"  # as an address and in a package; by it a steward codes


def data_folder() -> Path:
    """Return the folder of registers, vocabulary and versions (`MARSAD_DATA` chooses another; empty it chooses none)."""
    return Path(os.environ.get("MARSAD_DATA") or HOUSE / "data")


def codebook(lang: str) -> Path:
    """Return the file of the codebook in one language."""
    return HOUSE / "docs" / (CODEBOOK if lang == "en" else f"codebook.{lang}.md")


def versions_folder() -> Path:
    """Return the folder of built versions."""
    return data_folder() / "versions"


def tables_folder() -> Path:
    """Return the folder of tables that a distributed engine reads (`MARSAD_TABLES` chooses another)."""
    return Path(os.environ.get("MARSAD_TABLES") or data_folder() / "tables")


def found_whole_folder() -> Path:
    """Return the folder of notes on which files of versions were found whole."""
    return data_folder() / "found_whole"
