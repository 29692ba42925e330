"""Imports point downwards, and foreign packages stay in their rooms, as docs/architecture.md says."""

import ast

from analytics.places import HOUSE
from tests.test_documents import found, table_under


def imports() -> dict[str, set[str]]:
    """Return what each room imports: names of our rooms, and of foreign packages."""
    graph: dict[str, set[str]] = {}
    files = [*HOUSE.glob("analytics/**/*.py"), *HOUSE.glob("pages/**/*.py"), HOUSE / "dashboard.py"]
    for file in (file for file in files if file.name != "__init__.py" or file.parent.name != "analytics"):
        parts = file.relative_to(HOUSE).with_suffix("").parts
        room = parts[1] if parts[0] == "analytics" else parts[0]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [f"analytics.{one.name}" for one in node.names] if node.module == "analytics" else [str(node.module)]
            graph.setdefault(room, set()).update(name.split(".")[name.startswith("analytics.")] for name in names)
    return {room: imported - {room} for room, imported in graph.items()}


def allowed() -> dict[str, set[str]]:
    return {row[0].strip("`"): set(found(r"`(\w+)`", row[2])) for row in table_under("## The rooms", "docs/architecture.md")}


def test_imports_point_downwards_as_the_architecture_says():
    rooms, graph = list(allowed()), imports()
    assert set(rooms) - {"places", "names", "errors"} <= set(graph) <= set(rooms)
    for room, below in allowed().items():
        assert graph.get(room, set()) & set(rooms) == below, room
        assert all(rooms.index(one) > rooms.index(room) for one in below), room


def test_foreign_packages_stay_in_their_rooms():
    said = {row[0].strip("`"): set(found(r"`(\w+)`", row[1])) for row in table_under("Foreign packages", "docs/architecture.md")}
    for package, rooms in said.items():
        assert {room for room, imported in imports().items() if package in imported} <= rooms, package
    assert not any("plotly" in imported for imported in imports().values())
