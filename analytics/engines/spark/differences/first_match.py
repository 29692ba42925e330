"""`regexp_replace` without `g`: DuckDB replaces the first match, Spark all of them."""

from sqlglot import exp

from analytics.engines.spark.differences.known import Known


def mend_first_match(tree: exp.Query, _known: Known) -> None:
    """Let the pattern begin at the start of the text, and keep what stands before the match."""
    for replaced in list(tree.find_all(exp.RegexpReplace)):
        if "g" in (replaced.args["modifiers"].name if replaced.args.get("modifiers") else ""):
            continue
        pattern, by = replaced.expression, replaced.args["replacement"]
        if not (pattern.is_string and by.is_string) or {"\\", "$"} & set(by.name) or "(?" in pattern.name:
            raise NotImplementedError("a first match is replaced by plain words alone, in a pattern without groups of its own kinds")
        replaced.set("expression", exp.Literal.string(f"^((?s:.)*?)(?:{pattern.name})"))
        replaced.set("replacement", exp.Literal.string(f"$1{by.name}"))
        replaced.set("modifiers", None)
        replaced.set("single_replace", None)
