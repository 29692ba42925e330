"""What a test comes to by name: the functions it names, and those that what it names is made of."""

import ast
from functools import cache
from pathlib import Path

from analytics.places import HOUSE

_ROOMS = ("statistics", "comparing", "exploring")


def named_by(file: str) -> set[str]:
    """Return every name in a test file and in the test modules it imports, then in the functions and indicators of those names, and so on."""
    found: set[str] = set()
    new = set().union(*(_names(HOUSE / "tests" / f"{module}.py") for module in _modules(file)))
    while new:
        found |= new
        new = set().union(*(_made_of().get(name, set()) for name in new)) - found
    return found


def _modules(file: str) -> set[str]:
    found, new = set(), {file}
    while new:
        found |= new
        imported = {name for module in new for name in _imported(HOUSE / "tests" / f"{module}.py")}
        new = {name for name in imported if (HOUSE / "tests" / f"{name}.py").exists()} - found
    return found


def _imported(path: Path) -> set[str]:
    found = (node for node in ast.walk(_tree(path)) if isinstance(node, ast.Import | ast.ImportFrom))
    named = (name for node in found for name in ([node.module] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]))
    return {name.rpartition(".")[2] for name in named if name}


@cache
def _made_of() -> dict[str, set[str]]:
    """Return the names in each definition of the rooms that reckon, and in each indicator, which tests name as a whole."""
    found: dict[str, set[str]] = {path.stem: _names(path) for path in (HOUSE / "analytics" / "indicators").glob("*.py")}
    for node in (node for room in _ROOMS for path in (HOUSE / "analytics" / room).glob("*.py") for node in _tree(path).body):
        for name in _defined(node):
            found[name] = found.get(name, set()) | _names_in(node)
    return found


def _defined(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
    return []


def _names(path: Path) -> set[str]:
    return _names_in(_tree(path))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _names_in(tree: ast.AST) -> set[str]:
    return {name for node in ast.walk(tree) if (name := _name_of(node))}


def _name_of(node: ast.AST) -> str | None:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
            return name
        case ast.Constant(value=str(name)):
            return name
    return None
