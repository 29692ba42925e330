"""A backup that is damaged or foreign is refused, and nothing is changed by it."""

import contextlib
import json
import zipfile
from pathlib import Path

import pytest

from analytics.errors import BadFile
from analytics.publishing.archive import LIST, is_one_of_ours
from analytics.publishing.restore import restore
from analytics.registry.sealed import sealed, unsealed
from analytics.warehouse import restoring
from tests.shelf import Shelf, contents, copied_shelf, drawn_shelf  # noqa: F401  (fixtures)


def rewritten(file: Path, change) -> Path:
    """Return a copy of a backup whose files were changed by `change(files)`."""
    with zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with zipfile.ZipFile(file.with_name("changed.zip"), "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.with_name("changed.zip")


def resealed(held: dict[str, bytes], **more) -> None:
    said = unsealed(held[LIST])
    held[LIST] = sealed({**said, **more}).encode()


def forged(name: str):
    """Return a change that lists and holds one more file, of this name, under a true seal."""

    def change(files: dict[str, bytes]) -> None:
        listed = unsealed(files[LIST])["files"]
        files[name] = b""
        empty = [0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]
        resealed(files, files={**listed, name: empty})

    return change


def pointer(files: dict[str, bytes]) -> None:
    resealed(files, current="2026-04-30-0000000000")


def other_bytes(files: dict[str, bytes]) -> None:
    files["registry/projects.csv"] = files["registry/projects.csv"].replace(b"projet", b"projex")


def bomb(files: dict[str, bytes]) -> None:
    files["registry/projects.csv"] = b"0" * 50_000_000


def bad_version(files: dict[str, bytes]) -> None:
    """Swap two databases and list them truly: each is whole, but not what its manifest says."""
    listed = unsealed(files[LIST])["files"]
    one, other = sorted(name for name in files if name.endswith(".duckdb"))[:2]
    files[one], files[other] = files[other], files[one]
    resealed(files, files={**listed, one: listed[other], other: listed[one]})


def renamed(files: dict[str, bytes]) -> None:
    """Give a version that is not the current one another name, and list it truly."""
    said = unsealed(files[LIST])
    one = next(name for name in files if name.endswith(".duckdb") and said["current"] not in name).removesuffix(".duckdb")
    for kind in ("duckdb", "json"):
        new = f"versions/2026-04-30-0000000000.{kind}"
        files[new], said["files"][new] = files.pop(f"{one}.{kind}"), said["files"].pop(f"{one}.{kind}")
    resealed(files, files=said["files"])


HARM = {
    "a byte of a register": other_bytes,
    "more bytes than it lists": bomb,
    "a file that is gone": lambda files: files.pop("registry/projects.csv"),
    "a file that is not listed": lambda files: files.update({"registry/more.csv": b"a"}),
    "the list is gone": lambda files: files.pop(LIST),
    "the list was changed": lambda files: files.update({LIST: files[LIST].replace(b'"current"', b'"Current"')}),
    "the list has no seal": lambda files: files.update({LIST: json.dumps({**unsealed(files[LIST])}).encode()}),
    "the list is no object": lambda files: files.update({LIST: b"[]"}),
    "another form": lambda files: resealed(files, form=2),
    "another kind": lambda files: resealed(files, kind="other"),
    "a version that is not there": pointer,
    "a version that is another": bad_version,
    "a version under another name": renamed,
    **{
        f"a name: {name!a}": forged(name)
        for name in ("../outside", "/etc/outside", "registry/../../outside", "C:/outside", "registry\\..\\x", "other/x", "versions/.x/y")
    },
}


@pytest.mark.parametrize("harm", HARM)
def test_a_damaged_or_foreign_backup_is_refused_and_nothing_changes(shelf: Shelf, harm):
    before, changed = contents(shelf.data), rewritten(shelf.backup, HARM[harm])
    with pytest.raises(BadFile, match="Nothing was changed"):
        restore(changed)
    assert contents(shelf.data) == before
    assert not restoring.working(shelf.data).exists()
    assert not (shelf.data.parent / "outside").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip" * 1000])
def test_what_is_no_archive_is_refused(shelf: Shelf, run, tmp_path, content):
    (tmp_path / "other.zip").write_bytes(content)
    before = contents(shelf.data)
    code, out, err = run("restore", str(tmp_path / "other.zip"))
    assert (code, out) == (2, b"")
    assert "no backup of Marsad" in err
    assert contents(shelf.data) == before


@pytest.mark.slow
def test_a_flipped_byte_anywhere_is_refused_or_does_not_matter(shelf: Shelf):
    content, before = shelf.backup.read_bytes(), contents(shelf.data)
    flipped = shelf.backup.with_name("flipped.zip")
    for place in range(0, len(content), max(1, len(content) // 24)):
        flipped.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        with contextlib.suppress(BadFile):
            restore(flipped)
        assert contents(shelf.data) == before


def test_names_that_lie_in_a_data_folder_are_known():
    assert is_one_of_ours("registry/projects.csv")
    assert is_one_of_ours("imported/registers/abc/projects.csv")
    assert not is_one_of_ours("registry//projects.csv")
    assert not is_one_of_ours("")
