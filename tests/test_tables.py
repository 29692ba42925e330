"""Tables of rows: what counts stands under what counts, a year is read as a name."""

import re

from analytics.ui.table import rows_table

ROWS = ({"axis": "ai", "year": 2024, "projects": 1200}, {"axis": "training", "year": 2025, "projects": 7})


def test_a_count_lines_up_to_the_right_and_a_year_is_a_name():
    table = rows_table(("axis", "year", "projects"), ROWS, "en")
    assert re.findall(r'<td class="number">([^<]*)</td>', table) == ["1,200", "7"]
    assert re.findall(r'<th scope="col" class="number">([^<]*)</th>', table) == ["Projects"]
    assert "<td>2024</td>" in table
