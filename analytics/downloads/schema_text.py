"""The schema of a version as Markdown: its tables and columns with their words in three languages, and example questions."""

from collections.abc import Iterable

from analytics.downloads.questions import ExampleQuestion, example_questions
from analytics.registry.description import descriptions
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.tables import VOCABULARY, codes_of, columns_of_tables
from analytics.words import book, written
from analytics.words.columns import known
from analytics.words.typography import typeset

_OPENING = """# The tables of a version

A version is one DuckDB file, `/api/v1/versions/VERSION.duckdb`, or one ZIP with a Parquet file a table, `/api/v1/versions/VERSION.zip`.
Both hold the tables below. Nobody asks the server in SQL: take the file home and ask it there.

```sh
curl -OJ http://localhost:8501/api/v1/versions/VERSION.duckdb
duckdb marsad-VERSION.duckdb
```

DuckDB 1.4 and later read the database, from Python, R, Java or the program `duckdb` (one built before Marsad 1.0 needs DuckDB 2.0); whatever
reads Parquet reads the other.

Codes are of the type of their list in the DuckDB file (`axis` is of the type `axes`, which sorts in the order of the list), and
dictionaries of text in Parquet. What a column of a register takes is told in [columns.md](columns.md).
`python -m analytics schema` writes this text from the current version, and a test compares the two.
"""


def schema_text(version: str) -> str:
    """Return the whole text; VERSION stands for the id of a version in it."""
    tables = columns_of_tables(version)
    own = [_table(name, columns) for name, columns in tables.items() if not name.startswith(VOCABULARY)]
    parts = [_OPENING, "## Tables\n", *own, _lists(version), "## Example questions\n", *map(_question, example_questions())]
    return "\n".join(parts)


def table_words(table: str, lang: str) -> str:
    """Return what a table of a version holds, in `lang`; a register that the words do not know says its title."""
    own = book("schema")["tables"].get("vocabulary" if table.startswith(VOCABULARY) else table)
    described = descriptions().get(table)
    words = own or (described.title if described else None)
    return written(words, lang) if words else table


def column_words(column: str, lang: str) -> str:
    """Return the label of a column of a version, in `lang`; one that nobody described, in an old version, stands for itself."""
    words = known().get(column) or book("schema")["labels"].get(column)
    return typeset(words[lang], lang) if words else column


def _table(name: str, columns: dict[str, str]) -> str:
    words = " · ".join(table_words(name, lang) for lang in LANGUAGES)
    rows = [
        (f"`{column}`", _type(name, column, kind), *(column_words(column, lang) for lang in LANGUAGES)) for column, kind in columns.items()
    ]
    return f"### {name}\n\n{words}\n\n{_markdown(('column', 'type', *LANGUAGES), rows)}"


def _type(table: str, column: str, kind: str) -> str:
    described = descriptions().get(table)
    vocabulary = described.coded.get(column) if described else None
    return f"code of `{vocabulary}`" if vocabulary else kind


def _lists(version: str) -> str:
    rows = [
        (f"`{VOCABULARY}{name}`", ", ".join(f"`{column}`" for column in listed[0]), str(len(listed)))
        for name, listed in codes_of(version).items()
    ]
    words = " · ".join(table_words(VOCABULARY, lang) for lang in LANGUAGES)
    return f"## Lists of codes\n\n{words}\n\n{_markdown(('table', 'columns', 'codes'), rows)}"


def _question(one: ExampleQuestion) -> str:
    return f"### {one.asked('en')}\n\n{one.asked('fr')} · {one.asked('ar')}\n\n```sql\n{one.sql}\n```\n"


def _markdown(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = "".join(f"| {' | '.join(cells)} |\n" for cells in rows)
    return f"| {' | '.join(names)} |\n|{'---|' * len(names)}\n{lines}"
