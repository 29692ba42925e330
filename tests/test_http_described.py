"""The description of the data addresses is that of the code, and whatever is asked along it is answered as it says."""

import random
from functools import cache
from itertools import product
from urllib.parse import quote

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from analytics.__main__ import main
from analytics.addresses.catalogue import BASE, EXAMPLE_QUERY, addresses, posted
from analytics.addresses.openapi import description
from analytics.addresses.parameters import parameter_named
from analytics.downloads import FORMATS
from analytics.downloads.quarantine import NAME as QUARANTINE
from analytics.downloads.records import REGISTERS
from analytics.indicators import indicators
from analytics.places import HOUSE
from analytics.serving.data_routes import routes
from analytics.serving.endpoint import EVERYWHERE
from analytics.studies.study import names as studies
from analytics.view import KEYS
from analytics.vocabulary import LANGUAGES, UNKNOWN, vocabularies
from analytics.warehouse import versions
from analytics.words import book
from tests.asked import application, asked

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
HEAVY = {"package", "notebook", "tables"}  # each answer is an archive that takes seconds
SIDES = {"compare": "axis", "with": ["ai", "training"]}
QUIETLY = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))


def schema_named(operation: str, name: str, place: str = "query") -> dict:
    [path] = [one.path for one in addresses() if one.key == operation]
    [found] = [one for one in description("en")["paths"][path]["get"]["parameters"] if (one["name"], one["in"]) == (name, place)]
    return found["schema"]


def test_the_lists_of_the_description_are_those_of_the_code():
    assert schema_named("indicator", "name", "path")["enum"] == list(indicators())
    assert schema_named("indicator", "format", "path")["enum"] == [*FORMATS, "meta"]
    assert schema_named("records", "register", "path")["enum"] == [*REGISTERS, QUARANTINE]
    assert schema_named("records", "axis")["items"]["enum"] == [*vocabularies()["axes"].codes, UNKNOWN]
    assert set(KEYS) <= set(parameter_named())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_of_the_description_has_words(lang):
    for operations in description(lang)["paths"].values():
        [said] = operations.values()
        assert said["summary"]
        assert all(one["description"] for one in said["parameters"])
    assert set(parameter_named()) == set(book("api")["parameters"])
    assert {one.key for one in (*addresses(), *posted())} == set(book("api")["addresses"])
    assert asked(f"{BASE}/openapi.json?lang={lang}").status == 200


def test_every_address_that_is_served_is_described(version):
    def first(one) -> str:
        return one.path.format(**{name: (codes or (version,))[0] for name, codes in one.places.items()})

    described = {first(one) for one in (*addresses(), *posted())}
    served = {route.path.removeprefix(BASE) for route in routes()} - {"/{path:path}"}
    shown = {
        "/{file}": "projects.csv", "/indicators/{file}": f"indicators/{next(iter(indicators()))}.csv", "/templates/{file}": "templates/projects.csv",
        "/region_index.{kind}": "region_index.csv",
        "/studies/{study}.{form}": f"studies/{version}.pdf",
        "/codebook.md": "codebook.html",
        "/explore.{kind}": "explore.csv", "/briefing.{kind}": "briefing.pdf", "/compare_{part}.{kind}": "compare_projects_size.csv", "/versions/{file}": f"versions/{version}.json",
        "/versions/{version}/changes.{kind}": f"versions/{version}/changes.csv",
    }  # fmt: skip
    assert {f"/{shown.get(path, path.lstrip('/'))}" for path in served} <= described


@pytest.mark.parametrize("one", [one for one in addresses() if one.example and one.key not in HEAVY], ids=lambda one: one.key)
def test_every_example_is_answered_and_drops_nothing(version, one):
    answered = asked(f"{BASE}{one.example}")
    assert answered.status == 200
    assert "x-marsad-ignored" not in answered.headers


def test_the_examples_ask_of_a_view():
    assert {part.split("=")[0] for part in EXAMPLE_QUERY.split("&")} <= set(KEYS)


def test_the_document_is_what_the_command_prints(version, capfdbinary):
    assert main(["guide", "api"]) == 0
    assert capfdbinary.readouterr().out.decode() == (HOUSE / "docs/api.md").read_text(encoding="utf-8"), (
        "write it anew: python -m analytics guide api > docs/api.md"
    )


@cache
def operations() -> dict:
    schema = schemathesis.openapi.from_asgi(f"{BASE}/openapi.json?lang=en", application())
    return {found.ok().definition.raw["operationId"]: found.ok() for found in schema.get_all_operations()}


