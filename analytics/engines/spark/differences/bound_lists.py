"""`column = ANY($list)`: Spark has no ANY; `array_contains` gives NULL for NULL too."""

from sqlglot import exp

from analytics.engines.spark.differences.known import Known


def mend_bound_lists(tree: exp.Query, _known: Known) -> None:
    """Ask whether the list contains the column; the type of a list of codes is text in Parquet."""
    for compared in list(tree.find_all(exp.EQ)):
        if isinstance(compared.expression, exp.Any):
            compared.replace(exp.Anonymous(this="ARRAY_CONTAINS", expressions=[_bare(compared.expression.this), compared.this]))


def _bare(values: exp.Expr) -> exp.Expr:
    while isinstance(values, exp.Paren | exp.Cast):
        values = values.this
    return values
