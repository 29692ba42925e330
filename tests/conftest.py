"""What every test may ask for: `world`, a small drawn version, and `version`, the real one."""

import csv
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from analytics import proper_names
from analytics.__main__ import main
from analytics.indicators import answers
from analytics.locks import computed_once
from analytics.places import HOUSE
from analytics.registry.description import Column, Description, descriptions
from analytics.ui import waiting
from analytics.view import View
from analytics.vocabulary import vocabularies
from analytics.warehouse import versions
from analytics.warehouse.build import build
from analytics.warehouse.manifest import Manifest
from tests.built_before import built_before
from tests.examples import USUAL
from tests.read_here import read_here  # noqa: F401
from tests.read_once import read_once  # noqa: F401
from tests.served import address, chromium, driver, page, window  # noqa: F401  (fixtures of the browser tests)

# Containers often forbid Python to keep what it compiled; each server and each command of a run would compile all of Streamlit anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# The machine may be busy: a test that draws slowly is slow, not wrong.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("house"), max_examples=USUAL // 4)

os.environ.setdefault("MARSAD_REQUESTS_PER_MINUTE", "0")  # a run of tests asks more often than one reader may
REAL = HOUSE / "data"
STARTED_WITH = sys.modules["__main__"]
waiting.PATIENCE_SECONDS = 60.0  # a page drawn by a test waits for its answers; tests/test_waiting.py does not
AS_SHIPPED = ("exchange_rates", "regions_population", "cities")
PLAIN = {"url": "https://example.org/{register}/{place}", "integer": "1", "number": "1", "yes_no": "no", "date": "2020"}
FILLED = {"relation": "same_thing", "name": "{key}"}


def pytest_configure(config: pytest.Config) -> None:
    """Draw a quarter of the random examples in the quick suite."""
    settings.load_profile("quick" if config.option.markexpr == "not slow" else "house")


def drawn_rows(table: str) -> list[dict[str, str]]:
    """Return the rows of a table drawn with `|`; the first line is the header, an empty cell is empty."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]]


def filled(column: Column, register: str, place: int, row: dict[str, str], key: str) -> str:
    """Return the cell of a column: as drawn, or the least the gate accepts."""
    if column.name in row or not column.required:
        return row.get(column.name, "")
    if column.vocabulary:
        return "1"
    plain = FILLED.get(column.name) or PLAIN.get(column.type) or f"{column.name} {place}"
    return plain.format(register=register, place=place, key=row.get(key, f"{key} {place}"))


class World:
    """A version drawn by a test, built by the real gate and the real build."""

    def __init__(self, data: Path):
        self.data = data
        self.manifest: Manifest | None = None
        shutil.copytree(REAL / "vocabulary", data / "vocabulary")
        shutil.copytree(REAL / "registry", data / "registry")
        for path in (data / "registry").glob("*.toml"):  # a drawn register may be empty
            path.write_text(path.read_text(encoding="utf-8").replace("must_have_rows = true\n", ""), encoding="utf-8")
        for name in (name for name in descriptions(REAL) if name not in AS_SHIPPED):
            self.has(name, next(iter(descriptions(REAL)[name].columns)).name)

    def has(self, register: str, table: str) -> "World":
        """Draw all rows of one register; required columns that are not drawn get plain values."""
        description: Description = descriptions(REAL)[register]
        names = [column.name for column in description.columns]
        rows = drawn_rows(table)
        strangers = [name for row in rows for name in row if name not in names]
        assert not strangers, f"{register} has no column {strangers[0]}; it has {', '.join(names)}"
        cells = [
            [filled(column, register, place, row, description.key[0]) for column in description.columns]
            for place, row in enumerate(rows, 1)
        ]
        with (self.data / "registry" / f"{register}.csv").open("w", encoding="utf-8", newline="") as text:
            csv.writer(text).writerows([names, *cells])
        proper_names.forget()
        self.manifest = None
        return self

    def build(self, quarantined: int = 0) -> Manifest:
        """Return the manifest of the drawn version, which must hold exactly `quarantined` quarantined rows."""
        return self._holding(build(), quarantined)

    def _holding(self, manifest: Manifest, quarantined: int) -> Manifest:
        put_aside = versions.folder() / f"{manifest.version}.quarantine.csv"
        assert sum(count.quarantined for count in manifest.registers.values()) == quarantined, put_aside.read_text(encoding="utf-8")
        self.manifest = manifest
        return manifest

    @property
    def version(self) -> str:
        """Return the id of the drawn version, built when first asked for, or a copy of one that an earlier test built."""
        return (self.manifest or self._holding(built_before(self.data), 0)).version

    def view(self, **parts: Any) -> View:
        """Return a view of the drawn version; lists become tuples."""
        frozen = {name: tuple(part) if isinstance(part, list) else part for name, part in parts.items()}
        said: dict[str, Any] = {"version": self.version, **frozen}
        return View(**said)

    def answer(self, name: str, **view: Any) -> answers.Answer:
        """Return the answer of an indicator in a view of the drawn version."""
        return answers.answer(name, self.view(**view))

    def rows(self, name: str, **view: Any) -> list[tuple]:
        """Return the rows of an answer as tuples, in the order of its columns."""
        answered = self.answer(name, **view)
        return [tuple(row[column] for column in answered.columns) for row in answered.rows]


def forget_versions() -> None:
    """Drop what the process remembers of versions that are about to be deleted."""
    versions.opened.cache_clear()
    versions.manifest_of.cache_clear()
    answers._answer.cache_clear()
    vocabularies.cache_clear()
    descriptions.cache_clear()
    proper_names.forget()


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A World in a folder of its own, which is also the data folder of the process while the test runs."""
    monkeypatch.setenv("MARSAD_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(answers, "_answer", computed_once(1024)(answers._answer.__wrapped__))  # those of the shipped registers stay
    drawn = World(tmp_path / "data")
    yield drawn
    forget_versions()


@pytest.fixture(autouse=True)
def main_as_started():
    """The script this process was started with: a page drawn here takes its place, and each process begun later would run the page."""
    sys.modules["__main__"] = STARTED_WITH


@pytest.fixture(scope="session", autouse=True)  # many ask the current version without naming it
def version():
    """The id of the version of the shipped registers, built once."""
    yield build(data=REAL).version
    forget_versions()


@pytest.fixture
def run(capfdbinary):
    """Run a command in this process: (exit code, standard output as bytes, standard error as text)."""

    def _run(*arguments: str) -> tuple[int, bytes, str]:
        capfdbinary.readouterr()
        try:
            code = main(list(arguments))
        except SystemExit as left:  # argparse's own way out
            code = left.code
        said = capfdbinary.readouterr()
        return code, said.out, said.err.decode("utf-8")

    return _run
