"""Every data address: its path, what stands in it, its parameters, what it answers."""

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from analytics.addresses.parameters import (
    NUMBERS,
    OWN,
    PAGES_ASKED,
    SINCE,
    WEIGHTS,
    Parameter,
    choice_parameters,
    comparison_parameters,
    parameter_named,
    view_parameters,
)
from analytics.briefings import KINDS as BRIEFINGS
from analytics.comparing.answering import PREFIX, names_of
from analytics.comparing.comparison import DIMENSIONS, Comparison
from analytics.downloads import FORMATS
from analytics.downloads.quarantine import NAME as QUARANTINE
from analytics.downloads.records import REGISTERS
from analytics.downloads.templates import KINDS
from analytics.exploring.answering import NAME
from analytics.exploring.weighing import EXAMPLE, KEY
from analytics.exploring.weighing import NAME as WEIGHED
from analytics.importing.columns import DATASETS
from analytics.indicators import indicators
from analytics.studies.files import KINDS as STUDIES

BASE = "/api/v1"
EXAMPLE_QUERY = "axis=ai&axis=training&from=2018&to=2024"
Body = Literal["rows", "list", "zip", "docx", "notebook", "database", "template", "description", "briefing", "study", "text"]


@dataclass(frozen=True)
class Address:
    """One data address: `key` names its words, `places` gives the codes of each part of `path` in braces, none where any text fits.

    `example` fills the path and the parameters so that the address can be asked.
    """

    key: str
    path: str
    body: Body
    parameters: tuple[Parameter, ...] = ()
    places: dict[str, tuple[str, ...]] = field(default_factory=dict)
    example: str = ""


@cache
def addresses() -> tuple[Address, ...]:
    """Return all data addresses, the most used first."""
    view, [bom, strict] = view_parameters(), OWN
    files = {"format": (*FORMATS, "meta")}
    rows = (*view, bom, strict)
    lang = (parameter_named()["lang"], strict)
    named = {"name": tuple(indicators())}
    registers = {"register": (*REGISTERS, QUARANTINE)}
    return (
        Address("records", "/{register}.{format}", "rows", rows, {**registers, **files}, f"/projects.csv?{EXAMPLE_QUERY}"),
        Address("indicators", "/indicators", "list", lang, example="/indicators?lang=en"),
        Address("indicator", "/indicators/{name}.{format}", "rows", rows, {**named, **files}, f"/indicators/projects_by_axis.csv?{EXAMPLE_QUERY}"),
        Address("explored", f"/{NAME}.{{format}}", "rows", (*choice_parameters(), *rows), files, f"/{NAME}.csv?measure=projects&by=axis"),
        Address(
            "compared", f"/{PREFIX}{{part}}.{{format}}", "rows", (*comparison_parameters(), *rows), {"part": _parts(), **files},
            f"/{PREFIX}projects_size.csv?compare=axis&with=ai&with=training",
        ),
        Address("weighed", f"/{WEIGHED}.{{format}}", "rows", (WEIGHTS, *rows), files, f"/{WEIGHED}.csv?{KEY}={EXAMPLE}"),
        Address("briefing", "/briefing.{kind}", "briefing", (PAGES_ASKED, *view, strict), {"kind": tuple(BRIEFINGS)}, "/briefing.pdf?axis=ai"),
        Address("studies", "/studies", "list", lang, example="/studies?lang=en"),
        Address(
            "study", "/studies/{study}.{form}", "study", (NUMBERS, *lang), {"study": (), "form": tuple(STUDIES)},
            "/studies/public-record-by-axis.html?lang=en",
        ),
        Address("package", "/package.zip", "zip", (*view, strict), example="/package.zip"),
        Address("notebook", "/marsad.ipynb", "notebook", (*view, strict), example="/marsad.ipynb"),
        *_of_versions(strict),
        Address(
            "template", "/templates/{register}.{format}", "template", lang, {"register": tuple(DATASETS), "format": KINDS},
            "/templates/projects.xlsx?lang=fr",
        ),
        Address("codebook", "/codebook.{form}", "text", lang, {"form": ("html", "md")}, "/codebook.html?lang=fr"),
        Address("front", "/", "list", lang, example="/?lang=en"),
        Address("description", "/openapi.json", "description", lang, example="/openapi.json"),
    )  # fmt: skip


@cache
def posted() -> tuple[Address, ...]:
    """Return the data addresses that are sent to; each answers what it was sent, and nothing of it is kept."""
    asked = (parameter_named()["lang"], OWN[1])
    return (
        Address("draft", "/study-draft.zip", "zip", asked),
        Address("draft_docx", "/study-draft.docx", "docx", asked),
        Address("draft_words", "/study-draft.json", "list", asked),
    )


def _of_versions(strict: Parameter) -> tuple[Address, ...]:
    of_one = {"version": ()}
    return (
        Address("versions", "/versions", "list", (strict,), example="/versions"),
        Address("manifest", "/versions/{version}.json", "list", (strict,), of_one),
        Address("database", "/versions/{version}.duckdb", "database", (strict,), of_one),
        Address("tables", "/versions/{version}.zip", "zip", (strict,), of_one),
        Address("changes", "/versions/{version}/changes.{format}", "rows", (SINCE, strict), {**of_one, "format": tuple(FORMATS)}),
    )  # fmt: skip


def _parts() -> tuple[str, ...]:
    found = (name.removeprefix(PREFIX) for key in DIMENSIONS for name in names_of(Comparison(key)))
    return tuple(dict.fromkeys(found))


def patterns() -> dict[str, str]:
    """Return the pattern of each part of a path that takes any text of one kind."""
    return {"version": "^[0-9A-Za-z-]{1,40}$", "study": "^[a-z0-9][a-z0-9-]{0,80}$"}
