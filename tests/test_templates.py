"""Templates and the column guide: what they offer is what the gate takes, in every language and in every way they are handed out."""

import csv
import io
import re
from functools import cache

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from analytics.__main__ import main
from analytics.downloads.template_book import ROWS
from analytics.downloads.templates import KINDS, template_of
from analytics.errors import UnknownName
from analytics.importing.cells.numbers import LARGEST, LARGEST_OF
from analytics.importing.cells.reading import read_cell
from analytics.importing.cells.texts import LONGEST_TITLE
from analytics.importing.check import checked, manner_of
from analytics.importing.columns import DATASETS, columns_of
from analytics.importing.files import limits
from analytics.importing.guide import guide, template_columns
from analytics.places import HOUSE
from analytics.ui.own_data import own_data
from analytics.vocabulary import LANGUAGES, vocabularies, word_of
from analytics.words import book, say
from analytics.words.numbers import number
from tests.asked import asked

each_template = pytest.mark.parametrize(("dataset", "lang"), [(dataset, lang) for dataset in DATASETS for lang in LANGUAGES])
AS_NUMBERS = {"year", "integer", "amount"}


def shipped(dataset: str):
    return HOUSE / "data" / "registry" / f"{dataset}.csv"


def rows_to_fill(dataset: str, lang: str) -> list[list]:
    """Return the rows of the shipped register as a person of `lang` fills them in: words of the lists, numbers as numbers."""
    with shipped(dataset).open(encoding="utf-8", newline="") as text:
        return [[as_filled(row[entry.name], entry.column, lang) for entry in template_columns(dataset)] for row in csv.DictReader(text)]


def as_filled(cell: str, column, lang: str):
    if column.vocabulary and cell:
        return word_of(column.vocabulary, vocabularies()[column.vocabulary].code_of(cell), lang)
    return float(cell) if cell and column.type in AS_NUMBERS else cell or None


def opened(dataset: str, lang: str):
    return openpyxl.load_workbook(io.BytesIO(template_of(dataset, "xlsx", lang)))


def offered(book, sheet) -> dict[int, list]:
    """Return the words that Excel offers, by place of the column."""
    lists = {}
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list":
            name, cells = rule.formula1.replace("'", "").split("!")
            words = [cell.value for row in book[name][cells.replace("$", "")] for cell in row]
            assert all(area.min_row == 2 and area.max_row == ROWS + 1 for area in rule.sqref.ranges)
            lists[range_boundaries(str(rule.sqref))[0] - 1] = words
    return lists


def taken(report, dataset: str) -> list[tuple]:
    assert (report.quarantined, report.merged, report.rows_in) == (0, 0, report.loaded), [str(one) for one in report.all_remarks][:3]
    assert len(report.rows[0].values) == len(columns_of(dataset))
    return [row.values for row in report.rows]


@cache
def as_shipped(dataset: str) -> list[tuple]:
    return taken(checked(shipped(dataset), dataset, manner_of(dataset)), dataset)


@each_template
@pytest.mark.usefixtures("read_here")
def test_a_filled_in_workbook_is_taken_as_the_register_itself(dataset, lang, tmp_path):
    book, path = opened(dataset, lang), tmp_path / "given back.xlsx"
    sheet, rows = book.worksheets[0], rows_to_fill(dataset, lang)
    for row in rows:
        sheet.append(row)
    book.save(path)
    for place, words in offered(book, sheet).items():
        assert {row[place] for row in rows} - {None} <= set(words), place
    assert taken(checked(path, dataset, manner_of(dataset)), dataset) == as_shipped(dataset)


@each_template
@pytest.mark.usefixtures("read_here")
def test_a_filled_in_csv_is_taken_as_the_register_itself(dataset, lang, tmp_path):
    path, lines = tmp_path / "given back.csv", io.StringIO()
    csv.writer(lines).writerows(rows_to_fill(dataset, lang))
    path.write_bytes(template_of(dataset, "csv", lang) + lines.getvalue().encode())
    assert taken(checked(path, dataset, manner_of(dataset)), dataset) == as_shipped(dataset)


@each_template
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("read_here")
def test_an_empty_template_is_accepted_and_holds_no_rows(dataset, lang, kind, tmp_path):
    path = tmp_path / f"empty.{kind}"
    path.write_bytes(template_of(dataset, kind, lang))
    report = checked(path, dataset, manner_of(dataset))
    assert (report.outcome, report.rows_in, report.aside) == ("accept", 0, ())
    assert template_of(dataset, kind, lang) == path.read_bytes(), "the same template is the same bytes"


@each_template
def test_the_workbook_offers_every_word_of_every_list(dataset, lang):
    book = opened(dataset, lang)
    lists = offered(book, book.worksheets[0])
    coded = {place: entry for place, entry in enumerate(template_columns(dataset)) if entry.column.vocabulary}
    assert {place: tuple(words) for place, words in lists.items()} == {place: entry.words(lang) for place, entry in coded.items()}
    assert all(vocabularies()[entry.column.vocabulary].code_of(word) for entry in coded.values() for word in entry.words(lang))


