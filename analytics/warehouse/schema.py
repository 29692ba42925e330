"""The tables of a version: typed registers, vocabularies, and who takes part in what."""

import duckdb

from analytics.registry.description import Description
from analytics.vocabulary import LANGUAGES, Vocabulary
from analytics.warehouse.incoming import rows_as_texts
from analytics.warehouse.large_register import is_view, searched

# A listed organisation has an id; a name nobody listed stands for itself. Names are looked up once for each pair of cells that occurs:
# ten million events name the same organisations again and again.
_SPELLING = "CREATE OR REPLACE TEMP MACRO spelling(name) AS replace(lower(trim(name)), '’', chr(39))"
_PARTICIPATION = """
CREATE TABLE {register}_organisations AS
WITH said AS (
    SELECT DISTINCT {lead} AS lead, partners FROM checked.{table}
), named AS (
    SELECT lead, partners, 'lead' AS role, unnest(string_split(lead, ';')) AS name FROM said
    UNION ALL
    SELECT lead, partners, 'partner' AS role, unnest(string_split(partners, ';')) AS name FROM said
), spelled AS (
    SELECT DISTINCT organisation_id, spelling(unnest(list_concat([name, name_fr, name_ar], string_split(aliases, ';')))) AS spelling
    FROM checked.organisations
), taking AS (
    SELECT lead, partners, coalesce(spelled.organisation_id, CASE WHEN listed.organisation_id IS NULL THEN trim(name) ELSE '«' || trim(name) || '»' END)
        AS organisation_id, min(role) AS role
    FROM named LEFT JOIN spelled ON spelling(name) = spelling
    LEFT JOIN (SELECT DISTINCT organisation_id FROM checked.organisations) AS listed ON listed.organisation_id = trim(name)
    WHERE trim(name) <> '' GROUP BY ALL
)
SELECT {key}, organisation_id, role FROM checked.{table} AS record
JOIN taking ON record.{lead} IS NOT DISTINCT FROM taking.lead AND record.partners IS NOT DISTINCT FROM taking.partners
{order}
"""


def create_types(connection: duckdb.DuckDBPyConnection, vocabularies: dict[str, Vocabulary]) -> None:
    """Create one ENUM type a vocabulary, in its own order, so that sorting by code is sorting by order."""
    for name, vocabulary in vocabularies.items():
        codes = ", ".join(f"'{code}'" for code in vocabulary.codes)
        connection.execute(f"CREATE TYPE {name} AS ENUM ({codes})")
        _create_vocabulary_table(connection, vocabulary)


def _create_vocabulary_table(connection: duckdb.DuckDBPyConnection, vocabulary: Vocabulary) -> None:
    extra = sorted({name for term in vocabulary.terms for name in term.extra})
    words = [(*(term.full[lang] for lang in LANGUAGES), *(term.extra[name] or None for name in extra)) for term in vocabulary.terms]
    rows = [(term.code, term.order, *said) for term, said in zip(vocabulary.terms, words, strict=True)]
    connection.register("incoming", rows_as_texts(("code", "order", *LANGUAGES, *extra), rows))
    connection.execute(  # one statement: a row at a time takes half the build
        f'CREATE TABLE vocabulary_{vocabulary.name} AS SELECT * REPLACE ("order"::INTEGER AS "order") FROM incoming'
    )
    connection.unregister("incoming")


def create_register(connection: duckdb.DuckDBPyConnection, description: Description) -> None:
    """Create the final table of one register: coded columns as ENUM, derived columns computed; a large one is in the order of its file."""
    coded = {column.name: column.vocabulary for column in description.columns if column.vocabulary}
    names = [column.name for column in description.columns]
    stored = ", ".join(f'"{name}"::{coded[name]} AS "{name}"' if name in coded else f'"{name}"' for name in names)
    rows = f"(SELECT {stored}, search_text FROM {searched(connection, description.name)})"
    for column in description.derived:  # one at a time: a derived column may stand on the one before
        rows = f"(SELECT row.*, ({column.sql})::{column.type} AS {column.name} FROM {rows} AS row)"
    order = "" if is_view(connection, description.name) else f"ORDER BY {', '.join(description.key)}"
    connection.execute(f"CREATE TABLE {description.name} AS FROM {rows} {order}")


def create_participation(connection: duckdb.DuckDBPyConnection) -> None:
    """Create project_organisations and event_organisations: one row a record and organisation, lead before partner."""
    connection.execute(_SPELLING)
    for register, lead in (("project", "lead_organisation"), ("event", "organiser")):
        order = "" if is_view(connection, f"{register}s") else "ORDER BY ALL"
        sql = _PARTICIPATION.format(register=register, key=f"{register}_id", lead=lead, table=f"{register}s", order=order)
        connection.execute(sql)
    connection.execute(
        "INSERT INTO organisations BY NAME SELECT DISTINCT organisation_id, organisation_id AS name, false AS is_group FROM "
        "(SELECT organisation_id FROM project_organisations UNION SELECT organisation_id FROM event_organisations) "
        "WHERE organisation_id NOT IN (SELECT organisation_id FROM checked.organisations)"
    )


def create_calendar(connection: duckdb.DuckDBPyConnection, described: list[Description]) -> None:
    """Create `registers`: what is known of each register's own dates, so that no figure depends on today."""
    connection.execute("CREATE TABLE registers (register VARCHAR, as_of DATE, last_whole_year INTEGER, publisher VARCHAR, licence VARCHAR)")
    for one in described:
        row = [one.name, one.as_of, one.last_whole_year, one.publisher["en"], one.licence]
        connection.execute("INSERT INTO registers VALUES (?, ?, ?, ?, ?)", row)
