"""Descriptions and lists of codes are read once for each text: hundreds of drawn folders hold those that are shipped, and to read them takes a third of a build."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from analytics import vocabulary
from analytics.registry import description

Read = TypeVar("Read")


def by_content(read: Callable[[Path], Read]) -> Callable[[Path], Read]:
    """Return `read` with what it made of each name and content kept."""
    kept: dict[tuple[str, bytes], Read] = {}

    def _read(path: Path) -> Read:
        try:
            content = (path.name, path.read_bytes())
        except OSError:
            return read(path)  # which says what is wrong with it
        if content not in kept:
            kept[content] = read(path)
        return kept[content]

    return _read


@pytest.fixture(scope="session", autouse=True)
def read_once():
    """Keep what was read while the tests run."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(description, "read_description", by_content(description.read_description))
        patched.setattr(vocabulary, "read_vocabulary", by_content(vocabulary.read_vocabulary))
        yield
