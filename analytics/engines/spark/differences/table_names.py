"""A table of a version is a view of that version in Spark, where versions share one list of names."""

from sqlglot import exp

from analytics.engines.spark.differences.known import Known


def mend_table_names(tree: exp.Query, known: Known) -> None:
    """Ask the view, under the table's own name."""
    for table in list(tree.find_all(exp.Table)):
        if isinstance(table.this, exp.Identifier) and table.name in known.names:
            named = table.alias or table.name
            table.set("alias", exp.TableAlias(this=exp.to_identifier(named)))
            table.set("this", exp.to_identifier(known.names[table.name]))
