"""The rules of the house, read from the code itself: what each room may import, how long things are, what has words."""

import ast
import re
import statistics
import tomllib
from functools import cache
from pathlib import Path

import pytest

from analytics.errors import BadVocabulary
from analytics.places import HOUSE
from analytics.vocabulary import LANGUAGES, read_vocabulary

# Each room may import those of the lines above it, and itself.
LEVELS = (
    ("errors",),
    ("roles",),
    ("crowd", "faults", "locks", "names", "places", "stewards"),
    ("vocabulary",),
    ("registry", "view"),
    ("proper_names",),
    ("words", "selection"),
    ("engines", "statistics", "paper", "disclosure"),
    ("warehouse", "charts", "importing"),
    ("sources",),
    ("indicators", "publishing"),
    ("downloads", "exploring", "comparing"),
    ("headlines",),
    ("briefings", "watching"),
    ("studies",),
    ("addresses",),
    ("ui", "serving", "commands"),
    ("server", "__main__"),
    ("dashboard", "pages"),
)
LEVEL = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}
# Who alone may import a library; anything under the named package counts.
KEPT = {
    "duckdb": {"engines", "warehouse"},
    "pyspark": {"engines"},
    "sqlglot": {"engines"},
    "pyarrow": {"warehouse", "downloads", "importing"},
    "python_calamine": {"importing"},
    "xlsxwriter": {"downloads"},
    "streamlit": {"ui", "pages", "dashboard", "server", "serving"},
    "starlette": {"server", "serving"},
    "plotly": {"charts"},
    "typst": {"paper"},
    "pptx": {"briefings"},
    "docx": {"studies"},
    "markdown_it": {"studies", "serving"},
    "mdit_py_plugins": {"studies", "serving"},
    "pandas": {"statistics", "ui"},
}
CODE = sorted([*HOUSE.glob("analytics/**/*.py"), *HOUSE.glob("pages/**/*.py"), HOUSE / "dashboard.py"])
TESTS = sorted(HOUSE.glob("tests/*.py"))
INDICATORS = sorted(HOUSE.glob("analytics/indicators/*.py"))
LOOPS = ("asyncio", "anyio")
SQL_WORD = re.compile(r"\b(SELECT|FROM|WHERE|JOIN|GROUP BY|ORDER BY|CASE WHEN|UNION)\b")
LONGEST_FUNCTION, LONGEST_FILE, LONGEST_PAGE, LONGEST_INDICATOR = 40, 250, 40, 120


def named(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def each(paths: list[Path]):
    return pytest.mark.parametrize("path", paths, ids=named)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def room_of(path: Path) -> str:
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return parts[1] if parts[0] == "analytics" else parts[0]


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [node.module] if node.module != "analytics" else [f"analytics.{name.name}" for name in node.names]
    return found


def functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(node: ast.FunctionDef) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def room_named(name: str) -> str:
    return name.split(".")[1]


def test_rooms_import_only_downwards():
    assert [
        f"{named(path)} imports {name}, which is not below {room_of(path)}"
        for path in CODE
        for name in imports(path)
        if name.startswith("analytics.") and room_named(name) != room_of(path) and LEVEL[room_named(name)] >= LEVEL[room_of(path)]
    ] == []


@each([path for path in CODE if room_of(path) in ("pages", "dashboard")])
def test_a_page_is_a_table_of_contents_over_ui(path):
    for name in imports(path):
        assert not name.startswith("analytics.") or name.split(".")[1] in ("ui", "words", "server"), f"{named(path)} imports {name}"


def test_a_library_is_known_to_its_rooms_alone():
    assert [
        f"{named(path)} imports {name}; only {', '.join(sorted(KEPT[name.split('.')[0]]))} may"
        for path in CODE
        for name in imports(path)
        if name.split(".")[0] in KEPT and room_of(path) not in KEPT[name.split(".")[0]]
    ] == []


def test_errors_imports_nothing():
    assert imports(HOUSE / "analytics" / "errors.py") == []


def longest_of(path: Path) -> int:
    return LONGEST_PAGE if room_of(path) == "pages" else LONGEST_INDICATOR if path in INDICATORS else LONGEST_FILE


def test_no_file_is_too_long():
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in [*CODE, *TESTS]}
    assert [f"{named(path)} has {count} lines" for path, count in lines.items() if count > longest_of(path)] == []


