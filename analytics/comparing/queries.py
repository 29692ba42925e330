"""A comparison becomes queries: put together from the closed lists of comparison.py, from years, and nothing else a reader types."""

from analytics.comparing.comparison import Comparison, Dimension
from analytics.indicators.facts_actors import NAMES_AN_ORGANISATION
from analytics.warehouse.part import WHOLE, Part

KEYS = {"projects": "project_id", "events": "event_id"}
VALUES = {"projects": "amount_mad", "events": "attendees_observed"}
WHOLE_YEARS = "year <= (SELECT last_whole_year FROM registers WHERE register = '{register}')"


def part_of(comparison: Comparison) -> Part:
    """Return the part of the records that stand on a side: periods may leave years between them."""
    if comparison.key != "period":
        return WHOLE
    either = " OR ".join(f"year BETWEEN {first} AND {last}" for first, last in comparison.periods)
    return Part(f"({either})", ("other_periods", "no_year"))


def whole_years_of(comparison: Comparison, register: str) -> Part:
    """Return the part of the records that stand on a side in the years that `register` covers to their end."""
    return part_of(comparison) & Part(WHOLE_YEARS.format(register=register), ("unfinished_year",))


def columns_of(comparison: Comparison) -> str:
    """Return the columns that tell the sides apart."""
    return "organisation, organisation_id" if comparison.key == "org" else comparison.dimension.column


def sided(comparison: Comparison, register: str, role: str = "selected") -> str:
    """Return the relation of records with their side: a record on two sides stands in it twice."""
    relation = f"{role}_{register}"
    if comparison.key == "org":
        return (
            f"(SELECT {relation}.*, organisation_id, name AS organisation FROM {relation}\n"
            f"      LEFT JOIN {register[:-1]}_organisations USING ({KEYS[register]}) LEFT JOIN organisations USING (organisation_id)\n"
            "      WHERE organisation_id = ANY($org::VARCHAR[]) OR organisation_id IS NULL)"
        )
    if comparison.key == "period":
        periods = ", ".join(f"('{first}-{last}', {first}, {last})" for first, last in comparison.periods)
        return (
            f"(SELECT {relation}.*, period FROM {relation}\n"
            f"      JOIN (VALUES {periods}) AS periods(period, first_year, last_year) ON year BETWEEN first_year AND last_year)"
        )
    return relation


def size_of(comparison: Comparison, register: str, last_year: int | None) -> str:
    """Return the records of each side, in all years and in `last_year`; of periods, in whole years."""
    columns = columns_of(comparison)
    start = f"SELECT {columns}, count(*) AS {register}"
    end = f"\nGROUP BY {columns}\nORDER BY {columns}"
    if comparison.key == "period":
        return f"{start}\nFROM {sided(comparison, register)} AS sided\nWHERE {WHOLE_YEARS.format(register=register)}{end}"
    of_last = f", count(*) FILTER (WHERE year = {last_year}) AS last_year" if last_year else ""
    return f"{start}{of_last}\nFROM {sided(comparison, register)} AS sided{end}"


def profile_of(comparison: Comparison, register: str, by: str) -> str:
    """Return the records of each side in each category of `by`, and all those of the side whose category is known."""
    columns, code = columns_of(comparison), comparison.dimension.identifier
    return (
        f"SELECT {columns}, total, {by}, {register}\nFROM (\n"
        f"    SELECT {columns}, count(*) AS total\n    FROM {sided(comparison, register, 'reference')} AS sided\n"
        f"    WHERE {by} IS NOT NULL\n    GROUP BY {columns}\n) AS wholes LEFT JOIN (\n"
        f"    SELECT {code} AS side, {by}, count(*) AS {register}\n    FROM {sided(comparison, register)} AS sided\n"
        f"    WHERE {by} IS NOT NULL\n    GROUP BY {code}, {by}\n) AS counted ON side IS NOT DISTINCT FROM {code}\n"
        f"ORDER BY {by}, {columns}"
    )


def years_in(comparison: Comparison, register: str) -> str:
    """Return the records of each side in each year that has any."""
    columns = columns_of(comparison)
    return (
        f"SELECT {columns}, year, count(*) AS {register}\nFROM {sided(comparison, register)} AS sided\n"
        f"WHERE year IS NOT NULL\nGROUP BY {columns}, year\nORDER BY {columns}, year"
    )


def values_of(comparison: Comparison, register: str) -> str:
    """Return the values around the middle of each side (amounts: of each side and kind), by rank: medians stand on them."""
    value, key = VALUES[register], KEYS[register]
    kind = ", amount_kind" if register == "projects" else ""
    group, columns = f"{comparison.dimension.identifier}{kind}", f"{columns_of(comparison)}{kind}"
    is_known = f"{value} IS NOT NULL{' AND amount_kind IS NOT NULL' if kind else ''}"
    return (
        f"SELECT {columns}, known, place, {value}\nFROM (\n"
        f"    SELECT {columns}, {value}, count(*) OVER (PARTITION BY {group}) AS known,\n"
        f"           row_number() OVER (PARTITION BY {group} ORDER BY {value}, {key}) AS place\n"
        f"    FROM {sided(comparison, register)} AS sided\n    WHERE {is_known}\n) AS ranked\n"
        f"WHERE abs(2 * place - known - 1) <= 2 * sqrt(known) + 3\nORDER BY {columns}, place"
    )


def organisations_in(comparison: Comparison) -> str:
    """Return the organisations named in the records of each side, and how many of them are on another side too."""
    column = comparison.dimension.column
    each = "\n        UNION\n".join(
        f"        SELECT {column}, organisation_id FROM {sided(comparison, register)} AS sided "
        f"JOIN {register[:-1]}_organisations USING ({KEYS[register]})"
        for register in comparison.dimension.registers
    )
    return (
        f"SELECT {column}, count(*) AS organisations, count(*) FILTER (WHERE sides > 1) AS elsewhere\nFROM (\n"
        f"    SELECT {column}, organisation_id, count(*) OVER (PARTITION BY organisation_id) AS sides FROM (\n{each}\n"
        f"    ) AS engaged JOIN organisations USING (organisation_id)\n    WHERE NOT is_group\n) AS placed\n"
        f"GROUP BY {column}\nORDER BY {column}"
    )


def naming_an_organisation(comparison: Comparison) -> Part:
    """Return the part of the records on the sides that name an organisation."""
    return part_of(comparison) & NAMES_AN_ORGANISATION


def on_several_sides(comparison: Comparison, register: str) -> str:
    """Return how many records stand on more than one side."""
    key = KEYS[register]
    return (
        f"SELECT count(*) AS records FROM (SELECT {key} FROM {sided(comparison, register)} AS sided GROUP BY {key} HAVING count(*) > 1) "
        "AS shared"
    )


def fullest(dimension: Dimension) -> str:
    """Return the codes of a dimension with their records in view, the fullest first."""
    code = dimension.identifier
    joined = {
        register: f" JOIN {register[:-1]}_organisations USING ({key})" if dimension.key == "org" else "" for register, key in KEYS.items()
    }
    each = " UNION ALL ".join(f"SELECT {code} FROM selected_{register}{joined[register]}" for register in dimension.registers)
    return (
        f"SELECT {code}, count(*) AS records FROM ({each}) AS sided WHERE {code} IS NOT NULL GROUP BY {code} ORDER BY records DESC, {code}"
    )
