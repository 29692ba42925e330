"""Whatever is done to a good file: every row is loaded, merged or set aside, the command ends with 0, 1 or 2, and nothing breaks."""

import json
import time
from pathlib import Path

import pytest

from analytics.commands.reporting import ENDS_WITH
from analytics.importing.check import checked, manner_of
from tests.fuzzed import Spoilt, spoilt
from tests.read_here import read_here  # noqa: F401

LONGEST = 5  # seconds


def holds(file: Spoilt, said: dict, seconds: float) -> None:
    assert said["rows_in"] == said["loaded"] + said["quarantined"] + said["merged"], file.name
    grave = {finding["severity"] for finding in said["findings"]}
    assert (said["outcome"] == "refuse") == ("refuse" in grave), file.name
    assert (said["outcome"] == "quarantine") <= (said["quarantined"] > 0), file.name
    assert said["outcome"] != "refuse" or said["rows_in"] == 0, file.name
    assert seconds < LONGEST, file.name


def judged_here(folder: Path, seeds: range) -> None:
    path = folder / "offered.bin"
    for seed in seeds:
        file = spoilt(seed)
        path.write_bytes(file.content)
        began = time.process_time()  # a busy machine makes wait, not work
        said = checked(path, file.dataset, manner_of(file.dataset)).as_dict("fr")
        json.dumps(said, ensure_ascii=False).encode()
        holds(file, said, time.process_time() - began)


@pytest.mark.usefixtures("read_here")
def test_four_hundred_spoilt_files_add_up(tmp_path):
    judged_here(tmp_path, range(400))


@pytest.mark.slow
@pytest.mark.usefixtures("read_here")
def test_twenty_thousand_spoilt_files_add_up(tmp_path):
    judged_here(tmp_path, range(600, 20_600))


@pytest.mark.slow
def test_spoilt_files_pass_the_command_as_anyone_runs_it(tmp_path, run):
    path = tmp_path / "offered.bin"
    for seed in range(30_000, 30_200):
        file = spoilt(seed)
        path.write_bytes(file.content)
        began = time.monotonic()
        code, out, err = run("check", str(path), "--as", file.dataset, "--json")
        said = json.loads(out)
        holds(file, said, time.monotonic() - began)
        assert code == ENDS_WITH[said["outcome"]], file.name
        assert "Traceback" not in err, file.name


def test_the_same_seed_is_the_same_file():
    assert [spoilt(seed).name for seed in range(20)] == [spoilt(seed).name for seed in range(20)]
    assert len({spoilt(seed).content for seed in range(200)}) > 190


@pytest.mark.usefixtures("read_here")
def test_a_line_of_bytes_that_are_no_text_can_be_said_and_kept(tmp_path):
    judged_here(tmp_path, [3567])  # a quotation mark out of place beside half a letter
