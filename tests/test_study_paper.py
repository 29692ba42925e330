"""The tables of a study on paper: a short one is whole on one page, a long one does not begin with one line at the foot of a page."""

import re

import pypdfium2
import pytest

from analytics.paper import pdf_of
from analytics.studies.as_pdf import TEMPLATE, said
from tests.studied_files import document_of, published_world


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """What the template is told of a drawn study."""
    with published_world(tmp_path_factory.mktemp("studied")):
        yield said(document_of("en", False))


def runs(words: str) -> list[dict]:
    return [{"words": words, "slanted": False, "strong": False, "address": "", "was": "", "note": 0, "again": False}]


def pages_of_lines(study: dict, tables: int, lines: int) -> dict[tuple[int, int], int]:
    """Return the page of each line of each table; before a table there are as many lines of text as make it begin at another height."""
    blocks = []
    for table in range(tables):
        blocks += [{"kind": "paragraph", "runs": runs("One line of text.")}] * (table % 7 + 3)
        cells = [[runs(f"t{table}l{line}"), runs("1")] for line in range(lines)]
        blocks.append({"kind": "grid", "head": [runs("Name"), runs("Number")], "lines": cells, "numeric": [False, True]})
    pdf = pypdfium2.PdfDocument(pdf_of(TEMPLATE, {**study, "blocks": blocks}, "2026-04-30"))
    said_on = [(number, page.get_textpage().get_text_range()) for number, page in enumerate(pdf)]
    return {(int(one[1]), int(one[2])): number for number, words in said_on for one in re.finditer(r"t(\d+)l(\d+)", words)}


def test_a_short_table_is_whole_on_one_page(study):
    pages = pages_of_lines(study, 40, 7)
    assert len(pages) == 40 * 7
    assert [table for table in range(40) if len({pages[table, line] for line in range(7)}) > 1] == []
    assert len(set(pages.values())) > 5


def test_three_lines_of_a_long_table_at_least_stand_before_a_page_ends(study):
    pages = pages_of_lines(study, 40, 21)
    assert [table for table in range(40) if pages[table, 0] != pages[table, 2]] == []
    assert [table for table in range(40) if pages[table, 0] != pages[table, 20]] != []
