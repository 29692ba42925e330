"""A version with many generated projects: one drawn project repeated under new identifiers, written straight into its database."""

from dataclasses import replace

import duckdb

from analytics.warehouse import versions
from analytics.warehouse.manifest import read_manifest, sha256_of

_MANY = (
    "CREATE TABLE many AS SELECT projects.* REPLACE (format('G{:07d}', number) AS project_id, title || ' ' || number AS title, "
    "(2000 + number % 25)::BIGINT AS year, CASE WHEN number % 10 = 0 THEN NULL ELSE number / 4 END AS budget_amount, "
    "'https://example.org/' || number AS source_url) FROM projects, range($rows) AS counted(number)"
)


def with_generated_projects(world, rows: int) -> str:
    """Return the id of a version of one drawn project, generated `rows` times."""
    world.has("projects", "project_id | title | axis | note\nP1 | École « Réussir », مشروع | ai | generated")
    version = world.version
    database = duckdb.connect(str(versions.database(version)))
    for order in (_MANY, "DELETE FROM projects", "INSERT INTO projects FROM many ORDER BY project_id", "DROP TABLE many", "CHECKPOINT"):
        database.execute(order, {"rows": rows} if order == _MANY else None)
    database.close()
    manifest = versions.manifest_file(version)
    said = replace(read_manifest(manifest), sha256=sha256_of(versions.database(version)))
    manifest.write_text(said.to_json(), encoding="utf-8")
    versions.manifest_of.cache_clear()
    return version
