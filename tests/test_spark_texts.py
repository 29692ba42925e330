"""Query texts for Spark: each difference of the two engines that words alone do not mend, on a text drawn to show it."""

import pytest

pytest.importorskip("sqlglot", reason="sqlglot is not installed; run `make spark`")

from analytics.engines.spark.differences import Known  # noqa: E402
from analytics.engines.spark.translation import tables_in, translated  # noqa: E402

AXES = ("ai", "training", "financing")
TABLES = {"projects": ("project_id", "axis", "year"), "function_codes": ("rule_id", "reason_fr", "reason_ar", "reason_en")}


def written(sql: str, **columns: tuple[str, ...]) -> str:
    known = Known(columns, {name: f"{name}__v1" for name in TABLES}, TABLES.__getitem__, lambda _sql: {"sorted_by_0": AXES})
    return translated(sql, known).replace("`", "")


def test_codes_are_sorted_in_the_order_of_their_list_and_null_comes_last():
    text = written("SELECT axis, count(*) AS projects FROM projects GROUP BY axis ORDER BY projects DESC, axis", axis=AXES, projects=())
    assert text.endswith("ORDER BY projects DESC, ARRAY_POSITION(ARRAY('ai', 'training', 'financing'), axis) NULLS LAST")


def test_all_columns_in_turn_are_sorted_so_too():
    text = written("SELECT axis, year FROM projects GROUP BY ALL ORDER BY ALL", axis=AXES, year=())
    assert text.endswith("ORDER BY ARRAY_POSITION(ARRAY('ai', 'training', 'financing'), axis) NULLS LAST, year NULLS LAST")


def test_codes_that_are_no_column_of_the_result_are_sorted_in_their_order():
    text = written("SELECT one.year FROM projects AS one ORDER BY one.axis", year=())
    assert text.endswith("ORDER BY ARRAY_POSITION(ARRAY('ai', 'training', 'financing'), one.axis) NULLS LAST")


def test_rows_sorted_by_a_window_are_those_of_a_table_that_has_it_as_a_column():
    sql = "WITH told AS (SELECT 1) SELECT axis, year FROM told ORDER BY sum(known) OVER (PARTITION BY axis) DESC, told.axis LIMIT 3"
    text = written(sql, axis=(), year=())
    assert text.startswith("WITH told AS (SELECT 1) SELECT axis, year FROM (SELECT axis, year, SUM(known) OVER (PARTITION BY axis")
    assert text.endswith("told.axis AS sorted_by_1 FROM told) AS sorted ORDER BY sorted_by_0 DESC, sorted_by_1 NULLS LAST LIMIT 3")


@pytest.mark.parametrize(
    ("of_duckdb", "of_spark"),
    [
        ("SELECT 1 FROM projects WHERE axis = ANY($axis::axes[])", "ARRAY_CONTAINS(:axis, axis)"),
        ("SELECT 1 FROM projects WHERE (axis = ANY($axis::axes[]) OR axis IS NULL)", "(ARRAY_CONTAINS(:axis, axis) OR axis IS NULL)"),
        ("SELECT arg_min(year, place) AS year FROM named", "MIN_BY(year, place) FILTER(WHERE NOT year IS NULL)"),
        ("SELECT regexp_replace(unit, ' (of [0-9]+)', '') FROM told", "'^((?s:.)*?)(?: (of [0-9]+))', '$1'"),
        ("SELECT strftime(begins, '%Y-%m') FROM told", "DATE_FORMAT(begins, 'yyyy-MM')"),
        ("SELECT strftime(begins, '%Y-Q') FROM told", "'yyyy-') || 'Q')"),
        ("SELECT 7 // 2 AS halves FROM told", "7 DIV 2"),
        (
            "SELECT rule_id, COLUMNS('^reason') FROM function_codes",
            "rule_id, function_codes.reason_fr, function_codes.reason_ar, function_codes.reason_en",
        ),
        ("SELECT projects.year FROM projects", "SELECT projects.year FROM projects__v1 AS projects"),
        ("WITH selected_projects AS (SELECT * FROM projects) SELECT 1 FROM selected_projects", "SELECT 1 FROM selected_projects"),
        ("SELECT year FROM spans, generate_series(first, last) AS span(year)", "LATERAL EXPLODE("),
    ],
)
def test_a_difference_is_mended(of_duckdb, of_spark):
    assert of_spark in written(of_duckdb)


def test_what_cannot_be_said_in_spark_is_refused_and_not_guessed():
    with pytest.raises(NotImplementedError):
        written(r"SELECT regexp_replace(unit, pattern, '\1') FROM told")


def test_the_tables_of_a_text_are_those_it_does_not_name_itself():
    sql = "WITH selected_projects AS (SELECT * FROM projects), axes AS (SELECT 1) SELECT 1 FROM selected_projects, axes JOIN registers USING (a)"
    assert set(tables_in(sql)) == {"projects", "registers"}
