"""`FROM spans, generate_series(first, last) AS span(year)`: in Spark a list of its own, one row a value."""

from sqlglot import exp

from analytics.engines.spark.differences.known import Known


def mend_series(tree: exp.Query, _known: Known) -> None:
    """Explode the series beside each row; an empty one, which Spark would count backwards, gives no row."""
    for table in list(tree.find_all(exp.Table)):
        if isinstance(table.this, exp.GenerateSeries):
            table.replace(exp.Lateral(this=exp.Explode(this=_forwards(table.this)), alias=table.args["alias"]))


def _forwards(series: exp.GenerateSeries) -> exp.Expr:
    start, end = series.args["start"], series.args["end"]
    values = exp.Anonymous(this="SEQUENCE", expressions=[start, end, *filter(None, [series.args.get("step")])])
    return exp.If(this=exp.LTE(this=start.copy(), expression=end.copy()), true=values, false=exp.Array(expressions=[]))
