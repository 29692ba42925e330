"""Five hundred hostile values for each parameter of a view: the rows of an independent reading in pandas; and no SQL put together from values."""

import ast
import random
import re
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from urllib.parse import urlencode

import duckdb
import pandas
import pytest

from analytics.indicators import indicators
from analytics.places import HOUSE
from analytics.view import DIMENSIONS, KEYS, View, view_of
from analytics.vocabulary import UNKNOWN, vocabularies
from analytics.warehouse import versions
from analytics.warehouse.landmarks import record_ids
from analytics.warehouse.organisations import organisation_ids
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import asked
from tests.asked import asked as answered
from tests.examples import in_turn
from tests.found_by_words import holds_word, telling
from tests.hostile import STRINGS
from tests.test_house import is_put_together

COUNT = 500
REGISTERS = ("projects", "events")
COLUMNS = {
    "axis": ("axes", "axis"), "sector": ("sectors", "sector"), "actor": ("actor_types", "actor_type"), "kind": ("project_kinds", "kind"),
    "type": ("event_types", "event_type"), "region": ("regions", "region"), "scope": ("scopes", "scope"), "status": ("statuses", "status"),
}  # fmt: skip
ATTACKS = (
    *STRINGS,
    "' OR '1'='1", "' OR 1=1 --", "'; DROP TABLE projects; --", '" OR ""="', "1; SELECT 1", "ai' UNION SELECT * FROM events --", "ai'/*",
    "$axes", "$1", "?", ":axis", "%", "_", "%%", "ai%", "a_", "*", ".*", "[a-z]", "\\", "\\'", "''", "'", '"', "`", "ai\\", "NULL", "null",
    "None", "nan", "inf", "-1", "0", "1e3", "0x7e3", "2019.0", "02019", " 2019", "2019 ", "٢٠١٩", "２０１９", "20192", "999999999999999999999",
    "1989", "2101", "1990", "2100", "2019", "true", "false", "[]", "{}", "['ai']", "(ai)", "ai,training", "ai;training", "ai training", "AI",
    "Ai", "ａｉ", "аi", "a\u0131", "ai\u0000", "\u0000", "ai\u200b", "\ufeffai", "\u202eai", "ai\n", "\tai", "ai\r\nSet-Cookie: a=b", "../../etc/passwd",
    "/etc/passwd", "file:///etc/passwd", "http://evil.example/", "unknown", "UNKNOWN", "unknown ", "keep", "drop", "KEEP", "fr", "ar", "en", "FR",
    "read_text('/etc/passwd')", "getenv('HOME')", "{version}", "%s", "%00", "%27", "&#39;", "é" * 300, "'" * 600, "a" * 5_000, "(" * 900, "😀" * 90,
    "\ud800", "milestones", "current", "2026-04-30-0000000000", "projects", "events", "targets", "a\u0301", "الرباط", "o'brien", "100 %",
)  # fmt: skip


@cache
def tables() -> dict[str, pandas.DataFrame]:
    with (
        tempfile.TemporaryDirectory() as folder,
        duckdb.connect(shutil.copy(versions.database(versions.current()), folder), read_only=True) as connection,
    ):
        names = (*REGISTERS, "project_organisations", "event_organisations")
        return {name: connection.sql(f"FROM {name}").df().astype(object) for name in names}


@pytest.fixture(scope="module", autouse=True)
def of_this_version(version):
    tables.cache_clear()
    yield
    tables.cache_clear()


def codes_of(key: str) -> list[str]:
    if key in COLUMNS or key == "register":
        return list(vocabularies()[COLUMNS[key][0] if key in COLUMNS else "registers"].codes)
    if key == "org":
        return sorted(organisation_ids(versions.current()))[:40]
    return ["2015", "2019", "2023", "keep", "drop", "maroc", "startup", "école", "fr", "milestones"]


