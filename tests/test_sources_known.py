"""Statistics and conferences from public sources: known answers on small generated files, with the dirt such files have."""

import pytest

from tests.drawn_sources import PREAMBLE, SHARE, WIDE, conferences, counts, report_of, told, values
from tests.foreign import zipped

GIT = "git_pushes,iso2_code,year,quarter\n"


def test_each_year_with_a_value_is_a_reading_and_other_countries_are_counted(tmp_path):
    lines = f'"Morocco","MAR",{SHARE},"-1.5","","20000000",\n"France","FRA",{SHARE},"1","2","3",\n"Namibia","NAM",{SHARE},"1","2","3",\n'
    report = report_of("wdi", tmp_path, PREAMBLE + WIDE + lines)
    assert counts(report) == (2, 0, 0)
    assert told(report) == [("outside_country", "2"), ("without_reading", "1")]
    assert values(report, "reading_id", "country", "period", "value", "unit") == [
        ("wdi:GEN.SHARE:MA:1960", "Morocco", "1960", -1.5, "% of something"),
        ("wdi:GEN.SHARE:MA:2024", "Morocco", "2024", 20000000.0, "% of something"),
    ]
    assert {row.line for row in report.rows} == {6}


def test_the_archive_of_an_indicator_is_read_by_the_table_it_holds(tmp_path):
    table = f'\ufeff{PREAMBLE}{WIDE}"Morocco","MAR",{SHARE},"1.5","","2.25",\n'
    content = zipped(("Metadata_Country_API_GEN.csv", '"Country Code","Region"\n"MAR","x"\n'), ("API_GEN.SHARE_DS2_en_csv_v2_1.csv", table))
    assert counts(report_of("wdi", tmp_path, content)) == (2, 0, 0)


@pytest.mark.parametrize(
    ("cells", "told_values"),
    [
        ("1,5;;2,25", [(1.5,), (2.25,)]),
        ("1,500;;2,25", [(1.5,), (2.25,)]),
        ("1.500;;2.25", [(1.5,), (2.25,)]),
    ],
)
def test_the_file_tells_its_decimal_mark(cells, told_values, tmp_path):
    content = f"Country Name;Country Code;Indicator Name;Indicator Code;1960;2023;2024\nMorocco;MAR;Generated;GEN;{cells}\n"
    assert values(report_of("wdi", tmp_path, content), "value") == told_values


def test_one_reading_a_line_is_read_too_and_what_cannot_be_read_is_set_aside(tmp_path):
    content = "Country Name,Country Code,Year,Value,indicator\nMorocco,MAR,2015,3.7,gen.a\nMorocco,MAR,2O16,3.8,gen.a\nMorocco,MAR,2017,..,gen.a\n,,2018,1,gen.a\n"
    report = report_of("wdi", tmp_path, content)
    assert counts(report) == (1, 3, 0)
    assert values(report, "series_code", "period", "value") == [("GEN.A", "2015", 3.7)]
    assert {rule for rule, _ in told(report)} >= {"period", "number", "required"}


def test_the_marks_of_a_conflict_cost_their_lines_and_two_values_of_one_reading_are_nobody_s_word(tmp_path):
    content = f"<<<<<<< HEAD\n{GIT}7,MA,2020,1\n8,MA,2020,2\n=======\n9,MA,2020,2\n7,MA,2020,1\n>>>>>>> branch\n"
    report = report_of("innovation_graph", tmp_path, content)
    assert counts(report) == (1, 4, 1)
    assert values(report, "period", "value") == [("2020-Q1", 7.0)]


def test_namibia_is_a_country_and_no_missing_code(tmp_path):
    report = report_of("innovation_graph", tmp_path, f"{GIT}7,MA,2020,1\n8,NA,2020,1\n9,FR,2020,1\n1,,2020,1\n")
    assert counts(report) == (1, 1, 0)
    assert told(report) == [("outside_country", "2"), ("required", "")]


def test_tabs_in_a_csv_file_are_seen(tmp_path):
    assert counts(report_of("innovation_graph", tmp_path, f"{GIT}7,MA,2020,1\n".replace(",", "\t"))) == (1, 0, 0)


@pytest.mark.parametrize(
    ("header", "row", "code"),
    [
        ("developers,iso2_code,year,quarter", "7,MA,2020,4", "developers"),
        ("num_pushers,language,language_type,iso2_code,year,quarter", "7,C++,programming,MA,2020,4", "languages:C++"),
        ("num_pushers,topic,iso2_code,year,quarter", "7,machine-learning,MA,2020,4", "topics:machine-learning"),
        ("num_pushers,spdx_license,iso2_code,year,quarter", "7,MIT,MA,2020,4", "licenses:MIT"),
        ("value,iso2_code,year,quarter,metric", "7,MA,2020,4,repositories", "repositories"),
    ],
)
def test_every_file_of_the_graph_is_known_by_its_columns(header, row, code, tmp_path):
    report = report_of("innovation_graph", tmp_path, f"{header}\n{row}\n", "renamed.csv")
    assert values(report, "series_code", "period", "value") == [(code, "2020-Q4", 7.0)]


def test_languages_that_differ_in_a_sign_are_two_series(tmp_path):
    header = "num_pushers,language,language_type,iso2_code,year,quarter"
    report = report_of(
        "innovation_graph", tmp_path, f"{header}\n7,C,programming,MA,2020,1\n8,C#,programming,MA,2020,1\n9,C++,programming,MA,2020,1\n"
    )
    assert counts(report) == (3, 0, 0)


def test_conferences_in_morocco_are_kept_and_those_elsewhere_or_nowhere_counted(tmp_path):
    content = conferences(
        {"name": "Générée à Fès", "city": "Fès"},
        {"name": "Both", "online": True},
        {"name": "Abroad", "country": "France"},
        {"name": "Online only", "country": None, "city": None, "online": True},
    )
    report = report_of("confs_tech", tmp_path, content, "java.json")
    assert counts(report) == (2, 0, 0)
    assert told(report) == [("outside_country", "1"), ("outside_country", "1")]
    assert values(report, "event_id", "axis", "sector", "format", "city", "region", "country", "start_date") == [
        ("confs_tech:generee-a-fes-2024-05-13", "training", "ict", "in_person", "Fès", "MA-03", "Morocco", "2024-05-13"),
        ("confs_tech:both-2024-05-13", "training", "ict", "hybrid", "Rabat", "MA-04", "Morocco", "2024-05-13"),
    ]


def test_a_conference_under_two_topics_is_one_event_with_the_axis_of_the_first_rule(tmp_path):
    folder = "conference-data-main/conferences/2024"
    content = zipped(
        (f"{folder}/general.json", conferences({})),
        (f"{folder}/data.json", conferences({})),
        (f"{folder}/ux.json", "[]\n"),
        ("package.json", "{}"),
    )
    report = report_of("confs_tech", tmp_path, content)
    assert counts(report) == (1, 0, 1)
    assert values(report, "axis") == [("ai",)]


def test_a_topic_that_no_rule_knows_sets_its_conferences_aside(tmp_path):
    report = report_of("confs_tech", tmp_path, conferences({}), "gardening.json")
    assert counts(report) == (0, 1, 0)
    assert told(report) == [("unclassified", "gardening")]


def test_marks_of_a_conflict_in_json_refuse_the_file(tmp_path):
    content = b"<<<<<<< HEAD\n" + conferences({})
    report = report_of("confs_tech", tmp_path, content)
    assert report.outcome == "refuse"
    assert report.all_remarks[0].rule in ("json_broken", "not_this_source")
