"""Every bad file of ours, one fault each: what becomes of it, to the row, and the rule that is named."""

import json
import sys
from pathlib import Path

import pytest

from analytics.__main__ import main
from analytics.commands.reporting import ENDS_WITH
from tests.bad_files import REFUSE, BadFile
from tests.bad_files_cells import LISTS
from tests.bad_files_kinds import KINDS
from tests.bad_files_rows import LINES
from tests.bad_files_texts import WORDS
from tests.measured import ran
from tests.read_here import read_here  # noqa: F401

FILES = [*LISTS, *WORDS, *LINES, *KINDS]
REFUSED = [file for file in FILES if file.outcome == REFUSE]
LONGEST, LARGEST = 5, 300  # seconds, MB


def each(files: list[BadFile]):
    return pytest.mark.parametrize("file", files, ids=[file.name for file in files])


@pytest.fixture
def check(tmp_path: Path, capfdbinary):
    """Return a function that checks a file under a name that says nothing, and returns (how the command ends, its report)."""

    def _check(file: BadFile) -> tuple[int, dict]:
        path = tmp_path / "offered.bin"
        path.write_bytes(file.content)
        capfdbinary.readouterr()
        code = main(["check", str(path), "--as", file.dataset, "--json", *file.options])
        said = capfdbinary.readouterr()
        assert b"Traceback" not in said.err
        return code, json.loads(said.out)

    return _check


def counted(said: dict) -> tuple[int, int, int, int]:
    return said["rows_in"], said["loaded"], said["quarantined"], said["merged"]


def judge(file: BadFile, code: int, said: dict) -> None:
    rules = {finding["rule"] for finding in said["findings"]}
    assert (said["outcome"], counted(said)) == (file.outcome, file.counts), rules
    assert code == ENDS_WITH[file.outcome]
    assert not file.rule or file.rule in rules, rules


@each(FILES)
@pytest.mark.usefixtures("read_here")
def test_a_bad_file_ends_as_it_must(check, file):
    judge(file, *check(file))


def test_there_are_many_bad_files_and_each_has_its_name():
    assert len(FILES) >= 250
    assert len({file.name for file in FILES}) == len(FILES)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured as POSIX does")
@each(REFUSED)
def test_a_file_is_refused_in_time_and_in_little_memory(tmp_path, file):
    path = tmp_path / "offered.bin"
    path.write_bytes(file.content)
    ended = ran("check", str(path), "--as", file.dataset, "--json", *file.options)
    judge(file, ended.code, json.loads(ended.out))
    assert "Traceback" not in ended.err
    assert (ended.seconds < LONGEST, ended.peak_mb < LARGEST) == (True, True), (ended.seconds, ended.peak_mb)


@pytest.mark.slow
@each([file for file in FILES if file.outcome != REFUSE][::5])
def test_a_bad_file_ends_as_it_must_in_a_process_of_its_own(check, file):
    judge(file, *check(file))