def hostile_values(key: str) -> list[list[str]]:
    """Return what is typed for a key, the same each time: attacks, codes with an attack in them, attacks beside a true code."""
    chance, codes = random.Random(key), codes_of(key)
    found = [[attack] for attack in ATTACKS]
    while len(found) < COUNT:
        code, attack = chance.choice(codes), chance.choice(ATTACKS)
        place = chance.randint(0, len(code))
        spoiled = chance.choice(
            [code[:place] + attack + code[place:], code + attack, code.upper(), code[::-1], f" {code} ", f"{code}\u200b"]
        )
        found.append(chance.choice([[spoiled], [attack, code], [code, attack], [spoiled, code, attack], [code, spoiled]]))
    return found


def legible(typed: str) -> str:
    """Return typed text as a reader sees it: single spaces, no characters that cannot be shown."""
    return re.sub(r"\s+", " ", "".join(one for one in typed if one.isprintable() or one.isspace())).strip()


def by_codes(key: str, register: str, typed: list[str]) -> pandas.Series:
    """Return which rows a list filter keeps: those of the codes that are known, all where none is."""
    rows, known = tables()[register], set(codes_of(key))
    codes = [code for code in map(legible, typed) if code in known or (code == UNKNOWN and key != "register")]
    everything = pandas.Series(True, index=rows.index)
    if not codes:
        return everything
    if key == "register":
        return everything & (register in codes)
    if key == "org":
        part, own = tables()[f"{register[:-1]}_organisations"], f"{register[:-1]}_id"
        alone = ~rows[own].isin(part[own])
        return rows[own].isin(part[own][part["organisation_id"].isin(codes)]) | (alone & (UNKNOWN in codes))
    column = COLUMNS[key][1]
    if column not in rows:
        return everything
    return rows[column].isin(codes) | (rows[column].isna() & (UNKNOWN in codes))


def by_year(key: str, register: str, typed: list[str]) -> pandas.Series:
    year, last = pandas.to_numeric(tables()[register]["year"]), legible(typed[-1])
    if not re.fullmatch(r"(199\d|20\d\d|2100)", last, re.ASCII):
        return year.isna() | True
    return year.isna() | ((year >= int(last)) if key == "from" else (year <= int(last)))


def by_undated(_key: str, register: str, typed: list[str]) -> pandas.Series:
    return tables()[register]["year"].notna() | (legible(typed[-1]) != "drop")


def by_words(_key: str, register: str, typed: list[str]) -> pandas.Series:
    said = legible(typed[-1])[:80].strip()
    while len(said.encode()) * 3 > 480 and encoded(said) > 480:
        said = said[:-1].strip()
    kept = pandas.Series(True, index=tables()[register].index)
    for word in telling(said):
        kept &= holds_word(tables()[register], tables()[f"{register[:-1]}_organisations"], f"{register[:-1]}_id", word)
    return kept


def encoded(words: str) -> int:
    """Return how long words are in an address."""
    return sum(1 if one.isascii() and (one.isalnum() or one in "_.-~ ") else 3 * len(one.encode()) for one in words)


def no_filter(_key: str, register: str, _typed: list[str]) -> pandas.Series:
    return pandas.Series(True, index=tables()[register].index)


ORACLES: dict[str, Callable] = {
    **dict.fromkeys((*COLUMNS, "register", "org"), by_codes),
    **dict.fromkeys(("from", "to"), by_year),
    **dict.fromkeys(("over", "lang", "version"), no_filter),
    "undated": by_undated,
    "q": by_words,
}


@cache
def selected(register: str, question: View) -> list[str]:
    sql = {name: f"SELECT {name[:-1]}_id FROM selected_{name} ORDER BY 1" for name in REGISTERS}[register]
    return [key for (key,) in rows_of(asked(sql, question), versions.current())[1]]


@pytest.mark.parametrize("key", KEYS)
def test_hostile_values_select_what_pandas_selects(key):
    assert set(ORACLES) == set(KEYS)
    known, answers, values = organisation_ids(versions.current()), 0, hostile_values(key)
    asked_now = [typed for place, typed in enumerate(values) if place < len(ATTACKS) or in_turn(place)]
    for typed in asked_now:
        view = view_of({key: typed}, known if key != "org" else frozenset(codes_of("org")), "fr", record_ids(typed, versions.current()))
        for register in REGISTERS:
            kept = ORACLES[key](key, register, typed)
            expected = sorted(tables()[register][f"{register[:-1]}_id"][kept])
            assert selected(register, view.with_(version=None).question) == expected, typed
            answers += 1
    assert (len(values), answers) == (COUNT, 2 * len(asked_now))
    selected.cache_clear()


