"""`arg_min(year, place)`: DuckDB passes over rows without a year, Spark would return none."""

from sqlglot import exp

from analytics.engines.spark.differences.known import Known


def mend_least_known(tree: exp.Query, _known: Known) -> None:
    """Look only at rows that have a value to return."""
    for least in list(tree.find_all(exp.ArgMin, exp.ArgMax)):
        has_value = exp.Not(this=exp.Is(this=least.this.copy(), expression=exp.Null()))
        if isinstance(least.parent, exp.Filter):
            narrowed = least.parent.expression
            narrowed.set("this", exp.and_(narrowed.this, has_value))
        else:
            least.replace(exp.Filter(this=least.copy(), expression=exp.Where(this=has_value)))
