"""A version of the shipped registers that has cubes, though they are small, and what its rows answer."""

import shutil

import pytest

from analytics.engines.local import ask
from analytics.indicators import indicators
from analytics.warehouse import cube, versions
from analytics.warehouse.build import build
from analytics.warehouse.coverage import lacking, left_out
from analytics.warehouse.questions import _all_plain
from tests.conftest import REAL, forget_versions

QUESTIONS = {name: (one.sql, one.basis.needs) for name, one in indicators().items()}


@pytest.fixture(scope="module", name="cubed")
def cubed_version(tmp_path_factory):
    """The id of a version of the shipped registers that has cubes."""
    data = tmp_path_factory.mktemp("cubed")
    for part in ("registry", "vocabulary"):
        shutil.copytree(REAL / part, data / part)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MARSAD_DATA", str(data))
        patched.setattr(cube, "CUBED_FROM", 1)
        forget_versions()
        forget_cubes()
        yield build().version
        forget_versions()
        forget_cubes()


def forget_cubes():
    for kept in (cube.of_cube, cube._cubed, lacking, left_out):
        kept.cache_clear()


def of_rows(question, version):
    """Return the rows of a question asked of the register itself."""
    return _all_plain(ask(versions.connection_to(version), question.sql, question.values)[1])


def is_cubed(sql: str, version: str) -> bool:
    return cube.of_cube(sql, version) != sql
