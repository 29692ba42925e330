"""The counts that documents name are those of the registers; notes of a release stay as they were written."""

import csv

import pytest

from analytics.indicators import indicators
from analytics.places import HOUSE, codebook
from analytics.vocabulary import vocabularies
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question
from tests.test_documents import found, table_under, words_of

FACTS = {
    "rows": ("count(*)", "count(*)"),
    "different source pages": ("count(DISTINCT source_url)", "count(DISTINCT source_url)"),
    "with a year": ("count(year)", "count(year)"),
    "with a day": ("count(*) FILTER (WHERE start_precision = 'day')", "count(*) FILTER (WHERE start_precision = 'day')"),
    "with a place": ("count(region)", "count(region)"),
    "with a city": ("count(city)", "count(city)"),
    "with a lead organisation or organiser": ("count(lead_organisation)", "count(organiser)"),
    "with partners": ("count(partners)", "count(partners)"),
    "with a date of its source": ("count(source_date)", "count(source_date)"),
    "with an amount": ("count(budget_amount)", None),
    "with an amount in dirhams after conversion": ("count(amount_mad)", None),
    "with an amount and a parent": ("count(budget_amount) FILTER (WHERE parent_project_id IS NOT NULL)", None),
    "with a number of beneficiaries": ("count(beneficiaries_count)", None),
    "with a parent": ("count(parent_project_id)", None),
    "with a second axis": ("count(axis_secondary)", None),
    "with attendance": (None, "count(attendees)"),
    "with a figure that is a forecast": (None, "count(forecast_fields)"),
}


def told(sql: str, version: str) -> list[tuple]:
    return rows_of(Question(sql, {}), version)[1]


def test_the_datasheet_counts_what_the_registers_hold(version):
    said = {what: (projects, events) for what, projects, events in table_under("| what | projects | events |", "docs/datasheet.md")}
    assert set(said) == set(FACTS)
    for what, counts in FACTS.items():
        for sql, register, number in zip(counts, ("projects", "events"), said[what], strict=True):
            assert number == (str(told(f"SELECT {sql} FROM {register}", version)[0][0]) if sql else "–"), what


@pytest.mark.parametrize("header", found(r"\n(\| `[a-z_]+` \|[a-z |]+\|)\n\|---", words_of("docs/datasheet.md")))
def test_the_datasheet_breaks_the_registers_down_as_they_are(header, version):
    column, *registers = [cell.strip(" `") for cell in header.strip("|").split("|")]
    said = table_under(header, "docs/datasheet.md")
    for place, register in enumerate(registers, start=1):
        counts = told(f"SELECT coalesce({column}::VARCHAR, 'none'), count(*) FROM {register} GROUP BY ALL", version)
        assert {row[0]: int(row[place]) for row in said if row[place] != "0"} == dict(counts)


def test_the_codebook_says_how_events_are_coded_today(version):
    for kind, events, axis, of_them in table_under("## Events, axis", "docs/codebook.md"):
        sql = f"SELECT axis::VARCHAR, count(*) FROM events WHERE event_type = '{kind}' GROUP BY axis ORDER BY 2 DESC"
        counts = told(sql, version)
        assert (sum(count for _, count in counts), counts[0]) == (int(events), (axis, int(of_them))), kind


def test_the_codebook_has_a_rule_for_every_type_of_event_and_kind_of_project():
    rules = words_of("docs/codebook.md")
    for heading, vocabulary in (("## Events, event_type", "event_types"), ("## Projects, kind", "project_kinds")):
        said = rules.split(heading, 1)[1].split("\n## ", 1)[0]
        assert set(found(r"(?:^|\s)([a-z_]+): ", said)) >= set(vocabularies()[vocabulary].codes)


def test_where_the_kinds_of_project_are_counted_they_are_as_many_as_the_list_has():
    assert len(vocabularies()["project_kinds"].codes) == 12, "also say the new number in the four places below, in each language"
    assert "12 kinds" in words_of("docs/datasheet.md")
    assert "twelve kinds" in words_of("docs/glossary.md")
    assert "twelve kinds" in words_of("docs/methods.md")
    said = indicators()["projects_by_axis"].limits
    assert all(number in said[lang] for lang, number in {"fr": "douze natures", "ar": "اثني عشر نوعا", "en": "twelve kinds"}.items())


def rules_of(lang: str) -> list[dict[str, list[str]]]:
    """Return what no language changes in each section of the codebook: how its lines begin, its codes, its numbers."""
    sections = codebook(lang).read_text(encoding="utf-8").split("\n## ")
    return [
        {
            "lines": found(r"(?m)^(\d+\.|- \*\*[a-h]|-) ?", section),
            "codes": sorted(set(found(r"\b([a-z]+_[a-z_]+)\b", section))),
            "numbers": sorted(set(found(r"(\d+)", section))),
        }
        for section in sections
    ]


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_the_codebook_says_the_same_rules_in_every_language(lang):
    assert len(rules_of("en")) == 12
    assert rules_of(lang) == rules_of("en")


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_the_codebook_says_terms_as_the_dashboard_does(lang):
    rules = codebook(lang).read_text(encoding="utf-8")
    for name in ("event_types", "project_kinds", "functions"):
        assert [term.full[lang] for term in vocabularies()[name].terms if term.full[lang] not in rules] == []


def test_the_datasheet_counts_the_files_beside_the_registers():
    said = {path.strip("`"): int(rows) for path, rows, _ in table_under("### Beside the two registers", "docs/datasheet.md")}
    assert {HOUSE / path for path in said} == {*HOUSE.glob("data/registry/*.csv")} - {
        HOUSE / f"data/registry/{n}.csv" for n in ("projects", "events")
    }, "each file has its line, and each line its file, under «Beside the two registers» of docs/datasheet.md"
    for path, rows in said.items():
        with (HOUSE / path).open(encoding="utf-8", newline="") as text:
            assert len(list(csv.DictReader(text))) == rows, path


def test_the_readme_counts_as_the_datasheet_does():
    said = {what: counts for what, *counts in table_under("| what | projects | events |", "docs/datasheet.md")}
    readme = " ".join(words_of("README.md").split())
    projects, events = said["rows"]
    assert f"{projects} projects and {events} events" in readme
    assert f"{said['with an amount'][0]} of {projects} projects have an amount" in readme
    assert f"{said['with attendance'][1]} of {events} events have an attendance figure" in readme
