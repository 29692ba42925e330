"""A data folder whose projects only partners may see: small groups beside large ones, generated."""

import random

import pytest

from analytics.roles import PARTNER, STEWARD, acting_as
from tests.conftest import World, forget_versions

LEAST = 5
AXES = ("ai",) * 8 + ("training",) * 6 + ("studies",) * 3 + ("industry40",)
SECTORS = ("health",) * 4 + ("education",) * 3 + ("agriculture", "finance")
REGIONS = ("MA-06",) * 5 + ("MA-04",) * 4 + ("MA-09", "MA-02", "")
COLUMNS = ("project_id", "title", "axis", "year", "sector", "region", "actor_type", "kind", "status", "lead_organisation", "source_url")
MARK = "zellij"  # in every title and name; nothing of it may come back


def project(place: int, chance: random.Random) -> list[str]:
    """Return the cells of one generated project."""
    year = chance.choice(("2019", "2020", "2020", "2021", "2021", "2021", "2022", "2022", "2023", ""))
    codes = [chance.choice(AXES), year, chance.choice(SECTORS), chance.choice(REGIONS), chance.choice(("startup", "government"))]
    names = [f"{MARK} organisation {chance.randint(1, 20)}", f"https://example.org/{MARK}/{place}"]
    return [f"{MARK}-{place}", f"{MARK} project {place}", *codes, "programme", "running", *names]


def drawn_projects(count: int, seed: int = 20260430) -> str:
    """Return so many generated projects as a drawn table."""
    chance = random.Random(seed)  # noqa: S311  (a drawn world, no secret)
    rows = [COLUMNS, *(project(place, chance) for place in range(1, count + 1))]
    return "\n".join(" | ".join(row) for row in rows)


def for_partners(world: World, *more: str, projects: int = 140) -> World:
    """Draw projects in a world and make them visible to partners alone; `more` are further lines of the description."""
    world.has("projects", drawn_projects(projects))
    path = world.data / "registry" / "projects.toml"
    said = path.read_text(encoding="utf-8").replace("\n[columns]\n", '\nvisibility = "partner"\n\n[columns]\n', 1)
    path.write_text("\n".join([said, *more, ""]), encoding="utf-8")
    return world


@pytest.fixture(name="shared", scope="module")
def shared_version(tmp_path_factory):
    """A version whose projects are for partners, built once for this file; events there are none."""
    folder = tmp_path_factory.mktemp("partners") / "data"
    with pytest.MonkeyPatch.context() as patch, acting_as(STEWARD):
        patch.setenv("MARSAD_DATA", str(folder))
        world = for_partners(World(folder))
        world.build()
        yield world
    forget_versions()


@pytest.fixture(name="partner")
def reading_partner(shared):
    """The same, read by a partner."""
    with acting_as(PARTNER):
        yield shared
