"""The XLSX template: a sheet to fill in with drop-down lists, the column guide beside it, and the lists on a hidden sheet."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from analytics.importing.cells.numbers import LARGEST, LARGEST_OF
from analytics.importing.guide import Entry, guide, template_columns, template_words
from analytics.words import say

ROWS = 200_000  # as many as a file may have
_NO_DAY = datetime(2000, 1, 1)  # the same template is the same bytes, today and tomorrow
_INK, _PAPER = "#1F2A37", "#E8E4DA"
_NUMBERS = {"year": "0", "integer": "#,##0", "amount": "#,##0.00"}
_WIDTHS = {"identifier": 24, "title": 44, "code": 26, "date": 14, "year": 9, "integer": 13, "amount": 18, "url": 36}
_GUIDE = {"column": 24, "must": 14, "meaning": 46, "form": 46, "examples": 40, "list": 46, "own_name": 20}
_SAID = {"identifier", "date", "names", "yes_no"}  # their form is shown beside the cell
Begun = Mapping[str, str]  # the cells of a row that is not empty, by the name of their column
_TITLE_LENGTH, _PROMPT_LENGTH = 32, 255  # Excel's own limits


@dataclass(frozen=True)
class _Template:
    """A workbook on its way, of one dataset in one language."""

    book: xlsxwriter.Workbook
    dataset: str
    lang: str

    def sheet(self, name: str) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        if self.lang == "ar":
            sheet.right_to_left()
        return sheet

    def style(self, **more: object) -> Format:
        return self.book.add_format({"valign": "top", "reading_order": 2 if self.lang == "ar" else 1, **more})

    def words(self, key: str) -> str:
        return template_words(key, self.lang)


def write(dataset: str, lang: str, begun: Sequence[Begun] = ()) -> bytes:
    """Return the workbook for a dataset in `lang`, with the rows that were `begun`."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": say(dataset, lang), "author": "Marsad", "created": _NO_DAY})
        template = _Template(book, dataset, lang)
        entries = template_columns(dataset)
        rows = template.sheet(say(dataset, lang))
        _write_guide(template)
        lists = _write_lists(template, entries)
        for place, entry in enumerate(entries):
            _write_column(template, rows, place, entry)
            _expect(template, rows, place, _accepted(entry, lists, lang))
            for line, row in enumerate(begun, start=1):
                rows.write_string(line, place, row.get(entry.name, ""))
        rows.freeze_panes(1, 1)
        rows.set_row(0, 34)
        rows.ignore_errors({"number_stored_as_text": f"A2:{xl_col_to_name(len(entries) - 1)}{ROWS + 1}"})
    return file.getvalue()


def _write_column(template: _Template, sheet: Worksheet, place: int, entry: Entry) -> None:
    dark = {"bg_color": _INK, "font_color": "#FFFFFF"}
    head = template.style(
        bold=True, text_wrap=True, border=1, border_color="#B8B2A4", **(dark if entry.column.required else {"bg_color": _PAPER})
    )
    cells = template.book.add_format({"num_format": _NUMBERS.get(entry.column.type, "@")})  # text stays text: 007, 2024-05
    name = entry.label(template.lang)
    sheet.set_column(place, place, max(_WIDTHS.get(entry.column.type, 28), len(name) / 2 + 4), cells)
    sheet.write_string(0, place, name, head)


def _expect(template: _Template, sheet: Worksheet, place: int, rule: dict[str, object]) -> None:
    """Tell Excel what a column takes; it warns and does not forbid, since the check also reads codes and other spellings."""
    if rule:
        error = "not_in_list" if rule["validate"] == "list" else "not_this_form"
        warning = {"error_type": "warning", "error_message": template.words(error)} if rule["validate"] != "any" else {}
        sheet.data_validation(1, place, ROWS, place, {**rule, **warning})


def _accepted(entry: Entry, lists: dict[str, str], lang: str) -> dict[str, object]:
    """Return what Excel is told of the cells of a column, nothing where any text may stand."""
    kind = entry.column.type
    if entry.column.vocabulary:
        return {"validate": "list", "source": lists[entry.column.vocabulary]}
    if kind in _SAID:
        return {"validate": "any", "input_title": entry.label(lang)[:_TITLE_LENGTH], "input_message": entry.form(lang)[:_PROMPT_LENGTH]}
    if kind == "year":
        return _between("integer", entry.years[0], entry.years[-1])
    if kind in LARGEST:
        return _between("integer" if kind == "integer" else "decimal", 0, LARGEST_OF.get(entry.name, LARGEST[kind]))
    return {}


def _between(kind: str, smallest: int, largest: int) -> dict[str, object]:
    return {"validate": kind, "criteria": "between", "minimum": smallest, "maximum": largest}


def _write_lists(template: _Template, entries: tuple[Entry, ...]) -> dict[str, str]:
    """Write each list once, hidden, and return where Excel finds its words, by vocabulary."""
    name = template.words("lists_sheet")
    sheet = template.sheet(name)
    sheet.hide()
    found: dict[str, str] = {}
    for entry in entries:
        if entry.column.vocabulary and entry.column.vocabulary not in found:
            words, place = entry.words(template.lang), len(found)
            sheet.write_column(0, place, [entry.label(template.lang), *words])
            letter = xl_col_to_name(place)
            found[entry.column.vocabulary] = f"={quote_sheetname(name)}!${letter}$2:${letter}${len(words) + 1}"
    return found


def _write_guide(template: _Template) -> None:
    sheet = template.sheet(template.words("guide_sheet"))
    head = template.style(bold=True, bg_color=_PAPER, bottom=1)
    wrapped, strong = template.style(text_wrap=True), template.style(text_wrap=True, bold=True)
    sheet.merge_range(0, 0, 0, len(_GUIDE) - 1, template.words("how"), wrapped)
    sheet.set_row(0, 34)
    for place, (part, width) in enumerate(_GUIDE.items()):
        sheet.set_column(place, place, width)
        sheet.write_string(1, place, template.words(part), head)
    for line, entry in enumerate(guide(template.dataset), start=2):
        for place, words in enumerate(_guide_line(entry, template.lang)):
            sheet.write_string(line, place, words, wrapped if place else strong)
    sheet.freeze_panes(2, 1)


def _guide_line(entry: Entry, lang: str) -> tuple[str, ...]:
    """Return one row of the guide, in the order of `_GUIDE`."""
    said = (entry.label(lang), entry.must(lang), entry.meaning(lang), entry.form(lang))
    return (*said, "\n".join(entry.examples(lang)), "\n".join(entry.words(lang)), entry.name)
