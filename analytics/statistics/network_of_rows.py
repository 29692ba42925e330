"""Statistics of a network on the rows of an answer: one row a link of a record to an organisation, or a pair of organisations."""

from collections import Counter
from collections.abc import Sequence

import numpy

from analytics.errors import NotEnoughData
from analytics.statistics.betweenness import betweenness
from analytics.statistics.network import communities_of, kinds_reached, pairs_bridged, partners_of, shape_of, ties_of
from analytics.statistics.network_by_chance import Pairs, bridged_by_chance, modularity_by_chance, p_of, p_of_each, ties_between
from analytics.statistics.network_positions import positions
from analytics.statistics.null_model import links_of
from analytics.statistics.of_rows import Row, share_columns

SMALLEST_NETWORK_RECORDS = 30  # below it worlds by chance hardly differ from the real one
MOST_LINKS = 5_000  # of a record to an organisation; their worlds by chance take ten seconds and 100 MB
SMALLEST_COMMUNITY = 3
BROKERS_JUDGED = 15
PERIOD_YEARS = 5


def drawn_ties(rows: Sequence[Row]) -> list[Row]:
    """Return the pairs that share `records` in the view, with the community, number of partners and place of both.

    Places come from all pairs of the version (`records_in_all`), so that they are the same in every view. Refuses where no pair does.
    """
    places = positions(tuple((row["organisation_id"], row["partner_id"], row["records_in_all"]) for row in rows))
    shown = [row for row in rows if row["records"]]
    if not shown:
        raise NotEnoughData(0, 1, "no_tie")
    ties = {(row["organisation_id"], row["partner_id"]): row["records"] for row in shown}
    partners = partners_of(ties)
    community = {name: number for number, group in enumerate(communities_of(ties)[0], 1) for name in group}

    def end(name: str, side: str) -> Row:
        x, y = places[name]
        return {f"{side}_community": community[name], f"{side}_partners": partners[name], f"{side}_x": x, f"{side}_y": y}

    ends = (({**end(row["organisation_id"], "organisation"), **end(row["partner_id"], "partner")}, row) for row in shown)
    drawn = [{**{key: value for key, value in row.items() if key != "records_in_all"}, **both} for both, row in ends]
    return sorted(drawn, key=lambda row: (-row["records"], row["organisation"], row["partner"]))


def _enough(rows: Sequence[Row]) -> Pairs:
    """Return the links of `rows` as (record, organisation); refuse above 5,000, under 30 records, or where none names two organisations."""
    if len(rows) > MOST_LINKS:
        raise NotEnoughData(len(rows), MOST_LINKS, "too_many_links")
    pairs = tuple(sorted((row["record"], row["organisation_id"]) for row in rows))
    records = len({record for record, _ in pairs})
    if records < SMALLEST_NETWORK_RECORDS:
        raise NotEnoughData(records, SMALLEST_NETWORK_RECORDS)
    if len(pairs) == records:
        raise NotEnoughData(0, 1, "no_tie")
    return pairs


def brokers(rows: Sequence[Row]) -> list[Row]:
    """Return the organisations that lie between others, by betweenness, with what they bridge and what chance would give them."""
    pairs = _enough(rows)
    about = {row["organisation_id"]: row for row in rows}
    kinds = {name: row["organisation_type"] for name, row in about.items()}
    found = [{**_named(about[name]), **measures} for name, measures in _brokerage(pairs, kinds).items()]
    if not found:
        raise NotEnoughData(0, 1, "no_tie")
    return _judged(sorted(found, key=lambda row: (-row["betweenness_pct"], row["organisation"])), pairs, kinds)


def _judged(found: list[Row], pairs: Pairs, kinds: dict[str, str | None]) -> list[Row]:
    """Return brokers with the pairs they bridge by chance, and the p of the first fifteen, which are judged together."""
    names = [row["organisation_id"] for row in found]
    chance, bridged = bridged_by_chance(pairs, names, kinds), numpy.array([row["pairs_bridged"] for row in found])
    p_values = p_of_each(bridged[:BROKERS_JUDGED], chance[:, :BROKERS_JUDGED])
    return [
        {**row, "pairs_by_chance": float(chance[:, place].mean()), "p_value": float(p_values[place]) if place < len(p_values) else None}
        for place, row in enumerate(found)
    ]


