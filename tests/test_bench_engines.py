"""The bench of engines says which answers stay within the limit of a question, and where an engine was not asked."""

from benchmarks.engines import QUESTIONS, lines_of


def test_the_table_of_engines_says_which_answers_stay_within_the_limit():
    quick, slow = {line: [0.1, 0.2, 0.3] for line in QUESTIONS}, {line: [4.0, 4.5, 5.5] for line in QUESTIONS}
    lines = [*lines_of("1M", {"DuckDB": quick, "Spark": slow}), *lines_of("10M", {"DuckDB": slow})]
    assert [line[0] for line in lines] == ["1 M"] * 3 + ["10 M"] * 3
    assert [line[4] for line in lines] == ["yes"] * 3 + ["no"] * 3
    assert lines[0][2:4] == ["0.20 (0.10 to 0.30)", "4.50 (4.00 to 5.50)"]
    assert lines[3][3] == "not asked"
