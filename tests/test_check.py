"""Whole files through `check`: headers, refusals, what is said, and how the command ends."""

import csv
import gc
import io
import json
import re
from pathlib import Path

import pytest
import xlsxwriter

from analytics.__main__ import main
from analytics.importing.cells import reading
from analytics.importing.check import checked_table, manner_of
from analytics.importing.columns import DATASETS, columns_of
from analytics.importing.headers import column_named, fits
from analytics.importing.remarks import Remark
from analytics.importing.telling import sentence
from analytics.places import HOUSE
from analytics.vocabulary import LANGUAGES
from analytics.words import book
from analytics.words.columns import known
from tests.offered import PROJECT, counts, report_of, rules, table

HEADERS = [
    ("projects", ["project_id", "title", "axis"], True),
    ("projects", ["Axis", "TITLE", "Project ID"], True),
    ("projects", ["Identifiant", "Intitulé", "Axe"], True),
    ("projects", ["identifiant_du_projet", "TITRE", "axe stratégique"], True),
    ("projects", ["معرّف المشروع", "العنوان", "المحور"], True),
    ("projects", ["\ufeffproject_id", " title ", "a-x-i-s"], True),
    ("projects", ["project_id", "title"], False),
    ("events", ["event_id", "title", "axis", "start_date"], True),
    ("events", ["Identifiant", "Titre", "Axe", "Date de début"], True),
    ("events", ["المعرف", "العنوان", "المحور", "السنة"], True),
    ("events", ["event_id", "title", "axis"], False),
    ("organisations", ["name"], True),
    ("organisations", ["Identifiant de l’organisation", "Nom", "Autres noms", "Type", "Groupe"], True),
    ("organisations", ["معرّف المنظمة", "اسم المنظمة", "الاسم بالفرنسية", "أسماء أخرى", "نوع المنظمة"], True),
    ("organisations", ["organisation_id", "aliases"], False),
]


@pytest.mark.parametrize(("dataset", "header", "expected"), HEADERS)
def test_a_header_is_recognised_in_three_languages(dataset, header, expected):
    assert fits(header, dataset) is expected


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_label_of_a_column_is_a_name_for_it(dataset):
    for column in columns_of(dataset):
        for name in [column.name, *(known().get(column.name, {}).get(lang, column.name) for lang in LANGUAGES)]:
            assert column_named(name, dataset) == column.name, name
    assert not set(book("import")["columns"]) - {column.name for one in DATASETS for column in columns_of(one)}


@pytest.mark.parametrize("dataset", DATASETS)
def test_no_name_stands_for_two_columns_of_one_dataset(dataset):
    names = {column.name for column in columns_of(dataset)}
    for column, entry in book("import")["columns"].items():
        for name in (name for lang in LANGUAGES for name in entry[lang].split(";") if column in names):
            assert column_named(name, dataset) == column, f"{column}: {name}"


@pytest.mark.parametrize(
    ("dataset", "header", "rule"),
    [
        ("projects", ["project_id", "title"], "column_missing"),
        ("projects", ["P1", "Un projet", "ai"], "column_missing"),
        ("projects", ["project_id", "title", "axis", "Titre"], "header_twice"),
        ("projects", ["project_id", "title", "axis", "colour", "Colour"], "header_twice"),
        ("projects", ["project_id", "title", "axis", ""], "header_without_name"),
        ("projects", ["event_id", "title", "axis", "year"], "wrong_dataset"),
        ("projects", ["event_id", "title", "axis"], "wrong_dataset"),
        ("projects", ["id", "title", "axis", "year", "event_type", "attendees"], "wrong_dataset"),
        ("events", ["project_id", "title", "axis", "year"], "wrong_dataset"),
        ("events", ["event_id", "title", "axis"], "column_missing"),
        ("projects", ["organisation_id", "name"], "wrong_dataset"),
        ("events", ["Nom", "Nom en arabe", "Autres noms", "Pays"], "wrong_dataset"),
        ("organisations", ["project_id", "title", "axis"], "wrong_dataset"),
        ("organisations", ["Identifiant", "Nom", "Axe", "Date de début", "Région"], "wrong_dataset"),
        ("organisations", ["organisation_id", "aliases"], "column_missing"),
    ],
)
def test_a_header_that_cannot_be_used_refuses_the_file(dataset, header, rule):
    report = checked_table(table([["x"] * len(header)], header), dataset, manner_of(dataset))
    assert (counts(report), report.rows_in) == (("refuse", 0, 0, 0), 0)
    assert rule in [said for _, _, said in rules(report)]


