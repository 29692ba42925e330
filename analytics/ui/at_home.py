"""A version to take home: its files, its tables and columns, and questions to begin with."""

from collections.abc import Iterable

from analytics.downloads.questions import ExampleQuestion, example_questions
from analytics.downloads.schema_text import column_words, table_words
from analytics.downloads.subject import Subject
from analytics.ui.citation import unbroken
from analytics.ui.escape import text
from analytics.warehouse.tables import VOCABULARY, columns_of_tables


def at_home(subject: Subject) -> str:
    """Return the section on asking a whole version in SQL on the reader's own machine."""
    folder = f"api/v1/versions/{subject.version}"
    files = {"database": f"{folder}.duckdb", "parquet_tables": f"{folder}.zip", "manifest": f"{folder}.json"}
    links = "".join(f'<a href="{text(address)}" download>{_said(key, subject)}</a>' for key, address in files.items())
    more = f'<a class="inside" href="versions?{text(subject.query)}">{_said("all_versions", subject)}</a>'
    why = unbroken(subject.say("page", "home_why", version=subject.version), subject.version)
    inside = f"<p>{why}</p><p>{links}{more}</p>{_tables(subject)}{_questions(subject)}"
    return f'<h2 class="section-title" id="home">{_said("home", subject)}</h2><section class="panel behind-open">{inside}</section>'


def _said(key: str, subject: Subject) -> str:
    return text(subject.say("page", key))


def _tables(subject: Subject) -> str:
    tables = columns_of_tables(subject.version)
    lists = [name for name in tables if name.startswith(VOCABULARY)]
    entries = "".join(_entry(name, name, tables[name], subject.lang) for name in tables if name not in lists)
    entries += _entry(f"{VOCABULARY}…", VOCABULARY, lists, subject.lang)
    return f'<details><summary>{_said("tables", subject)}</summary><dl class="fields">{entries}</dl></details>'


def _entry(shown: str, table: str, names: Iterable[str], lang: str) -> str:
    listed = ", ".join(f'<span title="{text(column_words(name, lang))}">{text(name)}</span>' for name in names)
    return f'<dt><code dir="ltr">{text(shown)}</code></dt><dd>{text(table_words(table, lang))}<br><code dir="ltr">{listed}</code></dd>'


def _questions(subject: Subject) -> str:
    asked = "".join(_question(one, subject.lang) for one in example_questions())
    return f"<details><summary>{_said('questions', subject)}</summary>{asked}</details>"


def _question(one: ExampleQuestion, lang: str) -> str:
    return f"<p>{text(one.asked(lang))}</p><pre>{text(one.sql)}</pre>"
