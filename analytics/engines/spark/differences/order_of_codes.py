"""`ORDER BY axis`: DuckDB sorts codes in the order of their list, which Parquet does not know."""

from sqlglot import exp

from analytics.engines.spark.differences.known import Codes, Known

_HIDDEN = "sorted_by_{place}"


def mend_order_of_codes(tree: exp.Query, known: Known) -> None:
    """Sort a column of codes by the place of its code in the list; NULL stays where NULL was."""
    order = tree.args.get("order")
    if order is None:
        return
    _name_all(order, known)
    codes = _codes_of(tree, order.expressions, known)
    for ordered, listed in zip(order.expressions, codes, strict=True):
        if listed:
            words = exp.Array(expressions=[exp.Literal.string(code) for code in listed])
            ordered.set("this", exp.Anonymous(this="ARRAY_POSITION", expressions=[words, ordered.this.copy()]))


def _name_all(order: exp.Order, known: Known) -> None:
    """Write ORDER BY ALL as what it stands for: all columns, from left to right."""
    if [ordered.this.name.upper() for ordered in order.expressions] == ["ALL"]:
        order.set("expressions", [exp.Ordered(this=exp.column(name), nulls_first=False) for name in known.columns])


def _codes_of(tree: exp.Query, terms: list[exp.Expr], known: Known) -> list[Codes]:
    """Return the codes of each term that a result is sorted by, none for what is no code; what is no column of the result is asked for."""
    named = {projection.sql(): projection.alias_or_name for projection in tree.selects}
    shown = [named.get(ordered.this.sql(), ordered.this.name if not ordered.this.args.get("table") else "") for ordered in terms]
    hidden = [place for place, name in enumerate(shown) if name not in known.columns and isinstance(terms[place].this, exp.Column)]
    asked = known.columns_asked(_with(tree, terms, hidden)) if hidden else {}
    return [
        asked.get(_HIDDEN.format(place=place), ()) if place in hidden else known.columns.get(shown[place], ())
        for place in range(len(terms))
    ]


def _with(tree: exp.Query, terms: list[exp.Expr], places: list[int]) -> str:
    """Return the text with the terms at `places` as columns of its result."""
    wider = tree.copy()
    wider.set("order", None)
    for place in places:
        wider.select(exp.alias_(terms[place].this.copy(), _HIDDEN.format(place=place)), append=True, copy=False)
    return wider.sql(dialect="duckdb")
