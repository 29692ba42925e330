"""The description of the data addresses as Markdown, for the documents."""

from collections.abc import Iterable

from analytics.addresses.catalogue import BASE, addresses, posted
from analytics.addresses.limits import REQUESTS, SECONDS, USUAL_REQUESTS
from analytics.addresses.parameters import (
    NUMBERS,
    OWN,
    PAGES_ASKED,
    SINCE,
    WEIGHTS,
    YEARS,
    Parameter,
    choice_parameters,
    comparison_parameters,
    view_parameters,
)
from analytics.downloads import WEB_ROWS
from analytics.downloads.snippets import STRICT
from analytics.words import book, written
from analytics.words.fill import fill

_LANG = "en"
_OPENING = f"""# Data addresses

Written by `python -m analytics guide api` from the code that answers; a test compares the two. A running server shows the
same on its page `/api`, in French, Arabic and English, and as OpenAPI 3.1 at `{BASE}/openapi.json`.

```sh
curl -fOJ -G -d axis=ai -d axis=training -d from=2018 -d {STRICT} http://localhost:8501{BASE}/projects.csv
```

`pandas.read_csv` and the same function of R take an address as it is. Files are UTF-8 with comma, decimal point and one header line, without comments.
"""


def api_text() -> str:
    """Return the whole description."""
    said = book("api")
    parts = [
        _OPENING,
        f"{_said('about')}\n",
        _section("address", f"Below `{BASE}`:\n\n{_addresses()}"),
        _section("places", _table(("place", "meaning"), _named(said["places"]))),
        _section("parameters", f"{_said('parameters_why')}\n\n{_parameters()}"),
        _section("not_understood", _said("not_understood_why")),
        _section("same", _said("same_why")),
        _section("limits", _limits()),
        _section("statuses", f"{_said('statuses_why')}\n\n{_table(('status', 'meaning'), _named(said['answers']))}"),
        _section("headers", f"{_said('other_sites')}\n\n{_table(('header', 'meaning'), _named(said['headers']))}"),
    ]
    return "\n".join(parts)


def _said(key: str, **facts: object) -> str:
    return fill(book("api")["page"][key][_LANG], facts, _LANG)


def _section(key: str, inside: str) -> str:
    return f"## {_said(key)}\n\n{inside.rstrip()}\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = [_said(key) for key in head]
    lines = "".join(f"| {' | '.join(cells)} |\n" for cells in rows)
    return f"| {' | '.join(names)} |\n|{'---|' * len(names)}\n{lines}"


def _named(entries: dict[str, dict]) -> Iterable[tuple[str, str]]:
    return ((f"`{key}`", written(words, _LANG)) for key, words in entries.items())


def _addresses() -> str:
    words = book("api")["addresses"]
    rows = [(f"`{one.path}`", written(words[one.key], _LANG), f"`{BASE}{one.example}`" if one.example else "") for one in addresses()]
    rows += [(f"`POST {one.path}`", written(words[one.key], _LANG), "") for one in posted()]
    return _table(("address", "answers", "example"), rows)


def _parameters() -> str:
    groups = {
        "of_view": view_parameters(),
        "of_choice": choice_parameters(),
        "of_comparison": comparison_parameters(),
        "of_answer": (*OWN, SINCE, PAGES_ASKED, WEIGHTS, NUMBERS),
    }
    return "\n".join(
        f"### {_said(key)}\n\n{_table(('parameter', 'meaning', 'takes'), map(_parameter, many))}" for key, many in groups.items()
    )


def _parameter(one: Parameter) -> tuple[str, str, str]:
    return f"`{one.key}`", written(book("api")["parameters"][one.key], _LANG), _takes(one)


def _takes(one: Parameter) -> str:
    if one.codes:
        return ", ".join(f"`{code}`" for code in one.codes)
    return _said("a_year", first=YEARS[0], last=YEARS[1]) if one.is_year else _said("a_text")


def _limits() -> str:
    lines = [
        _said("limit_rows", limit=WEB_ROWS),
        f"{_said('limit_rate', limit=USUAL_REQUESTS)} `{REQUESTS}` sets another number, 0 none.",
        _said("limit_time", seconds=SECONDS),
    ]
    return "".join(f"- {line}\n" for line in lines)
