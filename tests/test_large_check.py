"""A large file is checked where its values find room beside it; where they do not, a sentence says so."""

import sys
from pathlib import Path

import pytest

from analytics.importing.check import manner_of
from analytics.publishing.at_scale import check_at_scale
from tests.quick import slow_but
from tests.test_large_broken_off import apart, offered

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits are those of POSIX")


def check(path: Path, largest: int | None, said) -> None:
    """Check a file in this process, which may not write files of more than `largest` bytes; send what was said."""
    import resource

    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    try:
        said.send(check_at_scale(path, manner_of("events")).outcome)
    except Exception as fault:
        said.send(f"{type(fault).__name__}: {fault}")


def checked(path: Path, largest: int | None) -> str:
    here, there = apart.Pipe(duplex=False)
    process = apart.Process(target=check, args=(path, largest, there))
    process.start()
    sentence = here.recv()
    process.join()
    return sentence


@pytest.fixture
def file(tmp_path, monkeypatch):
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("MARSAD_DATA", str(tmp_path / "data"))
        return offered(0)


@pytest.mark.parametrize("largest", slow_but(10_000, [0, 10_000]))
def test_a_full_disk_is_said(file, largest):
    sentence = checked(file, largest)
    assert sentence.startswith(f"BadOption: {file.name} was not checked: ")
    assert "TMPDIR" in sentence
    assert "/" not in sentence


def test_with_room_the_file_is_judged(file):
    assert checked(file, None) == "accept"