@each_template
def test_the_workbook_is_laid_out_for_its_reader(dataset, lang):
    rows, told, lists = opened(dataset, lang).worksheets
    assert (rows.title, told.sheet_state, lists.sheet_state) == (say(dataset, lang), "visible", "hidden")
    assert {bool(sheet.sheet_view.rightToLeft) for sheet in (rows, told, lists)} == {lang == "ar"}
    assert rows.freeze_panes == "B2"
    for cell, entry in zip(rows[1], template_columns(dataset), strict=True):
        assert cell.value == entry.label(lang)
        assert (cell.fill.fgColor.rgb == "FF1F2A37") is entry.column.required
        is_number = entry.column.type in AS_NUMBERS
        assert (rows.column_dimensions[cell.column_letter].number_format == "@") is not is_number, "2024-05 and 007 stay as typed"
    assert [row[0].value for row in told.iter_rows(min_row=3)] == [entry.label(lang) for entry in guide(dataset)]


def test_no_template_is_handed_out_for_anything_else():
    for dataset, kind in (("targets", "csv"), ("projects", "parquet")):
        with pytest.raises(UnknownName, match=r"projects\.csv, projects\.xlsx, events\.csv, events\.xlsx"):
            template_of(dataset, kind, "fr")


@each_template
def test_every_example_of_the_guide_is_read_without_doubt(dataset, lang):
    for entry in guide(dataset):
        assert entry.examples(lang)
        for example in entry.examples(lang):
            read = read_cell(example, entry.column, manner_of(dataset, "dmy"))
            assert read.value is not None, example
            assert {remark.severity for remark in read.remarks} <= {"repair"}, example


@each_template
def test_the_guide_says_the_limits_of_the_gate(dataset, lang):
    for entry in guide(dataset):
        form, years = entry.form(lang), manner_of(dataset).years
        assert form.strip()
        assert entry.meaning(lang).strip()
        if entry.column.type in ("date", "year"):
            assert f"{years[0]}" in form
            assert f"{years[-1]}" in form
        assert entry.name not in LARGEST_OF or number(LARGEST_OF[entry.name], lang) in form
        assert entry.column.type != "title" or str(LONGEST_TITLE) in form
    assert (LARGEST["amount"], LARGEST["amount_in_dirhams"], ROWS) == (10**12, 10**12, limits.ROWS), "the words say a thousand billion"


def test_the_guide_has_words_for_the_columns_of_the_gate_and_no_others():
    names = {column.name for dataset in DATASETS for column in columns_of(dataset)}
    types = {column.type for dataset in DATASETS for column in columns_of(dataset)}
    assert set(book("guide")["meanings"]) == names
    assert set(book("guide")["forms"]) == types | {"integer_up_to"}
    assert set(book("guide")["examples"]) <= names | types


def test_the_document_is_what_the_command_prints(capfdbinary):
    assert main(["guide"]) == 0
    assert capfdbinary.readouterr().out.decode() == (HOUSE / "docs" / "columns.md").read_text(encoding="utf-8"), (
        "write it anew: python -m analytics guide > docs/columns.md"
    )


@pytest.mark.parametrize("name", ["modèle.xlsx", "modèle.CSV"])
def test_the_command_writes_a_template(name, tmp_path, capfdbinary):
    path = tmp_path / name
    assert main(["template", "events", "--lang", "ar", "--to", str(path)]) == 0
    assert capfdbinary.readouterr().out.decode() == f"{path}\n"
    assert path.read_bytes() == template_of("events", name[-4:].strip(".").lower(), "ar")


def test_the_command_refuses_a_format_it_does_not_write(tmp_path, capfdbinary):
    path = tmp_path / "projects.ods"
    assert main(["template", "projects", "--to", str(path)]) == 2
    assert "end its name in .csv or .xlsx" in capfdbinary.readouterr().err.decode()
    assert not path.exists()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_leads_to_every_template_and_tells_every_column(lang):
    shown = own_data(lang)
    first, *links = re.findall(r'href="([^"]+)"', shown)
    assert first == f"api/v1/codebook.html?lang={lang}"
    assert len(links) == len(DATASETS) * len(KINDS)
    for link in links:
        dataset, kind = re.search(r"(\w+)\.(\w+)\?", link).groups()
        answered = asked(f"/{link}")
        assert (answered.status, answered.body) == (200, template_of(dataset, kind, lang))
        assert answered.headers["content-disposition"] == f'attachment; filename="marsad-{dataset}-{lang}.{kind}"'
    assert re.findall(r"<dt><strong>[^<]+</strong><code>(\w+)</code>", shown) == [one.name for name in DATASETS for one in guide(name)]


@pytest.mark.parametrize("address", ["api/v1/templates/targets.csv", "api/v1/templates/projects", "api/v1/templates/projects.json"])
def test_an_address_of_no_template_is_not_found(address):
    assert asked(f"/{address}").status == 404