def test_no_function_is_too_long():
    assert [
        f"{named(path)}: {function.name} has {length(function)} lines"
        for path in [*CODE, *TESTS]
        for function in functions(path)
        if length(function) > LONGEST_FUNCTION
    ] == []


def test_most_functions_are_small():
    lengths = sorted(length(function) for path in CODE for function in functions(path))
    assert statistics.median(lengths) <= 8
    assert lengths[int(0.9 * len(lengths))] <= 25


def test_a_module_opens_with_what_it_is_for():
    assert [named(path) for path in CODE if room_of(path) != "pages" and not ast.get_docstring(tree(path))] == []


@each(INDICATORS)
def test_the_sql_of_an_indicator_is_written_and_never_put_together(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.keyword) and node.arg in ("sql", "where"):
            assert not any(is_put_together(part) for part in ast.walk(node.value)), (
                f"{named(path)}: {node.arg} is put together, not written"
            )
        if is_put_together(node):
            pieces = [piece.value for piece in ast.walk(node) if isinstance(piece, ast.Constant) and isinstance(piece.value, str)]
            assert not any(SQL_WORD.search(piece) for piece in pieces), f"{named(path)}, line {node.lineno}: SQL is put together"


def is_put_together(node: ast.AST) -> bool:
    """Return whether a node makes text from pieces: an f-string, +, %, .format or .join."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "join", "replace")
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod))


def incomplete(entry: object, where: str) -> list[str]:
    """Return the places under `entry` where a language is missing or empty."""
    if not isinstance(entry, dict):
        return []
    if set(LANGUAGES) & set(entry):
        return [f"{where}.{lang}" for lang in LANGUAGES if not filled(entry.get(lang))]
    return [place for key, part in entry.items() for place in incomplete(part, f"{where}.{key}")]


def filled(words: object) -> bool:
    if isinstance(words, dict):
        return bool(words) and all(filled(part) for part in words.values())
    return isinstance(words, str) and bool(words)


@each(sorted([*HOUSE.glob("analytics/words/*.toml"), *HOUSE.glob("data/registry/*.toml")]))
def test_every_word_exists_in_three_languages(path):
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    assert incomplete(said, path.stem) == []
    if path.parent.name == "words":
        assert all(set(LANGUAGES) <= set(entry) or any(isinstance(part, dict) for part in entry.values()) for entry in said.values())


@pytest.mark.parametrize("lacking", ["code", *LANGUAGES, "aliases"])
def test_a_list_of_codes_without_a_column_is_refused_with_its_name(lacking, tmp_path):
    columns = [name for name in ("code", "order", *LANGUAGES, "aliases") if name != lacking]
    path = tmp_path / "colours.csv"
    path.write_text(",".join(columns) + "\n", encoding="utf-8")
    with pytest.raises(BadVocabulary, match=f"colours.csv: the column {lacking} is missing"):
        read_vocabulary(path)


@each(sorted(HOUSE.glob("data/vocabulary/*.csv")))
def test_every_code_has_words_in_three_languages(path):
    for term in read_vocabulary(path).terms:
        assert all(term.full[lang].strip() and term.short[lang].strip() for lang in LANGUAGES), term.code


def runs_a_loop(code: ast.Module) -> bool:
    """Return whether code names `asyncio.run` or `anyio.run`."""
    for node in ast.walk(code):
        if isinstance(node, ast.Attribute) and node.attr == "run" and isinstance(node.value, ast.Name) and node.value.id in LOOPS:
            return True
        if isinstance(node, ast.ImportFrom) and node.module in LOOPS and any(name.name == "run" for name in node.names):
            return True
    return False


def test_no_test_runs_a_loop_of_its_own():
    """A browser of the same process may run a loop already; tests/awaited.py asks beside it."""
    assert [named(path) for path in TESTS if path.name != "awaited.py" and runs_a_loop(tree(path))] == []


@pytest.mark.parametrize(
    "code", ["asyncio.run(answer())", "anyio.run(answer)", "from asyncio import run", "pool.submit(asyncio.run, answer)"]
)
def test_each_way_to_run_a_loop_is_seen(code):
    assert runs_a_loop(ast.parse(code))
    assert not runs_a_loop(ast.parse("awaited(answer())\nsubprocess.run(order)"))