@pytest.mark.slow
@pytest.mark.parametrize("key", KEYS)
def test_hostile_values_in_an_address_are_answered_without_a_fault(key):
    for typed in hostile_values(key):
        query = urlencode({key: [one.encode("utf-8", "replace") for one in typed]}, doseq=True)
        status = answered(f"/api/v1/projects.csv?{query}").status
        assert status == 200 or (key == "version" and status == 404), typed


# Files in which a text of SQL is put together: from our own constants and descriptions, and from closed lists; never from a value.
PUT_TOGETHER = {
    "comparing/queries.py", "downloads/records.py", "downloads/snippets.py", "engines/local.py", "engines/spark/engine.py", "exploring/queries.py",
    "warehouse/calendar.py", "warehouse/copied.py", "warehouse/coverage.py", "warehouse/cube.py", "warehouse/differences.py", "warehouse/gaps.py", "warehouse/held_back.py",
    "warehouse/large_join.py", "warehouse/large_register.py",
    "warehouse/manifest.py", "warehouse/middle_texts.py", "warehouse/neighbours.py", "warehouse/origins.py", "warehouse/predicates.py", "warehouse/records.py",
    "warehouse/relations.py", "warehouse/row_spans.py", "warehouse/schema.py", "warehouse/search_text.py", "warehouse/staging.py", "warehouse/streaming.py",
    "warehouse/tables.py", "warehouse/targets.py", "warehouse/told.py", "warehouse/told_names.py",
}  # fmt: skip
WRITING = re.compile(r"\b(SELECT|FROM|WHERE|JOIN|GROUP BY|ORDER BY|CASE WHEN|UNION|INSERT|UPDATE|DELETE|ATTACH|COPY|CREATE|DROP|PRAGMA)\b")
ROOMS = sorted([*(HOUSE / "analytics").rglob("*.py"), *(HOUSE / "pages").rglob("*.py")])
ANYTHING = 'a\';DROP/**/TABLE"projects"--$axes'


AS_MANY = " ".join(f"word{place}" for place, _ in enumerate(telling(ANYTHING)))


def puts_sql_together(code: str) -> bool:
    """Return whether a file makes a text with words of SQL from pieces that are not all written there."""
    if not WRITING.search(code):
        return False
    for node in ast.walk(ast.parse(code)):
        if is_put_together(node) and not (isinstance(node, ast.JoinedStr) and all(isinstance(part, ast.Constant) for part in node.values)):
            pieces = [piece.value for piece in ast.walk(node) if isinstance(piece, ast.Constant) and isinstance(piece.value, str)]
            if any(WRITING.search(piece) for piece in pieces):
                return True
    return False


def test_sql_is_put_together_only_where_we_say_so():
    found = {path.relative_to(HOUSE / "analytics").as_posix() for path in ROOMS if puts_sql_together(path.read_text(encoding="utf-8"))}
    assert found == PUT_TOGETHER


@pytest.mark.parametrize(
    "code",
    ['f"SELECT {x}"', '"SELECT " + x', '"SELECT %s" % x', '"SELECT {}".format(x)', '" FROM a ".join(x)', '"a WHERE b".replace("b", x)'],
)
def test_each_way_to_put_a_text_together_is_seen(code):
    assert puts_sql_together(f"question = {code}")
    assert not puts_sql_together("question = 'SELECT 1'")


def full_view(value: str, words: str) -> View:
    """Return a view with this value in every field that takes text, as no address could make it."""
    return View(**{dimension.field: (value,) for dimension in DIMENSIONS}, words=words, year_from=2000, year_to=2020, undated="drop")


@pytest.mark.parametrize("name", indicators())
def test_no_value_of_a_view_is_in_the_text_of_a_question(name):
    one = indicators()[name]
    breakdown = one.basis.needs
    hostile, plainly = (asked(one.sql, full_view(value, words), breakdown) for value, words in ((ANYTHING, ANYTHING), ("a", AS_MANY)))
    assert hostile.sql == plainly.sql
    assert "DROP" not in hostile.sql
