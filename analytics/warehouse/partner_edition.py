"""The partner edition of a version: what a partner may see of it, groups in place of the records of a register that is not public."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

import duckdb

from analytics.registry.description import Description
from analytics.roles import PUBLIC
from analytics.warehouse import versions
from analytics.warehouse.manifest import RegisterCount
from analytics.warehouse.predicates import KEYS
from analytics.warehouse.told import Telling, create_held_back, tell, tellings_of

Described = Mapping[str, Description]
Groups = Mapping[str, list[Telling]]


def id_of(whole: str) -> str:
    """Return the id of the partner edition of the version `whole`."""
    return f"{whole[:10]}-{hashlib.sha256(f'partner {whole}'.encode()).hexdigest()[:10]}"


def as_partners_see(described: Described) -> dict[str, Description]:
    """Return the descriptions in which a register whose records partners may see is public."""
    return {name: replace(one, visibility=PUBLIC) if one.disclosure.rows else one for name, one in described.items()}


def groups_of_registers(whole: str, described: Described) -> dict[str, list[Telling]]:
    """Return what may be told of each register of records of `whole` that partners may not see as it is."""
    hidden = [one for name, one in as_partners_see(described).items() if one.visibility != PUBLIC and name in KEYS]
    cursor = versions.opened(whole).cursor()
    try:
        return {one.name: tellings_of(cursor, one) for one in hidden}
    finally:
        cursor.close()


def fill(connection: duckdb.DuckDBPyConnection, described: Described, groups: Groups) -> None:
    """Put what is told into the empty tables of its registers."""
    create_held_back(connection)
    for name, told in groups.items():
        tell(connection, described[name], told)


def counted(counts: Mapping[str, RegisterCount], groups: Groups) -> dict[str, RegisterCount]:
    """Return the counts of a manifest with the records that are told."""
    told = {name: found[0].records for name, found in groups.items()}
    return {name: replace(one, rows_in=told[name], loaded=told[name]) if name in told else one for name, one in counts.items()}
