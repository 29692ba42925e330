"""Whoever adds something finds where: each file of words and each kind of thing has its line in CONTRIBUTING.md."""

from analytics.places import HOUSE
from tests.test_documents import found, table_under

RECIPES = HOUSE / "CONTRIBUTING.md"


def test_each_file_of_words_is_named_where_strings_are_added():
    named = {
        name
        for _, files in table_under("## Add a language string", "CONTRIBUTING.md")
        for name in found(r"`analytics/words/(\w+)\.toml`", files)
    }
    assert named == {path.stem for path in (HOUSE / "analytics" / "words").glob("*.toml")}


def test_each_command_that_writes_a_document_is_named_where_its_document_changes():
    text = RECIPES.read_text(encoding="utf-8")
    for command in ("guide > docs/columns.md", "guide methods > docs/methods.md", "guide api > docs/api.md", "schema > docs/schema.md"):
        assert f"-m analytics {command}" in text


def test_each_test_that_a_recipe_names_is_there():
    named = found(r"tests/(test_\w+\.py)", RECIPES.read_text(encoding="utf-8"))
    assert len(named) > 8
    assert [name for name in named if not (HOUSE / "tests" / name).exists()] == []