def of_what_is_there(case, known: dict[str, str]):
    """Return a case that names what this server has; a text drawn at random names nothing and is only refused."""
    drawn = case.path_parameters
    case.path_parameters = {**drawn, **{name: there for name, there in known.items() if name in drawn}}
    case.query = {**case.query, **(SIDES if "part" in drawn else {})}
    return case


def conforms(key: str, examples: int) -> list[int]:
    """Ask one operation along its description; return the statuses of its answers."""
    operation, statuses = operations()[key], []
    known = {"version": versions.current(), "study": studies()[0], "part": "projects_size"}

    @settings(QUIETLY, max_examples=examples)
    @given(case=operation.as_strategy())
    def run(case):
        answered = (case if len(statuses) % 2 else of_what_is_there(case, known)).call()
        statuses.append(answered.status_code)
        case.validate_response(answered, checks=CHECKS)

    run()
    return statuses


@pytest.mark.parametrize("key", [one.key for one in posted()])
def test_what_is_sent_as_the_description_allows_is_answered_as_it_says(version, key):
    conforms(key, 30)


@pytest.mark.parametrize("key", [one.key for one in addresses() if one.key not in {*HEAVY, "description"}])
def test_what_the_description_allows_is_answered_as_it_says(version, key):
    assert 200 in conforms(key, 8)


@pytest.mark.slow
@pytest.mark.parametrize("key", [one.key for one in addresses() if one.key != "description"])
def test_what_the_description_allows_is_answered_as_it_says_at_length(version, key):
    conforms(key, 2 if key in HEAVY else 150)


JUNK = [
    "", "ai", "unknown", "2018", "99999", "-1", "1e9", "NaN", "null", "' OR 1=1 --", "$axis", "../../etc/passwd", "<script>", "\x00", "\u202e", "é", "مرصد", "😀",
    "a" * 3000, "%", "[]", "{}", "keep", "drop", "ar", "period", "2015-2019", "2019-2015", "milestones", "share", "index", "year", "true", "1",
]  # fmt: skip
PLACES = [
    "projects.csv", "events.json", "organisations.parquet", "projects.xlsx", "quarantine.csv", "explore.json", "explore.csv", "explore.meta",
    "compare_projects_size.csv", "compare_events_years.json", "compare_organisations.meta", "indicators/{indicator}.json", "indicators/{indicator}.csv",
    "indicators/{indicator}.meta", "indicators/{indicator}.parquet", "indicators", "versions", "templates/projects.csv", "{junk}", "indicators/{junk}.csv", "{junk}.csv",
    "region_index.csv", "region_index.meta", "versions/{junk}.json", "versions/{junk}/changes.csv", "templates/{junk}.xlsx", "studies/{junk}.html", "briefing.{junk}",
]  # fmt: skip


def random_address(chance: random.Random) -> str:
    keys = [*EVERYWHERE, *parameter_named(), "axes", "junk", ""]

    def value(key: str) -> str:
        codes = parameter_named()[key].codes if key in parameter_named() else ()
        return chance.choice(codes) if codes and chance.random() < 0.6 else chance.choice(JUNK)

    place = chance.choice(PLACES).format(indicator=chance.choice(list(indicators())), junk=quote(chance.choice(JUNK)[:50], safe=""))
    asked_for = [chance.choice(keys) for _ in range(chance.randrange(8))]
    pairs = [
        f"{quote(key)}{chance.choice(['=', '=', '=', '', '=='])}{quote(value(key)) if chance.random() < 0.9 else value(key)}"
        for key in asked_for
    ]
    return f"{BASE}/{place}?{chance.choice(['&', '&', '&', ';', '&&']).join(pairs)}".replace("\x00", "%00").replace("#", "%23")


def not_answered(count: int, seed: int) -> list[tuple[str, int]]:
    """Return the addresses, of `count` random ones, that were answered with a fault."""
    chance = random.Random(seed)
    found = ((address, asked(address).status) for address in (random_address(chance) for _ in range(count)))
    return [(address, status) for address, status in found if status not in (200, 400, 404)]


def test_whatever_is_typed_is_answered_without_a_fault(version):
    assert not_answered(300, seed=1) == []


@pytest.mark.slow
def test_ten_thousand_typed_addresses_are_answered_without_a_fault(version):
    assert not_answered(10_000, seed=2) == []


@pytest.mark.parametrize(
    ("junk", "place"), list(product(["%ff", "%00", "%c3%28", "a%0d%0aSet-Cookie:%20x"], ["projects.csv?q=", "projects.csv?", ""]))
)
def test_bytes_that_are_no_text_are_answered_too(version, junk, place):
    answered = asked(f"{BASE}/{place}{junk}")
    assert answered.status in (200, 404)
    assert "set-cookie" not in answered.headers
