"""A choice becomes one query: the only place where SQL is put together, from the closed lists below and nothing a reader types."""

from analytics.exploring.choice import Choice
from analytics.indicators.facts_actors import NAMES_AN_ORGANISATION
from analytics.indicators.facts_money import WITH_AN_AMOUNT
from analytics.warehouse.coverage import Basis
from analytics.warehouse.part import WHOLE, Part

MOST_ORGANISATIONS = 20
KEYS = {"projects": "project_id", "events": "event_id"}
_PARTS = {
    "projects_with_amount": WITH_AN_AMOUNT,
    "events_with_attendance": Part("attendees_observed IS NOT NULL", ("no_attendance",)),
}

_WHOLE_YEARS = "(year IS NULL OR year <= (SELECT last_whole_year FROM registers WHERE register = '{register}'))"


def part_of(choice: Choice) -> Part:
    """Return the part of the records that a measure counts; all of them where it has no condition."""
    kind = choice.measured.amount_kind
    part = Part(f"amount_kind = '{kind}'", ("other_amount_kind",)) if kind else _PARTS.get(choice.measure, WHOLE)
    whole_years = Part(_WHOLE_YEARS.format(register=choice.measured.registers[0]), ("unfinished_year",))
    return part & whole_years if choice.scale == "index" else part


def basis_of(choice: Choice) -> Basis:
    """Return what a choice stands on; records without a category are shown as a category of their own."""
    registers = choice.measured.registers
    needs = tuple(column for column in choice.columns if column not in ("organisation", "organisation_type"))
    valued = (choice.measured.value,) if choice.measured.value else ()
    of_organisations = choice.by == "org" or choice.measured.kind == "organisations"
    part = part_of(choice) & NAMES_AN_ORGANISATION if of_organisations else part_of(choice)
    return Basis(registers, (*needs, *valued), part, shown=needs)


def _condition(choice: Choice) -> str:
    """Return the condition of a choice on the records of its first register, the only one of all measures with a part."""
    return part_of(choice).of(choice.measured.registers[0])


def query_of(choice: Choice) -> str:
    """Return the query of a choice over the relations of the view."""
    if choice.measured.kind == "median":
        return _values(choice)
    taken = f"WITH taken AS (\n{_taken(choice)}\n)"
    if choice.then:
        return f"{taken}{_of_two(choice)}"
    return f"{taken}{_of_years(choice) if choice.by == 'year' else _of_categories(choice)}"


def _taken(choice: Choice) -> str:
    """Return one row for each thing that counts, with its categories."""
    if choice.measured.kind == "organisations":
        return _organisations(choice)
    [register] = choice.measured.registers
    if choice.by != "org":
        return f"    SELECT {', '.join(choice.columns)} FROM selected_{register} WHERE {_condition(choice)}"
    more = "".join(f", {column}" for column in choice.columns[1:])
    return (
        f"    SELECT name AS organisation, organisation_id{more}\n"
        f"    FROM selected_{register} JOIN {register[:-1]}_organisations USING ({KEYS[register]}) JOIN organisations USING (organisation_id)\n"
        f"    WHERE NOT is_group AND {_condition(choice)}"
    )


def _organisations(choice: Choice) -> str:
    own = "".join(f"{column}, " for column in choice.columns if column != "organisation_type")
    each = "\n        UNION\n".join(
        f"        SELECT {own}organisation_id FROM selected_{register} JOIN {register[:-1]}_organisations USING ({key})"
        for register, key in KEYS.items()
    )
    return (
        f"    SELECT {', '.join(choice.columns)}\n    FROM (\n{each}\n    ) AS engaged JOIN organisations USING (organisation_id)\n"
        "    WHERE NOT is_group"
    )


def _of_categories(choice: Choice) -> str:
    [by], column = choice.columns, choice.measured.column
    identified, first = (", organisation_id", f"\nLIMIT {MOST_ORGANISATIONS}") if by == "organisation" else ("", "")
    total = f", {_whole(choice)} AS total" if choice.scale == "share" else ""
    return (
        f"\nSELECT {by}, count(*) AS {column}{total}{identified}\nFROM taken\nGROUP BY {by}{identified}\n"
        f"ORDER BY {by} IS NULL, {column} DESC, {by}{identified}{first}"
    )