def _named(row: Row) -> Row:
    return {column: row[column] for column in ("organisation_id", "organisation", "organisation_type")}


def _brokerage(pairs: Pairs, kinds: dict[str, str | None]) -> dict[str, Row]:
    """Return the measures of each organisation that lies on a shortest way between others."""
    links, names = links_of(pairs), sorted(kinds)
    ties, between = ties_of(links), betweenness(links)
    partners, records, reached = partners_of(ties), Counter(name for _, name in pairs), kinds_reached(ties, kinds)
    bridged = pairs_bridged(ties, names, [kinds[name] for name in names])
    return {
        name: {
            "records": records[name],
            "partners_number": partners[name],
            "betweenness_pct": 100 * between[name],
            "types_reached": reached[name],
            "pairs_bridged": int(bridged[place]),
        }
        for place, name in enumerate(names)
        if name in partners and between[name] > 0
    }


def communities(rows: Sequence[Row]) -> list[Row]:
    """Return the communities of at least three organisations, the largest first, and the modularity against worlds by chance."""
    pairs = _enough(rows)
    ties = ties_of(links_of(pairs))
    groups, modularity = communities_of(ties)
    chance = modularity_by_chance(pairs)
    against = {"modularity": modularity, "modularity_by_chance": float(chance.mean()), "p_value": p_of(modularity, chance)}
    found = [
        {**_community(number, group, rows), "ties": ties_between(ties, group), **against}
        for number, group in enumerate(groups, 1)
        if len(group) >= SMALLEST_COMMUNITY
    ]
    if not found:
        raise NotEnoughData(0, 1, "no_tie")
    return found


def _community(number: int, group: frozenset[str], rows: Sequence[Row]) -> Row:
    own = [row for row in rows if row["organisation_id"] in group]
    ties = ties_of(links_of((row["record"], row["organisation_id"]) for row in own))
    partners, names = partners_of(ties), {row["organisation_id"]: row["organisation"] for row in own}
    centre = min(group, key=lambda name: (-partners.get(name, 0), names[name]))
    axis, on_axis = _commonest(Counter(axis for _, axis in {(row["record"], row["axis"]) for row in own}))
    kind, of_type = _commonest(Counter({row["organisation_id"]: row["organisation_type"] for row in own}.values()))
    counts = {"organisations": len(group), "records": len({row["record"] for row in own})}
    return {
        "community": number,
        "centre": names[centre],
        **counts,
        "axis": axis,
        "on_axis": on_axis,
        "organisation_type": kind,
        "of_type": of_type,
    }


def _commonest(counts: Counter) -> tuple[str | None, int]:
    known = {code: count for code, count in counts.items() if code is not None}
    if not known:
        return None, 0
    return min(known.items(), key=lambda item: (-item[1], item[0]))


def shapes(rows: Sequence[Row]) -> list[Row]:
    """Return the shape of the network of each period of five years in which two organisations share a record."""
    periods: dict[int, list[Row]] = {}
    for row in (row for row in rows if row["year"] is not None):
        periods.setdefault(row["year"] // PERIOD_YEARS * PERIOD_YEARS, []).append(row)
    found = [shape for start in sorted(periods) for shape in _shape(periods[start])]
    if not found:
        raise NotEnoughData(0, 1, "no_tie")
    return found


def _shape(rows: list[Row]) -> list[Row]:
    ties = ties_of(links_of((row["record"], row["organisation_id"]) for row in rows))
    if not ties:
        return []
    shape, first, last = shape_of(ties), min(row["year"] for row in rows), max(row["year"] for row in rows)
    named = {"years": str(first) if first == last else f"{first}-{last}", "organisations": shape.organisations, "ties": shape.ties}
    parts = {"components": shape.components, "largest_pct": 100 * shape.largest_share}
    return [{**named, **parts, "core": shape.core, "density_pct": 100 * shape.density}]


def scopes(rows: Sequence[Row]) -> list[Row]:
    """Add the share of records that link organisations of Morocco and abroad, with its Wilson interval, where a year has 30 records."""
    return [{**row, **share_columns(row["across"], row["linked"])} for row in rows]
