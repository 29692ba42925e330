"""`ORDER BY sum(known) OVER (...)`: Spark takes no window in an order, so what the rows are sorted by becomes columns of a table inside."""

from sqlglot import exp

from analytics.engines.spark.differences.known import Known

_SORTED_BY = "sorted_by_{place}"
_STAYS = ("with_", "limit", "offset")


def mend_windows_in_order(tree: exp.Query, known: Known) -> None:
    """Sort the rows of a table that has the keys as columns, and leave these out."""
    order = tree.args.get("order")
    if order is None or order.find(exp.Window) is None:
        return
    terms, inside = order.expressions, tree.copy()
    for part in (*_STAYS, "order"):
        inside.set(part, None)
    for place, ordered in enumerate(terms):
        inside.select(exp.alias_(ordered.this.copy(), _SORTED_BY.format(place=place)), append=True, copy=False)
    for part in [part for part in tree.args if part not in _STAYS]:
        tree.set(part, None)
    tree.set("expressions", [exp.column(name) for name in known.columns])
    tree.set("from_", exp.From(this=inside.subquery("sorted", copy=False)))
    for place, ordered in enumerate(terms):
        ordered.set("this", exp.column(_SORTED_BY.format(place=place)))
    tree.set("order", exp.Order(expressions=terms))
