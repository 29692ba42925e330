"""A steward drops a file whose every cell, heading and name is an attack: words in the report, in the workbook given back, and once it is published."""

import csv
import io

import pytest
import xlsxwriter
from playwright.sync_api import expect

from analytics.importing.columns import DATASETS, columns_of
from analytics.importing.telling import short
from tests.hostile import STRINGS, TEXTS, besieged_own_folder, sources_of, squeezed, text_alone, watched  # noqa: F401  (a fixture)
from tests.served import drawn, in_a_browser, opened, serving
from tests.test_hostile_text import workbook_is_safe
from tests.test_steward_page import button, drop, taken_back

pytestmark = in_a_browser
NAME = '"><img src=x onerror="window.pwned=9">=1+1 {{7*7}}'
SHEET = "=1+1 <b>gras<>'"
GOOD = {
    "projects": {"project_id": "H{0}", "title": "Projet {0}", "axis": "ai"},
    "events": {"event_id": "H{0}", "title": "Salon {0}", "axis": "events", "year": "2024"},
    "organisations": {"organisation_id": "H{0}"},
}


def hostile_table(dataset: str) -> list[list[str]]:
    """Return a table with headings that no register knows, rows of nothing but the strings, and rows that are good but for their free texts."""
    names = [column.name for column in columns_of(dataset)]
    wild = [[STRINGS[(place + at) % len(STRINGS)] for at in range(len(names))] for place in range(len(STRINGS))]
    good = []
    for place in range(len(STRINGS)):
        free = {name: STRINGS[(place + at) % len(STRINGS)] for at, name in enumerate(TEXTS[dataset])}
        said = {**{name: cell.format(place) for name, cell in GOOD[dataset].items()}, **free}
        good.append([said.get(name, "") for name in names])
    return [[*names, *STRINGS], *([*row, *STRINGS] for row in (*wild, *good))]


def as_csv(table: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(table)
    return text.getvalue().encode()


def as_workbook(table: list[list[str]]) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(SHEET.replace("'", ""))
        for line, row in enumerate(table):
            for column, cell in enumerate(row):
                sheet.write_string(line, column, cell)
    return held.getvalue()


KINDS = {"csv": as_csv, "xlsx": as_workbook}


@pytest.fixture(scope="module")
def page(driver, besieged_alone):
    """A page of a server for stewards on hostile registers."""
    with serving(MARSAD_DATA=besieged_alone, MARSAD_STEWARD="1") as base, watched(driver, base) as one:
        yield one


@pytest.fixture(scope="module")
def sources(besieged_alone) -> list[str]:
    return sources_of(besieged_alone)


def dropped(page, lang: str, dataset: str, kind: str):
    page.outside.clear()
    opened(page, "import", f"lang={lang}")
    if dataset != "projects":
        into = page.locator(".st-key-w_into").get_by_role("radio").nth(DATASETS.index(dataset))
        into.click()
        expect(into).to_be_checked()
        drawn(page)
    return drop(page, KINDS[kind](hostile_table(dataset)), f"{NAME}.{kind}")


@pytest.mark.parametrize(
    ("lang", "dataset", "kind"),
    [
        ("fr", "projects", "csv"),
        *(
            pytest.param(lang, dataset, kind, marks=pytest.mark.slow)
            for lang, dataset, kind in (
                ("ar", "projects", "xlsx"),
                ("en", "events", "csv"),
                ("fr", "events", "xlsx"),
                ("ar", "events", "csv"),
                ("fr", "organisations", "csv"),
                ("ar", "organisations", "xlsx"),
            )
        ),
    ],
)
def test_the_report_and_the_workbook_hold_the_file_as_text_alone(page, sources, lang, dataset, kind):
    dropped(page, lang, dataset, kind)
    report = squeezed(text_alone(page, sources))
    assert [string for string in STRINGS if squeezed(short(string)) not in report] == []
    workbook = squeezed(workbook_is_safe(taken_back(page, lang)))
    assert [string for string in (*STRINGS, "><img src=x onerror=") if squeezed(string) not in workbook] == []
    assert page.outside == []


@pytest.mark.slow
def test_what_was_published_and_by_which_file_is_text_alone(page, sources):
    dropped(page, "fr", "projects", "csv")
    button(page, "Publier").click()
    page.get_by_text("est publiée").wait_for()
    drawn(page)
    text_alone(page, sources)
    opened(page, "import", "lang=fr")  # as the next steward finds it
    page.locator(".st-key-go_back").wait_for()
    text_alone(page, sources)
    for name, query in (("versions", "lang=fr"), ("quality", "lang=fr"), ("records", "lang=fr&list=projects&record=H3")):
        opened(page, name, query)
        text_alone(page, sources)
