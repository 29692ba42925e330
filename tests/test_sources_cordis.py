"""CORDIS: known answers on drawn archives, and what holds for every archive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.importing.check import checked_table, manner_of
from analytics.importing.files.wanted import Part
from analytics.importing.raw import RawRow, RawTable
from analytics.sources import sources
from analytics.sources.rules import rules_of
from tests.drawn_sources import AI, COMPUTING, MEDICINE, archive, counts, report_of, told, values
from tests.foreign import zipped

DATES = "2020-01-01 | 2023-12-31 | SIGNED"
PROJECTS = f"""
    id  | acronym | title     | startDate | endDate | status
    101 | ALPHA   | First one | {DATES}
    102 | BETA    | Second    | {DATES}
    103 | GAMMA   | Third     | {DATES}
    104 | DELTA   | Fourth    | {DATES}
"""
PEOPLE = """
    projectID | organisationID | name         | activityType | city       | country | role        | ecContribution
    101       | 1              | Univ. Athens | HES          | Athens     | EL      | coordinator | 900000,00
    101       | 2              | Univ. Rabat  | HES          | RABAT      | MA      | participant | 100000,50
    101       | 3              | Firm Salé    | PRC          | SALÉ       | MA      | participant | 20000.25
    101       | 4              | London Ltd   | PRC          | London     | UK      | participant | 5
    102       | 5              | Univ. Fès    | HES          | FES        | MA      | coordinator |
    102       | 7              | Firm Fès     | PRC          | FES        | MA      | participant | 5
    103       | 6              | Windhoek Lab | REC          | Windhoek   | NA      | participant | 7
    104       | 2              | Univ. Rabat  | HES          | RABAT      | MA      | participant | 3
"""
SUBJECTS = f"""
    projectID | euroSciVocPath
    101       | {MEDICINE}
    101       | {AI}
    102       | {COMPUTING}/software
    103       | {AI}
    104       | {MEDICINE}
