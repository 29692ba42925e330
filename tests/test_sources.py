"""What every importer of a public source owes: counts that add up, a sentence for a foreign file, words, rules with ids."""

import csv
import os
import re
from pathlib import Path

import pytest

from analytics.errors import UnknownName
from analytics.importing.columns import DATASETS, SERIES, columns_of
from analytics.places import HOUSE
from analytics.sources import source_named, sources
from analytics.sources.rules import OUT_OF_SCOPE, rules_of
from analytics.vocabulary import LANGUAGES
from analytics.words import book
from tests.drawn_sources import GOOD, archive, counts, report_apart, report_of, told, values
from tests.foreign import zipped

EXTRACTS = Path(os.environ.get("MARSAD_SOURCES", HOUSE.parent / "shared" / "sources"))
each_source = pytest.mark.parametrize("name", sorted(sources()))
RULED = sorted(path.stem for path in (HOUSE / "data" / "sources").glob("*.csv"))


def extract(name: str) -> bytes:
    path = EXTRACTS / name
    if not path.exists():
        pytest.skip(f"{name} is not in the folder of extracts (MARSAD_SOURCES names another)")
    return path.read_bytes()


def test_there_are_importers_and_each_has_a_drawn_file():
    assert set(sources()) == set(GOOD)


@each_source
def test_a_source_says_what_it_is(name):
    source = sources()[name]
    assert set(source.label) == set(LANGUAGES)
    assert all(source.label.values())
    assert re.search("[\u0621-\u064a]", source.label["ar"])
    assert source.dataset in (*DATASETS, SERIES)
    assert set(source.columns) <= {column.name for column in columns_of(source.dataset)}
    assert source.page.startswith("https://")
    assert source.licence


@each_source
def test_a_source_is_named_with_its_licence_where_sources_are_and_where_licences_are(name):
    source = sources()[name]
    assert any(
        line.startswith(f"| `{name}` |") and line.endswith(f"| {source.licence} |") for line in lines_of("docs/importing-sources.md")
    )
    assert any(source.page in line and source.licence in line for line in lines_of("LICENSE-DATA.md"))


def lines_of(document: str) -> list[str]:
    return (HOUSE / document).read_text(encoding="utf-8").splitlines()


@each_source
def test_a_whole_file_is_accepted_and_its_counts_add_up(name, tmp_path):
    report = report_apart(name, tmp_path, GOOD[name][1])
    assert report.as_dict("en") == report_of(name, tmp_path, GOOD[name][1]).as_dict("en")
    loaded, quarantined, merged = counts(report)
    assert (report.outcome, quarantined, merged) == ("accept", 0, 0)
    assert loaded > 0
    assert len(report.sha256) == 64
    assert all(value.startswith("https://") for (value,) in values(report, "source_url"))


@each_source
@pytest.mark.parametrize(
    "content",
    [b"a;b;c\n1;2;3\n", b'[{"a": 1}]', zipped(("a.csv", "a,b\n1,2\n"), ("b.csv", "a,b\n1,2\n")), archive("id | title", "projectID | name")],
    ids=["another table", "other objects", "another archive", "an archive without the columns"],
)
def test_a_file_of_another_kind_is_refused_in_a_sentence(name, content, tmp_path):
    if name == "cordis" and b"organization" in content:
        content = zipped(("project.csv", "id;title;startDate;endDate\n1;x;2020;2021\n"))
    report = report_of(name, tmp_path, content, "stranger.bin")
    assert (report.outcome, *counts(report)) == ("refuse", 0, 0, 0)
    [finding] = report.as_dict("en")["findings"]
    assert (finding["rule"], finding["value"]) == ("not_this_source", name)
    assert sources()[name].tables[0].columns[0] in finding["message"]


