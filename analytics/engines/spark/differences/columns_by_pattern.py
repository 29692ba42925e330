"""`COLUMNS('^reason')`: Spark wants the columns by their names."""

import re

from sqlglot import exp

from analytics.engines.spark.differences.known import Known


def mend_columns_by_pattern(tree: exp.Query, known: Known) -> None:
    """Name the columns, of the tables a SELECT asks, that the pattern finds."""
    for columns in list(tree.find_all(exp.Columns)):
        select = columns.find_ancestor(exp.Select)
        if select is None or columns not in select.expressions:
            raise NotImplementedError("COLUMNS stands alone in a SELECT, or not at all")
        named = [
            exp.column(name, table=table.alias_or_name)
            for table in _tables_of(select)
            if table.name in known.names
            for name in known.columns_of(table.name)
            if re.search(columns.this.name, name)
        ]
        place = select.expressions.index(columns)
        select.set("expressions", [*select.expressions[:place], *named, *select.expressions[place + 1 :]])


def _tables_of(select: exp.Select) -> list[exp.Table]:
    joined = [select.args.get("from_") or select.args.get("from"), *(select.args.get("joins") or [])]
    return [one.this for one in joined if one is not None and isinstance(one.this, exp.Table)]