def test_other_columns_are_kept_aside_and_said():
    report = report_of("projects", {"Chef de service": "x"})
    assert counts(report) == ("accept", 1, 0, 0)
    assert report.aside == ("Chef de service",)
    assert rules(report) == [(1, "Chef de service", "column_kept_aside")]


def test_a_column_that_is_nearly_known_comes_with_its_name():
    said = report_of("projects", {"Chef de service": "x", "lead_organistion": "ADD"}).as_dict("fr")["findings"]
    assert [finding.get("suggestion") for finding in said] == [None, "lead_organisation"]
    assert "Chef de file" in said[1]["message"]


def test_an_unnamed_column_without_values_is_nothing():
    assert (
        counts(
            checked_table(table([["P1", "Un projet", "ai", ""]], ["project_id", "title", "axis", ""]), "projects", manner_of("projects"))
        )[0]
        == "accept"
    )


def test_a_file_without_rows_changes_nothing():
    report = checked_table(table([], list(PROJECT)), "projects", manner_of("projects"))
    assert (counts(report), rules(report)) == (("accept", 0, 0, 0), [(0, "", "no_rows")])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_has_a_sentence_that_can_be_filled(lang):
    for rule in book("findings")["rules"]:
        facts = dict.fromkeys(
            ["lines", "first", "last", "start", "days", "length", "largest", "order", "now", "own", "region", "holder", "identifier"], "1"
        )
        assert "{" not in sentence(Remark(rule, "x", column="axis", facts=facts), lang)


def test_every_rule_is_raised_somewhere_and_each_raised_has_words():
    code = "\n".join(path.read_text(encoding="utf-8") for path in HOUSE.glob("analytics/importing/**/*.py") if "files" not in path.parts)
    raised = set(re.findall(r'(?:Remark|Unfit|repaired|warned|_remark)\(\s*"(\w+)"', code)) | {"timestamp", "circle", "unknown_reference"}
    assert raised - set(book("findings")["rules"]) == set()
    assert all(f'"{rule}"' in code for rule in book("findings")["rules"])


@pytest.fixture
def check(capfdbinary):
    def _check(path: Path, dataset: str, *more: str) -> tuple[int, str]:
        capfdbinary.readouterr()
        code = main(["check", str(path), "--as", dataset, *more])
        return code, capfdbinary.readouterr().out.decode("utf-8")

    return _check


def csv_file(path: Path, *rows: list) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    path.write_bytes(text.getvalue().encode())
    return path


@pytest.mark.parametrize("dataset", DATASETS)
def test_the_shipped_registers_pass_with_none_quarantined(check, dataset):
    code, out = check(HOUSE / "data" / "registry" / f"{dataset}.csv", dataset, "--json")
    said = json.loads(out)
    assert (code, said["outcome"], said["quarantined"], said["merged"]) == (0, "accept", 0, 0)
    assert said["rows_in"] == said["loaded"] > 200