@each_source
@pytest.mark.parametrize(
    ("content", "rule"), [(b"", "empty"), (b"%PDF-1.7", "pdf"), (b"PK\x03\x04rest", "damaged"), (GOOD["cordis"][1][:300], "damaged")]
)
def test_a_file_that_cannot_be_opened_is_refused_as_any_other(name, content, rule, tmp_path):
    report = report_of(name, tmp_path, content)
    assert (report.outcome, told(report)[0][0]) == ("refuse", rule)


def test_an_archive_with_an_unsafe_entry_is_refused(tmp_path):
    report = report_of("cordis", tmp_path, zipped(("../project.csv", "id\n1\n"), ("organization.csv", "x\n")))
    assert told(report)[0][0] == "unsafe_entry"


def test_an_unknown_source_is_answered_with_the_nearest():
    with pytest.raises(UnknownName, match="did you mean cordis"):
        source_named("cordiss")


@pytest.mark.parametrize("name", RULED)
def test_every_rule_has_an_id_of_its_own_a_pattern_and_a_known_code(name):
    with (HOUSE / "data" / "sources" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        written = list(csv.DictReader(lines))
    rules = rules_of(name)
    assert len({rule.rule_id for rule in rules}) == len(rules) == len(written) > 0
    assert all(rule.rule_id and rule.patterns for rule in rules)
    assert "axis" in {rule.decides for rule in rules}
    assert name not in ("cordis",) or OUT_OF_SCOPE in {rule.code for rule in rules}


def test_every_remark_of_a_source_has_its_words_and_each_is_made_somewhere():
    code = "\n".join(path.read_text(encoding="utf-8") for path in HOUSE.glob("analytics/sources/*.py"))
    made = set(re.findall(r'(?:warned|counted|Remark)\(\s*"(\w+)"', code)) | {"unclassified"}
    assert made == set(book("sources")["rules"])


def test_the_extract_of_the_world_bank_is_read_whole(tmp_path):
    content = extract("worldbank_wdi_morocco.csv")
    report = report_of("wdi", tmp_path, content, "worldbank_wdi_morocco.csv")
    assert counts(report) == (content.decode().strip().count("\n"), 0, 0)
    assert ("wdi:NY.GDP.MKTP.CD:MA:1960", "1960") in values(report, "reading_id", "period")


def test_the_extract_of_the_innovation_graph_is_read_whole(tmp_path):
    content = extract("github_innovationgraph_morocco.csv")
    report = report_of("innovation_graph", tmp_path, content, "github_innovationgraph_morocco.csv")
    assert counts(report) == (content.decode().strip().count("\n"), 0, 0)
    assert ("git_pushes", "2020-Q1", 99380.0) in values(report, "series_code", "period", "value")


def rewritten(name: str, columns: dict[str, str]) -> str:
    """Return an extract as the archive would hold it: other column names, semicolons."""
    rows = list(csv.DictReader(extract(name).decode().splitlines()))
    lines = [";".join(columns), *(";".join(f'"{row[own]}"' for own in columns.values()) for row in rows)]
    return "\n".join(lines) + "\n"


def test_the_extract_of_cordis_is_read_once_it_has_the_form_of_the_archive(tmp_path):
    """The extract has no subjects, and topics that no rule knows: all of it is set aside, and nothing is lost."""
    projects = rewritten(
        "cordis_morocco_projects.csv",
        {"id": "project_key", "acronym": "acronym", "title": "title", "startDate": "start_date", "endDate": "end_date", "topics": "topic"},
    ).replace(":", "-")
    people = rewritten(
        "cordis_morocco_participations.csv",
        {"projectID": "project_key", "name": "organisation_name", "country": "country", "role": "role", "city": "city",
         "ecContribution": "ec_contribution_eur"},
    ).replace(":", "-")  # fmt: skip
    report = report_of("cordis", tmp_path, zipped(("project.csv", projects), ("organization.csv", people)))
    assert counts(report) == (0, projects.strip().count("\n"), 0)
    assert {rule for rule, _ in told(report)} == {"unclassified"}
