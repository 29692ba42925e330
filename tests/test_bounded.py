"""Nothing that is kept for a view, an answer or a reader is kept without a bound: views have no end."""

import ast
from collections.abc import Iterator

import pytest

from analytics.places import HOUSE

WITHOUT_END = {"View", "Answer", "Reader", "Question", "UnderWay", "Headline"}
UNBOUNDED = {"cache", "lru_cache(maxsize=None)", "lru_cache(None)", "functools.cache"}


def kept_without_bound(source: str) -> Iterator[str]:
    """Return the functions of a module that keep all results for arguments of which there is no end."""
    for one in ast.walk(ast.parse(source)):
        if isinstance(one, ast.FunctionDef) and UNBOUNDED & {ast.unparse(decorator) for decorator in one.decorator_list}:
            types = {ast.unparse(argument.annotation) for argument in one.args.args if argument.annotation}
            if types & WITHOUT_END:
                yield one.name


@pytest.mark.parametrize("folder", ["analytics", "pages"])
def test_what_is_kept_for_a_view_has_a_bound(folder):
    found = {str(path): names for path in (HOUSE / folder).rglob("*.py") if (names := list(kept_without_bound(path.read_text("utf-8"))))}
    assert found == {}


def test_a_function_that_keeps_all_views_is_seen():
    assert list(kept_without_bound("@cache\ndef drawn(view: View) -> str: ...")) == ["drawn"]
    assert list(kept_without_bound("@lru_cache(maxsize=16)\ndef drawn(view: View) -> str: ...")) == []