@pytest.mark.parametrize("command", ["check", "import"])
def test_a_command_leaves_the_collection_of_garbage_as_it_found_it(command, tmp_path):
    assert main([command, str(tmp_path / "absent.csv"), "--as", "projects"]) == 2
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("cell", "outcome", "counted"),
    [
        ("ai", "accept", (1, 1, 0)),
        ("ai\u200b", "repair", (1, 1, 0)),
        ("magic", "quarantine", (1, 0, 1)),
        (None, "refuse", (0, 0, 0)),
    ],
)
def test_the_command_ends_as_the_file_deserves(check, tmp_path, cell, outcome, counted):
    path = csv_file(tmp_path / "a.csv", ["project_id", "title", "axis" if cell else "colour"], ["P1", "Un projet", cell or "red"])
    code, out = check(path, "projects", "--json")
    said = json.loads(out)
    assert list(said) == ["outcome", "rows_in", "loaded", "quarantined", "merged", "findings", "sha256"]
    assert (code, said["outcome"]) == ({"accept": 0, "repair": 0, "quarantine": 1, "refuse": 2}[outcome], outcome)
    assert (said["rows_in"], said["loaded"], said["quarantined"]) == counted
    assert len(said["sha256"]) == 64
    for finding in said["findings"]:
        assert set(finding) - {"suggestion"} == {"line", "column", "rule", "value", "message", "severity"}
        assert finding["message"]


def test_a_file_that_is_not_there_is_refused_in_a_sentence(check, tmp_path):
    code, out = check(tmp_path / "nothing.csv", "projects", "--json")
    said = json.loads(out)
    assert (code, said["outcome"], said["rows_in"]) == (2, "refuse", 0)
    assert said["findings"][0]["severity"] == "refuse"


@pytest.mark.parametrize(("lang", "words"), [("fr", "Mises de côté 1"), ("ar", "الموضوعة جانبا 1"), ("en", "Quarantined 1")])
def test_the_table_begins_with_the_counts_in_the_language_of_the_reader(check, tmp_path, lang, words):
    path = csv_file(tmp_path / "a.csv", ["project_id", "title", "axis"], ["P1", "Un projet", "magic"])
    code, out = check(path, "projects", "--lang", lang)
    assert code == 1
    assert words in out.splitlines()[0]
    assert out.splitlines()[2].startswith("2\t")


def test_what_needs_an_act_comes_before_what_was_repaired(check, tmp_path):
    path = csv_file(tmp_path / "a.csv", ["project_id", "title", "axis"], ["P1", "Un\u200b projet", "ai"], ["P2", "Un projet", "magic"])
    _, out = check(path, "projects", "--lang", "en")
    assert [line.split("\t")[2] for line in out.splitlines()[2:]] == ["set aside", "repaired"]


def test_a_long_table_says_what_it_leaves_out(check, tmp_path):
    path = csv_file(tmp_path / "a.csv", ["project_id", "title", "axis"], *(["P1", f"Projet {place}", "magic"] for place in range(40)))
    _, out = check(path, "projects", "--lang", "en")
    assert out.splitlines()[-1] == "… and 30 more remarks; --json gives them all."


def test_options_settle_what_the_file_does_not(check, tmp_path):
    path = csv_file(
        tmp_path / "a.csv", ["project_id", "title", "axis", "start_date", "budget_mad"], ["P1", "Un projet", "ai", "03/04/2024", "800.000"]
    )
    assert check(path, "projects", "--json")[0] == 2
    assert check(path, "projects", "--json", "--dates", "dmy")[0] == 1
    assert check(path, "projects", "--json", "--dates", "dmy", "--decimal", "comma")[0] == 0


def test_a_workbook_in_french_passes(check, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["Identifiant", "Intitulé", "Axe", "Date de début", "Participants"])
        sheet.write_row(1, 0, ["E1", "Un salon", 6, 45425, "1 500"])
    code, out = check(tmp_path / "a.xlsx", "events", "--json")
    said = json.loads(out)
    assert (code, said["outcome"], said["loaded"]) == (0, "repair", 1)
    assert {finding["rule"] for finding in said["findings"]} == {"date_rewritten", "number_rewritten"}


def test_many_unknown_words_end_the_search_for_the_nearest_and_the_report_says_so(monkeypatch):
    monkeypatch.setattr(reading, "MOST_SUGGESTED", 2)
    report = report_of("projects", *({"project_id": f"P{place}", "axis": f"trainin{place}"} for place in range(4)))
    assert [remark.suggestion for remark in report.all_remarks if remark.rule == "not_in_list"] == ["training", "training", "", ""]
    assert [(remark.line, remark.column) for remark in report.all_remarks if remark.rule == "suggestions_end"] == [(0, "axis")]
