"""A data folder of two versions, an import and a study, with a backup of it beside it, for the tests of backups."""

import csv
import shutil
from pathlib import Path

import pytest

from analytics.importing.check import manner_of
from analytics.publishing.archive import write_backup
from analytics.publishing.publish import Offer, publish
from tests.conftest import World, drawn_rows, forget_versions
from tests.steward import HELD

NEWER = "project_id | title | axis\nP1 | Un autre titre | ai\nP6 | Nouveau | training"


class Shelf:
    """A data folder of two versions, an import and a study; its first version, and a backup of it beside it."""

    def __init__(self, data: Path, first: str):
        self.data, self.first, self.backup = data, first, data.parent / "kept.zip"

    def offers(self, table: str) -> str:
        """Return the version that an import of a drawn file makes."""
        rows = drawn_rows(table)
        with (self.data.parent / "offered.csv").open("w", encoding="utf-8", newline="") as text:
            csv.writer(text).writerows([list(rows[0]), *(row.values() for row in rows)])
        published = publish(Offer(self.data.parent / "offered.csv", "projects", manner_of("projects"), name="offered.csv"))
        assert published.manifest
        return published.manifest.version


@pytest.fixture(scope="module", name="drawn")
def drawn_shelf(tmp_path_factory):
    """The same, drawn once."""
    with pytest.MonkeyPatch.context() as patched:
        data = tmp_path_factory.mktemp("shelf") / "data"
        patched.setenv("MARSAD_DATA", str(data))
        shelf = Shelf(data, World(data).has("projects", HELD).version)
        shelf.offers(NEWER)
        (data / "studies" / "one").mkdir(parents=True)
        (data / "studies" / "one" / "text.fr.md").write_text("# Une étude\n", encoding="utf-8")
        write_backup(shelf.backup)
        forget_versions()
    return shelf


@pytest.fixture(name="shelf")
def copied_shelf(drawn: Shelf, tmp_path, monkeypatch):
    """A copy of it, which is the data folder of the process while the test runs."""
    monkeypatch.setenv("MARSAD_DATA", str(tmp_path / "data"))
    shutil.copytree(drawn.data, tmp_path / "data")
    shutil.copyfile(drawn.backup, tmp_path / "kept.zip")
    forget_versions()
    yield Shelf(tmp_path / "data", drawn.first)
    forget_versions()


def contents(data: Path) -> dict[str, bytes]:
    """Return what a reader, a build or an import would find: all but locks and the log."""
    files = [path for path in data.rglob("*") if path.is_file() and path.name not in ("lock", ".restoring.lock", "audit.log")]
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in files}