"""


def test_projects_with_a_moroccan_part_and_a_digital_subject_are_loaded_and_the_others_counted(tmp_path):
    report = report_of("cordis", tmp_path, archive(PROJECTS, PEOPLE, SUBJECTS))
    assert counts(report) == (2, 0, 0)
    assert told(report)[:2] == [("outside_country", "1"), ("out_of_scope", "1")]
    assert "cordis-axis-93" in report.as_dict("fr")["findings"][1]["message"]
    told_of = values(report, "project_id", "title", "axis", "sector", "actor_type", "status", "year", "source_url")
    assert told_of == [
        ("cordis:101", "First one", "ai", "health", "education_research", "running", 2020, "https://cordis.europa.eu/project/id/101"),
        ("cordis:102", "Second", "rd_platforms", "ict", "education_research", "running", 2020, "https://cordis.europa.eu/project/id/102"),
    ]


def test_the_coordinator_leads_and_moroccan_partners_come_first(tmp_path):
    report = report_of("cordis", tmp_path, archive(PROJECTS, PEOPLE, SUBJECTS))
    assert values(report, "lead_organisation", "partners") == [
        ("Univ. Athens", "Univ. Rabat;Firm Salé;London Ltd"),
        ("Univ. Fès", "Firm Fès"),
    ]


def test_greece_and_the_united_kingdom_have_their_iso_codes(tmp_path):
    [(first,), _] = values(report_of("cordis", tmp_path, archive(PROJECTS, PEOPLE, SUBJECTS)), "note")
    assert "countries: GB, GR, MA;" in first


def test_the_amount_is_what_moroccan_participants_get_and_is_left_empty_where_one_is_not_known(tmp_path):
    report = report_of("cordis", tmp_path, archive(PROJECTS, PEOPLE, SUBJECTS))
    assert values(report, "budget_amount", "budget_currency", "amount_kind") == [(120000.75, "EUR", "grant"), (None, None, None)]
    assert "not known of 1" in values(report, "note")[1][0]


def test_the_place_is_that_of_the_moroccan_participants_where_it_is_one(tmp_path):
    people = PEOPLE.replace("SALÉ ", "RABAT")
    assert values(report_of("cordis", tmp_path, archive(PROJECTS, people, SUBJECTS)), "city", "region")[0] == ("Rabat", "MA-04")
    two = PEOPLE.replace("SALÉ ", "FES  ")
    assert values(report_of("cordis", tmp_path, archive(PROJECTS, two, SUBJECTS)), "city", "region")[0] == (None, None)


def one(projects: str = "", people: str = "", subjects: str = "", **more: str) -> bytes:
    """Return an archive with one whole project, and what a test adds to it."""
    return archive(
        f"id | title | startDate | endDate | status\n1 | Generated | {DATES}\n{projects}",
        f"projectID | name | country | role | ecContribution\n1 | Somebody | MA | coordinator | 10\n{people}",
        f"projectID | euroSciVocPath\n1 | {AI}\n{subjects}",
        **more,
    )


def test_a_grant_listed_twice_is_one_project_and_a_participant_listed_twice_is_paid_once(tmp_path):
    content = one(f"1 | Generated | {DATES}", "1 | SOMEBODY | ma | coordinator | 10,00")
    report = report_of("cordis", tmp_path, content)
    assert counts(report) == (1, 0, 1)
    assert values(report, "budget_amount") == [(10.0,)]
    assert ("participant_twice", "1") in told(report)


def test_a_grant_listed_twice_with_other_content_is_set_aside(tmp_path):
    assert counts(report_of("cordis", tmp_path, one(f"1 | Another title | {DATES}"))) == (0, 2, 0)


def test_a_project_that_no_rule_knows_is_set_aside_with_that_reason(tmp_path):
    report = report_of("cordis", tmp_path, one(f"2 | Unknown | {DATES}", "2 | Somebody | MA | coordinator | 1"))
    assert counts(report) == (1, 1, 0)
    assert ("unclassified", "2") in told(report)


def test_a_call_gives_the_axis_where_no_subject_is_known(tmp_path):
    content = one(f"2 | From a call | {DATES}", "2 | Somebody | MA | coordinator | 1", topics_csv="projectID;topic\n2;ICT-39-2016\n")
    assert ("cordis:2", "rd_platforms", "ict") in values(report_of("cordis", tmp_path, content), "project_id", "axis", "sector")


def test_a_participant_without_its_project_is_told(tmp_path):
    assert ("without_project", "1") in told(report_of("cordis", tmp_path, one(people="9 | Alone | MA | participant | 1")))


@pytest.mark.parametrize(("cell", "rule"), [("800.000", "ambiguous_number"), ("many", "number"), ("-5", "out_of_range")])
def test_a_contribution_that_cannot_be_read_sets_the_project_aside(cell, rule, tmp_path):
    content = one(f"2 | Unread | {DATES}", f"2 | Somebody | MA | coordinator | {cell}", f"2 | {AI}")
    report = report_of("cordis", tmp_path, content)
    assert counts(report) == (1, 1, 0)
    assert (rule, cell) in told(report)


def test_a_status_nobody_knows_sets_the_project_aside(tmp_path):
    content = archive(
        "id | title | startDate | endDate | status\n1 | Generated | 2020-01-01 | 2022-12-31 | LOST",
        "projectID | name | country | role\n1 | Somebody | MA | coordinator",
        f"projectID | euroSciVocPath\n1 | {AI}",
    )
    assert ("not_in_list", "LOST") in told(report_of("cordis", tmp_path, content))


def test_text_written_twice_into_utf8_is_mended_and_a_broken_line_costs_itself_alone(tmp_path):
    header = "projectID;name;country;role;ecContribution\n"
    people = f"{header}1;Université de Fès;MA;coordinator;10\n<<<<<<< HEAD\n1;Other;FR;participant;1\n=======\n".encode()
    twice = people.decode().replace("é", "Ã©").replace("è", "Ã¨").encode()
    project = f"id;title;startDate;endDate;status\n1;Generated;{DATES.replace(' | ', ';')}\n>>>>>>> branch\n"
    subject = f"projectID;euroSciVocPath\n1;{AI}\n"
    report = report_of(
        "cordis", tmp_path, zipped(("csv/project.csv", project), ("csv/organization.csv", twice), ("csv/euroSciVoc.csv", subject))
    )
    assert counts(report) == (1, 1, 0)
    assert values(report, "lead_organisation", "partners") == [("Université de Fès", "Other")]
    rules = [(remark.rule, remark.severity, remark.line) for remark in report.all_remarks]
    assert ("written_twice", "repair", 2) in rules
    assert [rule for rule in rules if rule[0] == "wrong_field_count"] == [
        ("wrong_field_count", "warning", 3), ("wrong_field_count", "quarantine", 3), ("wrong_field_count", "warning", 5),
    ]  # fmt: skip


def table(header: list[str], rows: list[list[str]]) -> RawTable:
    return RawTable(tuple(header), tuple(RawRow(line, tuple(cells)) for line, cells in enumerate(rows, 2)), (), 0, "0" * 64, "csv")


PATHS = [AI, COMPUTING, MEDICINE, "/humanities/arts", "/social sciences/educational sciences", "/something/else", "", "/"]
TOPICS = ["ICT-01-2014", "DT-FOF-01-2018", "HORIZON-CL4-2022-DIGITAL-EMERGING-01", "LCE-02-2015", ""]
drawn_project = st.tuples(st.sampled_from(["1", "2", "3", ""]), st.lists(st.sampled_from(PATHS), max_size=3), st.sampled_from(TOPICS))


@given(st.lists(drawn_project, max_size=6))
def test_no_row_is_without_the_id_of_its_rule_and_none_is_lost(drawn):
    projects = [[key, "T", "2020-01-01", "2021-01-01", topic] for key, _, topic in drawn]
    people = [[key, "Somebody", "MA", "coordinator"] for key, _, _ in drawn]
    subjects = [[key, path] for key, paths, _ in drawn for path in paths]
    parts = [
        Part("participant", "organization.csv", 0, table(["projectID", "name", "country", "role"], people)),
        Part("project", "project.csv", 0, table(["id", "title", "startDate", "endDate", "topics"], projects)),
        Part("subject", "euroSciVoc.csv", 0, table(["projectID", "euroSciVocPath"], subjects)),
    ]
    source = sources()["cordis"]
    made = source.make(parts)
    report = checked_table(RawTable(source.columns, tuple(made.rows), (), 0, "", "csv"), "projects", manner_of("projects"))
    left_out = sum(int(remark.value) for remark in made.remarks if remark.rule == "out_of_scope")
    assert sum(counts(report)) + left_out == len(projects)
    ids = {rule.rule_id for rule in rules_of("cordis") if rule.decides == "axis"}
    assert all(any(f"axis by rule {rule_id}" in note for rule_id in ids) for (note,) in values(report, "note"))
    set_aside = [row for row in report.rows if not row.is_good]
    assert all(row.remarks for row in set_aside)
    assert all(remark.facts["by"] in ids for remark in made.remarks if remark.rule == "out_of_scope")
