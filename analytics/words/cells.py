"""One value in a table: a number that is missing is a dash, a category that is missing is the unknown, unless its indicator says otherwise."""

from typing import Any

from analytics.words import say
from analytics.words.columns import known, shown


def cell_words(name: str, value: Any, lang: str, own: dict[str, dict] | None = None) -> str:
    """Return one value of a table as a reader of `lang` sees it; a column of `own` may say what no value means in it (`absent`)."""
    if value is None and means_something(name, own):
        return (own or {})[name]["absent"][lang]
    is_unknown = value is None and _is_category(name) and "held" not in (own or {}).get(name, {})
    return say("unknown", lang) if is_unknown else shown(name, value, lang, own)


def means_something(name: str, own: dict[str, dict] | None) -> bool:
    """Return whether no value in a column has a meaning of its own, so that it is not the unknown."""
    return "absent" in (own or {}).get(name, {})


def _is_category(name: str) -> bool:
    """Return whether a column names categories: codes, years, places and names; columns of an indicator's own are numbers."""
    described = known().get(name, {"format": "integer"})
    return described.get("format", "year") in ("year", "country", "organisations", "cities")
