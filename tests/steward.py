"""A steward at the command line, over a drawn register of five projects."""

import csv
import json

from analytics.__main__ import main
from analytics.warehouse import versions
from tests.conftest import World, drawn_rows

HELD = """
    project_id | title       | axis     | sector | year | status
    P1         | Un projet   | ai       | 1      | 2019 | running
    P2         | Un autre    | ai       |        | 2020 |
    P3         | Un dernier  | training |        | 2021 |
    P4         | Le suivant  | training |        | 2021 |
    P5         | Et encore   | training |        |      |
"""


class Desk:
    """The command line of a steward, over a drawn register of five projects."""

    def __init__(self, world: World, output):
        self.world, self._output = world, output
        self.first = world.has("projects", HELD).version

    def says(self, *words: str) -> tuple[int, str, str]:
        self._output.readouterr()
        code = main(list(words))
        said = self._output.readouterr()
        return code, said.out.decode(), said.err.decode()

    def offers(self, table: str, *options: str) -> tuple[int, dict, str]:
        """Return (how the import of a drawn file of projects ends, its report, what was told beside it)."""
        rows = drawn_rows(table)
        path = self.world.data.parent / "offered.csv"
        with path.open("w", encoding="utf-8", newline="") as text:
            csv.writer(text).writerows([list(rows[0]), *(row.values() for row in rows)])
        code, out, err = self.says("import", str(path), "--as", "projects", "--json", *options)
        return code, json.loads(out) if out else {}, err

    def projects(self, columns: str = "project_id, title, axis, status") -> list[tuple]:
        sql = f"SELECT {columns} FROM projects ORDER BY project_id"
        with versions.connection_to(versions.current()).cursor() as cursor:
            return cursor.execute(sql).fetchall()

    def ids(self) -> list[str]:
        return [row[0] for row in self.projects("project_id")]


def changed(report: dict) -> tuple[int, int, int, int]:
    return tuple(report["published"][name] for name in ("added", "updated", "unchanged", "retired"))