def _of_years(choice: Choice) -> str:
    """Return counts by year: a year without any between the first and the last is a true zero."""
    column = choice.measured.column
    total = f", {_whole(choice)} AS total" if choice.scale == "share" else ""
    return (
        f", counted AS (SELECT year, count(*) AS {column} FROM taken GROUP BY year)"
        ",\nspanned AS (\n    SELECT unnest(range(min(year), max(year) + 1)) AS year FROM counted\n"
        "    UNION ALL SELECT year FROM counted WHERE year IS NULL\n)"
        f"\nSELECT spanned.year, coalesce(counted.{column}, 0) AS {column}{total}\n"
        "FROM spanned LEFT JOIN counted ON counted.year IS NOT DISTINCT FROM spanned.year\nORDER BY spanned.year NULLS LAST"
    )


def _of_two(choice: Choice) -> str:
    """Return counts of every meeting of two breakdowns; where there is none it is a true zero."""
    (by, then), column = choice.columns, choice.measured.column
    whole, wholes = "", ""
    if choice.scale == "share":
        whole = ", coalesce(wholes.total, 0) AS total"
        wholes = f"\nLEFT JOIN {_wholes(choice)} AS wholes ON wholes.{by} IS NOT DISTINCT FROM downs.{by}"
    return (
        f", shown AS ({_shown(choice)})"
        f",\ncounted AS (SELECT {by}, {then}, count(*) AS {column} FROM shown GROUP BY {by}, {then})"
        f",\ndowns AS (SELECT DISTINCT {by} FROM counted), acrosses AS (SELECT DISTINCT {then} FROM counted)"
        f"\nSELECT downs.{by}, acrosses.{then}, coalesce(counted.{column}, 0) AS {column}{whole}\nFROM downs CROSS JOIN acrosses"
        f"\nLEFT JOIN counted ON counted.{by} IS NOT DISTINCT FROM downs.{by} AND counted.{then} IS NOT DISTINCT FROM acrosses.{then}{wholes}"
        f"\nORDER BY {_first(choice)}downs.{by} NULLS LAST, acrosses.{then} NULLS LAST"
    )


def _first(choice: Choice) -> str:
    """Return what puts the fullest first where categories have no order of their own: places and organisations."""
    (by, _), column = choice.columns, choice.measured.column
    return f"downs.{by} IS NULL, sum(counted.{column}) OVER (PARTITION BY downs.{by}) DESC, " if choice.by in ("org", "city") else ""


def _shown(choice: Choice) -> str:
    if choice.by != "org":
        return "SELECT * FROM taken"
    first = f"SELECT organisation_id FROM taken GROUP BY organisation_id ORDER BY count(*) DESC, organisation_id LIMIT {MOST_ORGANISATIONS}"
    return f"SELECT * FROM taken WHERE organisation_id IN ({first})"


def _whole(choice: Choice) -> str:
    return f"(SELECT count(*) FROM reference_{choice.measured.registers[0]} WHERE {_condition(choice)})"


def _wholes(choice: Choice) -> str:
    by, register = choice.columns[0], choice.measured.registers[0]
    return f"(SELECT {by}, count(*) AS total FROM reference_{register} WHERE {_condition(choice)} GROUP BY {by})"


def _values(choice: Choice) -> str:
    """Return the values around the middle of each category, by rank: a median and its interval stand on them."""
    [by], value, [register] = choice.columns, choice.measured.value, choice.measured.registers
    return (
        f"SELECT {by}, known, place, {value}\nFROM (\n"
        f"    SELECT {by}, {value}, count(*) OVER (PARTITION BY {by}) AS known,\n"
        f"           row_number() OVER (PARTITION BY {by} ORDER BY {value}, {KEYS[register]}) AS place\n"
        f"    FROM selected_{register}\n    WHERE {value} IS NOT NULL AND {_condition(choice)}\n) AS ranked\n"
        f"WHERE abs(2 * place - known - 1) <= 2 * sqrt(known) + 3\nORDER BY known DESC, {by} NULLS LAST, place"
    )
